// The one door to the replica for screens: read-only connections on threads of their own. A screen cannot write by
// mistake, and never waits: it asks, and is answered on the thread it asked from.
//
// There are two lanes. `read` is for what a person waits for: a record, the rows in sight. `scan` is for what goes through
// a whole list: it never holds up a read, and ends early when nobody wants its answer any more.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

#include "client/store/read_transaction.h"

namespace carnet::client {

class Reader : public QObject {
  Q_OBJECT

 public:
  // What a connection of the C library is given: client/replica/read_functions.h.
  struct Functions {
    // Adds the SQL functions that reads use.
    void (*add)(void* sqlite) = nullptr;
    // Ends a statement when `should_stop(what)` is not 0.
    void (*stop_when)(void* sqlite, int (*should_stop)(void* what), void* what) = nullptr;
  };
  // Set by whoever asked, once the answer is not wanted any more: then it does not come.
  using Cancelled = std::shared_ptr<std::atomic<bool>>;

  // The file must exist by the time of the first read. In each lane reads are answered in the order in which they were
  // asked.
  Reader(const QString& database_file, Functions functions, QObject* parent = nullptr);
  ~Reader() override;

  // Runs `query(ReadTransaction&)` on a reader's thread, then `deliver(result)` on this object's thread, unless
  // `receiver` has gone meanwhile. A read that fails is reported by `failed` and delivers nothing; `fail()` is called in
  // its place.
  template <class Query, class Deliver>
  void read(QObject* receiver, Query query, Deliver deliver, std::function<void()> fail = {}) {
    post(near_, jobOf(receiver, std::move(query), std::move(deliver)), failureOf(receiver, std::move(fail)), {});
  }
  // The same for long reads. One that is cancelled is not begun, or ends within moments, and tells nobody.
  template <class Query, class Deliver>
  void scan(QObject* receiver, Cancelled cancelled, Query query, Deliver deliver, std::function<void()> fail = {}) {
    post(whole_, jobOf(receiver, std::move(query), std::move(deliver)), failureOf(receiver, std::move(fail)),
         std::move(cancelled));
  }

 signals:
  void failed(const QString& message);
  // The file is damaged where it was read: whoever owns the replica closes it and opens it anew, which rescues.
  void damaged();

 private:
  using Job = std::function<std::function<void()>(ReadTransaction&)>;

  // A thread with its connection.
  struct Lane {
    QThread thread;
    QObject* worker = nullptr;
    QString connection;
    Cancelled cancelled;  // of the read that is running; used on its thread alone
    std::atomic<bool> is_closing = false;
  };

  template <class Query, class Deliver>
  static Job jobOf(QObject* receiver, Query query, Deliver deliver) {
    return [query = std::move(query), to = QPointer<QObject>(receiver),
            deliver = std::move(deliver)](ReadTransaction& transaction) -> std::function<void()> {
      auto result = std::make_shared<decltype(query(transaction))>(query(transaction));
      return [to, deliver, result] {
        if (to) deliver(std::move(*result));
      };
    };
  }
  static std::function<void()> failureOf(QObject* receiver, std::function<void()> fail);
  void start(Lane& lane, const QString& name);
  void post(Lane& lane, Job job, std::function<void()> fail, Cancelled cancelled);
  QSqlDatabase openedFor(Lane& lane);

  QString file_;
  Functions functions_;
  Lane near_, whole_;
};

}  // namespace carnet::client
