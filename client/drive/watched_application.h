#pragma once

#include <QGuiApplication>
#include <QHash>
#include <QString>
#include <QStringList>

namespace carnet::client {

/// A QGuiApplication that remembers what kept the GUI thread for longer than a person may notice (8 ms, half a frame).
///
/// Every event that the thread handles is measured from outside: timers, answers of other threads, input, drawing. Events
/// that it sends on directly count as part of it. An event that runs an event loop of its own (a dialog, a test that waits)
/// is not measured, those inside its loop are. It reports and decides nothing.
class WatchedApplication : public QGuiApplication {
 public:
  static constexpr qint64 noticedNs = 8'000'000;

  WatchedApplication(int& argc, char** argv);
  /// Tells what was slow, see tell().
  ~WatchedApplication() override;

  bool notify(QObject* receiver, QEvent* event) override;

  /// The longest first: "23.4 ms, 5 times: QQuickWindowQmlImpl UpdateRequest", told once for each receiver and event.
  QStringList slow() const;
  qint64 longestNs() const;
  void forget() { kept_.clear(); }

 private:
  struct Kept {
    qint64 ns = 0;
    int times = 0;
  };
  QHash<QString, Kept> kept_;
  int measured_level_ = -1;  // of nested event loops; -1 = no event is being measured
  bool ran_loop_ = false;
};

}  // namespace carnet::client
