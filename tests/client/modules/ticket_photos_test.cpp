// The photos of a ticket: added, shown, refused, removed.
#include <QImage>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/service/ticket_controller.h"
#include "client/replica/sqlite_store.h"
#include "tests/client/modules/ticket_seen.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/sample_photo.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::addPhotoOf;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::run;
using carnet::client::test::sampleIds;

namespace {

// The ticket that the technician works on, opened on their device.
struct Opened {
  Desk desk{Person::technician};
  TicketController ticket;
  QTemporaryDir folder;
  QSignalSpy refused{&ticket, &TicketController::photoRefused};

  Opened() {
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    if (!QTest::qWaitFor([this] { return ticket.canWork(); })) qFatal("no ticket to work on");
  }
};

// The key of the ticket's first photo, from a file in the folder; empty when it does not come.
QString addedPhoto(TicketController& ticket, const QTemporaryDir& folder) {
  const QString file = folder.path() + "/leak.jpg";
  QImage picture(1600, 1200, QImage::Format_RGB32);
  picture.fill(Qt::darkCyan);
  // As programs write into their files.
  picture.setText("Description", QString(40'000, 'x'));
  if (!picture.save(file) || QFileInfo(file).size() <= 40'000) return {};
  ticket.addPhoto(file);
  if (!QTest::qWaitFor([&] { return ticket.photos().size() == 1; })) return {};
  return ticket.photos()[0].toMap()["key"].toString();
}

}  // namespace

class TicketPhotosTest : public QObject {
  Q_OBJECT

 private slots:
  void aPhotoIsThereAtOnceWithItsThumbnail() {
    Opened opened;
    auto& [desk, ticket, folder, refused] = opened;
    const QString key = addedPhoto(ticket, folder);
    QVERIFY(!key.isEmpty());
    QVERIFY(ticket.photos()[0].toMap()["source"].toString().startsWith("data:image/jpeg;base64,"));
    const QString url = ticket.photoUrl(key);
    QVERIFY(QFile::exists(QUrl(url).toLocalFile()));
  }

  void whoAddedAPhotoRemovesItAndHasItBackWithUndo() {
    Opened opened;
    auto& [desk, ticket, folder, refused] = opened;
    const QString key = addedPhoto(ticket, folder);
    QVERIFY(!key.isEmpty());
    QVERIFY(ticket.canRemovePhoto(key));
    ticket.removePhoto(key);
    QCOMPARE(ticket.removePhoto(key), 0);
    QTRY_COMPARE(ticket.photos().size(), 0);
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(ticket.photos().size(), 1);
    QVERIFY(QFile::exists(QUrl(ticket.photoUrl(key)).toLocalFile()));
    ticket.removePhoto(key);
    QTRY_COMPARE(ticket.photos().size(), 0);
    // The same one once more.
    QCOMPARE(addedPhoto(ticket, folder), key);
  }

  void aPhotoWhoseRemovalWasRefusedCanBeRemovedLater() {
    Opened opened;
    auto& [desk, ticket, folder, refused] = opened;
    const QString key = addedPhoto(ticket, folder);
    QVERIFY(!key.isEmpty());
    QSignalSpy answered(desk.workspace(), &Workspace::answered);
    const auto givePhotosTo = [&](const Uuid& person) {
      run(desk,
          QString("UPDATE attachment_link SET created_by = x'%1'").arg(QString::fromLatin1(blobOf(person).toHex())));
    };
    givePhotosTo(sampleIds().desk);
    QVERIFY(ticket.removePhoto(key) > 0);
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY(!answered[0][1].toBool());
    givePhotosTo(sampleIds().technician);
    QVERIFY(ticket.removePhoto(key) > 0);
    QTRY_COMPARE(ticket.photos().size(), 0);
  }

  void whatProvesSomethingIsNotOfferedForRemovalNorAPhotoOfAClosedTicket() {
    const auto offersTo = [](AttachmentKind kind, TicketState state) {
      Desk desk(Person::technician, [&](SqliteStore& store) {
        Row row;
        if (store.get(entityOf<Ticket>, sampleIds().ticket, row) != Presence::present) qFatal("no ticket");
        Ticket opened = as<Ticket>(row);
        opened.state = state;
        store.put(rowOf(opened));
        addPhotoOf(sampleIds().ticket, sha256("a photo of this person"), store,
                   [kind](Attachment& photo, AttachmentLink& link) {
                     photo.head.created_by = link.head.created_by = sampleIds().technician;
                     link.kind = kind;
                   });
      });
      TicketController ticket;
      ticket.setWorkspace(desk.workspace());
      ticket.setRecordId(test::text(sampleIds().ticket));
      if (!QTest::qWaitFor([&] { return ticket.photos().size() == 1; })) qFatal("no photo");
      return ticket.canRemovePhoto(ticket.photos()[0].toMap()["key"].toString());
    };
    using enum TicketState;
    QVERIFY(offersTo(AttachmentKind::photo, inProgress));
    QVERIFY(offersTo(AttachmentKind::document, resolved));
    QVERIFY(!offersTo(AttachmentKind::signature, inProgress));
    QVERIFY(!offersTo(AttachmentKind::photo, closed));
  }

  void theSmallPictureIsThereBeforeThePhotoHasCome() {
    const std::string small = "a small picture";
    Desk desk(Person::technician, [&](SqliteStore& store) {
      addPhotoOf(sampleIds().ticket, sha256("a photo at the office"), store,
                 [&](Attachment& photo, AttachmentLink&) { photo.thumbnail = Blob{small}; });
    });
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.photos().size(), 1);
    const QVariantMap photo = ticket.photos()[0].toMap();
    QVERIFY(!ticket.canRemovePhoto(photo["key"].toString()));
    QCOMPARE(photo["source"].toString(),
             QString("data:image/jpeg;base64," + QByteArray::fromStdString(small).toBase64()));
    QCOMPARE(ticket.photoUrl(photo["key"].toString()), QString());
  }

  void anUnreadablePhotoIsRefusedInWords() {
    Opened opened;
    auto& [desk, ticket, folder, refused] = opened;
    ticket.addPhoto("/nowhere/picture.jpg");
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused[0][0].toString(), QString("/nowhere/picture.jpg"));
    QCOMPARE(refused[0][1].toString(), QString("This file cannot be read."));
    QVERIFY(!ticket.isBusy());
  }

  void whatIsNoPictureIsRefusedWhateverItsName() {
    Opened opened;
    auto& [desk, ticket, folder, refused] = opened;
    QFile file(folder.path() + "/leak.jpg");
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("customer;city\n") > 0);
    file.close();
    ticket.addPhoto(file.fileName());
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused[0][1].toString(), QString("This file is not a picture that can be shown. Choose a JPEG or PNG."));
    QVERIFY(ticket.photos().isEmpty());
  }

  void aPictureThatIsHardToMakeSmallIsAttached_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("a panorama") << QSize(10000, 200);
    QTest::newRow("a line") << QSize(10000, 2);
    QTest::newRow("a tall one") << QSize(200, 10000);
  }

  void aPictureThatIsHardToMakeSmallIsAttached() {
    QFETCH(QSize, size);
    Opened opened;
    auto& [desk, ticket, folder, refused] = opened;
    QImage noise(size, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < noise.height(); ++y) {
      random.fillRange(reinterpret_cast<quint32*>(noise.scanLine(y)), noise.width());
    }
    QVERIFY(noise.save(folder.path() + "/long.jpg", "JPEG"));
    ticket.addPhoto(folder.path() + "/long.jpg");
    QTRY_COMPARE(ticket.photos().size(), 1);
    QCOMPARE(refused.count(), 0);
  }
};

CARNET_QT_TEST(TicketPhotosTest, QCoreApplication)

#include "ticket_photos_test.moc"
