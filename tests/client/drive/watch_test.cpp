#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>

#include "client/drive/watched_application.h"

using carnet::client::WatchedApplication;

// Named in what is told.
class Worker : public QObject {
  Q_OBJECT
};

namespace {

void keepBusy() {
  QElapsedTimer watch;
  watch.start();
  while (watch.nsecsElapsed() <= WatchedApplication::noticedNs) {
  }
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
