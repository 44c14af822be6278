#pragma once

#include <QJSValue>
#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <functional>
#include <optional>

namespace carnet::client {

/// Has QML's collector run when a window was used and rests, as an event of its own: it goes through everything at once, and
/// in the middle of other work the person waits for both. While a window is used without a rest the engine collects when it
/// must, as before.
class CollectionAtRest : public QObject {
  Q_OBJECT

 public:
  /// So long nothing was pressed, turned or drawn.
  static constexpr int rest_ms = 300;
  /// At the soonest so long after the one before: somebody who types rests between any two letters. With twice as much the
  /// engine collected by itself now and then, in the middle of work.
  static constexpr int pause_ms = 2000;

  /// A clock that does not jump, in milliseconds.
  using Clock = std::function<qint64()>;
  static qint64 uptime();

  /// From now on, until `engine` ends.
  void begin(QQmlEngine* engine, Clock clock = uptime);

  /// The window was used, and what that left is not collected yet.
  bool isDue() const { return timer_ != 0; }

  bool eventFilter(QObject* watched, QEvent* event) override;

 signals:
  void collected();

 protected:
  void timerEvent(QTimerEvent* event) override;

 private:
  void note();

  QPointer<QQmlEngine> engine_;
  QJSValue ballast_;
  Clock clock_;
  qint64 used_ = 0;
  std::optional<qint64> drawn_, collected_;
  int timer_ = 0;
};

}  // namespace carnet::client
