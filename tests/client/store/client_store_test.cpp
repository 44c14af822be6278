#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "client/store/drafts.h"
#include "client/store/edits.h"
#include "client/store/formats.h"
#include "shared/domain/crm/partner.h"

using namespace carnet;
using namespace carnet::client;

class ClientStoreTest : public QObject {
  Q_OBJECT

 private slots:
  void draftsSurviveACrash() {
    QTemporaryDir folder;
    const QString file = folder.path() + "/drafts.json";
    {
      Drafts drafts(file);
      drafts.keep("ticket/1/diagnosis", "seal worn");
    }
    Drafts again(file);
    QCOMPARE(again.text("ticket/1/diagnosis"), QString("seal worn"));
    again.drop("ticket/1/diagnosis");
    again.flush();
    QVERIFY(!Drafts(file).has("ticket/1/diagnosis"));
  }

  void whatWasSeenGoesAndComesBackWithItsText() {
    QTemporaryDir folder;
    const QString file = folder.path() + "/drafts.json";
    {
      Drafts drafts(file);
      drafts.keep("serial/1/place", "attic", "");
      drafts.keep("serial/2/place", "yard", "hall");
      drafts.keep("serial/3/place", "roof", "shed");
      drafts.discard("serial/2/place");
      QVERIFY(!drafts.hasAbout("2"));
      drafts.takeBack("serial/2/place");
      drafts.discard("serial/3/place");
      QVERIFY(!drafts.hasAbout("3"));
    }
    Drafts again(file);
    QCOMPARE(again.seen("serial/1/place", "lobby"), QString());
    QCOMPARE(again.seen("serial/2/place", "lobby"), QString("hall"));
    QVERIFY(!again.hasAbout("3"));
    again.keep("serial/2/place", "yard");
    QCOMPARE(again.seen("serial/2/place", "lobby"), QString("lobby"));
  }

  // Older versions left what was seen behind when its text was discarded.
  void whatWasSeenByNoTextIsNoDraft() {
    QTemporaryDir folder;
    const QString file = folder.path() + "/drafts.json";
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("{\"serial/1/place/seen\": \"hall\", \"serial/2/place\": \"yard\", \"serial/2/place/seen\": \"shed\"}");
    old.close();
    Drafts drafts(file);
    QVERIFY(!drafts.hasAbout("1"));
    QVERIFY(!drafts.has("serial/2/place/seen"));
    QCOMPARE(drafts.text("serial/2/place"), QString("yard"));
    QCOMPARE(drafts.seen("serial/2/place", "lobby"), QString("shed"));
  }

  void draftsAreOnTheDiskWithin300MsInTheOrderInWhichTheyWereTyped() {
    QTemporaryDir folder;
    const QString file = folder.path() + "/drafts.json";
    Drafts drafts(file);
    for (int i = 0; i < 200; ++i) drafts.keep("note/1", QString::number(i));
    drafts.keep("note/2", "b");
    drafts.drop("note/2");
    QTRY_COMPARE_WITH_TIMEOUT(Drafts(file).text("note/1"), QString("199"), 300);
    QVERIFY(!Drafts(file).has("note/2"));
  }

  void ofADamagedDraftsFileWhatCanBeReadIsKeptAndTheFileSetAside() {
    QTemporaryDir folder;
    const QString file = folder.path() + "/drafts.json";
    {
      Drafts drafts(file);
      for (const char* key : {"a", "b", "c"}) drafts.keep(key, QString("text of %1, \"quoted\"\n").arg(key));
    }
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::ReadWrite));
    const qint64 at = broken.readAll().indexOf("text of b");
    broken.seek(at - 5);
    broken.write("\0\xff\"{", 4);
    broken.close();
    Drafts drafts(file);
    QCOMPARE(drafts.text("a"), QString("text of a, \"quoted\"\n"));
    QCOMPARE(drafts.text("c"), QString("text of c, \"quoted\"\n"));
    QVERIFY(!drafts.has("b"));
    QVERIFY(QFile::exists(file + ".damaged-1"));
    QVERIFY(Drafts(file).has("a"));
  }

  void anUnreadableDraftsFileCountsAsEmpty() {
    QTemporaryDir folder;
    const QString file = folder.path() + "/drafts.json";
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"ticket");
    broken.close();
    Drafts drafts(file);
    QVERIFY(!drafts.has("ticket"));
    drafts.keep("note/1", "x");
    drafts.flush();
    QCOMPARE(Drafts(file).text("note/1"), QString("x"));
  }

  void quantitiesAndPricesFollowTheLanguage() {
    const Formats english("en"), french("fr");
    QCOMPARE(english.country("DE"), QString("Germany"));
    QCOMPARE(french.country("DE"), QString("Allemagne"));
    QCOMPARE(french.country("Absurdistan"), QString("Absurdistan"));
    QCOMPARE(english.quantity(2000), QString("2"));
    QCOMPARE(english.quantity(2500), QString("2.5"));
    QCOMPARE(english.quantity(2000, "pcs"), QString("2\u00a0pcs"));
    QCOMPARE(french.quantity(2500), QString("2,5"));
    QCOMPARE(english.quantity(-1000), QString(QChar(0x2212)) + "1");
    QCOMPARE(english.unitPrice(389000, "EUR"), QString("38.90") + QChar(0xA0) + QChar(0x20AC));
    QCOMPARE(french.unitPrice(425, "EUR"), QString("0,0425") + QChar(0xA0) + QChar(0x20AC));
  }

  void whatIsLeftAndWhatIsLateIsSaid() {
    const Formats formats("en");
    const qint64 now = 1'700'000'000'000;
    QCOMPARE(formats.left(now + 135 * 60'000, now), QString("2 h 15 min left"));
    QCOMPARE(formats.left(now - 40 * 60'000, now), QString("40 min late"));
    QCOMPARE(formats.left(now + 3 * 86'400'000ll, now), QString("3 d left"));
    QCOMPARE(formats.left(0, now), QString());
  }

  void daysAreNamedFromToday() {
    const Formats formats("en");
    const qint64 noon = QDateTime(QDate(2026, 11, 25), QTime(12, 0)).toMSecsSinceEpoch();
    QCOMPARE(formats.when(noon, noon), QString("Today 12:00"));
    QCOMPARE(formats.whenInside(noon, noon), QString("12:00"));
    QCOMPARE(formats.whenInside(noon - 86'400'000, noon), QString("yesterday 12:00"));
    QCOMPARE(formats.whenInside(noon - 3 * 86'400'000ll, noon), QString("Sun 22 Nov 12:00"));
    QCOMPARE(formats.day(noon + 86'400'000, noon), QString("Tomorrow"));
    QCOMPARE(formats.day(noon + 3 * 86'400'000ll, noon), QString("Sat 28 Nov"));
    QCOMPARE(formats.day(noon - 400 * 86'400'000ll, noon), QString("21 Oct 2025"));
  }

  void anEditNamesOnlyWhatDiffers() {
    Edits<Partner> edits(Uuid{});
    edits.set<&Partner::name>(QString("Old"), QString("Old"));
    QVERIFY(edits.isEmpty());
    edits.set<&Partner::name>(QString("Old"), QString("New"));
    edits.text<&Partner::description>(QString(), QString("line"));
    const std::vector<Operation> operations = edits.operations();
    QCOMPARE(operations.size(), std::size_t(2));
    QCOMPARE(operations[0].verb, Verb::set);
    QCOMPARE(operations[0].fields.size(), std::size_t(1));
    QCOMPARE(std::get<std::string>(operations[0].fields[0].base), std::string("Old"));
    QCOMPARE(operations[1].verb, Verb::text);
  }
};

QTEST_GUILESS_MAIN(ClientStoreTest)

#include "client_store_test.moc"
