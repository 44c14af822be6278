#include "client/link/enrolment.h"

#include <QJsonObject>

#include "client/link/pinned_http.h"

namespace carnet::client {

namespace {

std::string textIn(const QJsonObject& json, const char* name) {
  return json.value(QLatin1String(name)).toString().toStdString();
}

Problem badAnswer(const Credentials& credentials) {
  return {"link.bad_answer", "", {addressOf(credentials.host, credentials.port)}};
}

}  // namespace

Enrolment::Enrolment(Secrets& secrets, QObject* parent) : QObject(parent), secrets_(secrets) {}

Enrolment::~Enrolment() = default;

void Enrolment::enrol(const std::string& invite, const std::string& login, const std::string& password,
                      const std::string& device_name, Done done) {
  const std::optional<InviteLink> link = InviteLink::parse(invite);
  if (!link) return done(Problem{"link.bad_invite", "", {}});
  Credentials credentials;
  credentials.host = link->host;
  credentials.port = link->port;
  credentials.pin = link->pin;
  credentials.login = login;
  try {
    credentials.key = enrolmentKey(secrets_, invite);
  } catch (const std::exception& error) {
    return done(Problem{"platform.secrets", "", {error.what()}});
  }
  QJsonObject body;
  body["code"] = QString::fromStdString(link->code);
  body["login"] = QString::fromStdString(login);
  body["password"] = QString::fromStdString(password);
  body["device_name"] = QString::fromStdString(device_name);
  body["device_key"] = QString::fromStdString(toBase64Url(credentials.key.public_key));
  delete http_;
  http_ = new PinnedHttp(link->host, link->port, link->pin, this);
  http_->post("/enrol", body, [this, credentials, done = std::move(done)](const Result<QJsonObject>& answer) {
    if (!answer) return done(answer.problem());
    finishEnrolment(credentials, *answer, done);
  });
}

void Enrolment::finishEnrolment(Credentials credentials, const QJsonObject& answer, const Done& done) {
  const auto server_id = Uuid::parse(textIn(answer, "server_id"));
  const auto person_id = Uuid::parse(textIn(answer, "user_id"));
  const auto device_id = Uuid::parse(textIn(answer, "device_id"));
  credentials.device_code = textIn(answer, "device_code");
  credentials.display_name = textIn(answer, "display_name");
  credentials.language = textIn(answer, "language");
  credentials.refresh_token = textIn(answer, "refresh_token");
  if (!server_id || !person_id || !device_id || credentials.device_code.empty() || credentials.refresh_token.empty()) {
    return done(badAnswer(credentials));
  }
  credentials.server_id = *server_id;
  credentials.person_id = *person_id;
  credentials.device_id = *device_id;
  try {
    // The data here is one person's.
    const auto known = loadCredentials(secrets_);
    if (known && (known->person_id != *person_id || known->server_id != *server_id)) {
      return done(Problem{"replica.other_identity", "", {known->login, credentials.login}});
    }
    saveCredentials(secrets_, credentials);
    dropEnrolmentKey(secrets_);
  } catch (const std::exception& error) {
    return done(Problem{"platform.secrets", "", {error.what()}});
  }
  done(std::move(credentials));
}

void Enrolment::askSigned(const char* path, const std::string& login, const std::string& password, SignedText text,
                          std::function<void(Result<SignedAnswer>)> done) {
  std::optional<Credentials> known;
  try {
    known = loadCredentials(secrets_);
  } catch (const std::exception& error) {
    return done(Problem{"platform.secrets", "", {error.what()}});
  }
  if (!known) return done(Problem{"link.not_enrolled", "", {}});
  delete http_;
  http_ = new PinnedHttp(known->host, known->port, known->pin, this);
  http_->post("/nonce", {},
              [this, path, login, password, text = std::move(text), known = *known,
               done = std::move(done)](const Result<QJsonObject>& nonce) {
                if (!nonce) return done(nonce.problem());
                const std::string fresh = textIn(*nonce, "nonce");
                const std::string signature = toBase64Url(known.key.sign(text(fresh, known.device_id)));
                QJsonObject body;
                body["device_id"] = QString::fromStdString(known.device_id.toString());
                body["login"] = QString::fromStdString(login);
                body["password"] = QString::fromStdString(password);
                body["nonce"] = QString::fromStdString(fresh);
                body["signature"] = QString::fromStdString(signature);
                http_->post(path, body, [known, done](const Result<QJsonObject>& answer) {
                  if (!answer) return done(answer.problem());
                  done(SignedAnswer{known, *answer});
                });
              });
}

void Enrolment::invite(const std::string& login, const std::string& password,
                       std::function<void(Result<InviteLink>)> done) {
  const auto text = [login, password](const std::string& nonce, const Uuid& device_id) {
    return inviteText(nonce, device_id, login, password);
  };
  askSigned("/invite", login, password, text, [done = std::move(done)](const Result<SignedAnswer>& answer) {
    if (!answer) return done(answer.problem());
    const Credentials& known = answer->known;
    const std::string code = textIn(answer->json, "code");
    if (code.empty()) return done(badAnswer(known));
    done(InviteLink{known.host, known.port, known.pin, code});
  });
}

void Enrolment::signIn(const std::string& login, const std::string& password, Done done) {
  const auto text = [login](const std::string& nonce, const Uuid& device_id) {
    return signInText(nonce, device_id, login);
  };
  askSigned("/sign-in", login, password, text, [this, login, done = std::move(done)](Result<SignedAnswer> answer) {
    if (!answer) return done(answer.problem());
    Credentials known = std::move(answer->known);
    const auto person_id = Uuid::parse(textIn(answer->json, "user_id"));
    known.refresh_token = textIn(answer->json, "refresh_token");
    if (!person_id || known.refresh_token.empty()) return done(badAnswer(known));
    // The replica holds one person's rows and unsent work.
    if (*person_id != known.person_id) return done(Problem{"replica.other_identity", "", {known.login, login}});
    known.login = login;
    known.display_name = textIn(answer->json, "display_name");
    known.language = textIn(answer->json, "language");
    try {
      saveCredentials(secrets_, known);
    } catch (const std::exception& error) {
      return done(Problem{"platform.secrets", "", {error.what()}});
    }
    done(std::move(known));
  });
}

}  // namespace carnet::client
