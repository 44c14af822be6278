#include "client/drive/watched_application.h"

#include <QElapsedTimer>
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
  // Receiver and event may be gone afterwards.
  const QByteArray name = receiver->metaObject()->className();
  const QEvent::Type type = event->type();
  QElapsedTimer watch;
  watch.start();
  const bool accepted = QGuiApplication::notify(receiver, event);
  const qint64 took = watch.nsecsElapsed();
  measured_level_ = outer;
  const bool waited = std::exchange(ran_loop_, outer >= 0);
  if (waited || took <= noticedNs) return accepted;

  const char* const kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
  Kept& kept = kept_[QString("%1 %2").arg(QString::fromLatin1(name), kind ? QString(kind) : QString::number(type))];
  kept.ns = std::max(kept.ns, took);
  ++kept.times;
  return accepted;
}

QStringList WatchedApplication::slow() const {
  QList<std::pair<qint64, QString>> found;
  for (auto at = kept_.begin(); at != kept_.end(); ++at) {
    const QString time = QString::number(double(at->ns) / 1e6, 'f', 1);
    found.append({at->ns, QString("%1 ms, %2 times: %3").arg(time).arg(at->times).arg(at.key())});
  }
  std::sort(found.begin(), found.end(), std::greater());
  QStringList lines;
  for (const auto& [ns, line] : std::as_const(found)) lines << line;
  return lines;
}

qint64 WatchedApplication::longestNs() const {
  qint64 longest = 0;
  for (const Kept& kept : kept_) longest = std::max(longest, kept.ns);
  return longest;
}

}  // namespace carnet::client
