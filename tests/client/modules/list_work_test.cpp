#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <map>

#include "client/modules/crm/contact_list_model.h"
#include "client/modules/crm/partner_list_model.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/replica/database.h"
#include "client/replica/kept_orders.h"
#include "client/replica/sqlite_store.h"
#include "client/store/list_export.h"
#include "client/store/list_views.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/registry.h"
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

  // Few are found by their role and put in order, many are met along the order: the list is the same.
  void aViewOfFewAndOneOfManyAreInTheOrderOfTheList() {
    Desk desk(Person::desk, [](SqliteStore& store) {
      const auto add = [&store](const std::string& key, const std::string& name, PartnerRoleKind kind, int roles) {
        Partner partner;
        partner.head.id = partner.head.root_id = naturalId("view", key);
        partner.head.facet = Facet::card;
        partner.name = name;
        store.put(rowOf(partner));
        for (int i = 0; i < roles; ++i) {
          PartnerRole role;
          role.head.id = naturalId("role", key + std::to_string(i));
          role.head.root_id = partner.head.id;
          role.head.facet = Facet::card;
          role.partner_id = Id<Partner>(partner.head.id);
          role.role = kind;
          store.put(rowOf(role));
        }
      };
      add("1", "Zinc et fils", PartnerRoleKind::supplier, 1);
      add("2", "Étain SA", PartnerRoleKind::supplier, 1);
      add("3", "Aluminium du Nord", PartnerRoleKind::supplier, 1);
      add("4", "Aa, of whom there is much", PartnerRoleKind::customer, EntityListModel::mostFew);
    });
    PartnerListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setView("suppliers");
    model.setWorkspace(desk.workspace());
    QStringList few = {"Aluminium du Nord", "Étain SA", "Zinc et fils"};
    QTRY_COMPARE(column(model, &PartnerRow::name), few);
    model.setSortKey("name");
    model.setSortDescending(true);
    std::reverse(few.begin(), few.end());
    QTRY_COMPARE(column(model, &PartnerRow::name), few);
    model.setFilterText("etain");
    QTRY_COMPARE(column(model, &PartnerRow::name), QStringList("Étain SA"));
    model.setFilterText("");
    model.setSortDescending(false);
    model.setView("clients");
    QTRY_VERIFY(model.isWhole() && model.count() > 1);
    QCOMPARE(model.rowAt(0).value<PartnerRow>().name, QString("Aa, of whom there is much"));
    QStringList sorted = column(model, &PartnerRow::name);
    sorted.removeDuplicates();
    QCOMPARE(int(sorted.size()), model.count());
  }

  void theOrderInWhichAListOpensIsReadFromAnIndex() {
    Desk desk(Person::desk);
    const QHash<QString, QString> queries = {
        {"partner_list_name",
         "SELECT r.rid FROM partner r WHERE r.deleted_at IS NULL AND (1) ORDER BY fold(r.name), r.rid"},
        {"partner_role_list_role",
         "SELECT o.partner_id FROM partner_role o WHERE o.role = 'supplier' AND o.deleted_at IS NULL"},
        {"ticket_list_due",
         "SELECT r.rid FROM ticket r LEFT JOIN partner p ON p.id = r.partner_id WHERE r.deleted_at IS"
         " NULL AND (1) ORDER BY " +
             Orders().tickets() + ", r.rid"},
        {"ticket_list_state", "SELECT count(*) FROM ticket r WHERE r.deleted_at IS NULL AND r.state = 'resolved'"},
        {"product_list_sku", "SELECT r.rid FROM product r WHERE r.deleted_at IS NULL AND (1) ORDER BY r.sku, r.rid"},
    };
    QString plans;
    int answers = 0;
    for (auto query = queries.begin(); query != queries.end(); ++query) {
      desk.workspace()->reader().read(
          this,
          [sql = "EXPLAIN QUERY PLAN " + query.value()](ReadTransaction& read) {
            QString plan;
            read.each(sql, {}, [&](Cells& cells) {
              cells.skip();
              cells.skip();
              cells.skip();
              plan += cells.text() + "\n";
            });
            return plan;
          },
          [&plans, &answers](QString plan) { plans += plan, ++answers; });
    }
    QTRY_COMPARE(answers, int(queries.size()));
    for (const QString& index : queries.keys()) QVERIFY2(plans.contains(index), qPrintable(index + " in\n" + plans));
    QVERIFY2(!plans.contains("TEMP B-TREE"), qPrintable(plans));
  }

  // Kept at rest where a table is large (client/replica/kept_orders.h).
  void anOrderThatIsKeptIsTheOrderOfTheList() {
    Desk desk(Person::desk, [](SqliteStore& store) {
      for (int i = 0; i < 40; ++i) {
        const std::string key = std::to_string(i);
        Partner partner;
        partner.head.id = partner.head.root_id = naturalId("kept", key);
        partner.head.facet = Facet::card;
        partner.name = "Kept " + std::to_string(i * 7 % 20);
        partner.tags = i % 3 == 0 ? "" : "tag" + std::to_string(i % 5);
        store.put(rowOf(partner));
        Contact contact;
        contact.head.id = naturalId("contact", key);
        contact.head.root_id = partner.head.id;
        contact.head.facet = Facet::card;
        contact.partner_id = Id<Partner>(i % 4 == 0 ? naturalId("kept", "not here") : partner.head.id);
        contact.name = "Somebody " + key;
        contact.job_title = "Job " + std::to_string(i % 6);
        store.put(rowOf(contact));
        for (int n = 0; n < i % 3; ++n) {
          ContactPoint point;
          point.head.id = naturalId("point", key + "." + std::to_string(n));
          point.head.root_id = partner.head.id;
          point.head.facet = Facet::card;
          point.partner_id = contact.partner_id;
          point.value = "0" + std::to_string(i * 11 % 17);
          store.put(rowOf(point));
          Address address;
          address.head = point.head;
          address.head.id = naturalId("address", key + "." + std::to_string(n));
          address.partner_id = contact.partner_id;
          address.city = "Ville " + std::to_string(i * 5 % 9);
          store.put(rowOf(address));
        }
      }
    });
    const auto orders = [&desk] {
      std::map<QString, std::vector<qint64>> found;
      const auto read = [&](EntityListModel& model, const QString& key, bool descending) {
        model.setSortKey(key);
        model.setSortDescending(descending);
        model.setWorkspace(desk.workspace());
        QTRY_VERIFY(model.isWhole());
        found[model.entityName() + key + (descending ? " down" : "")] = model.rids();
      };
      for (bool descending : {false, true}) {
        for (const char* key : {"phone", "city", "stage", "owner", "tags", "vat_no"}) {
          PartnerListModel model;
          read(model, key, descending);
        }
        for (const char* key : {"partner", "job_title"}) {
          ContactListModel model;
          read(model, key, descending);
        }
      }
      return found;
    };
    const auto sorted = orders();
    QCOMPARE(int(sorted.size()), 16);
    desk.reopen([&desk] {
      KeptOrders kept(SqliteStore::fileIn(desk.path()), 0);
      while (kept.makeNext([] { return false; }) == KeptOrders::Made::one) continue;
    });
    QCOMPARE(desk.text("SELECT count(*) FROM kept_order"), QString("7"));
    const auto along = orders();
    for (const auto& [name, rids] : sorted) QVERIFY2(along.at(name) == rids, qPrintable(name));
    // That they are gone along, and not sorted all the same: what stands in a kept order is believed.
    desk.reopen([&desk] {
      SqliteStore store(desk.path(), registry());
      for (const char* order : {"partner_phone", "partner_city", "partner_stage", "partner_owner", "contact_partner"})
        store.database().execute(std::string("DELETE FROM kept_order_") + order + " WHERE rid % 2 = 0");
    });
    const auto fewer = orders();
    for (const char* name : {"partnerphone", "partnercity", "partnerstage", "partnerowner", "contactpartner"})
      QVERIFY2(fewer.at(name).size() < sorted.at(name).size(), name);
    QString plan;
    for (const char* sql : {"partner r WHERE r.deleted_at IS NULL AND (1) ORDER BY fold(r.tags), r.rid",
                            "contact r WHERE r.deleted_at IS NULL AND (1) ORDER BY fold(r.job_title), r.rid"}) {
      desk.workspace()->reader().read(
          this,
          [sql](ReadTransaction& read) {
            QString found;
            read.each(QString("EXPLAIN QUERY PLAN SELECT r.rid FROM ") + sql, {}, [&](Cells& cells) {
              for (int i = 0; i < 3; ++i) cells.skip();
              found += cells.text() + "\n";
            });
            return found;
          },
          [&plan](QString found) { plan += found; });
    }
    QTRY_VERIFY2(plan.contains("kept_order_partner_tags") && plan.contains("kept_order_contact_job_title"),
                 qPrintable(plan));
    QVERIFY2(!plan.contains("TEMP B-TREE"), qPrintable(plan));
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

 private:
  // The order of a list as its model says it.
  struct Orders : TicketListModel {
    QString tickets() const { return sortExpression({}); }
  };
};

CARNET_QT_TEST(ListWorkTest, QGuiApplication)

#include "list_work_test.moc"
