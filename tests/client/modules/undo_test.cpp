// Taking back, as pages do it: through the workspace, over the real engine.
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/organisation/waiting_controller.h"
#include "client/modules/service/ticket_controller.h"
#include "client/store/edits.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

std::vector<Operation> priority(const char* base, const char* value) {
  Edits<Ticket> edits(sampleIds().ticket);
  edits.set<&Ticket::priority>(QString(base), QString(value));
  return edits.operations();
}

std::size_t waiting(const Desk& desk) { return desk.session().replica().outbox().get().size(); }

int keyOf(QSignalSpy& said) { return said.takeFirst().at(2).toInt(); }

}  // namespace

class UndoTest : public QObject {
  Q_OBJECT

 private slots:
  void whatWasNotSentYetIsWithdrawnWithoutATrace() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    const int parts = int(ticket.parts().size());
    QSignalSpy said(desk.workspace(), &Workspace::said);
    ticket.usePart(test::text(sampleIds().product), test::text(sampleIds().van), 2000);
    QTRY_COMPARE(said.count(), 1);
    QTRY_COMPARE(int(ticket.parts().size()), parts + 1);
    desk.workspace()->undo()->undo(keyOf(said));
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(said[0][0].toString(), QString("Undone: Part recorded"));
    QTRY_COMPARE(int(ticket.parts().size()), parts);
    QCOMPARE(waiting(desk), std::size_t(0));
    QVERIFY(!desk.workspace()->undo()->isAvailable());
  }

  void aPartThatWasRemovedIsNotUndoneOnceMore() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    const int parts = int(ticket.parts().size());
    QSignalSpy said(desk.workspace(), &Workspace::said);
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    ticket.usePart(test::text(sampleIds().product), test::text(sampleIds().van), 40'000);
    QTRY_COMPARE(int(ticket.parts().size()), parts + 1);
    ticket.removePart(parts);
    QTRY_COMPARE(said.count(), 2);
    QTRY_COMPARE(int(ticket.parts().size()), parts);
    desk.workspace()->undo()->undo(said[0][2].toInt());
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused[0][0].toString(), QString("Not undone: Part recorded. It was taken back already."));
    QCOMPARE(int(ticket.parts().size()), parts);
  }

  void theLastDeedIsTakenBackFirst() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit(priority("high", "urgent"), "urgent");
    desk.workspace()->submit(priority("urgent", "low"), "low");
    QTRY_COMPARE(said.count(), 2);
    desk.workspace()->undo()->undoLast();
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(said.count(), 4);
    QCOMPARE(said[2][0].toString(), QString("Undone: low"));
    QCOMPARE(said[3][0].toString(), QString("Undone: urgent"));
    QCOMPARE(waiting(desk), std::size_t(0));
  }

  void anOlderDeedIsUndoneByAChangeOfItsOwn() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit(priority("high", "urgent"), "urgent");
    Edits<Ticket> title(naturalId("sample", "T-2026-00405"));
    title.set<&Ticket::title>(QString("Dosing pump does not prime"), QString("Dosing pump is dry"));
    desk.workspace()->submit(title.operations(), "title");
    QTRY_COMPARE(said.count(), 2);
    desk.workspace()->undo()->undo(said[0][2].toInt());
    QTRY_COMPARE(said.count(), 3);
    QCOMPARE(said[2][0].toString(), QString("Undone: urgent"));
    QCOMPARE(waiting(desk), std::size_t(3));
  }

  void whatSomebodyChangedSinceStaysAndTheReasonIsSaid() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    desk.workspace()->submit(priority("high", "urgent"), "Ticket: urgent");
    desk.workspace()->submit(priority("urgent", "low"), "Ticket: low");
    QTRY_COMPARE(said.count(), 2);
    desk.workspace()->undo()->undo(said[0][2].toInt());
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused[0][0].toString(), QString("Not undone: Ticket: urgent. Somebody has changed it since."));
  }

  void manyActionsHaveOneToastAndOneUndo() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    std::vector<std::vector<Operation>> actions;
    for (const char* number : {"T-2026-00405", "T-2026-00417", "T-2026-00420"}) {
      Edits<Ticket> described(naturalId("sample", number));
      described.text<&Ticket::description>("", "seen");
      actions.push_back(described.operations());
    }
    Edits<Ticket> untitled(sampleIds().ticket);
    untitled.set<&Ticket::title>(QString("Pump leaks at the shaft"), QString());
    actions.push_back(untitled.operations());
    Workspace::EachOutcome outcome;
    desk.workspace()->submitEach(
        actions, [](int saved) { return QString("%1 described").arg(saved); },
        [&](const Workspace::EachOutcome& all) { outcome = all; });
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(said[0][0].toString(), QString("3 described"));
    QCOMPARE(outcome.saved, 3);
    QCOMPARE(outcome.refused.size(), std::size_t(1));
    QCOMPARE(outcome.refused[0].first, std::size_t(3));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(waiting(desk), std::size_t(3));
    desk.workspace()->undo()->undo(said[0][2].toInt());
    QTRY_COMPARE(said.count(), 2);
    QCOMPARE(waiting(desk), std::size_t(0));
  }

  void aChangeTakenBackInTheListIsForgotten() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit(priority("high", "urgent"), "urgent");
    QTRY_COMPARE(said.count(), 1);
    QVERIFY(desk.workspace()->undo()->isAvailable());
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_COMPARE(waiting.changes().size(), 1);
    waiting.takeBack(waiting.changes()[0].toMap()["id"].toString());
    QTRY_VERIFY(!desk.workspace()->undo()->isAvailable());
  }

  void whatWasDoneBeforeARestartIsTakenBackWithTheSameKey() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit(priority("high", "urgent"), "urgent");
    QTRY_COMPARE(said.count(), 1);
    desk.reopen();
    QTRY_VERIFY(desk.workspace()->undo()->isAvailable());
    QSignalSpy later(desk.workspace(), &Workspace::said);
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(later.count(), 1);
    QCOMPARE(later[0][0].toString(), QString("Undone: Ticket T-2026-00412: priority changed to Urgent"));
    QCOMPARE(waiting(desk), std::size_t(2));
  }

  void onARecordItsOwnLastDeedIsTakenBack() {
    Desk desk(Person::desk);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    desk.workspace()->submit(priority("high", "urgent"), "urgent");
    Edits<Ticket> title(naturalId("sample", "T-2026-00405"));
    title.set<&Ticket::title>(QString("Dosing pump does not prime"), QString("Dosing pump is dry"));
    desk.workspace()->submit(title.operations(), "title");
    QTRY_COMPARE(said.count(), 2);
    desk.workspace()->undo()->undoLast(test::text(sampleIds().ticket));
    QTRY_COMPARE(said.count(), 3);
    QCOMPARE(said[2][0].toString(), QString("Undone: urgent"));
    desk.workspace()->undo()->undoLast(test::text(sampleIds().ticket));
    QTRY_COMPARE(said.count(), 4);
    QCOMPARE(said[3][0].toString(), QString("Undone: title"));
  }
};

CARNET_QT_TEST(UndoTest, QCoreApplication)

#include "undo_test.moc"
