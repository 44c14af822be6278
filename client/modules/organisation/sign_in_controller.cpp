#include "client/modules/organisation/sign_in_controller.h"

#include "client/modules/organisation/problem_words.h"
#include "shared/core/enrolment.h"

namespace carnet::client {

void SignInController::setService(SignInService* service) {
  if (service_ == service) return;
  service_ = service;
  emit serviceChanged();
  if (service_ && service_->lastProblem()) show(*service_->lastProblem());
}

void SignInController::signIn(const QString& link, const QString& login, const QString& password) {
  if (busy_ || !service_) return;
  clear();
  if (link.trimmed().isEmpty()) {
    link_error_ = tr("Paste the invitation your administrator gave you.");
  } else if (!InviteLink::parse(link.trimmed().toStdString())) {
    link_error_ = problemSentence({"link.bad_invite", {}, {}});
  }
  if (login.trimmed().isEmpty()) login_error_ = tr("Type your login.");
  if (password.isEmpty()) password_error_ = tr("Type your password.");
  if (!link_error_.isEmpty() || !login_error_.isEmpty() || !password_error_.isEmpty()) return emit changed();
  busy_ = true;
  emit changed();
  service_->signIn(link.trimmed(), login.trimmed(), password, answered());
}

void SignInController::signInAgain(const QString& login, const QString& password) {
  if (busy_ || !service_) return;
  clear();
  if (login.trimmed().isEmpty()) login_error_ = tr("Type your login.");
  if (password.isEmpty()) password_error_ = tr("Type your password.");
  if (!login_error_.isEmpty() || !password_error_.isEmpty()) return emit changed();
  busy_ = true;
  emit changed();
  service_->signInAgain(login.trimmed(), password, answered());
}

std::function<void(const Result<Nothing>&)> SignInController::answered() {
  return [self = QPointer(this)](const Result<Nothing>& result) {
    if (!self) return;
    self->busy_ = false;
    if (result.ok()) {
      emit self->changed();
      emit self->signedIn();
    } else {
      self->show(result.problem());
    }
  };
}

void SignInController::show(const Problem& problem) {
  clear();
  const QString code = QString::fromStdString(problem.code);
  QString sentence = problemSentence(problem);
  if (sentence.isEmpty())
    sentence = tr("Signing in did not work (%1). Try again, or ask your administrator.").arg(code);
  if (code.contains("password") || problem.field == "password") {
    password_error_ = sentence;
  } else if (code.startsWith("auth.code") || code == "link.bad_invite" || problem.field == "link") {
    link_error_ = sentence;
  } else if (problem.field == "login") {
    login_error_ = sentence;
  } else {
    error_ = sentence;
  }
  emit changed();
}

void SignInController::clear() {
  link_error_.clear();
  login_error_.clear();
  password_error_.clear();
  error_.clear();
}

}  // namespace carnet::client

#include "moc_sign_in_controller.cpp"
#include "moc_sign_in_service.cpp"
