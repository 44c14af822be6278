// A real device inside a measuring program: the replica and the link of an enrolled data folder, with the frames that
// arrive counted on their way.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "client/link/link.h"
#include "client/replica/replica.h"
#include "client/replica/row_reader.h"
#include "shared/core/random.h"
#include "shared/core/time.h"

namespace carnet::bench {

// What the link would deliver, counted.
class CountedLink final : public client::Transport, private client::TransportEvents {
 public:
  explicit CountedLink(client::Secrets& secrets) : link_(secrets) {}
  std::uint64_t bytesReceived() const { return bytes_; }

  void attach(client::TransportEvents* events) override;
  void open(std::uint64_t attempt) override { link_.open(attempt); }
  void send(std::string frame) override { link_.send(std::move(frame)); }
  void close() override { link_.close(); }
  void renewToken() override { link_.renewToken(); }

 private:
  void opened(std::uint64_t attempt, std::string token) override { events_->opened(attempt, std::move(token)); }
  void received(std::uint64_t attempt, std::string frame) override;
  void closed(std::uint64_t attempt, Problem why) override { events_->closed(attempt, std::move(why)); }
  void tokenRenewed(std::string token) override { events_->tokenRenewed(std::move(token)); }
  void wokeUp() override { events_->wokeUp(); }

  client::Link link_;
  client::TransportEvents* events_ = nullptr;
  std::atomic<std::uint64_t> bytes_ = 0;
};

class Device {
 public:
  // The folder was enrolled by carnet-device; the link is held until restore().
  explicit Device(const std::filesystem::path& folder);
  ~Device();

  client::Replica& replica() { return *replica_; }
  const CountedLink& link() const { return *link_; }
  void cut() { replica_->holdLink(true); }
  void restore() { replica_->holdLink(false); }

  // Returns when the status is as wanted; throws std::runtime_error with what the status says after `patience_s`.
  void await(const char* what, const std::function<bool(const client::LinkStatus&)>& wanted, int patience_s = 600);
  void awaitFirstSync();
  // Until every partner can be searched: nothing that the first synchronisation left for later is still being done.
  void awaitSearch();

  std::vector<Row> partners(std::size_t limit);
  std::int64_t countPartners();

 private:
  const std::filesystem::path folder_;
  SystemClock clock_;
  SystemRng rng_;
  std::unique_ptr<client::Secrets> secrets_;
  std::unique_ptr<CountedLink> link_;
  std::unique_ptr<client::Replica> replica_;
  std::unique_ptr<client::RowReader> reader_;
  client::Replica::Subscription subscription_ = 0;
  std::mutex mutex_;
  std::condition_variable told_;
};

// A person's edit of the free field `source` of a partner, based on the value that stands in `row`.
sync::Submission editOf(const Row& row, const std::string& source);

// Runs `measure` in a thread beside Qt's event loop, for links live in the loop's threads; the program's exit status.
int runBesideQt(int argc, char** argv, const std::function<void()>& measure);

}  // namespace carnet::bench
