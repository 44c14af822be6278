// Getting in (docs/sign-in.md): a new device by invitation and password, a known one by password alone.
//
// Problems that `done` may be given, beside those of the server: "link.bad_invite" (no invitation in this text),
// "link.not_enrolled", "link.unreachable" (values: host:port, reason), "link.wrong_certificate" (value: host:port;
// nothing was sent), "link.bad_answer", "platform.secrets" (value: reason).
#pragma once

#include <QJsonObject>
#include <QObject>
#include <functional>
#include <string>

#include "client/link/credentials.h"
#include "shared/core/enrolment.h"

namespace carnet::client {

class PinnedHttp;

class Enrolment final : public QObject {
 public:
  using Done = std::function<void(Result<Credentials>)>;

  // `secrets` outlives it. Used in a thread with an event loop; answers come there.
  explicit Enrolment(Secrets& secrets, QObject* parent = nullptr);
  ~Enrolment() override;

  // Makes a key and keeps it, registers it, keeps the credentials, then answers. When the answer is lost, asking again with
  // the same invitation registers the same key, which lets the same device in. One request at a time. A device that was
  // enrolled before goes on as another one, of the same person and server only ("replica.other_identity").
  void enrol(const std::string& invite, const std::string& login, const std::string& password,
             const std::string& device_name, Done done);
  // For an enrolled device whose session has ended ("auth.session_ended").
  void signIn(const std::string& login, const std::string& password, Done done);
  // Lets another person in, whose link is given: the person of this device must administrate. `password` is their first
  // or new one; empty leaves the one they have. Problems beside those above: "auth.not_administrator",
  // "auth.unknown_login" (also while their record is still on its way), "auth.no_password", "auth.password_…".
  void invite(const std::string& login, const std::string& password, std::function<void(Result<InviteLink>)> done);

 private:
  struct SignedAnswer {
    Credentials known;  // of this device, by whose key the request was signed
    QJsonObject json;
  };
  // What is signed: the server's fresh nonce and the device are part of it.
  using SignedText = std::function<std::string(const std::string& nonce, const Uuid& device_id)>;

  void askSigned(const char* path, const std::string& login, const std::string& password, SignedText text,
                 std::function<void(Result<SignedAnswer>)> done);
  void finishEnrolment(Credentials credentials, const QJsonObject& answer, const Done& done);

  Secrets& secrets_;
  PinnedHttp* http_ = nullptr;
};

}  // namespace carnet::client
