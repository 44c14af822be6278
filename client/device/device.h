// A device without a screen: replica and link, driven by one JSON request a line, one answer a line.
#pragma once

#include <condition_variable>
#include <mutex>
#include <nlohmann/json_fwd.hpp>

#include "client/device/requests.h"
#include "client/link/link.h"
#include "client/replica/replica.h"

namespace carnet::client {

class Device {
 public:
  // The folder was enrolled. Throws ReplicaError.
  Device(const std::filesystem::path& folder, Secrets& secrets, const Credentials& credentials, const RuleBook& book,
         bool is_link_held);
  ~Device();

  // The answer to one request: {"ok":true, …} or {"error":{"code","field","values"}}.
  nlohmann::json answer(const nlohmann::json& request);
  bool isDone() const { return is_done_; }
  // The replica's file turned out to be damaged: this device is to be ended and another one made, which rescues.
  bool isDamaged() const { return is_damaged_; }

 private:
  nlohmann::json answerTo(const nlohmann::json& request);
  nlohmann::json submit(const nlohmann::json& request);
  nlohmann::json rows(const nlohmann::json& request);
  nlohmann::json waiting();
  nlohmann::json status();
  nlohmann::json link(const nlohmann::json& request);
  nlohmann::json wait(const nlohmann::json& request);
  nlohmann::json attach(const nlohmann::json& request);
  nlohmann::json fetch(const nlohmann::json& request);
  bool holds(const nlohmann::json& condition);
  bool isIdle();
  void note();

  const RuleBook& book_;
  const std::filesystem::path folder_;
  SystemClock clock_;
  SystemRng writer_rng_;
  SystemRng rng_;
  Link link_;
  Replica replica_;
  RowReader reader_;
  Requests requests_;
  Replica::Subscription subscription_ = 0;
  bool is_done_ = false;
  bool is_damaged_ = false;

  std::mutex mutex_;
  std::condition_variable noted_;
  std::uint64_t notes_ = 0;  // something happened in the replica so often
};

}  // namespace carnet::client
