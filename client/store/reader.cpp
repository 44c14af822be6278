#include "client/store/reader.h"

#include <QDebug>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

namespace carnet::client {

namespace {

QSqlDatabase openedOnThisThread(const QString& connection, const QString& file, Reader::AddFunctions add_functions) {
  QSqlDatabase database = QSqlDatabase::contains(connection) ? QSqlDatabase::database(connection, false)
                                                             : QSqlDatabase::addDatabase("QSQLITE", connection);
  if (database.isOpen()) return database;
  database.setDatabaseName(file);
  database.setConnectOptions("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000");
  if (!database.open()) throw ReadError(database.lastError().text().toStdString());
  const QVariant handle = database.driver()->handle();
  add_functions(*static_cast<void* const*>(handle.data()));
  return database;
}

}  // namespace

Reader::Reader(const QString& database_file, AddFunctions add_functions, QObject* parent)
    : QObject(parent),
      worker_(new QObject),
      file_(database_file),
      connection_("reader-" + QUuid::createUuid().toString(QUuid::Id128)),
      add_functions_(add_functions) {
  worker_->moveToThread(&thread_);
  connect(
      &thread_, &QThread::finished, worker_, [connection = connection_] { QSqlDatabase::removeDatabase(connection); },
      Qt::DirectConnection);
  connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
  thread_.setObjectName("reader");
  thread_.start();
}

Reader::~Reader() {
  thread_.quit();
  thread_.wait();
}

void Reader::post(Job job) {
  QMetaObject::invokeMethod(
      worker_,
      [this, job = std::move(job)] {
        std::function<void()> deliver;
        try {
          QSqlDatabase database = openedOnThisThread(connection_, file_, add_functions_);
          database.transaction();
          ReadTransaction transaction(database);
          try {
            deliver = job(transaction);
          } catch (...) {
            database.rollback();
            throw;
          }
          database.commit();
        } catch (const std::exception& error) {
          deliver = [this, message = QString::fromUtf8(error.what())] {
            qWarning().noquote() << "reading the replica:" << message;
            emit failed(message);
          };
        }
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
      },
      Qt::QueuedConnection);
}

}  // namespace carnet::client
