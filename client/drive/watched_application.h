#pragma once

#include <QGuiApplication>
#include <QHash>
#include <QString>
#include <QStringList>

#include "client/platform/thread_time.h"

namespace carnet::client {

/// A QGuiApplication that remembers what kept the GUI thread for longer than a person may notice (8 ms, half a frame).
///
/// Every event that the thread handles is measured from outside: timers, answers of other threads, input, drawing. Events
/// that it sends on directly count as part of it. An event that runs an event loop of its own (a dialog, a test that waits)
/// is not measured, those inside its loop are. Counted is the thread's own time (thread_time.h), so that a machine that is
/// busy with other things blames nobody. It reports and decides nothing.
class WatchedApplication : public QGuiApplication {
 public:
  static constexpr qint64 noticedNs = 8'000'000;

  WatchedApplication(int& argc, char** argv);
  /// Tells what was slow, see tell().
  ~WatchedApplication() override;

  bool notify(QObject* receiver, QEvent* event) override;

  /// The longest first, told once for each receiver and event:
  /// "23.4 ms (0.1 ms asleep, 31.0 ms by the clock), 5 times: QQuickWindowQmlImpl UpdateRequest".
  QStringList slow() const;
  /// Those that slept so long, more than once and at least every other time: they wait for the disk or for another thread,
  /// which none may, whatever it draws or builds. Now and then may be chance: a lock whose holder had just lost the
  /// processor.
  QStringList asleep() const;
  qint64 longestNs() const;
  // Of the slow ones: the longest time that one was on a processor, and how many there were.
  qint64 longestRanNs() const;
  int slowEvents() const;
  // The same less what the event spent in painting, see painted(): events that only painting made slow are left out.
  qint64 longestUnpaintedNs() const;
  int slowUnpaintedEvents() const;
  void forget() { kept_.clear(); }

  /// The event at hand spent `ns` on a processor to paint: work that a thread of its own does where a graphics processor
  /// draws. It stays part of the event.
  void painted(qint64 ns) { painted_ns_ += ns; }

 private:
  struct Kept {
    ThreadTime longest;
    qint64 longest_ran_ns = 0;
    qint64 longest_painting_ns = 0;
    qint64 longest_unpainted_ns = 0;
    int slow_unpainted = 0;
    qint64 longest_sleep_ns = 0;
    int long_sleeps = 0;
    int times = 0;
  };
  QStringList told(bool (*is_wanted)(const Kept&)) const;

  QHash<QString, Kept> kept_;
  int measured_level_ = -1;  // of nested event loops; -1 = no event is being measured
  bool ran_loop_ = false;
  qint64 painted_ns_ = 0;  // by the event that is being measured
};

}  // namespace carnet::client
