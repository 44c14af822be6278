// In which order lists show their rows, and by what they find it: indexes, few rows, orders that are kept.
#include <QAbstractItemModelTester>
#include <QtTest>
#include <map>

#include "client/modules/crm/contact_list_model.h"
#include "client/modules/crm/partner_list_model.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/replica/database.h"
#include "client/replica/kept_orders.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/registry.h"
#include "tests/client/modules/list_shown.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::column;
using carnet::client::test::Desk;
using carnet::client::test::fatal;
using carnet::client::test::Person;

class ListOrdersTest : public QObject {
  Q_OBJECT

 private slots:
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

 private:
  // The order of a list as its model says it.
  struct Orders : TicketListModel {
    QString tickets() const { return sortExpression({}); }
  };
};

CARNET_QT_TEST(ListOrdersTest, QCoreApplication)

#include "list_orders_test.moc"
