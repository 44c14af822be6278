#pragma once

#include <QObject>
#include <QQmlIncubationController>

namespace carnet::client {

/// Makes what may be made later (QML that is incubated or loaded asynchronously) in pieces of a few milliseconds, each an
/// event of its own: what a person does in between is handled first. Qt's own controller takes up to 10 ms at once.
class ShortIncubation : public QObject, public QQmlIncubationController {
 public:
  static constexpr int piece_ms = 3;

  using QObject::QObject;

  /// Makes at once what was begun and deletes what was given up: an engine that ends in the middle of it complains.
  void finish();

 protected:
  void incubatingObjectCountChanged(int count) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  int timer_ = 0;
};

}  // namespace carnet::client
