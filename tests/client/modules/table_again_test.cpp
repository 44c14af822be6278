// A table brought in where something of it stands already: what it does not say stays as it is.
#include <QtTest>

#include "client/app/table_import.h"
#include "client/app/table_import_controller.h"
#include "client/app/written_values.h"
#include "client/store/edits.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/catalogue/product_category.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner.h"
#include "tests/client/modules/tables_read.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::broughtIn;
using carnet::client::test::Desk;
using carnet::client::test::edited;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

class TableAgainTest : public QObject {
  Q_OBJECT

 private slots:
  void whatNoColumnSaysIsNotOverwritten() {
    TableTerms terms{"en", "CHF"};
    const Table made = productsIn("sku,name\nP,Pump\n", terms);
    QCOMPARE(edited<&Product::currency>(made), Value(std::string("CHF")));  // only the company's own
    terms.products.insert(made.lines[0].operations[0].row_id);
    const Table again = productsIn("sku,name\nP,Pump\n", terms);
    QCOMPARE(again.lines[0].operations[0].fields.size(), std::size_t(2));
  }

  void aCustomerThatIsBroughtInAgainStaysAsFarAsWeWereWithThem() {
    Desk desk(Person::admin);
    const auto customer = [&] {
      return desk.text(
          "SELECT p.stage || '|' || (SELECT count(*) FROM partner_role r WHERE r.partner_id = p.id AND r.deleted_at IS"
          " NULL) FROM partner p WHERE p.name = 'Alpha'");
    };
    QCOMPARE(broughtIn(desk, "customers", "name,city\nAlpha,Annecy\n"), QString());
    QCOMPARE(customer(), QString("client|1"));
    const Uuid partner = customersIn("name\nAlpha\n").lines[0].operations[0].row_id;
    Operation account;
    account.verb = Verb::import;
    account.entity = entityOf<Partner>.no;
    account.row_id = partner;
    account.fields = {{fieldNo<Partner, &Partner::stage>(), std::string("client"), std::string("account")}};
    desk.workspace()->submit({account});
    QTRY_COMPARE(customer(), QString("account|1"));
    QCOMPARE(broughtIn(desk, "customers", "name,city\nAlpha,Lyon\n"), QString());
    QCOMPARE(customer(), QString("account|1"));
  }

  void theFamilyOfAProductIsTheOneOfThatNameOrANewOne() {
    Desk desk(Person::admin);
    const auto family = [&](const char* sku) {
      return desk.text(QString("SELECT c.name FROM product p JOIN product_category c ON c.id = p.category_id AND"
                               " c.deleted_at IS NULL WHERE p.sku = '%1'")
                           .arg(sku));
    };
    const auto families = [&] {
      return desk.text("SELECT count(*) FROM product_category WHERE deleted_at IS NULL").toInt();
    };
    const int before = families();
    QCOMPARE(broughtIn(desk, "products",
                       "Référence;Désignation;Famille\nN-1;Pompe;Pompes à chaleur\nN-2;Pompe 2;POMPES A "
                       "CHALEUR\nN-3;Sans;\n"),
             QString());
    QCOMPARE(families(), before + 1);
    QVERIFY2(family("N-1").contains("Pompes à chaleur"), qPrintable(family("N-1")));
    QCOMPARE(family("N-2"), family("N-1"));
    QCOMPARE(family("N-3"), QString());
    const QString known = desk.text(
        "SELECT json_extract(name, '$.en') FROM product_category WHERE deleted_at IS NULL AND json_extract(name,"
        " '$.en') <> '' ORDER BY rid LIMIT 1");
    QVERIFY(!known.isEmpty());
    QCOMPARE(broughtIn(desk, "products", "sku,name,family\nN-1,Pump," + known.toUtf8() + "\nN-2,Pump,\n"), QString());
    QCOMPARE(families(), before + 1);
    QVERIFY(family("N-1").contains(known));
    QVERIFY(family("N-2").contains("chaleur"));  // an empty cell says nothing
  }

  void aFamilyThatSomebodyDeletedIsMadeAnew() {
    Desk desk(Person::admin);
    const QByteArray table = "sku,name,family\nN-1,Pump,Heat pumps\nN-2,Pump 2,Heat pumps\n";
    QCOMPARE(broughtIn(desk, "products", table), QString());
    const auto family = [&](const char* sku) {
      return desk.text(QString("SELECT c.name FROM product p JOIN product_category c ON c.id = p.category_id AND"
                               " c.deleted_at IS NULL WHERE p.sku = '%1'")
                           .arg(sku));
    };
    QVERIFY(family("N-1").contains("Heat pumps"));
    const Table read = productsIn(table, TableTerms{"en", "EUR"});
    desk.reopen([&] {
      SqliteStore store(desk.path(), registry());
      Row row;
      QCOMPARE(store.get(entityOf<ProductCategory>, read.lines[0].operations[0].row_id, row), Presence::present);
      row.head.deleted_at = Instant{1};
      row.head.updated_by = sampleIds().desk;
      store.begin(sync::Durability::full);
      store.put(std::move(row));
      store.commit();
    });
    QCOMPARE(family("N-1"), QString());
    QCOMPARE(broughtIn(desk, "products", table), QString());
    QVERIFY(family("N-1").contains("Heat pumps"));
    QCOMPARE(family("N-2"), family("N-1"));
    QCOMPARE(desk.text("SELECT count(*) FROM product_category WHERE deleted_at IS NULL AND name LIKE '%Heat pumps%'"),
             QString("1"));
  }

  void aTableOfFewerColumnsLeavesTheRestAsItStands() {
    Desk desk(Person::admin);
    const auto customer = [&] {
      return desk.text(
          "SELECT p.kind || '|' || p.language || '|' || p.vat_no || '|' || a.street || '|' || a.postcode || "
          "'|' || a.city || '|' || a.country FROM"
          " partner p JOIN address a ON a.partner_id = p.id WHERE p.name = 'Alpha'");
    };
    QCOMPARE(broughtIn(desk, "customers",
                       "name,street,postcode,city,country,language,vat_no\nAlpha,Rue 1,74000,Annecy,FR,fr,FR1\n"),
             QString());
    QCOMPARE(customer(), QString("org|fr|FR1|Rue 1|74000|Annecy|FR"));
    QCOMPARE(broughtIn(desk, "customers", "name,city,language,vat_no\nAlpha,Lyon,,\n"), QString());
    QCOMPARE(customer(), QString("org|fr|FR1|Rue 1|74000|Lyon|FR"));
    // One address, not the town of another one.
    QCOMPARE(broughtIn(desk, "customers", "name,street,city\nAlpha,,Nice\n"), QString());
    QCOMPARE(customer(), QString("org|fr|FR1||74000|Nice|FR"));
  }

  void anEmptyCellLeavesWhatIsKnownOfAProduct() {
    Desk desk(Person::admin);
    const auto product = [&] {
      return desk.text(
          "SELECT base_price || '|' || currency || '|' || unit || '|' || warranty_months FROM product WHERE "
          "sku = 'NEW-1'");
    };
    QCOMPARE(broughtIn(desk, "products", "sku,name,price,unit,warranty_months\nNEW-1,Pump,12.5,m,24\n"), QString());
    QCOMPARE(product(), QString("125000|EUR|m|24"));
    QCOMPARE(broughtIn(desk, "products", "sku,name,price,unit,warranty_months\nNEW-1,Pump,,,\n"), QString());
    QCOMPARE(product(), QString("125000|EUR|m|24"));

    TableTerms terms{"en", "CHF"};
    const Table made = productsIn("sku,name,price\nNEW-1,Pump,\n", terms);
    QCOMPARE(edited<&Product::currency>(made), Value(std::string("CHF")));
    terms.products.insert(made.lines[0].operations[0].row_id);
    QCOMPARE(edited<&Product::currency>(productsIn("sku,name,price\nNEW-1,Pump,\n", terms)), Value());
  }

  void aTelephoneThatStandsIsNotMadeTwiceWhereverItStandsInTheLine_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("standing");  // the first one before
    const QString a = "0450112233", b = "0601020304", c = "0701020304";
    QTest::newRow("the same") << a + '/' + b << a + '/' + b << a + ' ' + b;
    QTest::newRow("written otherwise") << a << "04 50 11 22 33"
                                       << "04 50 11 22 33";
    QTest::newRow("the first goes") << a + '/' + b << b << b + ' ' + a;
    QTest::newRow("another one goes") << a + '/' + b + '/' + c << a + '/' + c << a + ' ' + b + ' ' + c;
    QTest::newRow("turned round") << a + '/' + b << b + '/' + a << b + ' ' + a;
    QTest::newRow("the first is corrected") << a + '/' + b << c + '/' + b << c + ' ' + b;
    QTest::newRow("a new one before") << a + '/' + b << c + '/' + a << c + ' ' + a + ' ' + b;
    QTest::newRow("twice in one line") << a + '/' + a << a + '/' + a << a;
  }
  void aTelephoneThatStandsIsNotMadeTwiceWhereverItStandsInTheLine() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, standing);
    Desk desk(Person::admin);
    for (const QString& phones : {before, after})
      QCOMPARE(broughtIn(desk, "customers", "name,phone\nAlpha,\"" + phones.toUtf8() + "\"\n"), QString());
    QCOMPARE(
        desk.text("SELECT group_concat(value, ' ') FROM (SELECT c.value FROM contact_point c JOIN partner p ON p.id ="
                  " c.partner_id WHERE p.name = 'Alpha' AND c.deleted_at IS NULL ORDER BY c.is_default DESC, c.value)"),
        standing);
    QCOMPARE(
        desk.text("SELECT sum(c.is_default) FROM contact_point c JOIN partner p ON p.id = c.partner_id WHERE p.name ="
                  " 'Alpha'"),
        QString("1"));
  }

  void aTelephoneThatAPersonWroteIsNotMadeTwice() {
    Desk desk(Person::admin);
    QCOMPARE(broughtIn(desk, "customers", "name\nAlpha\n"), QString());
    const Uuid partner = customersIn("name\nAlpha\n").lines[0].operations[0].row_id;
    desk.workspace()->submit({Creation<ContactPoint>(desk.workspace()->newId())
                                  .with<&ContactPoint::partner_id>(partner)
                                  .with<&ContactPoint::kind>("mobile")
                                  .with<&ContactPoint::value>("06 01 02 03 04")
                                  .operation()});
    const auto points = [&] {
      return desk.text(
          "SELECT group_concat(c.kind || ' ' || c.value, ', ') FROM contact_point c JOIN partner p ON p.id ="
          " c.partner_id WHERE p.name = 'Alpha'");
    };
    QTRY_COMPARE(points(), QString("mobile 06 01 02 03 04"));
    QCOMPARE(broughtIn(desk, "customers", "name,contact,phone\nAlpha,Ann,0601020304\n"), QString());
    QCOMPARE(points(), QString("mobile 06 01 02 03 04"));
  }
};

CARNET_QT_TEST(TableAgainTest, QCoreApplication)
#include "table_again_test.moc"
