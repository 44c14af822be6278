#include "shared/domain/service/ticket_workflow.h"

#include <gmock/gmock.h>

#include "shared/domain/crm/activity.h"
#include "shared/domain/service/ticket_event.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Every state with the steps that model.md allows from it.
struct Legal {
  TicketState from;
  std::vector<std::string_view> steps;
};
const std::vector<Legal> legal = {
    {TicketState::fresh, {"assign", "reject", "cancel", "merge"}},
    {TicketState::assigned, {"assign", "withdraw", "start", "cancel", "merge"}},
    {TicketState::inProgress, {"hold", "resolve", "cancel", "merge"}},
    {TicketState::onHold, {"resume", "cancel", "merge"}},
    {TicketState::resolved, {"close", "reopen", "merge"}},
    {TicketState::reopened, {"assign", "start", "merge"}},
    {TicketState::closed, {"merge"}},
    {TicketState::rejected, {"merge"}},
    {TicketState::cancelled, {"merge"}},
    {TicketState::merged, {}},
};

std::vector<Argument> argumentsOf(std::string_view step, const House& house, Id<Ticket> other) {
  if (step == "assign") return {to(house.other_technician)};
  if (step == "merge") return {{"into_id", other.value}};
  return {because("because")};
}

TEST(TicketWorkflow, offersExactlyTheStepsOfTheModel) {
  for (const Legal& line : legal) {
    Ticket ticket;
    ticket.state = line.from;
    EXPECT_EQ(stepsOf(ticket), line.steps) << nameOf(line.from);
  }
}

TEST(TicketWorkflow, everyLegalStepIsTakenAndEveryOtherRefused) {
  for (const Legal& line : legal) {
    for (std::string_view name :
         {"assign", "withdraw", "start", "hold", "resume", "resolve", "close", "reopen", "reject", "cancel", "merge"}) {
      House house;
      const Id<Ticket> ticket = house.openTicket(house.technician);
      const Id<Ticket> other = house.openTicket(house.technician);
      house.force(ticket, line.from, house.technician);
      const bool is_legal = std::find(line.steps.begin(), line.steps.end(), name) != line.steps.end();
      const Outcome outcome = house.run(house.desk, {step(ticket, std::string(name), argumentsOf(name, house, other))});
      const TicketState after = house.get(ticket).state;
      if (is_legal) {
        EXPECT_TRUE(applied(outcome)) << nameOf(line.from) << " " << name;
      } else if (outcome.verdict == Verdict::merged) {
        EXPECT_EQ(after, line.from) << "reached before: " << nameOf(line.from) << " " << name;
        EXPECT_THAT(house.changes(), IsEmpty());
      } else {
        EXPECT_TRUE(parkedFor(outcome, "ticket." + std::string(name) + ".not_now")) << nameOf(line.from);
        EXPECT_EQ(outcome.reason.values, std::vector<std::string>{std::string(nameOf(line.from))});
      }
    }
  }
}

TEST(TicketWorkflow, technicianTakesAnUnassignedTicketAtOnceAndStartsIt) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.technician);
  ASSERT_TRUE(applied(
      house.runOnDevice(house.technician, {step(ticket, "assign", {to(house.technician)}), step(ticket, "start")})));
  const Ticket after = house.get(ticket);
  EXPECT_EQ(after.state, TicketState::inProgress);
  EXPECT_EQ(after.assignee_id, Id<AppUser>(house.technician));
  EXPECT_EQ(after.started_at, house.now);
}

TEST(TicketWorkflow, aTicketIsOpenedTakenAndStartedInOneChangeSet) {
  House house;
  Ticket ticket;
  ticket.head.id = house.newId();
  ticket.title = "Noise";
  const Id<Ticket> id(ticket.head.id);
  ASSERT_TRUE(applied(
      house.run(house.technician, {create(ticket), step(id, "assign", {to(house.technician)}), step(id, "start")})));
  EXPECT_EQ(house.get(id).state, TicketState::inProgress);
}

TEST(TicketWorkflow, technicianDoesNotTakeWhatSomebodyHas) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.technician);
  house.force(ticket, TicketState::assigned, house.other_technician);
  EXPECT_TRUE(
      parkedFor(house.run(house.technician, {step(ticket, "assign", {to(house.technician)})}), "ticket.assign.taken"));
}

TEST(TicketWorkflow, anAssignmentToSomebodyElseIsOnlyRequestedOnTheDevice) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  const Operation assign = step(ticket, "assign", {to(house.technician)});
  ASSERT_TRUE(applied(house.runOnDevice(house.desk, {assign})));
  EXPECT_EQ(house.get(ticket).state, TicketState::fresh);
  EXPECT_FALSE(house.get(ticket).assignee_id);
  EXPECT_EQ(house.get(ticket).requested_assignee_id, Id<AppUser>(house.technician));
  ASSERT_TRUE(applied(house.run(house.desk, {assign})));
  EXPECT_EQ(house.get(ticket).state, TicketState::assigned);
  EXPECT_EQ(house.get(ticket).assignee_id, Id<AppUser>(house.technician));
  EXPECT_FALSE(house.get(ticket).requested_assignee_id);
}

TEST(TicketWorkflow, nobodyAssignsToADisabledPerson) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  AppUser gone = house.get(Id<AppUser>(house.technician));
  gone.is_active = false;
  house.put(gone);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {step(ticket, "assign", {to(house.technician)})}),
                        "ticket.assign.unknown_person"));
}

TEST(TicketWorkflow, aHoldNeedsAReasonAndItIsShownWhileItLasts) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.technician);
  house.force(ticket, TicketState::inProgress, house.technician);
  EXPECT_TRUE(parkedFor(house.run(house.technician, {step(ticket, "hold")}), "reason.missing"));
  ASSERT_TRUE(applied(house.run(house.technician, {step(ticket, "hold", {because("Part on order")})})));
  EXPECT_EQ(house.get(ticket).reason_text, "Part on order");
  ASSERT_TRUE(applied(house.run(house.technician, {step(ticket, "resume")})));
  EXPECT_EQ(house.get(ticket).reason_text, "");
}

TEST(TicketWorkflow, everyStepTellsTheTimelineOnceOnBothSides) {
  House device, server;
  for (House* house : {&device, &server}) {
    const Id<Ticket> ticket = house->openTicket(house->technician);
    house->force(ticket, TicketState::assigned, house->technician);
    const Operation start = step(ticket, "start");
    ASSERT_TRUE(applied(house == &device ? house->runOnDevice(house->technician, {start})
                                         : house->run(house->technician, {start})));
  }
  ASSERT_EQ(device.all<TicketEvent>().size(), 1u);
  const TicketEvent event = device.all<TicketEvent>()[0];
  EXPECT_EQ(event.from_value, "assigned");
  EXPECT_EQ(event.to_value, "in_progress");
  EXPECT_EQ(event.head.created_by, device.technician);
  EXPECT_EQ(event.head.id, derivedId(device.changeSetId(), "0:event"));
  EXPECT_EQ(event.head.id, server.all<TicketEvent>()[0].head.id) << "device and server make the same row";
}

TEST(TicketWorkflow, aTargetThatWasReachedBeforeChangesNothing) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.technician);
  house.force(ticket, TicketState::resolved, house.technician);
  EXPECT_TRUE(merged(house.run(house.technician, {step(ticket, "resolve")})));
  EXPECT_THAT(house.changes(), IsEmpty());
}

TEST(TicketWorkflow, aTicketIsResolvedOnlyWhenItsRepairIs) {
  House house;
  const Id<Ticket> id = house.openTicket(house.technician);
  house.force(id, TicketState::inProgress, house.technician);
  Ticket ticket = house.get(id);
  ticket.repair_step = RepairStep::testing;
  house.put(ticket);
  const Outcome outcome = house.run(house.technician, {step(id, "resolve")});
  EXPECT_TRUE(parkedFor(outcome, "ticket.resolve.step_open"));
  EXPECT_THAT(outcome.reason.values, ElementsAre("testing"));
  ASSERT_TRUE(applied(house.run(house.technician, {step(id, "step", {{"to", text("ready")}}), step(id, "resolve")})));
  EXPECT_EQ(house.get(id).resolved_at, house.now);
}

TEST(TicketWorkflow, aReopenedRepairBeginsAnew) {
  House house;
  const Id<Ticket> id = house.openTicket(house.technician);
  house.force(id, TicketState::resolved, house.technician);
  Ticket ticket = house.get(id);
  ticket.repair_step = RepairStep::ready;
  house.put(ticket);
  ASSERT_TRUE(applied(house.run(house.technician, {step(id, "reopen")})));
  EXPECT_FALSE(house.get(id).repair_step);
  EXPECT_FALSE(house.get(id).resolved_at);
}

TEST(TicketWorkflow, closingMergingAndWithdrawingWaitForTheServer) {
  House house;
  const Id<Ticket> other = house.openTicket(house.desk);
  const Id<Ticket> ticket = house.openTicket(house.desk);
  for (const auto& [state, name] : {std::pair{TicketState::resolved, "close"},
                                    {TicketState::assigned, "withdraw"},
                                    {TicketState::assigned, "merge"}}) {
    house.force(ticket, state, house.technician);
    const Operation operation = step(ticket, name, {{"into_id", other.value}});
    ASSERT_TRUE(applied(house.runOnDevice(house.desk, {operation}))) << name;
    EXPECT_EQ(house.get(ticket).state, state) << name;
    ASSERT_TRUE(applied(house.run(house.desk, {operation}))) << name;
    EXPECT_NE(house.get(ticket).state, state) << name;
  }
  EXPECT_EQ(house.get(ticket).merged_into_id, other);
}

TEST(TicketWorkflow, aTicketIsNotMergedIntoItselfNorIntoAMergedOne) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  const Id<Ticket> gone = house.openTicket(house.desk);
  house.force(gone, TicketState::merged);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {step(ticket, "merge", {{"into_id", ticket.value}})}),
                        "ticket.merge.into_itself"));
  EXPECT_TRUE(
      parkedFor(house.run(house.desk, {step(ticket, "merge", {{"into_id", gone.value}})}), "ticket.merge.unknown"));
}

TEST(TicketWorkflow, cancellingATicketCancelsItsPlannedVisits) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  const Id<Activity> planned = house.planVisit(ticket, house.technician, house.now + Duration::hours(1));
  const Id<Activity> past = house.planVisit(ticket, house.technician, house.now);
  Activity done = house.get(past);
  done.state = ActivityState::done;
  house.put(done);
  ASSERT_TRUE(applied(house.run(house.desk, {step(ticket, "cancel", {because("Customer cancelled")})})));
  EXPECT_EQ(house.get(planned).state, ActivityState::cancelled);
  EXPECT_EQ(house.get(planned).reason_text, "Customer cancelled");
  EXPECT_EQ(house.get(past).state, ActivityState::done);
}

TEST(TicketWorkflow, aVisitMadeWithoutANetworkCountsAlthoughTheTicketWasCancelledMeanwhile) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  house.force(ticket, TicketState::assigned, house.technician);
  const Id<Activity> begun = house.planVisit(ticket, house.technician, house.now - Duration::minutes(5));
  Activity call = house.get(house.planVisit(ticket, house.technician, house.now - Duration::hours(1)));
  call.kind = ActivityKind::call;
  call.planned_start_at.reset();
  house.put(call);
  ASSERT_TRUE(applied(house.run(house.desk, {step(ticket, "cancel", {because("Customer cancelled")})})));
  EXPECT_EQ(house.get(begun).state, ActivityState::planned);
  EXPECT_EQ(house.get(Id<Activity>(call.head.id)).state, ActivityState::cancelled);
  EXPECT_TRUE(applied(house.run(house.technician, {step(begun, "arrive"), step(begun, "finish")})));
}

TEST(TicketWorkflow, closingATicketCancelsItsPlannedVisits) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.technician);
  house.force(ticket, TicketState::resolved, house.technician);
  const Id<Activity> planned = house.planVisit(ticket, house.technician, house.now + Duration::hours(1));
  const Id<Activity> before = house.planVisit(ticket, house.technician, house.now - Duration::hours(1));
  const Id<Activity> under_way = house.planVisit(ticket, house.technician, house.now + Duration::hours(1));
  Activity begun = house.get(under_way);
  begun.state = ActivityState::travelling;
  house.put(begun);
  const Id<Activity> asked = house.planVisit(ticket, house.technician, house.now);
  Activity call = house.get(asked);
  call.kind = ActivityKind::call;
  house.put(call);
  ASSERT_TRUE(applied(house.runOnDevice(house.desk, {step(ticket, "close")})));
  EXPECT_EQ(house.get(planned).state, ActivityState::planned) << "headquarters has not decided yet";
  ASSERT_TRUE(applied(house.run(house.desk, {step(ticket, "close")})));
  EXPECT_EQ(house.get(planned).state, ActivityState::cancelled);
  EXPECT_EQ(house.get(before).state, ActivityState::planned) << "whoever makes it without a network tells of it later";
  EXPECT_EQ(house.get(under_way).state, ActivityState::travelling) << "somebody is on the way";
  EXPECT_EQ(house.get(asked).state, ActivityState::planned) << "a call afterwards is no visit";
}

TEST(TicketWorkflow, theVisitsThatAreStillPlannedGoWithTheTicket) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  house.force(ticket, TicketState::assigned, house.technician);
  const Id<Activity> planned = house.planVisit(ticket, house.technician, house.now);
  const Id<Activity> past = house.planVisit(ticket, house.technician, house.now);
  Activity done = house.get(past);
  done.state = ActivityState::done;
  house.put(done);
  const Id<Activity> helper = house.planVisit(ticket, house.desk, house.now);
  const Operation assign = step(ticket, "assign", {to(house.other_technician)});
  ASSERT_TRUE(applied(house.runOnDevice(house.desk, {assign})));
  EXPECT_EQ(house.get(planned).assignee_id, Id<AppUser>(house.technician)) << "headquarters has not decided yet";
  ASSERT_TRUE(applied(house.run(house.desk, {assign})));
  EXPECT_EQ(house.get(planned).assignee_id, Id<AppUser>(house.other_technician));
  EXPECT_EQ(house.get(past).assignee_id, Id<AppUser>(house.technician)) << "it was made";
  EXPECT_EQ(house.get(helper).assignee_id, Id<AppUser>(house.desk)) << "somebody else's own visit";
  ASSERT_TRUE(applied(house.run(house.desk, {step(ticket, "withdraw")})));
  EXPECT_FALSE(house.get(planned).assignee_id);
}

TEST(TicketWorkflow, visitsThatAreToComeGoWhereTheTicketGoes) {
  House house;
  Address site;
  site.partner_id = house.customer;
  const Id<Address> quay = house.put(site);
  Serial machine = house.get(house.machine);
  machine.address_id = quay;
  house.put(machine);
  Partner other;
  other.name = "Hotel du Parc";
  const Id<Partner> hotel = house.put(other);
  const Id<Ticket> ticket = house.openTicket(house.technician);
  Ticket opened = house.get(ticket);
  opened.partner_id = house.customer;
  opened.serial_id = house.machine;
  house.put(opened);
  const auto planned = [&](ActivityState state) {
    const Id<Activity> id = house.planVisit(ticket, house.technician, house.now);
    Activity visit = house.get(id);
    visit.partner_id = house.customer;
    visit.address_id = quay;
    visit.state = state;
    house.put(visit);
    return id;
  };
  const Id<Activity> to_come = planned(ActivityState::planned), on_the_way = planned(ActivityState::travelling),
                     made = planned(ActivityState::done);
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"partner_id", house.customer.value, hotel.value},
                                                          {"serial_id", house.machine.value, Value()}})})));
  const std::vector<Operation> back = *house.inverse();
  for (const Id<Activity> visit : {to_come, on_the_way}) {
    EXPECT_EQ(house.get(visit).partner_id, hotel);
    EXPECT_FALSE(house.get(visit).address_id);
  }
  EXPECT_EQ(house.get(made).partner_id, house.customer) << "it was made there";
  ASSERT_TRUE(applied(house.run(house.desk, back)));
  EXPECT_EQ(house.get(ticket).partner_id, house.customer);
  EXPECT_EQ(house.get(to_come).partner_id, house.customer);
  EXPECT_EQ(house.get(to_come).address_id, quay);
}

TEST(TicketWorkflow, anAddressChosenByHandStaysWithItsCustomerOnly) {
  House house;
  const auto addressOf = [&](Id<Partner> partner) {
    Address address;
    address.partner_id = partner;
    return house.put(address);
  };
  Partner other;
  other.name = "Hotel du Parc";
  const Id<Partner> hotel = house.put(other);
  const Id<Address> quay = addressOf(house.customer), depot = addressOf(house.customer), park = addressOf(hotel);
  const auto machineAt = [&](std::optional<Id<Address>> address) {
    Serial machine = house.get(house.machine);
    machine.head = {};
    machine.address_id = address;
    return house.put(machine);
  };
  const Id<Serial> at_quay = machineAt(quay), at_park = machineAt(park), nowhere = machineAt({});
  const Id<Ticket> ticket = house.openTicket(house.technician);
  const auto start = [&](Id<Serial> machine) {
    Ticket opened = house.get(ticket);
    opened.partner_id = house.customer;
    opened.serial_id = machine;
    house.put(opened);
  };
  const auto visitAt = [&](std::optional<Id<Address>> address) {
    const Id<Activity> id = house.planVisit(ticket, house.technician, house.now);
    Activity visit = house.get(id);
    visit.partner_id = house.customer;
    visit.address_id = address;
    visit.seen_by_device_at = house.now;
    house.put(visit);
    return id;
  };
  const Id<Activity> by_hand = visitAt(depot), without = visitAt({}), at_site = visitAt(quay), far = visitAt(park);
  const auto place = [&](Id<Activity> visit) { return house.get(visit).address_id; };
  // Another machine of the same customer.
  start(nowhere);
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"serial_id", nowhere.value, at_quay.value}})})));
  EXPECT_EQ(place(by_hand), depot);
  EXPECT_FALSE(place(without)) << "nobody said where";
  EXPECT_TRUE(house.get(by_hand).seen_by_device_at) << "nothing of it has changed";
  // One of which nobody knows where it stands, and back.
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"serial_id", at_quay.value, nowhere.value}})})));
  const std::vector<Operation> back = *house.inverse();
  ASSERT_TRUE(applied(house.run(house.desk, back)));
  EXPECT_EQ(place(at_site), quay);
  // Another customer.
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"partner_id", house.customer.value, hotel.value},
                                                          {"serial_id", at_quay.value, at_park.value}})})));
  EXPECT_EQ(place(by_hand), park) << "the former customer's";
  EXPECT_EQ(place(at_site), park);
  EXPECT_EQ(place(far), park);
  EXPECT_FALSE(house.get(by_hand).seen_by_device_at);
}

TEST(TicketWorkflow, whoTakesATicketTakesItsVisitThatNobodyHas) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.technician);
  const Id<Activity> visit = house.planVisit(ticket, house.technician, house.now);
  Activity planned = house.get(visit);
  planned.assignee_id.reset();
  planned.seen_by_device_at = house.now;
  house.put(planned);
  ASSERT_TRUE(applied(house.runOnDevice(house.technician, {step(ticket, "assign", {to(house.technician)})})));
  EXPECT_EQ(house.get(visit).assignee_id, Id<AppUser>(house.technician));
  EXPECT_FALSE(house.get(visit).seen_by_device_at);
}

TEST(TicketWorkflow, technicianLeavesOtherPeoplesTicketsAlone) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  house.force(ticket, TicketState::inProgress, house.other_technician);
  // Held because it is in the history of a machine of the technician's own ticket.
  const Id<Ticket> own = house.openTicket(house.technician);
  house.force(own, TicketState::assigned, house.technician);
  EXPECT_TRUE(parkedFor(house.run(house.technician, {step(ticket, "resolve")}), "ticket.not_yours"));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {set(ticket, {{"diagnosis", text(""), text("mine")}}, Verb::text)}),
                        "ticket.not_yours"));
}

TEST(TicketWorkflow, aVisitLetsAColleagueWorkOnTheTicket) {
  House house;
  const Id<Ticket> ticket = house.openTicket(house.desk);
  house.force(ticket, TicketState::inProgress, house.other_technician);
  house.planVisit(ticket, house.technician, house.now);
  EXPECT_TRUE(applied(house.run(house.technician, {step(ticket, "resolve")})));
}

}  // namespace
}  // namespace carnet::testing
