// How frames leave the replica and reach it. client/link implements it over WebSockets; tests with a pair of queues.
#pragma once

#include <cstdint>
#include <string>

#include "shared/core/result.h"

namespace carnet::client {

// What a transport reports, from any thread. For one attempt, in order: `opened` at most once, frames, `closed` once;
// nothing after it. An attempt that never opened reports `closed` alone. Reports of an attempt older than the newest
// open() are ignored.
class TransportEvents {
 public:
  virtual ~TransportEvents() = default;
  // The server's certificate was compared with the pin and `token` is a fresh access token.
  virtual void opened(std::uint64_t attempt, std::string token) = 0;
  virtual void received(std::uint64_t attempt, std::string frame) = 0;
  // `why.code` is empty for an ordinary cut; else what a person must know: "link.wrong_certificate",
  // "auth.unknown_device", "link.no_address" … (link.h lists them).
  virtual void closed(std::uint64_t attempt, Problem why) = 0;
  // The answer to renewToken().
  virtual void tokenRenewed(std::string token) = 0;
  // The machine has a network again, or the app came to the front.
  virtual void wokeUp() = 0;
};

// Calls return at once and never throw for what the network does.
class Transport {
 public:
  virtual ~Transport() = default;
  // Before the first open(). After attach(nullptr) has returned no event is delivered any more.
  virtual void attach(TransportEvents* events) = 0;
  // Attempts are numbered upwards; a new one ends the one before it.
  virtual void open(std::uint64_t attempt) = 0;
  // Frames reach the network in order, or not at all once the attempt has ended.
  virtual void send(std::string frame) = 0;
  virtual void close() = 0;
  virtual void renewToken() = 0;
};

}  // namespace carnet::client
