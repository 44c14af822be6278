#include "client/modules/service/ticket_words.h"

#include <QHash>

namespace carnet::client {

QString TicketWords::state(const QString& name) {
  if (name == "new") return tr("New");
  if (name == "assigned") return tr("Assigned");
  if (name == "in_progress") return tr("In progress");
  if (name == "on_hold") return tr("On hold");
  if (name == "resolved") return tr("Resolved");
  if (name == "closed") return tr("Closed");
  if (name == "reopened") return tr("Reopened");
  if (name == "rejected") return tr("Rejected");
  if (name == "merged") return tr("Merged");
  return name == "cancelled" ? tr("Cancelled") : name;
}

QString TicketWords::stateTone(const QString& name) {
  static const QHash<QString, QString> tones = {{"new", "info"},           {"assigned", "info"},
                                                {"in_progress", "accent"}, {"on_hold", "warning"},
                                                {"resolved", "success"},   {"reopened", "warning"}};
  return tones.value(name, "neutral");
}

QString TicketWords::stateSymbol(const QString& name) {
  if (name == "assigned") return "person";
  return {};
}

QString TicketWords::repairStep(const QString& name) {
  if (name == "received") return tr("Received");
  if (name == "diagnosed") return tr("Diagnosed");
  if (name == "awaiting_approval") return tr("Awaiting approval");
  if (name == "approved") return tr("Approved");
  if (name == "declined") return tr("Declined");
  if (name == "awaiting_parts") return tr("Awaiting parts");
  if (name == "repairing") return tr("Repair");
  if (name == "testing") return tr("Test");
  if (name == "ready") return tr("Ready");
  return name == "returned" ? tr("Returned") : name;
}

QString TicketWords::priority(const QString& name) {
  if (name == "low") return tr("Low");
  if (name == "normal") return tr("Normal");
  if (name == "high") return tr("High");
  return name == "urgent" ? tr("Urgent") : name;
}

QString TicketWords::priorityTone(const QString& name) {
  return name == "urgent" ? "danger" : name == "high" ? "warning" : "neutral";
}

QString TicketWords::kind(const QString& name) {
  if (name == "request") return tr("Request");
  if (name == "complaint") return tr("Complaint");
  if (name == "internal") return tr("Internal job");
  return name == "repair" ? tr("Repair") : name;
}

QString TicketWords::visitState(const QString& name) {
  if (name == "planned") return tr("Planned");
  if (name == "travelling") return tr("On the way");
  if (name == "arrived") return tr("On site");
  if (name == "done") return tr("Done");
  if (name == "missed") return tr("Missed");
  return name == "cancelled" ? tr("Cancelled") : name;
}

QString TicketWords::verb(const QString& step, const QString& to) {
  if (step == "assign") return tr("Assign");
  if (step == "take") return tr("Take it");
  if (step == "withdraw") return tr("Withdraw the assignment");
  if (step == "start") return tr("Start");
  if (step == "hold") return tr("Put on hold");
  if (step == "resume") return tr("Go on");
  if (step == "resolve") return tr("Resolve");
  if (step == "close") return tr("Close");
  if (step == "reopen") return tr("Reopen");
  if (step == "reject") return tr("Reject");
  if (step == "cancel") return tr("Cancel the ticket");
  if (to == "received") return tr("Machine received");
  if (to == "diagnosed") return tr("Write the diagnosis");
  if (to == "awaiting_approval") return tr("Wait for approval");
  if (to == "approved") return tr("Approved");
  if (to == "declined") return tr("Declined");
  if (to == "awaiting_parts") return tr("Wait for parts");
  if (to == "repairing") return tr("Begin the repair");
  if (to == "testing") return tr("Begin the test");
  if (to == "ready") return tr("Test passed");
  return to == "returned" ? tr("Machine returned") : step;
}

QString TicketWords::verbSymbol(const QString& step, const QString& to) {
  if (step == "start" || step == "resume") return "start";
  if (step == "hold" || to.startsWith("awaiting")) return "waiting";
  if (step == "resolve" || step == "close" || to == "ready" || to == "approved") return "check";
  if (step == "assign" || step == "take" || step == "withdraw") return "person";
  if (step == "reject" || step == "cancel" || to == "declined") return "close";
  if (to == "diagnosed") return "edit";
  if (to == "repairing" || to == "testing") return "tools";
  return "next";
}

QString TicketWords::deed(const QString& step, const QString& to) {
  if (step == "assign") return tr("assigned");
  if (step == "withdraw") return tr("assignment withdrawn");
  if (step == "start") return tr("started");
  if (step == "hold") return tr("put on hold");
  if (step == "resume") return tr("work goes on");
  if (step == "resolve") return tr("resolved");
  if (step == "close") return tr("closed");
  if (step == "reopen") return tr("reopened");
  if (step == "reject") return tr("rejected");
  if (step == "cancel") return tr("cancelled");
  if (step == "merge") return tr("merged");
  return tr("step “%1”").arg(repairStep(to));
}

}  // namespace carnet::client
