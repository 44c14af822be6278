#include "client/app/sign_in.h"

#include <QSysInfo>

namespace carnet::client {

void Application::SignIn::signIn(const QString& link, const QString& login, const QString& password,
                                 std::function<void(const Result<Nothing>&)> done) {
  enrolment_.enrol(link.toStdString(), login.toStdString(), password.toStdString(),
                   QSysInfo::machineHostName().toStdString(),
                   [this, done = std::move(done)](const Result<Credentials>& got) {
                     if (!got.ok()) {
                       last_problem_ = got.problem();
                       return done(got.problem());
                     }
                     last_problem_.reset();
                     done(Nothing{});
                     emit enrolled();
                   });
}

void Application::SignIn::signInAgain(const QString& login, const QString& password,
                                      std::function<void(const Result<Nothing>&)> done) {
  enrolment_.signIn(login.toStdString(), password.toStdString(),
                    [done = std::move(done)](const Result<Credentials>& got) {
                      if (got.ok())
                        done(Nothing{});
                      else
                        done(got.problem());
                    });
}

void Application::SignIn::invite(const QString& login, const QString& password,
                                 std::function<void(const Result<QString>&)> done) {
  enrolment_.invite(login.toStdString(), password.toStdString(),
                    [done = std::move(done)](const Result<InviteLink>& got) {
                      if (got.ok())
                        done(QString::fromStdString(got->toString()));
                      else
                        done(got.problem());
                    });
}

}  // namespace carnet::client

#include "moc_sign_in.cpp"
