#include "client/store/reader.h"

#include <QDebug>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

namespace carnet::client {

Reader::Reader(const QString& database_file, Functions functions, QObject* parent)
    : QObject(parent), file_(database_file), functions_(functions) {
  start(near_, "reader");
  start(whole_, "list reader");
}

Reader::~Reader() {
  for (Lane* lane : {&near_, &whole_}) {
    lane->is_closing = true;
    lane->thread.quit();
  }
  for (Lane* lane : {&near_, &whole_}) lane->thread.wait();
}

void Reader::start(Lane& lane, const QString& name) {
  lane.worker = new QObject;
  lane.connection = "reader-" + QUuid::createUuid().toString(QUuid::Id128);
  lane.worker->moveToThread(&lane.thread);
  connect(
      &lane.thread, &QThread::finished, lane.worker,
      [connection = lane.connection] { QSqlDatabase::removeDatabase(connection); }, Qt::DirectConnection);
  connect(&lane.thread, &QThread::finished, lane.worker, &QObject::deleteLater);
  lane.thread.setObjectName(name);
  lane.thread.start();
}

QSqlDatabase Reader::openedFor(Lane& lane) {
  QSqlDatabase database = QSqlDatabase::contains(lane.connection)
                              ? QSqlDatabase::database(lane.connection, false)
                              : QSqlDatabase::addDatabase("QSQLITE", lane.connection);
  if (database.isOpen()) return database;
  database.setDatabaseName(file_);
  database.setConnectOptions("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000");
  if (!database.open()) throw ReadError(database.lastError(), file_);
  const QVariant handle = database.driver()->handle();
  void* const sqlite = *static_cast<void* const*>(handle.data());
  functions_.add(sqlite);
  const auto should_stop = [](void* of) {
    const auto& running = *static_cast<const Lane*>(of);
    return running.is_closing || (running.cancelled && *running.cancelled) ? 1 : 0;
  };
  if (functions_.stop_when) functions_.stop_when(sqlite, should_stop, &lane);
  return database;
}

std::function<void()> Reader::failureOf(QObject* receiver, std::function<void()> fail) {
  return [to = QPointer<QObject>(receiver), fail = std::move(fail)] {
    if (to && fail) fail();
  };
}

void Reader::post(Lane& lane, Job job, std::function<void()> fail, Cancelled cancelled) {
  QMetaObject::invokeMethod(
      lane.worker,
      [this, &lane, job = std::move(job), fail = std::move(fail), cancelled = std::move(cancelled)] {
        const auto is_cancelled = [&] { return cancelled && *cancelled; };
        if (is_cancelled()) return;
        std::function<void()> deliver;
        lane.cancelled = cancelled;
        try {
          QSqlDatabase database = openedFor(lane);
          database.transaction();
          ReadTransaction transaction(database);
          try {
            deliver = job(transaction);
          } catch (...) {
            lane.cancelled.reset();
            database.rollback();
            throw;
          }
          lane.cancelled.reset();
          database.commit();
        } catch (const std::exception& error) {
          if (is_cancelled()) return;
          const auto* read = dynamic_cast<const ReadError*>(&error);
          deliver = [this, fail, message = QString::fromUtf8(error.what()), is_damage = read && read->isDamage()] {
            qWarning().noquote() << "reading the replica:" << message;
            emit failed(message);
            if (is_damage) emit damaged();
            fail();
          };
        }
        QMetaObject::invokeMethod(
            this,
            [deliver, cancelled] {
              if (!cancelled || !*cancelled) deliver();
            },
            Qt::QueuedConnection);
      },
      Qt::QueuedConnection);
}

}  // namespace carnet::client

#include "moc_reader.cpp"
