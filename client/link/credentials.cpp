#include "client/link/credentials.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <stdexcept>

namespace carnet::client {

namespace {

constexpr const char* secretName = "device";
constexpr const char* enrolmentName = "enrolment";

SigningKey keyOf(const std::array<std::uint8_t, 64>& secret) {
  SigningKey key;
  key.secret = secret;
  // Ed25519 secrets of libsodium end with the public key.
  std::copy(secret.begin() + 32, secret.end(), key.public_key.begin());
  return key;
}

}  // namespace

std::optional<Credentials> loadCredentials(Secrets& secrets) {
  const std::optional<std::string> kept = secrets.read(secretName);
  if (!kept) return std::nullopt;
  const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(*kept)).object();
  const auto text = [&](const char* name) { return json.value(QLatin1String(name)).toString().toStdString(); };
  Credentials out;
  out.host = text("host");
  out.port = static_cast<std::uint16_t>(json.value("port").toInt());
  out.login = text("login");
  out.display_name = text("display_name");
  out.language = text("language");
  out.device_code = text("device_code");
  out.refresh_token = text("refresh_token");
  const auto pin = fixedFromBase64Url<32>(text("pin"));
  const auto secret = fixedFromBase64Url<64>(text("device_secret"));
  const auto server_id = Uuid::parse(text("server_id")), person_id = Uuid::parse(text("user_id")),
             device_id = Uuid::parse(text("device_id"));
  if (!pin || !secret || !server_id || !person_id || !device_id || out.host.empty() || out.port == 0) {
    throw std::runtime_error("the device's credentials are damaged");
  }
  out.pin = *pin;
  out.key = keyOf(*secret);
  out.server_id = *server_id;
  out.person_id = *person_id;
  out.device_id = *device_id;
  return out;
}

void saveCredentials(Secrets& secrets, const Credentials& c) {
  QJsonObject json;
  json["host"] = QString::fromStdString(c.host);
  json["port"] = c.port;
  json["pin"] = QString::fromStdString(toBase64Url(c.pin));
  json["server_id"] = QString::fromStdString(c.server_id.toString());
  json["user_id"] = QString::fromStdString(c.person_id.toString());
  json["login"] = QString::fromStdString(c.login);
  json["display_name"] = QString::fromStdString(c.display_name);
  json["language"] = QString::fromStdString(c.language);
  json["device_id"] = QString::fromStdString(c.device_id.toString());
  json["device_code"] = QString::fromStdString(c.device_code);
  json["device_secret"] = QString::fromStdString(toBase64Url(c.key.secret));
  json["refresh_token"] = QString::fromStdString(c.refresh_token);
  secrets.write(secretName, QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString());
}

SigningKey enrolmentKey(Secrets& secrets, const std::string& invitation) {
  const QString asked = QString::fromStdString(toHex(sha256(invitation)));
  if (const std::optional<std::string> kept = secrets.read(enrolmentName)) {
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(*kept)).object();
    const auto secret = fixedFromBase64Url<64>(json.value("device_secret").toString().toStdString());
    if (secret && json.value("invitation").toString() == asked) return keyOf(*secret);
  }
  const SigningKey key = SigningKey::create();
  const QJsonObject json{{"invitation", asked}, {"device_secret", QString::fromStdString(toBase64Url(key.secret))}};
  secrets.write(enrolmentName, QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString());
  return key;
}

void dropEnrolmentKey(Secrets& secrets) { secrets.remove(enrolmentName); }

void forgetCredentials(Secrets& secrets) { secrets.remove(secretName); }

}  // namespace carnet::client
