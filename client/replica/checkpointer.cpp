#include "client/replica/checkpointer.h"

namespace carnet::client {

namespace {

// Of 4 KiB: what SQLite itself would wait for.
constexpr int pagesWorthIt = 1'000;
// A log that is written to without a pause never comes to an end from beside; the writer then moves the rest itself, and
// the log begins anew.
constexpr int pagesTooMany = 16'000;

}  // namespace

Checkpointer::Checkpointer(const std::filesystem::path& file, Database& writer)
    : writer_(writer), own_(file, Access::readWrite) {
  // A connection that has never read does not know of the log, and moves nothing.
  own_.number("SELECT count(*) FROM sqlite_master");
  writer_.watchLog([this](int pages) { grown(pages); });
  thread_ = std::thread([this] { run(); });
}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
  writer_.watchLog([](int) {});
}

void Checkpointer::grown(int pages) {
  if (pages < pagesWorthIt) return;
  if (pages >= pagesTooMany) writer_.checkpoint();
  ask();
}

void Checkpointer::ask() {
  {
    const std::lock_guard lock(mutex_);
    is_wanted_ = true;
  }
  wake_.notify_one();
}

void Checkpointer::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return is_wanted_ || is_closing_; });
    if (is_closing_) return;
    is_wanted_ = false;
    lock.unlock();
    own_.checkpoint();
    lock.lock();
  }
}

}  // namespace carnet::client
