#include "client/drive/watched_application.h"

#include <QEvent>
#include <QFileInfo>
#include <QMetaEnum>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <utility>

namespace carnet::client {

WatchedApplication::WatchedApplication(int& argc, char** argv) : QGuiApplication(argc, argv) {}

WatchedApplication::~WatchedApplication() {
  const QStringList lines = slow();
  if (lines.isEmpty()) return;
  std::fprintf(stderr, "%s: the GUI thread was busy for longer than %lld ms\n",
               qPrintable(QFileInfo(applicationFilePath()).fileName()), noticedNs / 1'000'000);
  for (const QString& line : lines) std::fprintf(stderr, "  %s\n", qPrintable(line));
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
  if (QThread::currentThread() != thread()) return QGuiApplication::notify(receiver, event);
  const int level = thread()->loopLevel();
  if (level <= measured_level_) return QGuiApplication::notify(receiver, event);

  const int outer = std::exchange(measured_level_, level);
  ran_loop_ = false;
  const qint64 outer_painted_ns = std::exchange(painted_ns_, 0);
  // Receiver and event may be gone afterwards.
  const QByteArray name = receiver->metaObject()->className();
  const QEvent::Type type = event->type();
  const ThreadTime begun = ThreadTime::now();
  const bool accepted = QGuiApplication::notify(receiver, event);
  const ThreadTime took = ThreadTime::now() - begun;
  measured_level_ = outer;
  const bool waited = std::exchange(ran_loop_, outer >= 0);
  const qint64 painted_ns = std::exchange(painted_ns_, outer_painted_ns);
  if (waited || took.own_ns <= noticedNs) return accepted;

  const char* const kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
  Kept& kept = kept_[QString("%1 %2").arg(QString::fromLatin1(name), kind ? QString(kind) : QString::number(type))];
  if (took.own_ns > kept.longest.own_ns) kept.longest = took;
  const qint64 ran_ns = took.own_ns - took.slept_ns;
  const qint64 unpainted_ns = ran_ns - painted_ns;
  kept.longest_ran_ns = std::max(kept.longest_ran_ns, ran_ns);
  kept.longest_painting_ns = std::max(kept.longest_painting_ns, painted_ns);
  if (unpainted_ns > noticedNs) {
    kept.longest_unpainted_ns = std::max(kept.longest_unpainted_ns, unpainted_ns);
    ++kept.slow_unpainted;
  }
  kept.longest_sleep_ns = std::max(kept.longest_sleep_ns, took.slept_ns);
  kept.long_sleeps += took.slept_ns > noticedNs ? 1 : 0;
  ++kept.times;
  return accepted;
}

QStringList WatchedApplication::slow() const {
  return told([](const Kept&) { return true; });
}

QStringList WatchedApplication::asleep() const {
  return told([](const Kept& kept) { return kept.long_sleeps > 1 && 2 * kept.long_sleeps >= kept.times; });
}

QStringList WatchedApplication::told(bool (*is_wanted)(const Kept&)) const {
  QList<std::pair<qint64, QString>> found;
  for (auto at = kept_.begin(); at != kept_.end(); ++at) {
    if (!is_wanted(*at)) continue;
    const auto ms = [](qint64 ns) { return QString::number(double(ns) / 1e6, 'f', 1); };
    const ThreadTime& longest = at->longest;
    const QString painting =
        at->longest_painting_ns > 0 ? QString("%1 ms painting, ").arg(ms(at->longest_painting_ns)) : QString();
    found.append({longest.own_ns, QString("%1 ms (%2 ms asleep, %3%4 ms by the clock), %5 times: %6")
                                      .arg(ms(longest.own_ns), ms(at->longest_sleep_ns), painting, ms(longest.wall_ns))
                                      .arg(at->times)
                                      .arg(at.key())});
  }
  std::sort(found.begin(), found.end(), std::greater());
  QStringList lines;
  for (const auto& [ns, line] : std::as_const(found)) lines << line;
  return lines;
}

qint64 WatchedApplication::longestNs() const {
  qint64 longest = 0;
  for (const Kept& kept : kept_) longest = std::max(longest, kept.longest.own_ns);
  return longest;
}

qint64 WatchedApplication::longestRanNs() const {
  qint64 longest = 0;
  for (const Kept& kept : kept_) longest = std::max(longest, kept.longest_ran_ns);
  return longest;
}

qint64 WatchedApplication::longestUnpaintedNs() const {
  qint64 longest = 0;
  for (const Kept& kept : kept_) longest = std::max(longest, kept.longest_unpainted_ns);
  return longest;
}

int WatchedApplication::slowUnpaintedEvents() const {
  int times = 0;
  for (const Kept& kept : kept_) times += kept.slow_unpainted;
  return times;
}

int WatchedApplication::slowEvents() const {
  int times = 0;
  for (const Kept& kept : kept_) times += kept.times;
  return times;
}

}  // namespace carnet::client
