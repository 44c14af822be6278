// The transport of a replica under test.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "client/replica/transport.h"
#include "shared/wire/link_end.h"

namespace carnet::client {

// Stands where the network and the server would be; the test is the server.
class FakeLink final : public Transport {
 public:
  void attach(TransportEvents* events) override { events_ = events; }
  void open(std::uint64_t attempt) override {
    change([&] { attempt_ = attempt, ++opened_, is_open_ = true, end_ = {}; });
  }
  void send(std::string frame) override {
    change([&] {
      const auto messages = end_.decodeAll(frame);
      sent_.insert(sent_.end(), messages->begin(), messages->end());
      ++frames_;
    });
  }
  void close() override {
    change([&] { is_open_ = false; });
  }
  void renewToken() override { events_->tokenRenewed("fresh"); }

  // The next message of this kind that the replica sends.
  template <class M>
  M expect() {
    M found;
    const bool came = waitUntil([&] {
      while (read_ < sent_.size()) {
        if (const auto* message = std::get_if<M>(&sent_[read_++])) {
          found = *message;
          return true;
        }
      }
      return false;
    });
    EXPECT_TRUE(came) << "the message did not come";
    return found;
  }
  bool waitForOpen(int times) {
    return waitUntil([&] { return opened_ >= times; });
  }
  bool waitForClose() {
    return waitUntil([&] { return !is_open_; });
  }
  void connected() { events_->opened(attempt_, "token"); }
  void deliver(const sync::Message& message) { events_->received(attempt_, end_.encode(message)); }
  // In as few frames as the replica takes.
  void deliver(const std::vector<sync::Message>& messages) {
    for (std::string& frame : end_.encodeAll(messages)) events_->received(attempt_, std::move(frame));
  }
  void deliverRaw(std::string frame) { events_->received(attempt_, std::move(frame)); }
  void cut(Problem why = {}) { events_->closed(attempt_, std::move(why)); }
  int framesSent() {
    const std::lock_guard lock(mutex_);
    return frames_;
  }
  int opened() {
    const std::lock_guard lock(mutex_);
    return opened_;
  }

 private:
  template <class Change>
  void change(const Change& change) {
    {
      const std::lock_guard lock(mutex_);
      change();
    }
    changed_.notify_all();
  }
  template <class Condition>
  bool waitUntil(const Condition& condition) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(10), condition);
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  TransportEvents* events_ = nullptr;
  wire::LinkEnd end_;
  std::atomic<std::uint64_t> attempt_ = 0;
  int opened_ = 0;
  int frames_ = 0;
  bool is_open_ = false;
  std::vector<sync::Message> sent_;
  std::size_t read_ = 0;
};

}  // namespace carnet::client
