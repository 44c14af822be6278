#include "client/modules/organisation/invitation_controller.h"

#include <QClipboard>
#include <QGuiApplication>

#include "client/modules/organisation/problem_words.h"
#include "shared/core/enrolment.h"

namespace carnet::client {

namespace {
// A person who was added a moment ago is still on the way to the server.
constexpr int tries = 8;
constexpr int pauseMs = 700;
}  // namespace

void InvitationController::invite(const QString& login, const QString& password) {
  if (busy_ || !service_) return;
  busy_ = true;
  link_.clear();
  problem_.clear();
  emit changed();
  ask(login.trimmed(), password, tries, ++asked_);
}

void InvitationController::ask(const QString& login, const QString& password, int left, int asked) {
  service_->invite(login, password,
                   [self = QPointer(this), login, password, left, asked](const Result<QString>& result) {
                     if (!self || self->asked_ != asked) return;
                     if (!result.ok() && result.problem().code == "auth.unknown_login" && left > 1 && self->service_) {
                       QTimer::singleShot(pauseMs, self, [self, login, password, left, asked] {
                         if (self->asked_ == asked && self->service_) self->ask(login, password, left - 1, asked);
                       });
                       return;
                     }
                     self->busy_ = false;
                     if (result.ok()) {
                       self->link_ = *result;
                       const auto invite = InviteLink::parse(result->toStdString());
                       const QString host = self->host_;
                       self->host_ = invite ? QString::fromStdString(invite->host) : QString();
                       if (!host.isEmpty()) self->setHost(host);
                     } else {
                       self->problem_ = problemSentence(result.problem());
                       if (self->problem_.isEmpty()) self->problem_ = QString::fromStdString(result.problem().code);
                     }
                     emit self->changed();
                   });
}

void InvitationController::setHost(const QString& host) {
  auto invite = InviteLink::parse(link_.toStdString());
  if (!invite || host.trimmed().isEmpty() || host.contains('/')) return;
  host_ = host.trimmed();
  invite->host = host_.toStdString();
  link_ = QString::fromStdString(invite->toString());
  emit changed();
}

bool InvitationController::isOnlyHere() const {
  return host_ == "localhost" || host_ == "::1" || host_.startsWith("127.");
}

void InvitationController::copy() const { QGuiApplication::clipboard()->setText(link_); }

void InvitationController::clear() {
  ++asked_;
  busy_ = false;
  link_.clear();
  problem_.clear();
  emit changed();
}

}  // namespace carnet::client

#include "moc_invitation_controller.cpp"
