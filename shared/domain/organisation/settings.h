// Settings the rules read, with what holds while nobody has set them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/rules/rows.h"

namespace carnet {

// Days before and after today whose visits a technician holds.
inline constexpr std::string_view visitWindowDays = "visit_window_days";
inline constexpr std::int64_t visitWindowDaysDefault = 14;
// Days after which a resolved ticket is closed; 0 = never.
inline constexpr std::string_view ticketAutocloseDays = "ticket_autoclose_days";
inline constexpr std::int64_t ticketAutocloseDaysDefault = 7;
// Days that the feed tells of one by one; of what is older, what stands of each row. 0 = it is never trimmed.
inline constexpr std::string_view feedDays = "feed_days";
inline constexpr std::int64_t feedDaysDefault = 7;
// Id of the SLA policy of tickets created without one; none = no due times.
inline constexpr std::string_view defaultSlaPolicy = "default_sla_policy";

std::optional<std::string> setting(Rows& rows, std::string_view key);
// `fallback` also where the value is no number.
std::int64_t numberSetting(Rows& rows, std::string_view key, std::int64_t fallback);

}  // namespace carnet
