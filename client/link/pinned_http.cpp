#include "client/link/pinned_http.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <memory>

#include "client/link/certificate_pin.h"

namespace carnet::client {

namespace {

constexpr int timeoutMs = 8'000;
constexpr qint64 maxAnswerBytes = 64 * 1024;

}  // namespace

std::string addressOf(const std::string& host, std::uint16_t port) {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

PinnedHttp::PinnedHttp(std::string host, std::uint16_t port, const Sha256& pin, QObject* parent)
    : QObject(parent), host_(std::move(host)), port_(port), pin_(pin) {
  network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
  network_.setAutoDeleteReplies(true);
}

void PinnedHttp::post(const QString& path, const QJsonObject& body, Done done) {
  QUrl url;
  url.setScheme("https");
  url.setHost(QString::fromStdString(host_));
  url.setPort(port_);
  url.setPath(path);
  QNetworkRequest request(url);
  request.setSslConfiguration(pinnedTls());
  request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
  request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
  request.setTransferTimeout(timeoutMs);
  QNetworkReply* reply = network_.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));

  const auto is_wrong = std::make_shared<bool>(false);
  // A chain that leads nowhere is expected: the pin decides. With a good chain it decides in `encrypted`, which also
  // comes before any byte of the request is sent.
  connect(reply, &QNetworkReply::sslErrors, this, [this, reply, is_wrong] {
    if (matchesPin(reply->sslConfiguration().peerCertificate(), pin_))
      reply->ignoreSslErrors();
    else
      *is_wrong = true;
  });
  connect(reply, &QNetworkReply::encrypted, this, [this, reply, is_wrong] {
    if (matchesPin(reply->sslConfiguration().peerCertificate(), pin_)) return;
    *is_wrong = true;
    reply->abort();
  });
  connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64) {
    if (received > maxAnswerBytes) reply->abort();
  });
  connect(reply, &QNetworkReply::finished, this, [this, reply, is_wrong, done = std::move(done)] {
    Result<QJsonObject> result = read(*reply, *is_wrong);
    // A connection that failed must not be offered to the next request.
    if (!result) network_.clearConnectionCache();
    done(std::move(result));
  });
}

Result<QJsonObject> PinnedHttp::read(QNetworkReply& reply, bool is_wrong_certificate) const {
  const std::string address = addressOf(host_, port_);
  if (is_wrong_certificate) return Problem{"link.wrong_certificate", "", {address}};
  const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  if (status == 0) return Problem{"link.unreachable", "", {address, reply.errorString().toStdString()}};
  QJsonParseError error;
  const QJsonDocument json = QJsonDocument::fromJson(reply.readAll(), &error);
  if (status == 200 && json.isObject()) return json.object();
  const std::string code = json.object().value("code").toString().toStdString();
  if (status < 400 || code.empty()) return Problem{"link.bad_answer", "", {address, std::to_string(status)}};
  Problem problem{code, "", {}};
  if (const int seconds = json.object().value("retry_after").toInt(); seconds > 0) {
    problem.values.push_back(std::to_string(seconds));
  }
  return problem;
}

}  // namespace carnet::client
