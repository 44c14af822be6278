#include <QSignalSpy>
#include <QtTest>

#include "client/modules/organisation/decisions_controller.h"
#include "client/modules/service/new_ticket_controller.h"
#include "client/modules/service/ticket_controller.h"
#include "client/modules/service/today_controller.h"
#include "client/modules/stock/stock_controller.h"
#include "tests/client/support/desk.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

qint64 inVan(const StockController& stock, const QString& sku) {
  for (const QVariant& row : stock.rows()) {
    if (row.toMap()["sku"] == sku) return row.toMap()["quantity"].toLongLong();
  }
  return 0;
}

QStringList keysOf(const QVariantList& actions) {
  QStringList keys;
  for (const QVariant& action : actions) keys << action.toMap()["key"].toString();
  return keys;
}

bool shows(const QVariantList& facts, const QString& value) {
  for (const QVariant& fact : facts) {
    if (fact.toMap()["value"].toString() == value) return true;
  }
  return false;
}

}  // namespace

class TicketPageTest : public QObject {
  Q_OBJECT

 private slots:
  void theMainButtonLeadsFromAssignedToResolved() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Start"));
    ticket.take(ticket.mainKey());
    QTRY_COMPARE(ticket.mainText(), QString("Write the diagnosis"));
    QCOMPARE(ticket.asks(ticket.mainKey()), QString("diagnosis"));
    ticket.saveDiagnosis("Mechanical seal worn");
    QTRY_COMPARE(ticket.mainText(), QString("Begin the repair"));
    QCOMPARE(ticket.diagnosis(), QString("Mechanical seal worn"));
    ticket.take(ticket.mainKey());
    QTRY_COMPARE(ticket.mainText(), QString("Begin the test"));
    ticket.take(ticket.mainKey());
    QTRY_COMPARE(ticket.mainText(), QString("Test passed"));
    ticket.take(ticket.mainKey());
    QTRY_COMPARE(ticket.mainText(), QString("Resolve"));
    ticket.take(ticket.mainKey());
    QTRY_COMPARE(ticket.stateText(), QString("Resolved"));
    QCOMPARE(ticket.mainText(), QString());
    QVERIFY(keysOf(ticket.actions()).contains("reopen"));
  }

  void todayAndTheTicketSendToTheSiteOfTheMachine() {
    Desk desk(Person::technician);
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.next()["number"].toString(), QString("T-2026-00412"));
    const QString site = today.next()["address"].toString();
    QVERIFY2(site.startsWith("Quai des Pompes"), qPrintable(site));
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(shows(ticket.facts(), site));
  }

  void startingTakesTheVisitAlong() {
    Desk desk(Person::technician);
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.next()["number"].toString(), QString("T-2026-00412"));
    today.start(today.next()["id"].toString());
    QTRY_COMPARE(today.next()["state"].toString(), QString("arrived"));
    QTRY_COMPARE(today.next()["stateText"].toString(), QString("In progress"));
    QCOMPARE(desk.session().replica().outbox().get().size(), std::size_t(1));
  }

  void aPartUsedLeavesTheVanAtOnce() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    StockController van;
    van.setWorkspace(desk.workspace());
    QTRY_COMPARE(inVan(van, "P-11"), 6000);
    QTRY_COMPARE(ticket.vanId(), test::text(sampleIds().van));
    ticket.usePart(test::text(sampleIds().product), ticket.vanId(), 2000);
    QTRY_COMPARE(inVan(van, "P-11"), 4000);
    QTRY_COMPARE(ticket.parts().size(), 1);
    QCOMPARE(ticket.parts()[0].toMap()["quantity"].toString(), QString("2") + QChar(0xA0) + "pcs");
    QVERIFY(ticket.hasUnsent());
  }

  void timeIsRecordedBackwardsFromNow() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    QVERIFY(!ticket.untilProblem("25:00").isEmpty());
    QVERIFY(ticket.untilProblem("").isEmpty());
    ticket.logTime("work", 45, "", "seal changed");
    QTRY_COMPARE(ticket.times().size(), 1);
    QCOMPARE(ticket.times()[0].toMap()["length"].toString(), QString("45 min"));
  }

  void aPhotoIsThereAtOnceWithItsThumbnail() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    QTemporaryDir folder;
    const QString file = folder.path() + "/leak.jpg";
    QImage picture(1600, 1200, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(file));
    ticket.addPhoto(file);
    QTRY_COMPARE(ticket.photos().size(), 1);
    QVERIFY(ticket.photos()[0].toMap()["source"].toString().startsWith("data:image/jpeg;base64,"));
    const QString url = ticket.photoUrl(ticket.photos()[0].toMap()["key"].toString());
    QVERIFY(QFile::exists(QUrl(url).toLocalFile()));
  }

  void anUnreadablePhotoIsRefusedInWords() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    QTRY_VERIFY(ticket.canWork());
    ticket.addPhoto("/nowhere/picture.jpg");
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused[0][0].toString(), QString("This file cannot be read."));
    QVERIFY(!ticket.isBusy());
  }

  void aNewTicketIsOnesOwnAndHasATemporaryNumber() {
    Desk desk(Person::technician);
    NewTicketController form;
    form.setWorkspace(desk.workspace());
    QSignalSpy created(&form, &NewTicketController::created);
    form.create();
    QCOMPARE(form.titleError(), QString("Say in a few words what is wrong."));
    form.setTitle("Second pump leaks too");
    form.chooseCustomer(test::text(sampleIds().partner), "Brasserie du Vieux-Port");
    form.create();
    QTRY_COMPARE(created.count(), 1);
    QCOMPARE(form.title(), QString());
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(created[0][0].toString());
    QTRY_VERIFY(ticket.number().startsWith("T-T07-"));
    QCOMPARE(ticket.mainText(), QString("Start"));
    QCOMPARE(ticket.customer(), QString("Brasserie du Vieux-Port"));
  }

  void theFormOfANewTicketSurvivesAKill() {
    Desk desk(Person::technician);
    {
      NewTicketController form;
      form.setWorkspace(desk.workspace());
      form.setTitle("Half written");
    }
    desk.reopen();
    NewTicketController form;
    form.setWorkspace(desk.workspace());
    QCOMPARE(form.title(), QString("Half written"));
  }

  void theOfficeAssignsAndTheTicketShowsThatItWasAsked() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().other_ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Assign"));
    QTRY_COMPARE(ticket.people().size(), 2);
    ticket.assignTo(test::text(sampleIds().technician));
    QTRY_VERIFY(shows(ticket.facts(), "Marta Keller, waiting for headquarters"));
  }

  void aTechnicianCannotChangeThePriority() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    QVERIFY(!keysOf(ticket.actions()).contains("priority"));
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    ticket.savePriority("low");
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(refused[0][0].toString().contains("The office can do it"));
  }

  void theOfficeSeesItsFigures() {
    Desk desk(Person::desk);
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.openTickets(), 8);
    QCOMPARE(today.unassigned(), 1);
    QCOMPARE(today.late(), 1);
    QCOMPARE(today.dueSoon(), 1);
    QCOMPARE(today.resolvedToday(), 1);
    QCOMPARE(today.alerts().size(), 1);
  }

  void theOfficeIsAskedAboutWhatCouldNotBeAccepted() {
    Desk desk(Person::desk);
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.parked().size(), 1);
    const QVariantMap card = decisions.parked()[0].toMap();
    QCOMPARE(card["title"].toString(), QString("A change of Paul Mercier could not be accepted"));
    QVERIFY(card["text"].toString().contains("Cancelled"));
    decisions.settle(card["id"].toString());
    QTRY_COMPARE(decisions.parked().size(), 0);
  }

  void aConflictIsAskedInWordsAndDecided() {
    Desk desk(Person::technician);
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.count(), 1);
    const QVariantMap card = decisions.conflicts()[0].toMap();
    QCOMPARE(card["question"].toString(),
             QString("Brasserie du Vieux-Port: both of you changed the number or address. Keep which?"));
    QCOMPARE(card["mine"].toString(), QString("+33 4 91 54 20 99"));
    QCOMPARE(card["theirName"].toString(), QString("Jonas Weber"));
    decisions.keep(card["id"].toString(), "mine");
    QTRY_COMPARE(decisions.count(), 0);
  }
};

QTEST_GUILESS_MAIN(TicketPageTest)

#include "ticket_page_test.moc"
