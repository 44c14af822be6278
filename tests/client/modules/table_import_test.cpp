// Tables of customers and products that people bring in: what is read of them, and what is refused.
#include <QThreadPool>
#include <QtTest>

#include "client/app/table_import.h"
#include "client/app/table_import_controller.h"
#include "client/app/written_values.h"
#include "client/store/edits.h"
#include "shared/domain/catalogue/product.h"
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
using carnet::client::test::phonesOf;

class TableImportTest : public QObject {
  Q_OBJECT

 private slots:
  void theTableToFillHasTheColumnsThatAreRead() {
    QTemporaryDir folder;
    for (const char* kind : {"customers", "products"}) {
      TableImportController import;
      import.setProperty("kind", kind);
      const QString path = folder.filePath(QString(kind) + ".csv");
      QCOMPARE(import.saveTemplate(QUrl::fromLocalFile(path)),
               QString("Saved as %1. Fill it, one line for each.").arg(path));
      QFile saved(path);
      QVERIFY(saved.open(QIODevice::ReadOnly));
      const QByteArray header = saved.readAll();
      const bool are_products = QString(kind) == "products";
      const QByteArray line = are_products
                                  ? "P-1,Pump,412.50,pcs,24,Circulators\r\n"
                                  : "C-1,Denaq,Rue 1,74000,Annecy,FR,+33 4 65 71 00 12,a@b.example,Anna,fr,FR1\r\n";
      const Table table = are_products ? productsIn(header + line, {"en", "EUR"}) : customersIn(header + line);
      QCOMPARE(table.problem, QString());
      QCOMPARE(table.lines.size(), std::size_t(1));
      QCOMPARE(table.lines[0].refusal, QString());
      QCOMPARE(table.lines[0].operations.size(), std::size_t(are_products ? 2 : 6));
    }
  }

  void aTableOfCustomersNamesTheLinesThatCannotBeRead() {
    const Table table = customersIn(
        "Numéro,Nom,Rue,Code postal,Ville,Téléphone\nC-1,Denaq,\"3, rue du Lac\",74000,Annecy,+33 4 65\n"
        "C-2,,x,,,\nC-3,short\n");
    QCOMPARE(table.problem, QString());
    QCOMPARE(table.lines.size(), std::size_t(3));
    QCOMPARE(table.lines[0].refusal, QString());
    QCOMPARE(table.lines[0].operations.size(), std::size_t(4));  // customer, role, address, phone
    QCOMPARE(table.lines[1].line, std::size_t(3));
    QVERIFY(table.lines[1].refusal.contains("name"));
    QVERIFY(!table.lines[2].refusal.isEmpty());
  }

  void aTableAsASpreadsheetWritesItIsRead() {
    const Table table = customersIn("\xEF\xBB\xBFNom;Rue;Ville\r\nDenaq;3, rue du Lac;Annecy\r\n");
    QCOMPARE(table.problem, QString());
    QCOMPARE(table.lines.size(), std::size_t(1));
    QCOMPARE(table.lines[0].refusal, QString());
    QCOMPARE(table.lines[0].operations.size(), std::size_t(3));  // customer, role, address
  }

  void theSameTableAgainNamesTheSameRows() {
    const QByteArray file = "name\nDenaq\n";
    const Table first = customersIn(file);
    const Table again = customersIn(file);
    QCOMPARE(first.lines[0].operations[0].row_id, again.lines[0].operations[0].row_id);
    QVERIFY(first.lines[0].operations[0].row_id != customersIn("name\nOther\n").lines[0].operations[0].row_id);
  }

  void aFileThatIsNoTableIsRefusedWhole() {
    QVERIFY(!customersIn("").problem.isEmpty());
    QVERIFY(!customersIn(QByteArray("name\nFj\0ll\n", 11)).problem.isEmpty());
    QVERIFY(!customersIn("street,city\nx,y\n").problem.isEmpty());
    QVERIFY(!customersIn("name\n").problem.isEmpty());
  }

  void headingsAreKnownInThreeLanguagesWhateverTheirAccentsAndDots() {
    const auto taken = [](const Table& table) {
      QStringList said;
      for (const Table::Taken& each : table.taken) said << each.column;
      return said.join(' ');
    };
    QCOMPARE(taken(customersIn("Code client;Raison sociale;Nom;ADRESSE;CP;Ville;Pays;Tél.;Mobile;Courriel;N° TVA\n")),
             QString("number name street postcode city country phone phone email vat_no"));
    QCOMPARE(customersIn("Code client;Raison sociale;Nom;x\n").ignored, QStringList({"Nom", "x"}));
    QCOMPARE(taken(customersIn("Код;Название;Адрес;Индекс;Город;Страна;Телефон;Эл. почта;ИНН\n")),
             QString("number name street postcode city country phone email vat_no"));
    QCOMPARE(taken(productsIn("Référence;Désignation;Prix HT (€)\n", {"fr", "EUR"})), QString("sku name price"));
    QCOMPARE(taken(productsIn("Reference;Designation;P.U. H.T.\n", {"fr", "EUR"})), QString("sku name price"));
    QCOMPARE(taken(productsIn("Артикул;Наименование;Цена\n", {"ru", "RUB"})), QString("sku name price"));
    QCOMPARE(taken(productsIn("Référence;Désignation;Famille\n", {"fr", "EUR"})), QString("sku name family"));
    QCOMPARE(productsIn("Référence;Désignation;Prix TTC\n", {"fr", "EUR"}).ignored, QStringList({"Prix TTC"}));
  }

  // Both would be one customer, and the second would take the place of the first.
  void theSameNumberTwiceInOneFileIsRefusedAndItsFirstLineNamed() {
    const Table table = customersIn("number,name\nC1,Denaq\nC2,Other\nC1,Third\n,Denaq\n,Denaq\n");
    QCOMPARE(table.lines[0].refusal, QString());
    QCOMPARE(table.lines[1].refusal, QString());
    QCOMPARE(table.lines[2].refusal, QString("The number C1 stands in line 2 already."));
    QVERIFY(table.lines[2].operations.empty());
    QCOMPARE(table.lines[3].refusal, QString());
    QCOMPARE(table.lines[4].refusal,
             QString("The name Denaq stands in line 5 already; only a number tells them apart."));
    QCOMPARE(productsIn("sku,name\nP1,A\nP1,B\n", {"en", "EUR"}).lines[1].refusal,
             QString("The item number P1 stands in line 2 already."));
  }

  void pricesAreReadAsPeopleWriteThem_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<qint64>("price");  // -1: refused
    QTest::newRow("euros") << "494,73 €" << qint64(4947300);
    QTest::newRow("space") << "1 234,50" << qint64(12345000);
    QTest::newRow("no-break spaces") << QString("1\u202f234,50\u00a0€") << qint64(12345000);
    QTest::newRow("code before") << "EUR 12.5" << qint64(125000);
    QTest::newRow("apostrophe") << "1'234.50" << qint64(12345000);
    QTest::newRow("point and comma") << "1.234,50" << qint64(12345000);
    QTest::newRow("comma and point") << "1,234.50 EUR" << qint64(12345000);
    QTest::newRow("millions") << "1.234.567" << qint64(12345670000);
    QTest::newRow("before tax") << "12 € HT" << qint64(120000);
    QTest::newRow("without cents") << "12.-" << qint64(120000);
    QTest::newRow("zero") << "0" << qint64(0);
    QTest::newRow("negative") << "-5" << qint64(-1);
    QTest::newRow("negative euros") << QString("\u22125,00 €") << qint64(-1);
    QTest::newRow("dollars") << "5 $" << qint64(-1);
    QTest::newRow("two numbers") << "5-7" << qint64(-1);
    QTest::newRow("marks in disorder") << "1,2.3,4" << qint64(-1);
    QTest::newRow("words") << "sur devis" << qint64(-1);
    QTest::newRow("thousands or decimals by comma") << "1,250" << qint64(-1);
    QTest::newRow("thousands or decimals by point") << "999.000 €" << qint64(-1);
    QTest::newRow("three decimals below one") << "0,125" << qint64(1250);
    QTest::newRow("three decimals of thousands") << "1250,125" << qint64(12501250);
    QTest::newRow("three decimals beside a space") << "1 250,125" << qint64(12501250);
  }
  void pricesAreReadAsPeopleWriteThem() {
    QFETCH(QString, written);
    QFETCH(qint64, price);
    const Table table = productsIn("sku;name;price\nP;Pump;" + written.toUtf8() + "\n", {"fr", "EUR"});
    QCOMPARE(table.lines[0].refusal.isEmpty(), price >= 0);
    if (price < 0) return;
    QCOMPARE(edited<&Product::base_price>(table), Value(price));
  }

  // One of ten thousand prices a thousand times too small is seen by nobody.
  void whatStandsBeforeTheDecimalsIsDecidedForTheWholeColumn_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("others");
    QTest::addColumn<qint64>("price");  // -1: refused
    QTest::newRow("both marks") << "1,250"
                                << "1,412.50" << qint64(12500000);
    QTest::newRow("German") << "1.250"
                            << "12,5" << qint64(12500000);
    QTest::newRow("decimals after all") << "1,250"
                                        << "12,5" << qint64(12500);
    QTest::newRow("four decimals") << "1.250"
                                   << "0.0125" << qint64(12500);
    QTest::newRow("millions") << "1.250"
                              << "1.234.567" << qint64(12500000);
    QTest::newRow("of another currency") << "1.250"
                                         << "12,50 $" << qint64(12500000);
    QTest::newRow("nothing tells") << "1,250"
                                   << "2,500;17;sur devis" << qint64(-1);
    QTest::newRow("no price") << "1,250"
                              << "12.5 x 3" << qint64(-1);
    QTest::newRow("two hands") << "1,250"
                               << "12.5;12,5" << qint64(-1);
  }
  void whatStandsBeforeTheDecimalsIsDecidedForTheWholeColumn() {
    QFETCH(QString, written);
    QFETCH(QString, others);
    QFETCH(qint64, price);
    QByteArray file = "sku;name;price\nP;Pump;" + written.toUtf8() + "\n";
    int number = 0;
    for (const QString& other : others.split(';'))
      file += "P" + QByteArray::number(++number) + ";Pump;" + other.toUtf8() + "\n";
    const Table table = productsIn(file, {"fr", "EUR"});
    QCOMPARE(table.lines[0].refusal.isEmpty(), price >= 0);
    if (price >= 0) QCOMPARE(edited<&Product::base_price>(table), Value(price));
  }

  void aPriceThatCanBeReadInTwoWaysIsRefusedWithBoth() {
    const auto refusal = [](const TableTerms& terms) {
      return productsIn("sku;name;price\nP;Pump;1.250\n", terms).lines[0].refusal.replace(QChar(0xa0), ' ');
    };
    QCOMPARE(refusal({"en", "EUR"}),
             QString("The price 1.250 can be read as 1,250.00 € or as 1.25 €. Write it with two decimals."));
  }

  void countriesBecomeTheirCodeAndUnknownOnesAreRefused() {
    for (const char* written : {"France", "FRANCE", "Франция", "fr", "FRA"}) {
      const Table table = customersIn(QByteArray("name,city,country\nDenaq,Annecy,") + written + "\n");
      QCOMPARE(edited<&Address::country>(table), Value(std::string("FR")));
    }
    for (const auto& [written, code] : {std::pair("Royaume-Uni", "GB"), {"Allemagne", "DE"}, {"Швейцария", "CH"}}) {
      const Table table = customersIn(QByteArray("name,city,country\nDenaq,Annecy,") + written + "\n");
      QCOMPARE(edited<&Address::country>(table), Value(std::string(code)));
    }
    QVERIFY(customersIn("name,country\nDenaq,Poldavie\n").lines[0].refusal.contains("Poldavie"));
  }

  void telephonesAndAddressesOfEmailAreLookedAt() {
    const auto refusal = [](const QByteArray& line) {
      return customersIn("name;phone;mobile;email\n" + line + "\n").lines[0].refusal;
    };
    QCOMPARE(refusal("A;12;;"), QString("12 is no telephone number: it has too few digits."));
    QCOMPARE(refusal("A;;;anna.example"), QString("anna.example is no address of e-mail."));
    QCOMPARE(refusal("A;021/123.45.67;;anna@a.example"), QString());
    const Table table = customersIn("name;phone;mobile\nA;04 50 11 22 33 / 06 01 02 03 04;07 01 02 03 04\n");
    QCOMPARE(phonesOf(table), QStringList({"04 50 11 22 33", "06 01 02 03 04", "07 01 02 03 04"}));
    // As the rule of telephones counts, which would refuse it later.
    QCOMPARE(refusal("A;0012;;"), QString("0012 is no telephone number: it has too few digits."));
  }

  void aSlashPartsTelephonesThatAreWholeOnly_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QStringList>("phones");
    QTest::newRow("Swiss area code") << "021/123.45.67" << QStringList{"021/123.45.67"};
    QTest::newRow("German area code") << "0221 / 123456" << QStringList{"0221 / 123456"};
    QTest::newRow("blank before") << "+49 (221) /1234567" << QStringList{"+49 (221) /1234567"};
    QTest::newRow("last digits") << "04 50 11 22 33 / 34" << QStringList{"04 50 11 22 33 / 34"};
    QTest::newRow("two") << "0450112233/0601020304" << QStringList{"0450112233", "0601020304"};
    QTest::newRow("three") << "04 50 11 22 33 / 06 01 02 03 04 /+33 7 01 02 03 04"
                           << QStringList{"04 50 11 22 33", "06 01 02 03 04", "+33 7 01 02 03 04"};
    QTest::newRow("one that is whole, one that is not")
        << "0221 / 123456, 0170/7654321" << QStringList{"0221 / 123456", "0170/7654321"};
  }
  void aSlashPartsTelephonesThatAreWholeOnly() {
    QFETCH(QString, written);
    QFETCH(QStringList, phones);
    QCOMPARE(phonesOf(customersIn("name;phone\nA;" + written.toUtf8() + "\n")), phones);
  }

  // Excel in France and in Russia writes its code page, and UTF-16 as "Unicode text".
  void filesOfOldCodePagesAreReadAndSoSaid() {
    const Table french = customersIn("Num\xe9ro;Soci\xe9t\xe9\nC1;Fj\xe4llr\xe4ven \x80\n");
    QCOMPARE(french.problem, QString());
    QCOMPARE(french.encoding, QString("Windows-1252"));
    QCOMPARE(edited<&Partner::name>(french), Value(std::string("Fjällräven €")));
    const Table russian = customersIn("\xcd\xe0\xe7\xe2\xe0\xed\xe8\xe5\n\xd1\xe2\xb8\xf2\n");
    QCOMPARE(russian.encoding, QString("Windows-1251"));
    QCOMPARE(edited<&Partner::name>(russian), Value(std::string("Свёт")));
    const QString text = "Nom\nÉcole\n";
    const Table wide =
        customersIn("\xFF\xFE" + QByteArray(reinterpret_cast<const char*>(text.utf16()), int(text.size() * 2)));
    QCOMPARE(wide.encoding, QString("UTF-16"));
    QCOMPARE(edited<&Partner::name>(wide), Value(std::string("École")));
    QCOMPARE(customersIn("name\nÉcole\n").encoding, QString());
  }

  // Headings in English are the same in both; the words below tell, and for a person who reads Russian what is left.
  void aCodePageThatTheHeadingsDoNotTellIsToldByTheWords_data() {
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("name");
    QTest::newRow("Russian") << QByteArray("\xd1\xe2\xb8\xf2 \xe8 \xf2\xe5\xef\xeb\xee") << "en"
                             << "Свёт и тепло";
    QTest::newRow("Russian and Latin") << QByteArray("\xce\xce\xce Alpha") << "fr"
                                       << "ООО Alpha";
    QTest::newRow("French") << QByteArray(
                                   "Fj\xe4llr\xe4ven \xe0 \xc9"
                                   "cully")
                            << "en"
                            << "Fjällräven à Écully";
    QTest::newRow("French, read by a Russian") << QByteArray("Caf\xe9 cr\xe9\xe9") << "ru"
                                               << "Café créé";
    QTest::newRow("German") << QByteArray("S\xfc\xdf GmbH") << "en"
                            << "Süß GmbH";
    QTest::newRow("one letter") << QByteArray("\xe0") << "en"
                                << "à";
    QTest::newRow("one letter, read by a Russian") << QByteArray("\xe0") << "ru"
                                                   << "а";
  }
  void aCodePageThatTheHeadingsDoNotTellIsToldByTheWords() {
    QFETCH(QByteArray, written);
    QFETCH(QString, language);
    QFETCH(QString, name);
    const Table table = customersIn("number;name\nC1;" + written + "\n", {language, "EUR"});
    QCOMPARE(edited<&Partner::name>(table), Value(name.toStdString()));
    const Table products = productsIn("sku;name;price\nP;" + written + ";12\n", {language, "EUR"});
    QCOMPARE(products.encoding, table.encoding);
  }

  // 64 MB may be read and understood: the screen goes on meanwhile.
  void aTableIsReadBesideTheScreenAndEndsWhenItIsCancelled() {
    Desk desk(Person::desk);
    QTemporaryDir folder;
    QFile file(folder.filePath("customers.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,city\n");
    for (int i = 0; i < 50'000; ++i) file.write(QByteArray("Customer ") + QByteArray::number(i) + ",Annecy\n");
    file.close();
    TableImportController import;
    import.setProperty("workspace", QVariant::fromValue(desk.workspace()));
    import.setProperty("kind", "customers");
    import.read(QUrl::fromLocalFile(file.fileName()));
    QVERIFY(import.isRunning());
    QCOMPARE(import.total(), 0);  // nothing of it was done in the call
    QTRY_COMPARE_WITH_TIMEOUT(import.total(), 50'000, 30'000);
    import.cancel();
    QVERIFY(import.isFinished());

    import.read(QUrl::fromLocalFile(folder.filePath("nothing.csv")));
    QTRY_VERIFY(!import.problem().isEmpty());
    QVERIFY(!import.isRunning());
    import.read(QUrl::fromLocalFile(file.fileName()));
    import.cancel();  // before it was read: nothing of it comes later
    // What is asked of the replica is answered in turn, then the file would be read on the pool.
    bool is_answered = false;
    desk.workspace()->reader().read(
        &import, [](ReadTransaction&) { return true; }, [&](bool) { is_answered = true; });
    QTRY_VERIFY(is_answered);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(import.total(), 0);
  }

  void aColumnThatIsCalledAsItIsTakenIsNamedOnce() {
    Desk desk(Person::admin);
    QTemporaryDir folder;
    QFile file(folder.filePath("customers.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Name,Ville\nDenaq,Annecy\n");
    file.close();
    TableImportController import;
    import.setProperty("workspace", QVariant::fromValue(desk.workspace()));
    import.setProperty("kind", "customers");
    import.read(QUrl::fromLocalFile(file.fileName()));
    QTRY_VERIFY(import.isFinished());
    QCOMPARE(import.takenText(), QString("Columns that were taken: name, Ville as town."));
  }

  void aPriceMayHaveACommaAndMustBeANumber() {
    const Table table = productsIn("sku,name,price\nCP-1,Pump,\"1 412,50\"\nCP-2,Pump,abc\n", {"fr", "EUR"});
    QVERIFY(table.lines[0].refusal.isEmpty());
    QVERIFY(table.lines[1].refusal.contains("abc"));
  }
};

CARNET_QT_TEST(TableImportTest, QCoreApplication)
#include "table_import_test.moc"
