#include <QSignalSpy>
#include <QtTest>

#include "client/app/recent_records.h"
#include "client/app/search_controller.h"
#include "client/store/edits.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/natural_keys.h"
#include "shared/domain/stock/serial.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;

// What a person who types finds: on the sample company and what is written while it is looked at.
class SearchTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    desk_ = std::make_unique<Desk>(Person::desk);
    search_ = std::make_unique<SearchController>();
    search_->setWorkspace(desk_->workspace());
    create(entityOf<Partner>, {{"name", std::string("Denaq Pompes SARL")}});
    create(entityOf<Partner>, {{"name", std::string("Денак ООО")}});
    const Uuid mueller = create(entityOf<Partner>, {{"name", std::string("Müller Kreiselpumpen GmbH")}});
    create(entityOf<ContactPoint>,
           {{"partner_id", mueller}, {"kind", std::string("mobile")}, {"value", std::string("+49 171 555 27 44")}});
    create(entityOf<Address>, {{"partner_id", mueller},
                               {"street", std::string("Hafenstraße 7")},
                               {"postcode", std::string("20457")},
                               {"city", std::string("Hamburg")}});
    QTRY_COMPARE(titles("mueller").size(), 1);
    QTRY_COMPARE(search_->rowsToCome(), 0);
  }
  void cleanupTestCase() {
    search_.reset();
    desk_.reset();
  }

  void whatIsTypedFindsWhatIsMeant_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::newRow("the first letters") << "den"
                                       << "Denaq Pompes SARL";
    QTest::newRow("in the other alphabet") << "denak"
                                           << "Денак ООО";
    QTest::newRow("as it sounds") << "denak"
                                  << "Denaq Pompes SARL";
    QTest::newRow("typed in Cyrillic") << "денак"
                                       << "Denaq Pompes SARL";
    QTest::newRow("an umlaut spelt out") << "MUELLER"
                                         << "Müller Kreiselpumpen GmbH";
    QTest::newRow("an umlaut forgotten") << "muller"
                                         << "Müller Kreiselpumpen GmbH";
    QTest::newRow("a slip") << "kreislepumpen"
                            << "Müller Kreiselpumpen GmbH";
    QTest::newRow("a letter too few") << "dnaq"
                                      << "Denaq Pompes SARL";
    QTest::newRow("inside of a word") << "selpump"
                                      << "Müller Kreiselpumpen GmbH";
    QTest::newRow("a telephone number, grouped otherwise") << "0171 5552"
                                                           << "Müller Kreiselpumpen GmbH";
    QTest::newRow("a telephone number with its country") << "+491715552744"
                                                         << "Müller Kreiselpumpen GmbH";
    QTest::newRow("the end of a telephone number") << "2744"
                                                   << "Müller Kreiselpumpen GmbH";
    QTest::newRow("a name and a town") << "müller hamb"
                                       << "Müller Kreiselpumpen GmbH";
    QTest::newRow("a street") << "hafenstrasse"
                              << "Müller Kreiselpumpen GmbH";
    QTest::newRow("a document number") << "T-2026-00412"
                                       << "Pump leaks at the shaft";
    QTest::newRow("a document number without signs") << "t202600412"
                                                     << "Pump leaks at the shaft";
    QTest::newRow("the end of a document number") << "00412"
                                                  << "Pump leaks at the shaft";
    QTest::newRow("a ticket as it is said") << "T-412"
                                            << "Pump leaks at the shaft";
    QTest::newRow("words of the fault") << "floor drain"
                                        << "Pump leaks at the shaft";
    QTest::newRow("a product's number") << "P-11"
                                        << "Mechanical seal 28 mm";
    QTest::newRow("a product in another language") << "garniture"
                                                   << "Mechanical seal 28 mm";
  }
  void whatIsTypedFindsWhatIsMeant() {
    QFETCH(QString, typed);
    QFETCH(QString, title);
    const QStringList found = titles(typed);
    QVERIFY2(found.contains(title), qPrintable(found.join(", ")));
  }

  void theBestComesFirst() {
    QCOMPARE(titles("denaq").first(), QString("Denaq Pompes SARL"));
    QCOMPARE(titles("денак").first(), QString("Денак ООО"));
    QCOMPARE(titles("T-2026-00412").first(), QString("Pump leaks at the shaft"));
    const QStringList pumps = titles("pump");
    QVERIFY2(pumps.indexOf("Pump leaks at the shaft") < pumps.indexOf("Circulating pump CP 40"),
             "what begins so comes before what holds it");
  }

  void whatWasFoundIsBoldAndNothingElseIsStyled() {
    create(entityOf<Partner>, {{"name", std::string("A <b>& B</b> Zwickel")}});
    QTRY_COMPARE(titles("zwick").size(), 1);
    QCOMPARE(row(0)["markedTitle"].toString(), QString("A &lt;b&gt;&amp; B&lt;/b&gt; <b>Zwick</b>el"));
    titles("0171 5552");
    QCOMPARE(row(0)["markedSubtitle"].toString(), QString("+49 <b>171 555 2</b>7 44"));
  }

  void aRecordStandsOnceHoweverOftenItIsFound() {
    const QStringList found = titles("müller");
    QCOMPARE(found.count("Müller Kreiselpumpen GmbH"), 1);
  }

  void nothingIsFoundForNonsense() {
    for (const char* nonsense : {"zyxqwv", "zzzz", "qqqq", "xxx", "kkkkkk", "zzzz pump", "щщщщ"})
      QVERIFY2(titles(nonsense).isEmpty(), qPrintable(titles(nonsense).join(", ")));
  }

  void aSlipIsForgivenInEachWord() {
    create(entityOf<Partner>, {{"name", std::string("Chocolaterie Rey")}});
    create(entityOf<Partner>, {{"name", std::string("Résidence Belvédère")}});
    QTRY_VERIFY(titles("residence belv").contains("Résidence Belvédère"));
    QCOMPARE(titles("chocolatrie ray").value(0), QString("Chocolaterie Rey"));
    QCOMPARE(titles("belvdere").value(0), QString("Résidence Belvédère"));
  }

  void theEndOfADocumentNumberComesBeforeSerialNumbersThatHoldIt() {
    for (const char* number : {"412-77", "9941288"}) {
      Operation operation;
      operation.verb = Verb::create;
      operation.entity = entityOf<Serial>.no;
      operation.row_id = serialId(Id<Product>{test::sampleIds().product}, number).value;
      operation.fields.push_back({entityOf<Serial>.find("product_id")->no, {}, Value(test::sampleIds().product)});
      operation.fields.push_back({entityOf<Serial>.find("number")->no, {}, std::string(number)});
      submit(operation);
    }
    QTRY_VERIFY(titles("41277").contains("412-77"));
    QCOMPARE(titles("412").value(0), QString("Pump leaks at the shaft"));
    QVERIFY(titles("412").contains("412-77"));
  }

  void aMachineIsFoundByTheWordsOfItsProductAndATicketByWhoHasIt() {
    const QStringList machines = titles("circulating cp");
    QVERIFY2(machines.filter(QRegularExpression("^SN-|^412-")).size() > 0, qPrintable(machines.join(", ")));
    const QStringList tickets = titles("marta keller");
    QVERIFY2(tickets.contains("Pump leaks at the shaft"), qPrintable(tickets.join(", ")));
  }

  void aCustomersNameFindsItsTicketsAfterIt() {
    const Uuid id = create(entityOf<Partner>, {{"name", std::string("Xanthippe Bains")}});
    create(entityOf<Ticket>,
           {{"kind", std::string("repair")}, {"title", std::string("Boiler cold")}, {"partner_id", id}});
    QTRY_COMPARE(titles("xanthip"), (QStringList{"Xanthippe Bains", "Boiler cold"}));
  }

  void aTemporaryNumberFindsItsTicketForEver() {
    const Uuid id = create(entityOf<Ticket>, {{"kind", std::string("repair")},
                                              {"title", std::string("Valve stuck")},
                                              {"temp_number", std::string("T-T07-0099")}});
    QTRY_COMPARE(titles("t-t07-0099"), QStringList("Valve stuck"));
    QCOMPARE(row(0)["id"].toString(), test::text(id));
    QCOMPARE(titles("tt0700"), QStringList("Valve stuck"));
  }

  void whatIsDeletedIsNotFoundAnyMore() {
    const Uuid id = create(entityOf<Partner>, {{"name", std::string("Quixotix")}});
    QTRY_COMPARE(titles("quixo").size(), 1);
    Operation gone;
    gone.verb = Verb::erase;
    gone.entity = entityOf<Partner>.no;
    gone.row_id = id;
    submit(gone);
    QTRY_COMPARE(titles("quixo").size(), 0);
  }

  void anEmptyTextShowsWhatWasOpenedLastOrElseChangedLast() {
    QVERIFY2(!titles("").isEmpty(), "before anything was opened, what was changed last");
    QVERIFY(!search_->isRemembered());
    // A row that came long ago and was changed last.
    Edits<Partner> edit(test::sampleIds().partner);
    edit.set<&Partner::name>(QString("Brasserie du Vieux-Port"), QString("Brasserie du Port"));
    desk_->workspace()->submit(edit.operations(), "changed");
    QTRY_COMPARE(row(0)["id"].toString(), test::text(test::sampleIds().partner));
    RecentRecords recent(*desk_->workspace()->drafts());
    const auto ids = test::sampleIds();
    recent.add("ticket", test::text(ids.ticket));
    recent.add("partner", test::text(ids.partner));
    recent.add("ticket", test::text(ids.ticket));
    titles("x");
    titles("");
    QVERIFY(search_->isRemembered());
    QCOMPARE(search_->rows().size(), 2);
    QCOMPARE(row(0)["id"].toString(), test::text(ids.ticket));
    QCOMPARE(row(1)["id"].toString(), test::text(ids.partner));
  }

  void onlyTheNewestLettersAreAnswered() {
    QSignalSpy loaded(search_.get(), &SearchController::loaded);
    for (const char* text : {"d", "de", "den", "dena", "denaq"}) search_->setText(text);
    QTRY_COMPARE(search_->answered(), QString("denaq"));
    QVERIFY2(loaded.count() <= 3, "what was typed over is not looked for to its end");
    QCOMPARE(row(0)["title"].toString(), QString("Denaq Pompes SARL"));
  }

 private:
  using Fields = std::vector<std::pair<std::string_view, Value>>;

  void submit(const Operation& operation) {
    bool done = false;
    desk_->workspace()->operations().submit({operation}, [&](const Submitted& result) {
      QVERIFY2(result.saved, result.problem.code.c_str());
      done = true;
    });
    QTRY_VERIFY(done);
  }
  Uuid create(const Entity& entity, const Fields& fields) {
    Operation operation;
    operation.verb = Verb::create;
    operation.entity = entity.no;
    operation.row_id = desk_->workspace()->newId();
    for (const auto& [name, value] : fields) operation.fields.push_back({entity.find(name)->no, {}, value});
    submit(operation);
    return operation.row_id;
  }
  QStringList titles(const QString& typed) {
    if (search_->text() != typed) search_->setText(typed);
    if (!QTest::qWaitFor([&] { return search_->answered() == typed; })) qFatal("no answer");
    QStringList out;
    for (const QVariant& row : search_->rows()) out << row.toMap()["title"].toString();
    return out;
  }
  QVariantMap row(qsizetype at) const { return search_->rows().value(at).toMap(); }

  std::unique_ptr<Desk> desk_;
  std::unique_ptr<SearchController> search_;
};

CARNET_QT_TEST(SearchTest, QCoreApplication)
#include "search_test.moc"
