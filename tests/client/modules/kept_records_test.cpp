// "Keep on this device": the photos and files of a record that a person marked are fetched and stay, whoever plans what.
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/organisation/keep_controller.h"
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

namespace {

const Sha256 manual = sha256("a photo of the fault, at the office");

// A photo of a ticket that nobody plans to visit, 3 MB, whose content is at the office.
void addPhoto(SqliteStore& store) {
  test::addPhotoOf(sampleIds().other_ticket, manual, store,
                   [](Attachment& photo, AttachmentLink&) { photo.size_bytes = 3'000'000; });
}

}  // namespace

class KeptRecordsTest : public QObject {
  Q_OBJECT

  // Whether the replica was told to fetch and keep the content.
  bool isKeptAhead(Desk& desk) {
    std::optional<qint64> count;
    desk.workspace()->reader().read(
        this,
        [](ReadTransaction& read) {
          return read.number(
              "SELECT count(*) FROM sync_blob_stay s JOIN sync_blob b ON b.hash = s.hash"
              " WHERE s.hash = ? AND s.is_ahead = 1",
              {QByteArray(reinterpret_cast<const char*>(manual.data()), qsizetype(manual.size()))});
        },
        [&](qint64 found) { count = found; });
    return QTest::qWaitFor([&] { return count.has_value(); }) && *count == 1;
  }

 private slots:
  void whatIsKeptIsFetchedAndStaysUntilItIsLetGo() {
    Desk desk(Person::desk, addPhoto);
    auto readiness = std::make_unique<VisitReadinessController>();
    readiness->setWorkspace(desk.workspace());
    KeepController keep;
    keep.setProperty("kind", "ticket");
    keep.setWorkspace(desk.workspace());
    keep.setRecordId(test::text(sampleIds().other_ticket));
    QTRY_COMPARE(keep.text(), QString("1 photo(s) or file(s), 3.0 MB. 1 not here."));
    QVERIFY(!keep.isKept());
    QVERIFY(!isKeptAhead(desk));
    keep.keep(true);
    QVERIFY(keep.isKept());
    QTRY_COMPARE(keep.text(), QString("1 photo(s) or file(s), 3.0 MB. 1 still to come."));
    QTRY_VERIFY(isKeptAhead(desk));
    readiness.reset();
    desk.reopen();
    VisitReadinessController later;
    later.setWorkspace(desk.workspace());
    KeepController again;
    again.setProperty("kind", "ticket");
    again.setWorkspace(desk.workspace());
    again.setRecordId(test::text(sampleIds().other_ticket));
    QTRY_VERIFY(again.isKept());
    QTRY_VERIFY(later.isReady());
    QVERIFY(isKeptAhead(desk));
    again.keep(false);
    QTRY_VERIFY(!isKeptAhead(desk));
  }

  void aCustomerIsKeptWithItsTickets() {
    Desk desk(Person::desk, addPhoto);
    Uuid partner;
    desk.workspace()->reader().read(
        this,
        [](ReadTransaction& read) {
          Uuid found;
          read.first("SELECT partner_id FROM ticket WHERE id = ?", {blobOf(sampleIds().other_ticket)},
                     [&](Cells& cells) { found = cells.uuid(); });
          return found;
        },
        [&](Uuid found) { partner = found; });
    QTRY_VERIFY(!partner.isNil());
    VisitReadinessController readiness;
    readiness.setWorkspace(desk.workspace());
    QVERIFY(desk.workspace()->keptRecords().keep("partner", test::text(partner)));
    QTRY_VERIFY(isKeptAhead(desk));
  }

  void whoKeepsTooManyIsTold() {
    Desk desk(Person::desk, addPhoto);
    KeptRecords& records = desk.workspace()->keptRecords();
    for (int i = 0; i < KeptRecords::most; ++i) QVERIFY(records.keep("ticket", QString::number(i)));
    KeepController keep;
    keep.setProperty("kind", "ticket");
    keep.setWorkspace(desk.workspace());
    keep.setRecordId(test::text(sampleIds().other_ticket));
    QTRY_VERIFY(keep.isReady());
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    keep.keep(true);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused[0][0].toString(), QString("200 record(s) are kept on this device already. Let go of one first."));
    QVERIFY(!keep.isKept());
  }
};

CARNET_QT_TEST(KeptRecordsTest, QCoreApplication)

#include "kept_records_test.moc"
