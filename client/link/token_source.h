// Access tokens for a device: asked for with its refresh token and its key, kept while they are good.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <functional>
#include <memory>
#include <vector>

#include "client/link/credentials.h"

namespace carnet::client {

class PinnedHttp;

class TokenSource final : public QObject {
 public:
  using Done = std::function<void(Result<std::string>)>;

  TokenSource(Secrets& secrets, QObject* parent);

  // The token in hand when it is young, else a new one. The new refresh token is kept before the answer.
  void get(const Credentials& credentials, Done done);
  // A new one in any case.
  void renew(const Credentials& credentials, Done done);
  // The token was refused, or may have been.
  void forget() { token_.clear(); }

 private:
  void ask(const Credentials& credentials, int tries);
  void answer(const Result<std::string>& result);

  Secrets& secrets_;
  PinnedHttp* http_ = nullptr;
  std::string address_;  // of http_: another one after a new enrolment
  std::string token_;
  QElapsedTimer age_;
  std::vector<Done> waiting_;
};

}  // namespace carnet::client
