#include "shared/domain/arguments.h"

#include "shared/core/text.h"

namespace carnet {

std::optional<Uuid> uuidArgument(const RuleContext& context, std::string_view name) {
  const Value* value = context.operation.argument(name);
  const Uuid* id = value == nullptr ? nullptr : std::get_if<Uuid>(value);
  return id == nullptr ? std::nullopt : std::optional(*id);
}

std::string textArgument(const RuleContext& context, std::string_view name) {
  const Value* value = context.operation.argument(name);
  const std::string* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr || !isStorableText(*text) ? std::string() : std::string(trimmed(*text));
}

Result<GivenReason> givenReason(RuleContext& context, bool is_needed) {
  GivenReason reason;
  reason.text = textArgument(context, "reason_text");
  if (const auto id = uuidArgument(context, "reason_id")) {
    if (!context.work.find(Id<Reason>(*id))) return Problem{"reason.unknown", "reason_id", {}};
    reason.id = Id<Reason>(*id);
  }
  if (is_needed && !reason.isGiven()) return Problem{"reason.missing", "reason_id", {}};
  return reason;
}

}  // namespace carnet
