// What can be corrected of a machine, and by whom.
#include <QtTest>

#include "client/modules/stock/serial_controller.h"
#include "client/modules/stock/site_choices.h"
#include "client/store/undo.h"
#include "shared/domain/organisation/natural_keys.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/id_text.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

class SerialPageTest : public QObject {
  Q_OBJECT

 private slots:
  void theOfficeCorrectsWhoHasAMachineAndSinceWhen() {
    Desk desk(Person::desk);
    SerialController serial;
    serial.setWorkspace(desk.workspace());
    serial.setRecordId(test::text(sampleIds().serial));
    QTRY_VERIFY(serial.canEdit());
    const QVariantMap before = serial.details();
    QCOMPARE(before["partnerId"].toString(), test::text(sampleIds().partner));
    QCOMPARE(serial.saveDetails(before), 0);
    const QString clinic = test::text(naturalId("sample", "Clinique Sainte-Anne"));
    SiteChoices sites;
    sites.setWorkspace(desk.workspace());
    sites.setRecordId(clinic);
    QTRY_VERIFY(sites.choices().size() > 1);
    QVERIFY(sites.choices()[0].toMap()["value"].toString().isEmpty());
    const QString site = sites.choices()[1].toMap()["value"].toString();
    const QVariantMap typed{{"partnerId", clinic},
                            {"addressId", site},
                            {"place", "attic"},
                            {"soldOn", "2025-02-28"},
                            {"warrantyUntil", ""}};
    QVERIFY(serial.saveDetails(typed, before) > 0);
    QTRY_COMPARE(serial.partnerId(), clinic);
    QCOMPARE(serial.place(), QString("attic"));
    QCOMPARE(serial.details()["soldOn"].toString(), QString("2025-02-28"));
    QCOMPARE(serial.warrantyText(), QString("Warranty unknown"));
    QVERIFY(!serial.address().isEmpty());
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(serial.details(), before);
  }

  void aTechnicianSaysWhereItStandsAndNothingElse() {
    Desk desk(Person::technician);
    SerialController serial;
    serial.setWorkspace(desk.workspace());
    serial.setRecordId(test::text(sampleIds().serial));
    QTRY_VERIFY(serial.canEditPlace());
    QVERIFY(!serial.canEdit());
  }
};

CARNET_QT_TEST(SerialPageTest, QCoreApplication)

#include "serial_page_test.moc"
