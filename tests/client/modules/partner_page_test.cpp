#include <QDesktopServices>
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/crm/new_partner_controller.h"
#include "client/modules/crm/partner_controller.h"
#include "client/modules/crm/partner_list_model.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/last_change.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

// What opens web pages on the device.
class Browser : public QObject {
  Q_OBJECT

 public:
  Q_INVOKABLE void open(const QUrl& page) { called = page; }
  QUrl called;
};

class PartnerPageTest : public QObject {
  Q_OBJECT

 private slots:
  void aFirmsOwnNumbersStandBeforeThoseOfItsPeople() {
    Desk desk(Person::technician);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_COMPARE(partner.points().size(), 3);
    QCOMPARE(partner.points()[0].toMap()["label"].toString(), QString("Telephone"));
    QCOMPARE(partner.points()[0].toMap()["value"].toString(), QString("+33 4 91 54 20 11"));
    QCOMPARE(partner.points()[2].toMap()["label"].toString(), QString("Claire Aubert · Mobile"));
  }

  void aWebPageIsOpenedAsWhatItIs() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    Browser browser;
    for (const char* scheme : {"http", "https"}) QDesktopServices::setUrlHandler(scheme, &browser, "open");
    const auto opened = [&](const QString& written) {
      browser.called.clear();
      desk.workspace()->browse(written);
      return browser.called.toString();
    };
    QCOMPARE(opened("www.vieux-port.example"), QString("https://www.vieux-port.example"));
    QCOMPARE(opened(" vieux-port.example:8080/a "), QString("https://vieux-port.example:8080/a"));
    QCOMPARE(opened("http://vieux-port.example"), QString("http://vieux-port.example"));
    QCOMPARE(opened("HTTPS://vieux-port.example"), QString("https://vieux-port.example"));
    QVERIFY(!opened("file:///etc/passwd").startsWith("file:"));
    QCOMPARE(said.count(), 0);
    for (const char* scheme : {"http", "https"}) QDesktopServices::unsetUrlHandler(scheme);
    QCOMPARE(opened("www.vieux-port.example"), QString());
    QCOMPARE(said.at(0)[0].toString(),
             QString("Nothing on this device opens web pages. The address: www.vieux-port.example"));
  }

  void aNumberThatIsWrongIsTakenOutAndBroughtBack() {
    Desk desk(Person::desk);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_COMPARE(partner.points().size(), 3);
    QVERIFY(partner.canRemovePoints());
    const QVariantMap wrong = partner.points()[1].toMap();
    partner.removePoint(wrong["id"].toString(), wrong["value"].toString());
    QTRY_COMPARE(partner.points().size(), 2);
    QTRY_VERIFY(desk.workspace()->undo()->isAvailable());
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(partner.points().size(), 3);
  }

  void anAddressIsAddedCorrectedAndTakenBack() {
    Desk desk(Person::desk);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_COMPARE(partner.addresses().size(), 2);
    QVERIFY(partner.canEditAddresses());
    QVERIFY(partner.countries().contains(QVariantMap{{"value", "BE"}, {"text", "Belgium"}}));
    QCOMPARE(partner.addressKinds()[1].toMap()["text"].toString(), QString("Delivery address"));
    const QVariantMap typed{
        {"kind", "invoice"}, {"street", " Quai 3 "}, {"postcode", "13002"}, {"city", "Marseille"}, {"country", "FR"}};
    QVERIFY(partner.addAddress(typed) > 0);
    QTRY_COMPARE(partner.addresses().size(), 3);
    const QVariantMap added = partner.addresses()[1].toMap();
    QCOMPARE(added["label"].toString(), QString("Invoice address"));
    QCOMPARE(added["symbol"].toString(), QString("map"));
    QCOMPARE(added["value"].toString(), QString("Quai 3, 13002 Marseille, France"));
    QCOMPARE(desk.text("SELECT is_default FROM address WHERE kind = 'invoice'"), QString("1"));

    QVariantMap other = added;
    QCOMPARE(partner.saveAddress(added["id"].toString(), other, added), 0);
    other["street"] = "Quai 5";
    QVERIFY(partner.saveAddress(added["id"].toString(), other, added) > 0);
    QTRY_COMPARE(partner.addresses()[1].toMap()["street"].toString(), QString("Quai 5"));
    // The whole place, from what was seen: two people's are never mixed.
    auto edits = test::lastEdits(*desk.workspace());
    QCOMPARE(edits.size(), std::size_t(4));
    other["street"] = "Quai 7";
    QVERIFY(partner.saveAddress(added["id"].toString(), other, added) > 0);
    QTRY_COMPARE(partner.addresses()[1].toMap()["street"].toString(), QString("Quai 7"));
    edits = test::lastEdits(*desk.workspace());
    QCOMPARE(edits[0].base, Value(std::string("Quai 3")));

    QTRY_VERIFY(desk.workspace()->undo()->isAvailable());
    desk.workspace()->undo()->undoLast();
    QTRY_VERIFY(partner.addresses()[1].toMap()["street"].toString() != "Quai 7");
  }

  void aTechnicianCorrectsNoAddress() {
    Desk desk(Person::technician);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_VERIFY(!partner.addresses().isEmpty());
    QVERIFY(!partner.canEditAddresses());
  }

  void aCustomerWhoIsKnownAlreadyIsNamed() {
    Desk desk(Person::desk);
    NewPartnerController maker;
    maker.setWorkspace(desk.workspace());
    const auto similar = [&] { return maker.similar()["name"].toString(); };
    for (const char* name : {"brasserie  DU vieux port", "Brasserie du Vieux-Port SARL", "brasserie du vieuxport"}) {
      maker.lookFor(name, {});
      QTRY_COMPARE(similar(), QString("Brasserie du Vieux-Port"));
      QCOMPARE(maker.similar()["city"].toString(), QString("Marseille"));
      maker.lookFor("Brasserie", {});
      QTRY_COMPARE(similar(), QString());
    }
    maker.lookFor("HOTEL BELVEDERE", {});
    QTRY_COMPARE(similar(), QString("Hôtel Belvédère"));
    maker.lookFor("Somebody else", "04 91 54 20 11");
    QTRY_COMPARE(similar(), QString("Brasserie du Vieux-Port"));
    maker.lookFor({}, "04 91");
    QTRY_COMPARE(similar(), QString());
    // It can be made all the same.
    QSignalSpy created(&maker, &NewPartnerController::created);
    maker.create("Brasserie du Vieux-Port", {}, {}, {}, {});
    QTRY_COMPARE(created.count(), 1);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(created[0][0].toString());
    QTRY_COMPARE(partner.stageText(), QString("Customer"));  // and no lead beside it
    QCOMPARE(partner.roles(), QVariantList());
  }

  void whoeverBuysIsNoLeadInTheListEither() {
    Desk desk(Person::desk);
    PartnerListModel list;
    list.setWorkspace(desk.workspace());
    list.setSortKey("stage");
    QTRY_COMPARE(list.count(), 8);
    NewPartnerController maker;
    maker.setWorkspace(desk.workspace());
    QSignalSpy created(&maker, &NewPartnerController::created);
    maker.create("Zinc du Port", {}, {}, {}, {});
    QTRY_COMPARE(created.count(), 1);
    QTRY_COMPARE(list.count(), 9);
    QCOMPARE(desk.text("SELECT stage FROM partner WHERE name = 'Zinc du Port'"), QString("lead"));
    // Beside the others, in the order of their names.
    QTRY_COMPARE(list.rowAt(8).value<PartnerRow>().name, QString("Zinc du Port"));
    QCOMPARE(list.rowAt(8).value<PartnerRow>().stageText, QString("Customer"));
    QCOMPARE(list.rowAt(8).value<PartnerRow>().stageTone, QString("success"));
    const auto in = [](const char* stage) {
      return QVariantList{QVariantMap{{"field", "stage"}, {"any", QVariantList{stage}}}};
    };
    list.setFilters(in("lead"));
    QTRY_COMPARE(list.count(), 0);
    list.setFilters(in("client"));
    QTRY_COMPARE(list.count(), 9);
  }

  void aFirmWithoutOneIsReachedThroughItsContactByName() {
    Desk desk(Person::technician);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner_without_number));
    QTRY_COMPARE(partner.points().size(), 1);
    const QVariantMap point = partner.points()[0].toMap();
    QVERIFY2(point["label"].toString().startsWith("Hélène Garnier · "), qPrintable(point["label"].toString()));
    QVERIFY(point["value"].toString().startsWith("+33 6 12 00"));
  }
};

CARNET_QT_TEST(PartnerPageTest, QCoreApplication)

#include "partner_page_test.moc"
