// Signing in over client/link's enrolment: the first time with an invitation, later with the password alone.
#pragma once

#include "client/app/application.h"
#include "client/link/enrolment.h"

namespace carnet::client {

class Application::SignIn final : public SignInService {
  Q_OBJECT

 public:
  explicit SignIn(Secrets& secrets) : enrolment_(secrets) {}

  void signIn(const QString& link, const QString& login, const QString& password,
              std::function<void(const Result<Nothing>&)> done) override;
  void signInAgain(const QString& login, const QString& password,
                   std::function<void(const Result<Nothing>&)> done) override;
  void invite(const QString& login, const QString& password, std::function<void(const Result<QString>&)> done) override;

 signals:
  void enrolled();

 private:
  Enrolment enrolment_;
};

}  // namespace carnet::client
