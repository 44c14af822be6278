// Something to do at a time: a call, a mail, a meeting, a task, or a technician's visit. It lies in its ticket's leaf if
// it has a ticket, else in its own.
#pragma once

#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"

namespace carnet {

struct Ticket;

enum class ActivityKind : std::uint8_t { call, mail, meeting, task, visit };
template <>
inline constexpr auto enumNames<ActivityKind> = std::to_array<std::string_view>({"call", "mail", "meeting", "task",
                                                                                 "visit"});

// Of a visit: planned → travelling → arrived → done, or planned → missed or cancelled. The others have no journey.
enum class ActivityState : std::uint8_t { planned, travelling, arrived, done, missed, cancelled };
template <>
inline constexpr auto enumNames<ActivityState> = std::to_array<std::string_view>({"planned", "travelling", "arrived",
                                                                                  "done", "missed", "cancelled"});

enum class ActivityVisibility : std::uint8_t { everybody, busyOnly };
template <>
inline constexpr auto enumNames<ActivityVisibility> = std::to_array<std::string_view>({"everybody", "busy_only"});

struct Activity {
  RowHead head;
  ActivityKind kind = ActivityKind::task;
  std::string subject;
  std::string description;
  ActivityState state = ActivityState::planned;
  std::optional<Id<Partner>> partner_id;
  std::optional<Id<Contact>> contact_id;
  std::optional<Id<Ticket>> ticket_id;
  std::optional<Id<AppUser>> assignee_id;
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;
  std::optional<Instant> due_at;
  bool all_day = false;
  std::string time_zone;  // IANA; empty = the company's
  std::string rrule;      // RFC 5545; empty = once
  ActivityVisibility visibility = ActivityVisibility::everybody;
  std::string outcome;
  std::optional<Id<Reason>> reason_id;  // why missed or cancelled
  std::string reason_text;

  // Of a visit.
  std::optional<Id<Address>> address_id;
  std::optional<Instant> planned_start_at;
  std::optional<Instant> planned_end_at;
  std::int64_t seq = 0;  // among the visits of the day
  std::optional<Instant> seen_by_device_at;
  std::optional<Instant> travelling_at;
  std::optional<Instant> arrived_at;
  std::optional<Instant> left_at;
};

template <>
inline constexpr EntityTraits traitsOf<Activity> = {
    .no = 56, .facet = Facet::activity, .facet_by_target = true, .priority = 1};

template <>
inline constexpr auto fieldsOf<Activity> = std::array{
    field<&Activity::kind>(1, Merge::once),
    field<&Activity::subject>(2).searched(),
    field<&Activity::description>(3, Merge::text),
    field<&Activity::state>(4, Merge::state),
    field<&Activity::partner_id>(5),
    field<&Activity::contact_id>(6),
    field<&Activity::ticket_id>(7, Merge::once),
    field<&Activity::assignee_id>(8, Merge::state),
    field<&Activity::starts_at>(9),
    field<&Activity::ends_at>(10),
    field<&Activity::due_at>(11),
    field<&Activity::all_day>(12),
    field<&Activity::time_zone>(13),
    field<&Activity::rrule>(14),
    field<&Activity::visibility>(15),
    field<&Activity::outcome>(16, Merge::text),
    field<&Activity::reason_id>(17, Merge::state),
    field<&Activity::reason_text>(18, Merge::state),
    field<&Activity::address_id>(19),
    field<&Activity::planned_start_at>(20).inGroup("plan"),
    field<&Activity::planned_end_at>(21).inGroup("plan"),
    field<&Activity::seq>(22).inGroup("plan"),
    field<&Activity::seen_by_device_at>(23, Merge::state),
    field<&Activity::travelling_at>(24, Merge::state),
    field<&Activity::arrived_at>(25, Merge::state),
    field<&Activity::left_at>(26, Merge::state),
};

}  // namespace carnet
