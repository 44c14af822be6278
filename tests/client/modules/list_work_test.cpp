#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "client/modules/crm/partner_list_model.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/replica/sqlite_store.h"
#include "client/store/list_export.h"
#include "client/store/list_views.h"
#include "tests/client/modules/list_shown.h"
#include "tests/client/modules/tickets_shown.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::column;
using carnet::client::test::Desk;
using carnet::client::test::fatal;
using carnet::client::test::Offered;
using carnet::client::test::Person;
using carnet::client::test::positionOf;
using carnet::client::test::sampleIds;

namespace {

QVariantMap anyOf(const char* field, QVariantList values) { return {{"field", field}, {"any", values}}; }
QVariantMap containing(const char* field, const QString& text) { return {{"field", field}, {"contains", text}}; }
QVariantMap in(const char* field, const QString& period) { return {{"field", field}, {"period", period}}; }

}  // namespace

class ListWorkTest : public QObject {
  Q_OBJECT

 private slots:
  void conditionsHoldTogether() {
    Desk desk(Person::desk);
    TicketListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    model.setFilterOn("priority", anyOf("priority", {"high", "urgent"}));
    QTRY_COMPARE(model.count(), 3);
    model.setFilterOn("customer", containing("customer", "hotel"));
    QTRY_COMPARE(model.count(), 1);
    QCOMPARE(model.rowAt(0).value<TicketRow>().number, QString("T-2026-00421"));
    QTRY_COMPARE(model.filterWords(), QStringList({"Priority: High, Urgent", "Customer: contains “hotel”"}));
    model.setFilterOn("priority", {});
    QTRY_COMPARE(model.count(), 2);
    model.setFilters({});
    QTRY_COMPARE(model.count(), 8);
  }

  void peopleAreChosenByNameNobodyAndMe() {
    Desk desk(Person::technician);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    model.setView("all");
    model.setFilters({anyOf("assignee", {"me"})});
    QTRY_COMPARE(model.count(), 7);
    model.setFilters({anyOf("assignee", {""})});
    QTRY_VERIFY(model.count() > 0 && !column(model, &TicketRow::number).contains("T-2026-00412"));
    for (const QString& name : column(model, &TicketRow::assignee)) QCOMPARE(name, QString());
    model.setFilters({anyOf("assignee", {test::text(sampleIds().technician)})});
    QTRY_COMPARE(model.count(), 7);
  }

  void aFilterOnTheStateAlsoShowsWhatIsOver() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    model.setFilters({anyOf("state", {"closed", "resolved"})});
    QTRY_COMPARE(model.count(), 2);
  }

  void daysAreChosenByPeriodOrFromTo() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    model.setFilters({in("created", "past")});
    QTRY_COMPARE(model.count(), 8);
    model.setFilters({in("created", "tomorrow")});
    QTRY_COMPARE(model.count(), 0);
    const QDate made = QDateTime::fromMSecsSinceEpoch(desk.now().unix_ms).date().addDays(-2);
    model.setFilters(
        {QVariantMap{{"field", "created"}, {"from", made.toString(Qt::ISODate)}, {"to", made.toString(Qt::ISODate)}}});
    QTRY_COMPARE(model.count(), 8);
    model.setFilters({QVariantMap{{"field", "created"}, {"from", made.addDays(1).toString(Qt::ISODate)}}});
    QTRY_COMPARE(model.count(), 0);
  }

  void aTelephoneNumberIsFoundHoweverItIsGrouped() {
    Desk desk(Person::desk);
    PartnerListModel model;
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    for (const char* typed : {"0320701515", "+33320701515", "03 20 70", "+33 (0)3.20.70.15.15"}) {
      model.setFilterText("nobody");
      QTRY_COMPARE(model.count(), 0);
      model.setFilterText(typed);
      QTRY_COMPARE(column(model, &PartnerRow::name), QStringList("Blanchisserie Nord"));
    }
  }

  void aHeaderSortsUpDownAndNotAtAll() {
    Desk desk(Person::desk);
    PartnerListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    const QStringList by_itself = column(model, &PartnerRow::name);
    model.setSortKey("city");
    QTRY_COMPARE(column(model, &PartnerRow::city).first(), QString("Albertville"));
    model.setSortDescending(true);
    QTRY_COMPARE(column(model, &PartnerRow::city).first(), QString("Voiron"));
    model.setSortDescending(false);
    model.setSortKey("");
    QTRY_COMPARE(column(model, &PartnerRow::name), by_itself);
  }

  void aLongListShowsItsFirstRowsBeforeItIsCounted() {
    constexpr int more = 5'000;
    Desk desk(Person::desk, [](SqliteStore& store) {
      for (int i = 0; i < more; ++i) {
        Partner partner;
        partner.head.id = partner.head.root_id = naturalId("long list", std::to_string(i));
        partner.head.facet = Facet::card;
        partner.name = "Aa " + std::to_string(10'000 + i);
        store.put(rowOf(partner));
      }
    });
    PartnerListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    std::vector<std::pair<int, bool>> seen;
    connect(&model, &EntityListModel::countChanged, this, [&] { seen.push_back({model.count(), model.isWhole()}); });
    model.setWorkspace(desk.workspace());
    QTRY_VERIFY(model.isWhole());
    QCOMPARE(seen.front(), std::pair(EntityListModel::firstRows, false));
    QCOMPARE(seen.back(), std::pair(more + 8, true));
    QCOMPARE(model.rowAt(0).value<PartnerRow>().name, QString("Aa 10000"));
    model.rowAt(4'999);
    QTRY_COMPARE(model.rowAt(4'999).value<PartnerRow>().name, QString("Aa 14999"));

    model.selection()->chooseAll();
    QCOMPARE(model.selection()->count(), more + 8);
    QCOMPARE(model.selection()->inOrder(), model.rids());
    model.selection()->toggle(1);
    model.selection()->toggle(2);
    model.selection()->toggle(2);
    QCOMPARE(model.selection()->count(), more + 7);
    QVERIFY(!model.selection()->has(1) && model.selection()->has(2));
    QCOMPARE(int(model.selection()->inOrder().size()), more + 7);
    model.setFilterText("brasserie");
    QTRY_COMPARE(model.count(), 1);
    QCOMPARE(model.selection()->count(), 1);
    model.setFilterText("");
    model.selection()->chooseAll();  // at once: not only what is known by now
    QTRY_COMPARE(model.selection()->count(), more + 8);
  }

  void whatIsChosenStaysChosenWhenTheOrderChanges() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    const int at = positionOf(model, sampleIds().ticket);
    model.selection()->toggle(at);
    model.setSortKey("number");
    model.setSortDescending(true);
    QTRY_VERIFY(positionOf(model, sampleIds().ticket) != at);
    QCOMPARE(model.selection()->count(), 1);
    QVERIFY(model.selection()->has(positionOf(model, sampleIds().ticket)));
  }

  void aViewIsSavedShownRenamedAndDeletedWithUndo() {
    Desk desk(Person::desk);
    TicketListModel model;
    ListViews views;
    views.setModel(&model);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    model.setFilters({anyOf("priority", {"urgent"})});
    model.setSortKey("customer");
    model.setColumnKeys({"number", "customer"});
    QTRY_COMPARE(model.count(), 2);
    QCOMPARE(views.nameProblem(" "), QString("Give the view a name."));
    views.save("Urgent ones");
    QTRY_COMPARE(views.currentName(), QString("Urgent ones"));
    QVERIFY(!views.isEdited());
    QVERIFY(!views.nameProblem("urgent ONES").isEmpty());

    // As on another device: a list that knows nothing of it yet reads the row.
    TicketListModel other;
    ListViews other_views;
    other_views.setModel(&other);
    other.setWorkspace(desk.workspace());
    QTRY_COMPARE(other_views.saved().size(), 1);
    const QString id = other_views.saved()[0].toMap()["id"].toString();
    other_views.show(id);
    QTRY_COMPARE(other.count(), 2);
    QCOMPARE(other.sortKey(), QString("customer"));
    QCOMPARE(other.shownColumnMaps().size(), 2);

    other.setSortDescending(true);
    QVERIFY(other_views.isEdited());
    other_views.update();
    QTRY_VERIFY(!other_views.isEdited());
    other_views.rename(id, "Urgent");
    QTRY_COMPARE(views.currentName(), QString("Urgent"));

    Offered offered(desk.workspace());
    views.remove(id);
    QTRY_COMPARE(views.saved().size(), 0);
    QTRY_COMPARE(offered.words(), QString("View “Urgent” deleted"));
    offered.take();
    QTRY_COMPARE(views.saved().size(), 1);
    QCOMPARE(views.currentName(), QString("Urgent"));

    views.showBuiltIn("late");
    QCOMPARE(views.currentName(), QString());
    QTRY_COMPARE(model.count(), 1);
    QVERIFY(model.filters().isEmpty());
  }

  void moreRowsThanTheClipboardTakesAreRefusedAloud() {
    Desk desk(Person::desk);
    ListExport output;
    QVariantList rows;
    rows.fill(QVariantMap{{"name", "x"}}, ListExport::mostCopiedRows + 1);
    output.setProperty("workspace", QVariant::fromValue(desk.workspace()));
    output.setProperty("rows", rows);
    output.setProperty("columns", QVariantList{QVariantMap{{"key", "name"}, {"title", "Name"}}});
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    output.copy(false);
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused[0][0].toString().contains("20,000"));
    QVERIFY(output.problem().isEmpty());
    QVERIFY(!output.isRunning());
  }

  void aFilterOnDaysWithoutAnySaysSo() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    model.setFilterOn("due", {{"field", "due"}, {"from", ""}, {"to", ""}});
    QCOMPARE(model.filterWords(), QStringList{"Due: any day"});
    model.setFilterOn("due", {{"field", "due"}, {"from", "2026-03-01"}, {"to", ""}});
    QCOMPARE(model.filterWords(), QStringList{"Due: from 1 Mar 2026"});
  }

  void anExportIsExactlyWhatIsShown() {
    Desk desk(Person::desk);
    TicketListModel model;
    ListExport output;
    output.setModel(&model);
    output.setProperty("title", "Tickets");
    model.setSortKey("number");
    model.setFilters({anyOf("priority", {"high", "urgent"})});
    model.setColumnKeys({"number", "customer", "chip", "due"});
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 3);
    QTemporaryDir folder;
    output.save(folder.path(), "out.csv", "csv", false, false);
    QTRY_COMPARE(output.file(), folder.path() + "/out.csv");
    QFile file(output.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split("\r\n", Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QString("Number,Customer,State,Due"));
    const QString due =
        QDateTime::fromMSecsSinceEpoch(model.rowAt(0).value<TicketRow>().dueAt).toString("yyyy-MM-dd HH:mm");
    QCOMPARE(lines[1], "T-2026-00398,Laiterie des Alpes,In progress," + due);
    QVERIFY(lines[3].startsWith("T-2026-00421,"));

    model.selection()->toggle(1);
    output.save(folder.path(), "one.csv", "csv", true, false);
    QTRY_COMPARE(output.file(), folder.path() + "/one.csv");
    QCOMPARE(output.total(), 1);

    output.save("/nowhere/at/all", "out.xlsx", "xlsx", false);
    QTRY_VERIFY(!output.problem().isEmpty());
    QCOMPARE(output.file(), QString());

    QSignalSpy copied(&output, &ListExport::copied);
    output.copy(false);
    QTRY_COMPARE(copied.count(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("Number\tCustomer\tState\tDue\nT-2026-00398\t"));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasHtml());
  }

  void aCancelledExportLeavesNoFile() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    QTemporaryDir folder;
    {
      ListExport output;
      output.setModel(&model);
      output.save(folder.path(), "out.csv", "csv", false);
      output.cancel();
      QVERIFY(!output.isRunning());
      QTest::qWait(0);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
  }
};

CARNET_QT_TEST(ListWorkTest, QGuiApplication)

#include "list_work_test.moc"
