#include <QSignalSpy>
#include <QtTest>

#include "client/modules/organisation/decisions_controller.h"
#include "client/modules/service/ticket_controller.h"
#include "client/modules/service/ticket_steps.h"
#include "client/modules/service/today_controller.h"
#include "client/modules/stock/stock_controller.h"
#include "tests/client/modules/ticket_seen.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/last_change.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::run;
using carnet::client::test::sampleIds;
using carnet::client::test::shows;

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

}  // namespace

class TicketPageTest : public QObject {
  Q_OBJECT

 private slots:
  void aCancelledTicketShowsHowFarItCame() {
    Ticket ticket;
    ticket.kind = TicketKind::request;
    ticket.state = TicketState::cancelled;
    const auto keys = [&] { return keysOf(stagesOf(ticket)); };
    QCOMPARE(keys(), (QStringList{"new", "closed"}));
    QCOMPARE(stageOf(ticket), QString("closed"));
    QVERIFY(stagesOf(ticket).last().toMap()["stopped"].toBool());
    QCOMPARE(stagesOf(ticket).last().toMap()["text"].toString(), QString("Cancelled"));
    ticket.assignee_id = Id<AppUser>{sampleIds().technician};
    QCOMPARE(keys(), (QStringList{"new", "assigned", "closed"}));
    ticket.kind = TicketKind::repair;
    ticket.started_at = Instant{1};
    ticket.repair_step = RepairStep::diagnosed;
    QCOMPARE(keys(), (QStringList{"new", "assigned", "in_progress", "diagnosed", "closed"}));
    ticket.state = TicketState::closed;
    QVERIFY(!stagesOf(ticket).last().toMap()["stopped"].toBool());
  }

  void aTicketIsToldPartByPartAndWhatIsNewOfItAtOnce() {
    Desk desk(Person::technician);
    TicketController ticket;
    QStringList told;
    QList<QStringList> told_before_head;
    const auto note = [&](const QString& part, bool is_shown) {
      if (is_shown) told << part;
    };
    connect(&ticket, &TicketController::factsTold, this, [&] { note("facts", ticket.factsShown()); });
    connect(&ticket, &TicketController::visitsTold, this, [&] { note("visits", ticket.visitsShown()); });
    connect(&ticket, &TicketController::workTold, this, [&] { note("work", ticket.workShown()); });
    connect(&ticket, &TicketController::eventsTold, this, [&] { note("events", ticket.eventsShown()); });
    connect(&ticket, &RecordSource::loaded, this, [&] {
      if (ticket.isReady()) told_before_head << told;
    });
    const QStringList all{"facts", "visits", "work", "events"};
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.eventsShown());
    QVERIFY2(told_before_head.first().isEmpty(), "the head is seen before the rest is made");
    // It may have been read again meanwhile.
    told.removeDuplicates();
    QCOMPARE(told, all);

    told.clear();
    told_before_head.clear();
    ticket.take(ticket.mainKey());
    QTRY_COMPARE(ticket.mainText(), QString("Write the diagnosis"));
    QCOMPARE(told_before_head.first(), all);
    QVERIFY(ticket.eventsShown());

    told.clear();
    ticket.setRecordId(test::text(sampleIds().other_ticket));
    QVERIFY2(!ticket.factsShown() && !ticket.eventsShown(), "nothing of the one before is shown");
    QTRY_VERIFY(ticket.eventsShown());
    told.removeDuplicates();
    QCOMPARE(told, all);
  }

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

  void whyATicketIsOnHoldStandsInWhatHappened() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Start"));
    ticket.take("start");
    QTRY_COMPARE(ticket.stateText(), QString("In progress"));
    QVERIFY(!ticket.reasonsFor("hold").isEmpty());
    const QVariantMap reason = ticket.reasonsFor("hold")[0].toMap();
    ticket.takeWithReason("hold", reason["value"].toString(), "the shaft");
    QTRY_COMPARE(ticket.stateText(), QString("On hold"));
    const QVariantMap newest = ticket.events()[0].toMap();
    QCOMPARE(newest["title"].toString(), QString("On hold"));
    QCOMPARE(newest["text"].toString(), reason["text"].toString() + ": the shaft");
  }

  void whatHappenedTellsOfTheVisitsAndOfWhoOpenedTheTicket() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Start"));
    const auto titles = [&] {
      QStringList all;
      for (const QVariant& event : ticket.events()) all << event.toMap()["title"].toString();
      return all;
    };
    QVERIFY2(titles().contains("Visit planned"), qPrintable(titles().join(", ")));
    QCOMPARE(titles().last(), QString("Created"));
    QCOMPARE(ticket.events().last().toMap()["who"].toString(), QString("Jonas Weber"));
    ticket.take("start");
    QTRY_VERIFY(titles().contains("Arrived for the visit"));
    QVERIFY(titles().indexOf("Arrived for the visit") < titles().indexOf("Visit planned"));
    QCOMPARE(ticket.events()[titles().indexOf("Arrived for the visit")].toMap()["who"].toString(),
             QString("Marta Keller"));
    ticket.takeWithReason("cancel", {}, "sold the pump");
    QTRY_VERIFY(titles().contains("Visit ended"));
  }

  void whoCancelsATicketOnSiteHasEndedTheVisit() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Start"));
    ticket.take("start");
    QTRY_COMPARE(ticket.visits()[0].toMap()["state"].toString(), QString("arrived"));
    ticket.takeWithReason("cancel", {}, "sold the pump");
    QTRY_COMPARE(ticket.stateText(), QString("Cancelled"));
    QCOMPARE(ticket.visits()[0].toMap()["state"].toString(), QString("done"));
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

  void aPartRecordedByMistakeIsRemovedAtItsLineAndLiesInTheVanAgain() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    StockController van;
    van.setWorkspace(desk.workspace());
    QTRY_COMPARE(inVan(van, "P-11"), 6000);
    QTRY_VERIFY(ticket.canWork());
    ticket.usePart(test::text(sampleIds().product), ticket.vanId(), 1000);
    QTRY_COMPARE(ticket.parts().size(), 1);
    ticket.usePart(test::text(sampleIds().product), ticket.vanId(), 2000);
    QTRY_COMPARE(ticket.parts().size(), 2);
    ticket.removePart(1);
    QTRY_COMPARE(ticket.parts().size(), 1);
    QCOMPARE(ticket.parts()[0].toMap()["quantity"].toString(), QString("1") + QChar(0xA0) + "pcs");
    QTRY_COMPARE(inVan(van, "P-11"), 5000);
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(ticket.parts().size(), 2);
    QTRY_COMPARE(inVan(van, "P-11"), 3000);
    // It stands again, and can go again; pressed twice it goes once.
    ticket.removePart(1);
    ticket.removePart(1);
    QTRY_COMPARE(ticket.parts().size(), 1);
    QTRY_COMPARE(inVan(van, "P-11"), 5000);
  }

  void aPartWhoseRemovalWasRefusedCanBeRemovedLater() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    QSignalSpy answered(desk.workspace(), &Workspace::answered);
    ticket.usePart(test::text(sampleIds().product), ticket.vanId(), 1000);
    QTRY_COMPARE(ticket.parts().size(), 1);
    QTRY_COMPARE(answered.count(), 1);
    const auto giveVanTo = [&](const Uuid& person) {
      run(desk,
          QString("UPDATE location SET user_id = x'%1' WHERE id = x'%2'")
              .arg(QString::fromLatin1(blobOf(person).toHex()), QString::fromLatin1(blobOf(sampleIds().van).toHex())));
    };
    giveVanTo(sampleIds().desk);
    QVERIFY(ticket.removePart(0) > 0);
    QTRY_COMPARE(answered.count(), 2);
    QVERIFY(!answered[1][1].toBool());
    giveVanTo(sampleIds().technician);
    QVERIFY(ticket.removePart(0) > 0);
    QTRY_COMPARE(ticket.parts().size(), 0);
  }

  // The van has them by number; a gasket of the last repair is taken more often than what comes first in the alphabet.
  void whatFitsTheMachineIsOfferedFirst() {
    Desk desk(Person::technician);
    StockController van;
    van.setProperty("ticketId", test::text(sampleIds().ticket));
    van.setWorkspace(desk.workspace());
    QTRY_VERIFY(van.rows().size() > 2);
    QStringList fitting;
    for (const QVariant& row : van.rows()) {
      const QVariantMap said = row.toMap();
      if (said["subtitle"].toString() == said["sku"].toString()) break;
      fitting << said["sku"].toString();
    }
    QCOMPARE(fitting, QStringList({"P-11", "P-12"}));
    QVERIFY(van.rows().first().toMap()["subtitle"].toString().endsWith("used on machines of this kind"));
    van.setProperty("ticketId", QString());
    QTRY_COMPARE(van.rows().first().toMap()["subtitle"], van.rows().first().toMap()["sku"]);
  }

  void aTicketGoesToAnotherCustomerAndItsVisitsGoWithIt() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canChangeCustomer());
    const QString former = ticket.customerId();
    QVERIFY(!ticket.serialId().isEmpty() && !ticket.contactId().isEmpty());
    const Uuid clinic = naturalId("sample", "Clinique Sainte-Anne");
    const QString visitsOfClinic =
        QString("SELECT count(*) FROM activity WHERE ticket_id = x'%1' AND partner_id = x'%2'")
            .arg(QString::fromLatin1(blobOf(sampleIds().ticket).toHex()), QString::fromLatin1(blobOf(clinic).toHex()));
    QCOMPARE(desk.text(visitsOfClinic), QString("0"));
    ticket.saveDetails({{"title", ticket.title()},
                        {"kind", ticket.kind()},
                        {"place", ticket.place()},
                        {"customerId", test::text(clinic)},
                        {"contactId", ""},
                        {"serialId", ""},
                        {"productId", ""}});
    QTRY_COMPARE(ticket.customer(), QString("Clinique Sainte-Anne"));
    QCOMPARE(ticket.serialId() + ticket.contactId(), QString());
    QVERIFY(desk.text(visitsOfClinic) != "0");
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(ticket.customerId(), former);
    QVERIFY(!ticket.serialId().isEmpty() && !ticket.contactId().isEmpty());
    QCOMPARE(desk.text(visitsOfClinic), QString("0"));
  }

  void anotherCustomerOfATicketTakesOutWhatIsNotTheirs() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canChangeCustomer());
    QCOMPARE(ticket.machineOf(), ticket.customerId());
    QVariantMap chosen{{"customerId", ticket.customerId()}, {"contactId", ticket.contactId()},
                       {"contact", "Claire Aubert"},        {"serialId", ticket.serialId()},
                       {"machine", ticket.machine()},       {"machineOf", ticket.machineOf()}};
    const auto fields = [&](const QString& customer) {
      return ticket.takenOutFor(customer, chosen)["fields"].toStringList();
    };
    const QString clinic = test::text(naturalId("sample", "Clinique Sainte-Anne"));
    QCOMPARE(fields(ticket.customerId()), QStringList());
    QCOMPARE(fields(clinic), (QStringList{"contactId", "serialId", "machine", "machineOf", "productId"}));
    QCOMPARE(ticket.takenOutFor(clinic, chosen)["words"].toString(),
             "Taken out, as it is not of this customer: Claire Aubert, " + ticket.machine());
    // What is the new customer's stays, as does what nobody is known to have, and a product.
    chosen["machineOf"] = clinic;
    QCOMPARE(fields(clinic), QStringList{"contactId"});
    chosen["machineOf"] = chosen["contactId"] = QString();
    QCOMPARE(fields(clinic), QStringList());
    QCOMPARE(ticket.takenOutFor(clinic, chosen)["words"].toString(), QString());
  }

  void whatAFormDidNotChangeStaysAsSomebodyElsePutIt() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canChangeCustomer());
    const QVariantMap seen{{"title", ticket.title()},         {"kind", ticket.kind()},
                           {"place", ticket.place()},         {"customerId", ticket.customerId()},
                           {"contactId", ticket.contactId()}, {"serialId", ticket.serialId()},
                           {"productId", ticket.productId()}};
    const QString clinic = test::text(naturalId("sample", "Clinique Sainte-Anne"));
    ticket.saveDetails({{"title", "Theirs"}, {"customerId", clinic}, {"contactId", ""}, {"serialId", ""}});
    QTRY_COMPARE(ticket.customerId(), clinic);
    QCOMPARE(ticket.serialId(), QString());
    QVariantMap typed = seen;
    typed["title"] = "Mine";
    QVERIFY(ticket.saveDetails(typed, seen) > 0);
    QTRY_COMPARE(ticket.title(), QString("Mine"));
    QCOMPARE(ticket.customerId(), clinic);
    QCOMPARE(ticket.serialId() + ticket.contactId(), QString());
    // Two changed the title: the rules see what mine was meant against.
    const std::vector<FieldEdit> edits = test::lastEdits(*desk.workspace());
    QCOMPARE(edits.size(), std::size_t(1));
    QCOMPARE(edits[0].base, valueOf(seen["title"].toString()));
    QCOMPARE(ticket.saveDetails(seen, seen), 0);
  }

  void aTechnicianLeavesTheCustomerAndChangesTheMachine() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    QVERIFY(!ticket.canChangeCustomer());
    ticket.saveDetails({{"title", ticket.title()},
                        {"kind", ticket.kind()},
                        {"place", ticket.place()},
                        {"customerId", test::text(naturalId("sample", "Clinique Sainte-Anne"))},
                        {"contactId", ""},
                        {"serialId", ""},
                        {"productId", test::text(sampleIds().product)}});
    QTRY_COMPARE(ticket.serialId(), QString());
    QCOMPARE(ticket.customerId(), test::text(sampleIds().partner));
    QCOMPARE(ticket.productId(), test::text(sampleIds().product));
  }

  void whatTheVanLacksIsNamedWhenItIsLookedFor() {
    Desk desk(Person::technician);
    StockController stock;
    stock.setWorkspace(desk.workspace());
    QTRY_VERIFY(!stock.rows().isEmpty());
    QCOMPARE(stock.elsewhere(), QStringList());
    stock.setFilterText("screw compressor");
    QTRY_COMPARE(stock.elsewhere(), QStringList{"P-310 Screw compressor SK 15"});
    stock.setFilterText("seal");
    QTRY_COMPARE(stock.elsewhere(), QStringList());
  }

  void theOfficeAssignsAndTheTicketShowsThatItWasAsked() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().other_ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Assign"));
    QTRY_COMPARE(ticket.people().size(), 2);
    ticket.assignTo(test::text(sampleIds().technician));
    QTRY_COMPARE(ticket.chips().value(2).toMap()["text"].toString(),
                 QString("Assigned to Marta Keller · waiting for headquarters"));
    QVERIFY(ticket.chips()[2].toMap()["waiting"].toBool());
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
    QCOMPARE(card["title"].toString(), QString("A change of Marta Keller could not be accepted"));
    QVERIFY(card["text"].toString().contains("Closed"));
    QVERIFY(shows(card["facts"].toList(), "Ticket T-2026-00388: resolved"));
    QCOMPARE(card["linkKind"].toString(), QString("ticket"));
    decisions.settle(card["id"].toString());
    QTRY_COMPARE(decisions.parked().size(), 0);
  }
};

CARNET_QT_TEST(TicketPageTest, QCoreApplication)

#include "ticket_page_test.moc"
