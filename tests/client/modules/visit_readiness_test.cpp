#include <QtTest>

#include "client/modules/service/visit_readiness_controller.h"
#include "shared/domain/organisation/attachment.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/sample_photo.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

// A technician's day over the sample replica: five visits today, one tomorrow.
class VisitReadinessTest : public QObject {
  Q_OBJECT

  static QVariantMap gap(const VisitReadinessController& readiness, qsizetype at) {
    return readiness.missing().value(at).toMap();
  }

 private slots:
  void visitsOfWhichEverythingIsHereAreReady() {
    Desk desk(Person::technician);
    VisitReadinessController readiness;
    readiness.setWorkspace(desk.workspace());
    QTRY_COMPARE(readiness.todayText(), QString("5/5 ready offline"));
    QCOMPARE(readiness.comingText(), QString("1/1 ready offline"));
    QCOMPARE(readiness.missing(), QVariantList());
  }

  void whoPlansForOthersHasNothingToMakeReady() {
    Desk desk(Person::desk);
    VisitReadinessController readiness;
    readiness.setWorkspace(desk.workspace());
    QTRY_VERIFY(readiness.isReady());
    QCOMPARE(readiness.todayText(), QString());
    QCOMPARE(readiness.missing(), QVariantList());
  }

  void whatARowNamesAndIsNotHereIsMissed() {
    Desk desk(Person::technician, [](SqliteStore& store) {
      store.remove({&entityOf<Partner>, sampleIds().partner});
      store.remove({&entityOf<Contact>, sampleIds().contact});
    });
    VisitReadinessController readiness;
    readiness.setWorkspace(desk.workspace());
    QTRY_COMPARE(readiness.missing().size(), 1);
    QCOMPARE(gap(readiness, 0)["words"].toString(), QString("the customer, the contact"));
    QCOMPARE(gap(readiness, 0)["ticketId"].toString(), test::text(sampleIds().ticket));
    QVERIFY(gap(readiness, 0)["title"].toString().endsWith("Pump leaks at the shaft"));
    QCOMPARE(readiness.todayText(), QString("4/5 ready offline"));
  }

  void aLeafThatIsStillArrivingIsMissed() {
    Desk desk(Person::technician, [](SqliteStore& store) {
      store.putNode({.node = {sampleIds().ticket, Facet::ticket}, .generation = 1, .is_complete = false});
    });
    VisitReadinessController readiness;
    readiness.setWorkspace(desk.workspace());
    QTRY_COMPARE(readiness.missing().size(), 1);
    QCOMPARE(gap(readiness, 0)["words"].toString(), QString("its history is still arriving"));
    QCOMPARE(readiness.todayText(), QString("4/5 ready offline"));
  }

  void aPhotoWhoseContentIsElsewhereIsMissedUntilItComes() {
    const QByteArray content("what the desk was sent by the customer");
    const Sha256 hash = sha256(std::string_view(content.constData(), std::size_t(content.size())));
    Desk desk(Person::technician, [&](SqliteStore& store) { test::addPhotoOf(sampleIds().ticket, hash, store); });
    VisitReadinessController readiness;
    readiness.setWorkspace(desk.workspace());
    QTRY_COMPARE(readiness.missing().size(), 1);
    QCOMPARE(gap(readiness, 0)["words"].toString(), QString("1 photo(s) or file(s)"));
    bool is_here = false;
    desk.workspace()->files().keep(content, [&](const Result<QString>& kept) { is_here = kept.ok(); });
    QTRY_VERIFY(is_here);
    emit desk.workspace()->files().arrived(QString::fromStdString(toHex(hash)));
    QTRY_COMPARE(readiness.todayText(), QString("5/5 ready offline"));
  }

  // It is asked for before anybody opens it, and will stay: both stand in the replica.
  void whatIsMissedIsAskedForAndKept() {
    const Sha256 hash = sha256("a photo at the office");
    Desk desk(Person::technician, [&](SqliteStore& store) { test::addPhotoOf(sampleIds().ticket, hash, store); });
    VisitReadinessController readiness;
    readiness.setWorkspace(desk.workspace());
    QTRY_COMPARE(readiness.missing().size(), 1);
    const auto wished = [&] {
      bool found = false;
      bool answered = false;
      desk.workspace()->reader().read(
          this,
          [&](ReadTransaction& read) {
            return read.number(
                "SELECT count(*) FROM sync_blob b JOIN sync_blob_stay s ON s.hash = b.hash"
                " WHERE b.hash = ? AND b.is_whole = 0 AND s.is_ahead = 1",
                {QByteArray(reinterpret_cast<const char*>(hash.data()), qsizetype(hash.size()))});
          },
          [&](qint64 count) {
            found = count == 1;
            answered = true;
          });
      return QTest::qWaitFor([&] { return answered; }) && found;
    };
    QTRY_VERIFY(wished());
  }
};

CARNET_QT_TEST(VisitReadinessTest, QCoreApplication)

#include "visit_readiness_test.moc"
