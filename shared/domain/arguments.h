// What transitions and on_create rules have in common: reading arguments, reasons and rows.
#pragma once

#include <optional>
#include <string>

#include "shared/domain/organisation/reason.h"
#include "shared/rules/rule_book.h"

namespace carnet {

// An argument of the transition; nullopt when it is missing, NULL or of another type.
std::optional<Uuid> uuidArgument(const RuleContext& context, std::string_view name);
std::string textArgument(const RuleContext& context, std::string_view name);

// Why a step is taken: arguments `reason_id` (from the company's list), `reason_text`, or both.
struct GivenReason {
  std::optional<Id<Reason>> id;
  std::string text;
  bool isGiven() const { return id.has_value() || !text.empty(); }
};
// Fails with "reason.unknown", or "reason.missing" where one is needed.
Result<GivenReason> givenReason(RuleContext& context, bool is_needed);

// The row if it is there; nothing also where this device does not hold it. For rows that may be missing.
template <class T>
std::optional<T> peek(Rows& rows, const Id<T>& id) {
  Row row;
  if (rows.get(entityOf<T>, id.value, row) != Presence::present || row.isDeleted()) return std::nullopt;
  return as<T>(row);
}

inline bool isImport(const RuleContext& context) { return context.operation.verb == Verb::import; }

}  // namespace carnet
