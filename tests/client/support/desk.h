// A signed-in person at work over the sample replica, without a server: what tests of models and controllers need.
#pragma once

#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <memory>
#include <optional>

#include "client/app/session.h"
#include "client/platform/secrets.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/registry.h"
#include "tests/client/support/id_text.h"
#include "tests/client/support/sample_replica.h"

namespace carnet::client::test {

class Desk {
 public:
  // `more` puts further rows beside the sample.
  explicit Desk(Person person, const std::function<void(SqliteStore&)>& more) : Desk(person, "en", more) {}
  explicit Desk(Person person, const QString& language = "en", const std::function<void(SqliteStore&)>& more = {})
      : now_{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()},
        identity_(makeSampleReplica(path(), person, now_)),
        secrets_(secretsIn(path())) {
    if (more) addRows(more);
    open(language);
  }

  Workspace* workspace() const { return session_->workspace(); }
  Session& session() const { return *session_; }
  Instant now() const { return now_; }
  std::filesystem::path path() const { return folder_.path().toStdString(); }
  // The last text that a query of the replica gives; empty when it gives none.
  QString text(const QString& sql) const {
    std::optional<QString> text;
    workspace()->reader().read(
        workspace(),
        [sql](ReadTransaction& read) {
          QString found;
          read.each(sql, {}, [&](Cells& cells) { found = cells.text(); });
          return found;
        },
        [&](const QString& found) { text = found; });
    return QTest::qWaitFor([&] { return text.has_value(); }) ? *text : QString("no answer");
  }
  // As after a crash: everything is read from the disk again. `meanwhile` is done to the closed replica.
  void reopen(const std::function<void()>& meanwhile = {}) {
    session_.reset();
    if (meanwhile) meanwhile();
    open("en");
  }

 private:
  void addRows(const std::function<void(SqliteStore&)>& more) {
    SqliteStore store(path(), registry());
    store.begin(sync::Durability::full);
    more(store);
    store.commit();
  }
  void open(const QString& language) {
    session_ = std::make_unique<Session>(path(), identity_, *secrets_, language, false);
    session_->workspace()->setNow(now_.unix_ms);
    QVERIFY(QTest::qWaitFor([this] { return !workspace()->roles().isEmpty(); }));
  }

  QTemporaryDir folder_;
  Instant now_;
  Identity identity_;
  std::unique_ptr<Secrets> secrets_;
  std::unique_ptr<Session> session_;
};

}  // namespace carnet::client::test
