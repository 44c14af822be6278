// Moves the write-ahead log of a replica into its file, on a thread and a connection of its own: a checkpoint waits for
// the disk, and neither a person nor the first synchronisation is to wait for it.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "client/replica/database.h"

namespace carnet::client {

class Checkpointer {
 public:
  // Of the log that `writer` writes to `file`; in place of SQLite's own checkpoints.
  Checkpointer(const std::filesystem::path& file, Database& writer);
  // Waits for the one under way.
  ~Checkpointer();
  // Something was written to the log beside the writer.
  void ask();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

 private:
  void grown(int pages);
  void run();

  Database& writer_;
  Database own_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_wanted_ = false;
  bool is_closing_ = false;
  std::thread thread_;
};

}  // namespace carnet::client
