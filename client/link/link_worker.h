// What the link does in its own thread: one attempt at a time, from token to WebSocket to its end.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <mutex>

#include "client/link/credentials.h"
#include "client/replica/transport.h"

class QWebSocket;

namespace carnet::client {

class TokenSource;

class LinkWorker final : public QObject {
 public:
  explicit LinkWorker(Secrets& secrets);
  ~LinkWorker() override;

  // From any thread; when it returns, no event is being delivered to the events of before.
  void attach(TransportEvents* events);

  // In the worker's thread.
  void open(std::uint64_t attempt);
  void send(const std::string& frame);
  void close();
  void renewToken();
  void wokeUp();

 private:
  void connectSocket(const std::string& token);
  void onConnected(const std::string& token);
  // Ends the attempt and reports why; without effect when it has ended.
  void end(Problem why);
  void dropSocket();
  template <class Call>
  void report(const Call& call);

  Secrets& secrets_;
  TokenSource* tokens_;
  std::optional<Credentials> credentials_;
  std::uint64_t attempt_ = 0;
  bool is_under_way_ = false;  // `closed` of attempt_ was not reported yet
  bool is_open_ = false;
  QWebSocket* socket_ = nullptr;
  QElapsedTimer opened_for_;
  QElapsedTimer refused_for_;
  qint64 wait_ms_ = 0;  // after refused_for_ started: the server said when to come back
  Problem refusal_;

  std::mutex events_mutex_;
  TransportEvents* events_ = nullptr;
};

}  // namespace carnet::client
