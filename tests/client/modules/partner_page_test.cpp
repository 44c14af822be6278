#include <QtTest>

#include "client/modules/crm/partner_controller.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

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
