// How this device becomes one that a server knows. client/app implements it over client/link.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <functional>
#include <optional>

#include "shared/core/result.h"

namespace carnet::client {

class SignInService : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("client/app makes it")

 public:
  using QObject::QObject;
  // Why the last try failed, for a page that was made after it.
  const std::optional<Problem>& lastProblem() const { return last_problem_; }
  // `link` is the invitation as it was given. Problems: "link.…", "auth.…".
  virtual void signIn(const QString& link, const QString& login, const QString& password,
                      std::function<void(const Result<Nothing>&)> done) = 0;
  // For a device the server knows, whose session has ended.
  virtual void signInAgain(const QString& login, const QString& password,
                           std::function<void(const Result<Nothing>&)> done) = 0;
  // An invitation for another person's device, as a link; `password` is their first one. For administrators.
  virtual void invite(const QString& login, const QString& password,
                      std::function<void(const Result<QString>&)> done) = 0;

 protected:
  std::optional<Problem> last_problem_;
};

}  // namespace carnet::client
