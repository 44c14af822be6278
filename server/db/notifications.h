// Listens for NOTIFY on a direct connection of its own (not through pgbouncer) and its own thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace carnet::server {

// `payload` is empty after every (re)connection: whatever was said meanwhile was missed, so look for yourself.
// Called on the listener's thread, one call at a time; it must not block for long and must not throw.
using NotificationHandler = std::function<void(const std::string& channel, const std::string& payload)>;

class NotificationListener {
 public:
  NotificationListener(std::string url, std::vector<std::string> channels, NotificationHandler handler);
  // Ends the connection; no call of the handler after it.
  ~NotificationListener();
  bool isConnected() const;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace carnet::server
