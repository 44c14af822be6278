#include "client/link/link_worker.h"

#include <QSslSocket>
#include <QWebSocket>
#include <charconv>

#include "client/link/certificate_pin.h"
#include "client/link/pinned_http.h"
#include "client/link/token_source.h"
#include "shared/sync/messages.h"

namespace carnet::client {

namespace {

// A link that lived shorter may have ended because of its token.
constexpr qint64 trustedAfterMs = 5'000;

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
constexpr auto failed = &QWebSocket::errorOccurred;
#else
constexpr auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif

}  // namespace

LinkWorker::LinkWorker(Secrets& secrets) : secrets_(secrets), tokens_(new TokenSource(secrets, this)) {}

LinkWorker::~LinkWorker() { dropSocket(); }

void LinkWorker::attach(TransportEvents* events) {
  const std::lock_guard lock(events_mutex_);
  events_ = events;
}

template <class Call>
void LinkWorker::report(const Call& call) {
  const std::lock_guard lock(events_mutex_);
  if (events_ != nullptr) call(*events_);
}

void LinkWorker::open(std::uint64_t attempt) {
  dropSocket();
  attempt_ = attempt;
  is_under_way_ = true;
  is_open_ = false;
  if (wait_ms_ > 0 && refused_for_.elapsed() < wait_ms_) return end(refusal_);
  wait_ms_ = 0;
  try {
    credentials_ = loadCredentials(secrets_);
  } catch (const std::exception& error) {
    return end({"platform.secrets", "", {error.what()}});
  }
  if (!credentials_) return end({"link.not_enrolled", "", {}});
  tokens_->get(*credentials_, [this, attempt](const Result<std::string>& token) {
    if (attempt != attempt_ || !is_under_way_) return;
    if (token) return connectSocket(*token);
    // The only value of a server's refusal is the number of seconds to wait.
    const Problem& problem = token.problem();
    if (problem.code.starts_with("auth.") && !problem.values.empty()) {
      int seconds = 0;
      const std::string& text = problem.values.front();
      std::from_chars(text.data(), text.data() + text.size(), seconds);
      wait_ms_ = qint64{seconds} * 1000;
      refused_for_.start();
      refusal_ = problem;
    }
    end(problem);
  });
}

void LinkWorker::connectSocket(const std::string& token) {
  socket_ = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
  socket_->setMaxAllowedIncomingFrameSize(sync::maxFrameBytes);
  socket_->setMaxAllowedIncomingMessageSize(sync::maxFrameBytes);
  socket_->setOutgoingFrameSize(sync::maxFrameBytes);
  socket_->setSslConfiguration(pinnedTls());
  const std::string address = addressOf(credentials_->host, credentials_->port);

  connect(socket_, &QWebSocket::sslErrors, this, [this, address](const QList<QSslError>&) {
    // Asked as early as possible: with the wrong key not even the request for a WebSocket leaves this device.
    const auto* tls = socket_->findChild<QSslSocket*>();
    if (tls != nullptr && matchesPin(tls->peerCertificate(), credentials_->pin))
      socket_->ignoreSslErrors();
    else
      end({"link.wrong_certificate", "", {address}});
  });
  connect(socket_, &QWebSocket::connected, this, [this, token] { onConnected(token); });
  connect(socket_, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& bytes) {
    if (is_open_) report([&](TransportEvents& events) { events.received(attempt_, bytes.toStdString()); });
  });
  connect(socket_, &QWebSocket::textMessageReceived, this, [this] { end({"frame.malformed", "", {"text"}}); });
  connect(socket_, &QWebSocket::disconnected, this, [this, address] {
    if (is_open_)
      end({});
    else
      end({"link.unreachable", "", {address, socket_->errorString().toStdString()}});
  });
  connect(socket_, failed, this, [this, address](QAbstractSocket::SocketError) {
    if (is_open_)
      end({});
    else
      end({"link.unreachable", "", {address, socket_->errorString().toStdString()}});
  });

  QUrl url;
  url.setScheme("wss");
  url.setHost(QString::fromStdString(credentials_->host));
  url.setPort(credentials_->port);
  url.setPath("/sync");
  socket_->open(url);
}

void LinkWorker::onConnected(const std::string& token) {
  const auto* tls = socket_->findChild<QSslSocket*>();
  const QSslCertificate certificate =
      tls != nullptr ? tls->peerCertificate() : socket_->sslConfiguration().peerCertificate();
  if (!matchesPin(certificate, credentials_->pin)) {
    return end({"link.wrong_certificate", "", {addressOf(credentials_->host, credentials_->port)}});
  }
  is_open_ = true;
  opened_for_.start();
  report([&](TransportEvents& events) { events.opened(attempt_, token); });
}

void LinkWorker::send(const std::string& frame) {
  if (!is_open_) return;
  socket_->sendBinaryMessage(QByteArray::fromRawData(frame.data(), static_cast<qsizetype>(frame.size())));
}

void LinkWorker::close() {
  is_under_way_ = false;
  dropSocket();
}

void LinkWorker::end(Problem why) {
  if (!is_under_way_) return;
  is_under_way_ = false;
  dropSocket();
  report([&](TransportEvents& events) { events.closed(attempt_, std::move(why)); });
}

void LinkWorker::dropSocket() {
  if (is_open_ && opened_for_.elapsed() < trustedAfterMs) tokens_->forget();
  is_open_ = false;
  if (socket_ == nullptr) return;
  QWebSocket* socket = std::exchange(socket_, nullptr);
  socket->disconnect(this);
  // What was given to it before, an Error's reason for one, still goes out if the network takes it at once.
  socket->flush();
  socket->abort();
  socket->deleteLater();
}

void LinkWorker::renewToken() {
  if (!credentials_) return;
  try {
    credentials_ = loadCredentials(secrets_);
  } catch (const std::exception&) {
    return;
  }
  if (!credentials_) return;
  tokens_->renew(*credentials_, [this](const Result<std::string>& token) {
    // Without a token the server ends the link, and the next attempt says why.
    if (token) report([&](TransportEvents& events) { events.tokenRenewed(*token); });
  });
}

void LinkWorker::wokeUp() {
  report([](TransportEvents& events) { events.wokeUp(); });
}

}  // namespace carnet::client
