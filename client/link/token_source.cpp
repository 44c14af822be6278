#include "client/link/token_source.h"

#include <QJsonObject>
#include <utility>

#include "client/link/pinned_http.h"
#include "shared/core/enrolment.h"

namespace carnet::client {

namespace {

// Tokens live ten minutes; a young one has time left for a greeting and for some work.
constexpr qint64 youngMs = 5 * 60'000;

}  // namespace

TokenSource::TokenSource(Secrets& secrets, QObject* parent) : QObject(parent), secrets_(secrets) {}

void TokenSource::get(const Credentials& credentials, Done done) {
  if (!token_.empty() && age_.elapsed() < youngMs) return done(token_);
  renew(credentials, std::move(done));
}

void TokenSource::renew(const Credentials& credentials, Done done) {
  waiting_.push_back(std::move(done));
  if (waiting_.size() > 1) return;
  const std::string address = addressOf(credentials.host, credentials.port) + toHex(credentials.pin);
  if (http_ == nullptr || address != address_) {
    if (http_ != nullptr) http_->deleteLater();
    http_ = new PinnedHttp(credentials.host, credentials.port, credentials.pin, this);
    address_ = address;
  }
  ask(credentials, 2);
}

void TokenSource::ask(const Credentials& credentials, int tries) {
  http_->post("/nonce", {}, [this, credentials, tries](const Result<QJsonObject>& nonce) {
    if (!nonce) return answer(nonce.problem());
    const std::string text = nonce->value("nonce").toString().toStdString();
    QJsonObject body;
    body["device_id"] = QString::fromStdString(credentials.device_id.toString());
    body["refresh_token"] = QString::fromStdString(credentials.refresh_token);
    body["nonce"] = QString::fromStdString(text);
    body["signature"] = QString::fromStdString(
        toBase64Url(credentials.key.sign(tokenRequestText(text, credentials.device_id, credentials.refresh_token))));
    http_->post("/token", body, [this, credentials, tries](const Result<QJsonObject>& pair) {
      if (!pair) {
        if (pair.problem().code == "auth.nonce_expired" && tries > 1) return ask(credentials, tries - 1);
        return answer(pair.problem());
      }
      const std::string token = pair->value("access_token").toString().toStdString();
      const std::string refresh = pair->value("refresh_token").toString().toStdString();
      if (token.empty() || refresh.empty()) {
        return answer(Problem{"link.bad_answer", "", {addressOf(credentials.host, credentials.port)}});
      }
      try {
        Credentials next = credentials;
        next.refresh_token = refresh;
        saveCredentials(secrets_, next);
      } catch (const std::exception& error) {
        return answer(Problem{"platform.secrets", "", {error.what()}});
      }
      token_ = token;
      age_.start();
      answer(token);
    });
  });
}

void TokenSource::answer(const Result<std::string>& result) {
  for (const Done& done : std::exchange(waiting_, {})) done(result);
}

}  // namespace carnet::client
