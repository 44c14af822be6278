#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/service/ticket_list_model.h"
#include "client/store/edits.h"
#include "client/store/record_source.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

// Longer than any test waits.
const char* const endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0";

// Tells how often it was read; the first time the database says no.
class Brittle : public RecordSource {
 public:
  int asked = 0;
  int told = 0;

 protected:
  std::set<EntityNo> watched() const override { return {traitsOf<Ticket>.no}; }
  void load() override {
    read(
        [number = ++asked](ReadTransaction& read) {
          return read.number(number == 1 ? "SELECT no_such_column FROM ticket" : "SELECT count(*) FROM ticket");
        },
        [this](qint64) {
          ++told;
          return true;
        });
  }
};

}  // namespace

class ReadingTest : public QObject {
  Q_OBJECT

 private slots:
  void aRecordOpensWhileAListIsGoneThrough() {
    Desk desk(Person::desk);
    Reader& reader = desk.workspace()->reader();
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    bool is_listed = false;
    reader.scan(
        this, cancelled, [](ReadTransaction& read) { return read.number(endless); }, [&](qint64) { is_listed = true; });
    qint64 tickets = 0;
    reader.read(
        this, [](ReadTransaction& read) { return read.number("SELECT count(*) FROM ticket"); },
        [&](qint64 count) { tickets = count; });
    QTRY_COMPARE(tickets, 10);
    QVERIFY(!is_listed);
    *cancelled = true;
  }

  void aListThatNobodyWantsAnyMoreMakesRoomForTheNext() {
    Desk desk(Person::desk);
    Reader& reader = desk.workspace()->reader();
    QSignalSpy failed(&reader, &Reader::failed);
    const auto running = std::make_shared<std::atomic<bool>>(false);
    const auto behind = std::make_shared<std::atomic<bool>>(false);
    int answers = 0;
    for (const auto& cancelled : {running, behind}) {
      reader.scan(
          this, cancelled, [](ReadTransaction& read) { return read.number(endless); }, [&](qint64) { ++answers; },
          [&] { ++answers; });
    }
    qint64 tickets = 0;
    reader.scan(
        this, {}, [](ReadTransaction& read) { return read.number("SELECT count(*) FROM ticket"); },
        [&](qint64 count) { tickets = count; });
    QTest::qWait(50);
    QCOMPARE(tickets, 0);
    *running = *behind = true;
    QTRY_COMPARE(tickets, 10);
    QCOMPARE(answers, 0);
    QCOMPARE(failed.count(), 0);
  }

  void whatIsTypedOnlyTheLastIsLookedFor() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    for (const char* text : {"p", "pu", "pump", "pump s", "pump sha"}) {
      model.setFilterText(text);
      QCoreApplication::processEvents();
    }
    QTRY_COMPARE(model.count(), 1);
    QVERIFY(model.isWhole());
    QVERIFY(!model.loading());
    QCOMPARE(model.rowAt(0).value<TicketRow>().number, QString("T-2026-00412"));
  }

  void aListIsReadToItsEndWhileItsRowsKeepChanging() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    model.setSortKey("number");
    for (int i = 0; i < 5; ++i) {
      Edits<Ticket> edits(sampleIds().ticket);
      edits.set<&Ticket::title>(i == 0 ? QString("Pump leaks at the shaft") : QString("Leak %1").arg(i - 1),
                                QString("Leak %1").arg(i));
      desk.workspace()->submit(edits.operations());
      model.reload();
    }
    QTRY_COMPARE(model.count(), 8);
    QTRY_VERIFY(model.isWhole());
    const auto title = [&] {
      for (int i = 0; i < model.count(); ++i) {
        const auto row = model.rowAt(i).value<TicketRow>();
        if (row.id == test::text(sampleIds().ticket)) return row.title;
      }
      return QString();
    };
    QTRY_COMPARE(title(), QString("Leak 4"));
  }

  void aReadThatFailedIsTriedAgainAtTheNextCommit() {
    Desk desk(Person::desk);
    QSignalSpy failed(&desk.workspace()->reader(), &Reader::failed);
    Brittle source;
    source.setWorkspace(desk.workspace());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(source.told, 0);
    Edits<Ticket> edits(sampleIds().ticket);
    edits.set<&Ticket::title>(QString("Pump leaks at the shaft"), QString("Pump leaks"));
    desk.workspace()->submit(edits.operations());
    QTRY_COMPARE(source.told, 1);
  }
};

CARNET_QT_TEST(ReadingTest, QCoreApplication)

#include "reading_test.moc"
