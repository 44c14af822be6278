// Attachments on the device's side of one connection: what is sent and fetched, several parts at once within the pace of
// each direction, a few blobs at a time. Keeps only what is under way; what is durable is the BlobStore's.
#pragma once

#include <deque>
#include <vector>

#include "shared/sync/blob_pace.h"
#include "shared/sync/local_store.h"

namespace carnet::sync {

class BlobLane {
 public:
  // `store` may be null: then nothing is ever sent or fetched.
  explicit BlobLane(BlobStore* store) : store_(store) {}

  // A new connection, with the window that its Welcome declares.
  void open(std::uint32_t window_bytes);
  void close();
  // The server may have lost what it had (BlobStore::offerAgain).
  void offerAgain();

  // Which records are not through yet; no part is begun in a direction in which there are some.
  struct Waiting {
    bool up = false;
    bool down = false;
  };
  // Adds to `send` what may go now. Questions go at once, parts when no record waits.
  void more(Waiting records, Instant now, std::vector<Message>& send);

  // True when a blob is whole at the server with it.
  bool onHave(const BlobHave& have, Instant now);
  // False for a part that is no answer to a question: the server sends more than was asked for.
  bool onPart(const BlobPart& part, Instant now);
  void onMissing(const BlobMissing& missing, Instant now);

  // Whether there was something to send or fetch when the lane was last open.
  bool hasWork() const { return has_work_; }

 private:
  struct Upload {
    Sha256 hash{};
    std::uint64_t total = 0;
    std::uint64_t next = 0;     // the offset of the part to send next
    std::size_t under_way = 0;  // questions and parts without an answer
    bool is_known = false;      // the server said how much it has
    bool is_lost = false;       // it has less than what was sent: goes on from there when all is answered
    bool is_refused = false;    // its file is not what it was: not again on this connection
  };
  struct Download {
    Sha256 hash{};
    Uuid attachment_id;
    std::uint64_t next = 0;   // the offset to ask for next
    std::uint64_t total = 0;  // 0 = not known
    std::size_t under_way = 0;
    bool is_lost = false;  // a part came short: taken up again from what the store has when all is answered
  };
  // What goes up is answered in order: BlobAsk (no bytes) and BlobPut, each with a BlobHave.
  struct Sent {
    Sha256 hash{};
    std::uint64_t end = 0;
    bool is_part = false;
  };
  struct Asked {
    Sha256 hash{};
    std::uint64_t offset = 0;
    std::size_t length = 0;
  };
  void takeUp(std::vector<Message>& send);
  void sendParts(Instant now, std::vector<Message>& send);
  void askForParts(Instant now, std::vector<Message>& send);

  BlobStore* store_;
  bool is_open_ = false;
  bool has_work_ = false;
  BlobPace up_, down_;
  std::deque<Upload> uploads_;
  std::deque<Download> downloads_;
  std::deque<Sent> sent_;
  std::deque<Asked> asked_;
};

}  // namespace carnet::sync
