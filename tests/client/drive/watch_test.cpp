#include <QEventLoop>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "client/drive/watched_application.h"
#include "client/platform/thread_time.h"

using carnet::client::ThreadTime;
using carnet::client::WatchedApplication;

// Named in what is told.
class Worker : public QObject {
  Q_OBJECT
};

namespace {

void work(qint64 ns) {
  const qint64 begun = ThreadTime::now().own_ns;
  while (ThreadTime::now().own_ns - begun <= ns) {
  }
}

void keepBusy() { work(WatchedApplication::noticedNs + 200'000); }

// The longest of 20 short events, by the clock on the wall.
qint64 longestOf(Worker& worker) {
  qint64 longest = 0;
  int done = 0;
  for (int i = 0; i < 20; ++i) {
    QMetaObject::invokeMethod(
        &worker,
        [&] {
          const qint64 begun = ThreadTime::now().wall_ns;
          work(5'000'000);
          longest = std::max(longest, ThreadTime::now().wall_ns - begun);
          ++done;
        },
        Qt::QueuedConnection);
  }
  return QTest::qWaitFor([&] { return done == 20; }, 60'000) ? longest : 0;
}

}  // namespace

class WatchTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { watch().forget(); }

  void tells_who_kept_the_thread_busy() {
    Worker worker;
    bool done = false;
    QMetaObject::invokeMethod(
        &worker, [&] { keepBusy(), done = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(done);
    QCOMPARE(toldOf("Worker MetaCall"), 1);
    QVERIFY(watch().longestNs() > WatchedApplication::noticedNs);
  }

  void counts_the_same_event_of_the_same_class_once() {
    Worker worker;
    int done = 0;
    for (int i = 0; i < 3; ++i)
      QMetaObject::invokeMethod(
          &worker, [&] { keepBusy(), ++done; }, Qt::QueuedConnection);
    QTRY_COMPARE(done, 3);
    QCOMPARE(toldOf("3 times: Worker MetaCall"), 1);
  }

  void counts_waiting_for_the_disk_or_another_thread() {
    Worker worker;
    int done = 0;
    const auto wait = [&] { QThread::msleep(12), ++done; };
    QMetaObject::invokeMethod(&worker, wait, Qt::QueuedConnection);
    QTRY_COMPARE(done, 1);
    QCOMPARE(toldOf("1 times: Worker MetaCall"), 1);
    QVERIFY2(watch().asleep().isEmpty(), "once may be chance");
    QMetaObject::invokeMethod(&worker, wait, Qt::QueuedConnection);
    QTRY_COMPARE(done, 2);
    QCOMPARE(watch().asleep().size(), 1);
  }

  void does_not_call_work_asleep() {
    Worker worker;
    bool done = false;
    QMetaObject::invokeMethod(
        &worker, [&] { keepBusy(), done = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(done);
    QCOMPARE(toldOf("Worker MetaCall"), 1);
    QVERIFY(watch().asleep().isEmpty());
  }

  void does_not_blame_an_event_for_a_machine_that_is_busy_with_other_things() {
    std::atomic<bool> is_over = false;
    std::vector<std::thread> others;
    for (unsigned i = 0; i < 6 * std::thread::hardware_concurrency(); ++i) {
      others.emplace_back([&] {
        while (!is_over) {
        }
      });
    }
    Worker worker;
    // A machine that is very busy takes a piece from a thread unnoticed now and then; by the clock on the wall every round
    // would blame somebody.
    qint64 longest = 0;
    bool is_blameless = false;
    for (int round = 0; round < 10 && !is_blameless; ++round) {
      watch().forget();
      const qint64 now = longestOf(worker);
      longest = std::max(longest, now);
      is_blameless = now > WatchedApplication::noticedNs && toldOf("Worker MetaCall") == 0;
    }
    is_over = true;
    for (std::thread& other : others) other.join();
    QVERIFY2(longest > WatchedApplication::noticedNs, "the machine was not busy enough to show anything");
    QVERIFY(is_blameless);
  }

  void tells_what_an_event_would_take_where_another_thread_paints() {
    Worker worker;
    int done = 0;
    const auto work_and_paint = [&](qint64 work_ns, qint64 paint_ns) {
      QMetaObject::invokeMethod(
          &worker,
          [&, work_ns, paint_ns] {
            work(work_ns);
            const qint64 begun = ThreadTime::now().own_ns;
            work(paint_ns);
            watch().painted(ThreadTime::now().own_ns - begun);
            ++done;
          },
          Qt::QueuedConnection);
    };
    work_and_paint(2'000'000, 9'000'000);
    QTRY_COMPARE(done, 1);
    QCOMPARE(watch().slowEvents(), 1);
    QCOMPARE(watch().slowUnpaintedEvents(), 0);
    QCOMPARE(watch().longestUnpaintedNs(), 0);
    QCOMPARE(toldOf(" ms painting, "), 1);
    work_and_paint(9'000'000, 2'000'000);
    QTRY_COMPARE(done, 2);
    QCOMPARE(watch().slowEvents(), 2);
    QCOMPARE(watch().slowUnpaintedEvents(), 1);
    QVERIFY(watch().longestUnpaintedNs() > WatchedApplication::noticedNs);
    QVERIFY(watch().longestUnpaintedNs() < watch().longestRanNs());
  }

  void does_not_blame_an_event_for_the_loop_it_waits_in() {
    Worker worker, inner;
    bool done = false;
    QMetaObject::invokeMethod(
        &worker,
        [&] {
          QEventLoop loop;
          QMetaObject::invokeMethod(
              &inner, [&] { keepBusy(), loop.quit(); }, Qt::QueuedConnection);
          loop.exec();
          done = true;
        },
        Qt::QueuedConnection);
    QTRY_VERIFY(done);
    QCOMPARE(toldOf("1 times: Worker MetaCall"), 1);  // the inner one
  }

 private:
  static WatchedApplication& watch() { return *static_cast<WatchedApplication*>(qApp); }
  static int toldOf(const QString& part) { return int(watch().slow().filter(part).size()); }
};

int main(int argc, char** argv) {
  WatchedApplication app(argc, argv);
  WatchTest test;
  const int failed = QTest::qExec(&test, argc, argv);
  app.forget();
  return failed;
}

#include "watch_test.moc"
