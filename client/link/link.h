// The replica's way to the server: a WebSocket over TLS in a thread of its own.
//
// For each attempt it gets an access token (two short HTTPS requests signed with the device's key, unless the last token
// is still good), connects, compares the server's public key with the pin, whatever the chain says, and only then
// reports `opened`. Attempts that fail are not repeated here: when to try again is the engine's decision.
//
// Problems it reports through `closed`: "link.not_enrolled", "link.unreachable" (values: host:port, reason),
// "link.wrong_certificate" (value: host:port; nothing was sent), "link.bad_answer", "platform.secrets", and the server's
// refusals: "auth.session_ended" (sign in with the password again), "auth.unknown_device", "auth.wrong_signature",
// "auth.too_many_tries", "auth.unavailable" … An ordinary cut of an open link has no code.
#pragma once

#include <memory>

#include "client/link/credentials.h"
#include "client/replica/transport.h"

class QThread;

namespace carnet::client {

class LinkWorker;

class Link final : public Transport {
 public:
  // Reads the credentials at every attempt, and keeps each new refresh token in them. `secrets` outlives it and is used
  // in the link's thread only. Needs a QCoreApplication.
  explicit Link(Secrets& secrets);
  ~Link() override;

  void attach(TransportEvents* events) override;
  void open(std::uint64_t attempt) override;
  void send(std::string frame) override;
  void close() override;
  void renewToken() override;

 private:
  std::unique_ptr<QThread> thread_;
  LinkWorker* worker_ = nullptr;
};

}  // namespace carnet::client
