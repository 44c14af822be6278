// The one door to the replica for screens: a read-only connection on its own thread. A screen cannot write by mistake,
// and never waits: it asks, and is answered on the thread it asked from.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <functional>
#include <memory>

#include "client/store/read_transaction.h"

namespace carnet::client {

class Reader : public QObject {
  Q_OBJECT

 public:
  // Adds the SQL functions that reads use, `fold(text)`, to a connection of the C library (client/replica/read_functions.h).
  using AddFunctions = void (*)(void* sqlite);

  // The file must exist by the time of the first read. Reads are answered in the order in which they were asked.
  Reader(const QString& database_file, AddFunctions add_functions, QObject* parent = nullptr);
  ~Reader() override;

  // Runs `query(ReadTransaction&)` on the reader's thread, then `deliver(result)` on this object's thread, unless
  // `receiver` has gone meanwhile. A read that fails is reported by `failed` and delivers nothing.
  template <class Query, class Deliver>
  void read(QObject* receiver, Query query, Deliver deliver) {
    post([query, to = QPointer<QObject>(receiver), deliver](ReadTransaction& transaction) -> std::function<void()> {
      auto result = std::make_shared<decltype(query(transaction))>(query(transaction));
      return [to, deliver, result] {
        if (to) deliver(std::move(*result));
      };
    });
  }

 signals:
  void failed(const QString& message);

 private:
  using Job = std::function<std::function<void()>(ReadTransaction&)>;
  void post(Job job);

  QThread thread_;
  QObject* worker_;
  QString file_;
  QString connection_;
  AddFunctions add_functions_;
};

}  // namespace carnet::client
