// "What I did": read from the replica, taken back and done again, also by another run of the program.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "client/app/table_import_controller.h"
#include "client/modules/organisation/deeds_controller.h"
#include "client/store/edits.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/app_user.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

std::vector<Operation> titled(const char* number, const char* base, const char* value) {
  Edits<Ticket> edits(naturalId("sample", number));
  edits.set<&Ticket::title>(QString(base), QString(value));
  return edits.operations();
}

QString titleOf(Desk& desk, const char* number) {
  QString title;
  bool answered = false;
  desk.workspace()->reader().read(
      desk.workspace(),
      [number](ReadTransaction& read) {
        QString found;
        read.first("SELECT title FROM ticket WHERE id = ?", {blobOf(naturalId("sample", number))},
                   [&](Cells& cells) { found = cells.text(); });
        return found;
      },
      [&](QString found) {
        title = found;
        answered = true;
      });
  if (!QTest::qWaitFor([&] { return answered; })) return {};
  return title;
}

}  // namespace

class DeedsTest : public QObject {
  Q_OBJECT

  static QVariantMap deed(const DeedsController& deeds, qsizetype at) { return deeds.deeds().value(at).toMap(); }

 private slots:
  void whatWasDoneIsListedInWordsUndoneAndDoneAgainAfterARestart() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit(titled("T-2026-00405", "Dosing pump does not prime", "Dosing pump is dry"), "title");
    QTRY_COMPARE(said.count(), 1);
    desk.reopen();
    DeedsController deeds;
    deeds.setWorkspace(desk.workspace());
    QTRY_COMPARE(deeds.deeds().size(), 1);
    QCOMPARE(deed(deeds, 0)["title"].toString(), QString("Ticket T-2026-00405: title changed"));
    QCOMPARE(deed(deeds, 0)["linkKind"].toString(), QString("ticket"));
    QVERIFY(deed(deeds, 0)["canUndo"].toBool());
    deeds.undo(deed(deeds, 0)["id"].toString());
    QTRY_COMPARE(deed(deeds, 0)["stateText"].toString(), QString("Undone"));
    QCOMPARE(deeds.deeds().size(), 1);
    QCOMPARE(titleOf(desk, "T-2026-00405"), QString("Dosing pump does not prime"));
    desk.reopen();
    DeedsController later;
    later.setWorkspace(desk.workspace());
    QTRY_VERIFY(deed(later, 0)["canRedo"].toBool());
    later.redo(deed(later, 0)["id"].toString());
    QTRY_VERIFY(deed(later, 0)["canUndo"].toBool());
    QCOMPARE(titleOf(desk, "T-2026-00405"), QString("Dosing pump is dry"));
  }

  void whatCannotBeTakenBackSaysWhy() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit(titled("T-2026-00405", "Dosing pump does not prime", "Dosing pump is dry"), "title");
    QTRY_COMPARE(said.count(), 1);
    // Somebody else's edit has come from the office.
    desk.reopen([&] {
      SqliteStore store(desk.path(), registry());
      store.begin(sync::Durability::full);
      Row row;
      QVERIFY(store.get(entityOf<Ticket>, naturalId("sample", "T-2026-00405"), row) == Presence::present);
      Ticket ticket = as<Ticket>(row);
      ticket.title = "Dosing pump is blocked";
      ticket.head.updated_by = sampleIds().technician;
      store.put(rowOf(ticket));
      store.commit();
    });
    DeedsController deeds;
    deeds.setWorkspace(desk.workspace());
    QTRY_COMPARE(deeds.deeds().size(), 1);
    QVERIFY(!deed(deeds, 0)["canUndo"].toBool());
    QVERIFY2(deed(deeds, 0)["reason"].toString().endsWith(" changed it since."),
             qPrintable(deed(deeds, 0)["reason"].toString()));
  }

  void manyChangesAreOneDeedOfWhichIsSaidWhatStays() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submitEach({titled("T-2026-00405", "Dosing pump does not prime", "one"),
                                  titled("T-2026-00417", titleOf(desk, "T-2026-00417").toUtf8(), "two"),
                                  titled("T-2026-00420", titleOf(desk, "T-2026-00420").toUtf8(), "three")},
                                 [](int saved) { return QString("%1 renamed").arg(saved); });
    QTRY_COMPARE(said.count(), 1);
    desk.workspace()->submit(titled("T-2026-00417", "two", "two again"), "again");
    QTRY_COMPARE(said.count(), 2);
    DeedsController deeds;
    deeds.setWorkspace(desk.workspace());
    QTRY_COMPARE(deeds.deeds().size(), 2);
    QCOMPARE(deed(deeds, 1)["title"].toString(), QString("Ticket T-2026-00405: title changed\nand 2 more change(s)"));
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    deeds.undo(deed(deeds, 1)["id"].toString());
    QTRY_COMPARE(refused.count(), 1);
    QTRY_COMPARE(deed(deeds, 1)["stateText"].toString(), QString("Undone but for 1"));
    QTRY_COMPARE(deed(deeds, 1)["refusals"].toList().size(), 1);
    const QVariantMap stays = deed(deeds, 1)["refusals"].toList()[0].toMap();
    QCOMPARE(stays["names"].toString(), QString("Ticket T-2026-00417"));
    QCOMPARE(stays["problem"].toString(), QString("You changed it again since."));
    QCOMPARE(titleOf(desk, "T-2026-00405"), QString("Dosing pump does not prime"));
    QCOMPARE(titleOf(desk, "T-2026-00417"), QString("two again"));
  }

  void anImportIsTakenBackAsAWholeButForWhatWasBuiltOn() {
    Desk desk(Person::admin);
    QTemporaryDir folder;
    QFile file(folder.filePath("customers.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,city,contact,phone\nAlpha,Lyon,Ann,+33 4 72 00 00 01\nBeta,Paris,,\nGamma,Nice,,\n");
    file.close();
    TableImportController import;
    import.setProperty("workspace", QVariant::fromValue(desk.workspace()));
    import.setProperty("kind", "customers");
    import.read(QUrl::fromLocalFile(file.fileName()));
    QTRY_VERIFY(import.isFinished());
    QCOMPARE(import.imported(), 3);
    const auto count = [&] {
      qint64 found = -1;
      desk.workspace()->reader().read(
          this,
          [](ReadTransaction& read) {
            return read.number(
                "SELECT count(*) FROM partner WHERE name IN ('Alpha', 'Beta', 'Gamma') AND deleted_at IS NULL");
          },
          [&](qint64 number) { found = number; });
      return QTest::qWaitFor([&] { return found >= 0; }) ? found : -1;
    };
    QCOMPARE(count(), 3);
    Uuid beta;
    desk.workspace()->reader().read(
        this,
        [](ReadTransaction& read) {
          Uuid id;
          read.first("SELECT id FROM partner WHERE name = 'Beta'", {}, [&](Cells& cells) { id = cells.uuid(); });
          return id;
        },
        [&](Uuid id) { beta = id; });
    QTRY_VERIFY(!beta.isNil());
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit({Creation<Contact>(desk.workspace()->newId())
                                  .with<&Contact::partner_id>(beta)
                                  .with<&Contact::name>("Bea")
                                  .operation()},
                             "contact");
    QTRY_COMPARE(said.count(), 1);
    desk.reopen();
    DeedsController deeds;
    deeds.setWorkspace(desk.workspace());
    QTRY_COMPARE(deeds.deeds().size(), 2);
    QCOMPARE(deed(deeds, 1)["title"].toString(), QString("Import of customers.csv"));
    deeds.undo(deed(deeds, 1)["id"].toString());
    QTRY_COMPARE(deed(deeds, 1)["stateText"].toString(), QString("Undone but for 1"));
    QTRY_COMPARE(deed(deeds, 1)["refusals"].toList().size(), 1);
    const QVariantMap stays = deed(deeds, 1)["refusals"].toList()[0].toMap();
    QCOMPARE(stays["names"].toString(), QString("Customer Beta"));
    QCOMPARE(stays["problem"].toString(), QString("Something else belongs to it by now, so it stays."));
    QCOMPARE(count(), 1);
  }
};

CARNET_QT_TEST(DeedsTest, QCoreApplication)

#include "deeds_test.moc"
