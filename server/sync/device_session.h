// One link of one device, from its first frame to its end: hosts the state machine sync::ServerSession, does what it
// asks for (authority, feed, snapshot, blobs) and sends what it answers. Everything runs on the link's strand.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/sync/blob_rights.h"
#include "server/sync/session_host.h"
#include "shared/sync/server_session.h"
#include "shared/wire/link_end.h"

namespace carnet::server {

// What a link is told that ends because its device has a newer one.
inline constexpr const char* displacedText = "displaced by a newer connection of the device";

class DeviceSession : public std::enable_shared_from_this<DeviceSession> {
 public:
  DeviceSession(SessionHost& host, const SessionParts& parts, boost::asio::thread_pool::executor_type blocking,
                std::shared_ptr<Link> link);

  boost::asio::awaitable<void> run();

  // From any thread.
  void announce(std::int64_t head);
  void end(CloseReason reason, std::string text);
  // Says why, then ends.
  void refuse(std::string code, bool fatal, std::int64_t retry_after_ms = 0);
  // Another hello of the device was noted, here or at another node: an older session ends. From any thread.
  void displacedBy(std::int64_t hello_no);
  // Set before the host knows the session.
  const Uuid& deviceId() const { return hello_.device_id; }
  const Uuid& personId() const { return person_id_; }
  std::size_t outgoingBytes() const { return outgoing_bytes_; }
  // The newest commit that was sent; nullopt before the session has begun.
  std::optional<std::int64_t> sentUpTo() const {
    const std::int64_t sent = sent_up_to_;
    return sent < 0 ? std::nullopt : std::optional(sent);
  }

 private:
  using Blob = std::variant<sync::BlobAsk, sync::BlobPut, sync::BlobGet>;

  boost::asio::awaitable<bool> greet();
  void endIfDisplaced();
  boost::asio::awaitable<std::optional<sync::SessionStart>> prepare(const Principal& principal);
  boost::asio::awaitable<void> readFrames();
  void receive(std::vector<sync::Message> messages);
  boost::asio::awaitable<void> tick();
  boost::asio::awaitable<void> writeFrames();
  boost::asio::awaitable<void> giveFeed(sync::FeedRequest request);
  boost::asio::awaitable<bool> mayBeSent(const std::vector<sync::Message>& messages);
  // Its turn to be compared; false when the link has ended before.
  boost::asio::awaitable<bool> awaitComparison();
  boost::asio::awaitable<void> giveSums(sync::SumsRequest request);
  boost::asio::awaitable<void> giveRanges(sync::RangesRequest request);
  boost::asio::awaitable<void> giveChunk(sync::ChunkRequest request);
  boost::asio::awaitable<void> verify(std::string token);
  boost::asio::awaitable<void> moveBlobs();
  boost::asio::awaitable<void> answer(const sync::BlobAsk& ask);
  boost::asio::awaitable<void> answer(const sync::BlobPut& put);
  boost::asio::awaitable<void> answer(const sync::BlobGet& get);
  boost::asio::awaitable<BlobRight> rightToBlob(Sha256 hash, Uuid attachment_id);
  boost::asio::awaitable<void> noteSender(Sha256 hash);

  // Runs `work` on a thread that may block.
  template <class Work>
  auto onBlockingThread(Work work) -> boost::asio::awaitable<std::invoke_result_t<Work&>>;

  // Does what the session wants, in the order in which it wanted it.
  void apply(sync::SessionReaction reaction);
  void submit(std::vector<sync::Received> sets);
  void send(std::span<const sync::Message> messages);
  void send(const sync::Message& message) { send(std::span(&message, 1)); }
  void startWriting();
  // The next frame for the link: parts of blobs only when nothing else waits. nullopt when there is none.
  std::optional<std::string> nextFrame();
  void closeAfterSending(CloseReason reason, std::string text);
  // Runs a part of the session on the strand; a failure of the database or of ours ends the link with its reason.
  void start(boost::asio::awaitable<void> part);
  void fail(std::exception_ptr failure);
  // Whether what this link has under way is at its bound: then nothing more is read from it.
  bool isFull() const;
  void wakeReader();

  SessionHost& host_;
  const SessionParts& parts_;
  boost::asio::thread_pool::executor_type blocking_;
  std::shared_ptr<Link> link_;
  boost::asio::steady_timer ticker_;
  boost::asio::steady_timer room_;  // cancelled when there may be room again
  wire::LinkEnd frames_;
  sync::Hello hello_;
  Uuid person_id_;
  std::optional<sync::ServerSession> session_;
  std::deque<std::string> outgoing_;
  // Answers to BlobGet, at most what the window of blobs allows. Frames are numbered as they go out.
  std::deque<sync::Message> outgoing_parts_;
  // Written on the strand, read by whoever asks for figures.
  std::atomic<std::size_t> outgoing_bytes_ = 0;
  std::atomic<std::int64_t> sent_up_to_ = -1;
  // The number of this session's hello, 0 before it is known, and of the newest that was heard of.
  std::atomic<std::int64_t> hello_no_ = 0;
  std::atomic<std::int64_t> newest_hello_no_ = 0;
  std::size_t judging_bytes_ = 0, judging_sets_ = 0;  // at the authority
  std::deque<Blob> blobs_;
  bool moving_blobs_ = false;
  bool verifying_ = false;  // a fresh token
  bool writing_ = false;
  bool closing_ = false;
  bool head_posted_ = false;
  std::int64_t announced_ = 0;
  // While the second fence is asked about a Delta, what the session wants after it waits: a snapshot of a node must not
  // overtake the Delta that enters the node.
  bool is_checking_ = false;
  std::vector<sync::SessionReaction> held_back_;
  CloseReason close_reason_ = CloseReason::normal;
  std::string close_text_;
  std::mutex announcing_;
};

template <class Work>
auto DeviceSession::onBlockingThread(Work work) -> boost::asio::awaitable<std::invoke_result_t<Work&>> {
  std::optional<std::invoke_result_t<Work&>> result;
  const auto perform = [&work, &result]() -> boost::asio::awaitable<void> {
    result.emplace(work());
    co_return;
  };
  co_await boost::asio::co_spawn(blocking_, perform, boost::asio::use_awaitable);
  co_return std::move(*result);
}

}  // namespace carnet::server
