#include "shared/domain/service/repair_step.h"

#include <gmock/gmock.h>

#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

using enum RepairStep;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

Ticket repair(TicketPlace place, std::optional<RepairStep> step, TicketState state = TicketState::inProgress) {
  Ticket ticket;
  ticket.kind = TicketKind::repair;
  ticket.place = place;
  ticket.repair_step = step;
  ticket.state = state;
  return ticket;
}

TEST(RepairStep, aWorkshopRepairFollowsTheModel) {
  const std::map<std::optional<RepairStep>, std::vector<RepairStep>> model = {
      {std::nullopt, {received}},
      {received, {diagnosed}},
      {diagnosed, {awaitingApproval, awaitingParts, repairing}},
      {awaitingApproval, {approved, declined}},
      {approved, {awaitingParts, repairing}},
      {declined, {returned}},
      {awaitingParts, {repairing}},
      {repairing, {testing}},
      {testing, {ready, repairing, diagnosed}},
      {ready, {returned}},
      {returned, {}},
  };
  for (const auto& [from, next] : model) {
    const Ticket ticket = repair(TicketPlace::workshop, from);
    EXPECT_THAT(nextRepairSteps(ticket), UnorderedElementsAreArray(next)) << (from ? nameOf(*from) : "none");
    for (std::size_t i = 0; i < enumNames<RepairStep>.size(); ++i) {
      const auto to = static_cast<RepairStep>(i);
      EXPECT_EQ(mayStep(ticket, to).ok(), std::find(next.begin(), next.end(), to) != next.end()) << nameOf(to);
    }
  }
}

TEST(RepairStep, onSiteNothingIsReceivedOrReturned) {
  EXPECT_THAT(nextRepairSteps(repair(TicketPlace::onSite, std::nullopt)), ElementsAre(diagnosed));
  EXPECT_THAT(nextRepairSteps(repair(TicketPlace::onSite, ready)), IsEmpty());
  EXPECT_THAT(nextRepairSteps(repair(TicketPlace::onSite, declined)), IsEmpty());
}

TEST(RepairStep, requestsAndComplaintsHaveNone) {
  Ticket ticket = repair(TicketPlace::onSite, std::nullopt);
  for (TicketKind kind : {TicketKind::request, TicketKind::complaint}) {
    ticket.kind = kind;
    EXPECT_THAT(nextRepairSteps(ticket), IsEmpty());
    EXPECT_EQ(mayStep(ticket, diagnosed).problem().code, "ticket.step.none");
  }
}

TEST(RepairStep, aMachineIsReceivedBeforeWorkBeginsAndReturnedAfterItEnds) {
  EXPECT_THAT(nextRepairSteps(repair(TicketPlace::workshop, std::nullopt, TicketState::fresh)), ElementsAre(received));
  EXPECT_THAT(nextRepairSteps(repair(TicketPlace::workshop, received, TicketState::assigned)), IsEmpty());
  EXPECT_THAT(nextRepairSteps(repair(TicketPlace::workshop, ready, TicketState::resolved)), ElementsAre(returned));
  EXPECT_THAT(nextRepairSteps(repair(TicketPlace::workshop, testing, TicketState::closed)), IsEmpty());
}

TEST(RepairStep, goingBackNeedsAReason) {
  House house;
  const Id<Ticket> id = house.openTicket(house.technician);
  house.force(id, TicketState::inProgress, house.technician);
  Ticket ticket = house.get(id);
  ticket.repair_step = testing;
  house.put(ticket);
  EXPECT_TRUE(
      parkedFor(house.run(house.technician, {step(id, "step", {{"to", text("repairing")}})}), "reason.missing"));
  EXPECT_TRUE(
      applied(house.run(house.technician, {step(id, "step", {{"to", text("repairing")}, because("Still leaks")})})));
  EXPECT_EQ(house.get(id).repair_step, repairing);
}

TEST(RepairStep, anIllegalStepNamesBothEnds) {
  House house;
  const Id<Ticket> id = house.openTicket(house.technician);
  house.force(id, TicketState::inProgress, house.technician);
  const Outcome outcome = house.run(house.technician, {step(id, "step", {{"to", text("ready")}})});
  EXPECT_TRUE(parkedFor(outcome, "ticket.step.not_now"));
  EXPECT_THAT(outcome.reason.values, ElementsAre("", "ready"));
  EXPECT_TRUE(
      parkedFor(house.run(house.technician, {step(id, "step", {{"to", text("polished")}})}), "field.bad_value"));
}

}  // namespace
}  // namespace carnet::testing
