#include "shared/domain/crm/activity_workflow.h"

#include <array>

#include "shared/core/planted.h"
#include "shared/core/text.h"
#include "shared/domain/arguments.h"
#include "shared/domain/organisation/roles.h"

namespace carnet {

namespace {

using enum ActivityState;

template <class... States>
constexpr std::uint32_t states(States... each) {
  return ((1u << static_cast<int>(each)) | ...);
}

bool isIn(std::uint32_t set, ActivityState state) { return (set & states(state)) != 0; }

enum class Of : std::uint8_t { visits, others, all };

struct Step {
  std::string_view name;
  Of of;
  std::uint32_t from;
  ActivityState to;
  std::uint32_t passed;  // states in which the step lies behind
};

constexpr auto steps = std::to_array<Step>({
    {"travel", Of::visits, states(planned), travelling, states(travelling, arrived, done)},
    {"arrive", Of::visits, states(planned, travelling), arrived, states(arrived, done)},
    {"finish", Of::all, states(planned, travelling, arrived), done, states(done)},
    {"miss", Of::visits, states(planned), missed, states(missed)},
    {"cancel", Of::all, states(planned), cancelled, states(cancelled)},
    {"reopen", Of::others, states(done), planned, states(planned)},
});

const Step* stepNamed(std::string_view name) {
  for (const Step& step : steps) {
    if (step.name == name) return &step;
  }
  return nullptr;
}

bool isFor(const Step& step, const Activity& activity) {
  return step.of == Of::all || (step.of == Of::visits) == (activity.kind == ActivityKind::visit);
}

Problem notNow(std::string_view step, ActivityState state) {
  return {"activity." + std::string(step) + ".not_now",
          "state",
          {std::string(enumNames<ActivityState>[static_cast<std::size_t>(state)])}};
}

bool isOwnOf(const Actor& actor, const Activity& activity) {
  return activity.assignee_id == Id<AppUser>(actor.person_id) ||
         (!activity.assignee_id && activity.head.created_by == actor.person_id);
}

Result<Nothing> mayChange(const Actor& actor, const Activity& activity) {
  if (worksForEverybody(actor) || has(actor, RoleCode::salesManager) || isOwnOf(actor, activity)) return Nothing{};
  return Problem{"activity.not_yours", {}, {}};
}

void keepTime(Activity& activity, Instant now) {
  if (activity.kind != ActivityKind::visit) return;
  if (activity.state == travelling) activity.travelling_at = now;
  if (activity.state == arrived) activity.arrived_at = now;
  if (activity.state == done) activity.left_at = now;
}

Result<Effect> takeStep(RuleContext& context, Row& row) {
  Activity activity = as<Activity>(row);
  const Step& step = *stepNamed(context.operation.transition);
  if (auto may = mayChange(context.actor, activity); !may) return may.problem();
  if (!isFor(step, activity)) return notNow(step.name, activity.state);
  if (isIn(step.passed, activity.state)) return Effect::alreadyThere;
  if (!isIn(step.from, activity.state) && !planted(Bug::stepsUnchecked)) return notNow(step.name, activity.state);
  const bool needs_reason = step.to == missed || (step.to == cancelled && activity.kind == ActivityKind::visit);
  const Result<GivenReason> reason = givenReason(context, needs_reason);
  if (!reason) return reason.problem();
  activity.state = step.to;
  activity.reason_id = reason->id;
  activity.reason_text = reason->text;
  keepTime(activity, context.now());
  assign(row, activity);
  return Effect::changed;
}

Result<Effect> assignActivity(RuleContext& context, Row& row) {
  Activity activity = as<Activity>(row);
  const auto id = uuidArgument(context, "assignee_id");
  if (!id) return Problem{"activity.assign.nobody", "assignee_id", {}};
  const Id<AppUser> assignee(*id);
  if (activity.assignee_id == assignee) return Effect::alreadyThere;
  if (activity.state != planned) return notNow("assign", activity.state);
  const bool takes_it = assignee.value == context.actor.person_id && !activity.assignee_id;
  // With a call that comes late nobody gets back to what they have lost.
  if (context.is_late) return Problem{"activity.not_yours", "assignee_id", {}};
  if (!takes_it && !worksForEverybody(context.actor) && !has(context.actor, RoleCode::salesManager)) {
    return Problem{"activity.not_yours", "assignee_id", {}};
  }
  const auto person = context.work.find(assignee);
  if (!person || !person->is_active) return Problem{"activity.assign.unknown_person", "assignee_id", {}};
  if (!takes_it && context.side == Side::device) return Effect::awaitsServer;
  activity.assignee_id = assignee;
  activity.seen_by_device_at.reset();
  assign(row, activity);
  return Effect::changed;
}

Result<Effect> markSeen(RuleContext& context, Row& row) {
  Activity activity = as<Activity>(row);
  if (activity.assignee_id != Id<AppUser>(context.actor.person_id)) return Problem{"activity.not_yours", {}, {}};
  if (activity.seen_by_device_at) return Effect::alreadyThere;
  activity.seen_by_device_at = context.now();
  assign(row, activity);
  return Effect::changed;
}

// What is done is taken up again. Steps of a visit have no way back; an assignment has one if somebody had the activity
// before.
std::optional<Operation> stepBackOf(const Operation& op, const Row* before) {
  if (before == nullptr) return std::nullopt;
  if (op.transition == "finish" && as<Activity>(*before).kind != ActivityKind::visit) {
    Operation back = op;
    back.happened_at = {};
    back.transition = "reopen";
    back.arguments.clear();
    return back;
  }
  if (op.transition != "assign") return std::nullopt;
  const auto former = as<Activity>(*before).assignee_id;
  if (!former) return std::nullopt;
  Operation back = op;
  back.happened_at = {};
  back.arguments = {{"assignee_id", former->value}};
  return back;
}

Leaf leafOfActivity(RuleContext&, const Row& row) {
  const Activity activity = as<Activity>(row);
  if (activity.ticket_id) return {activity.ticket_id->value, Facet::ticket};
  return {activity.head.id, Facet::activity};
}

Result<Nothing> check(const Activity& activity) {
  if (trimmed(activity.subject).empty() && activity.kind != ActivityKind::visit) {
    return Problem{"activity.subject_missing", "subject", {}};
  }
  if (activity.planned_start_at && activity.planned_end_at && *activity.planned_end_at < *activity.planned_start_at) {
    return Problem{"activity.ends_before_start", "planned_end_at", {}};
  }
  if (activity.starts_at && activity.ends_at && *activity.ends_at < *activity.starts_at) {
    return Problem{"activity.ends_before_start", "ends_at", {}};
  }
  return Nothing{};
}

Result<Nothing> createActivity(RuleContext& context, Row& row) {
  return isImport(context) ? Result<Nothing>(Nothing{}) : check(as<Activity>(row));
}

bool isCall(const Row& row) { return as<Activity>(row).kind == ActivityKind::call; }

Result<Nothing> changeActivity(RuleContext& context, const Row& before, Row& after) {
  if (isImport(context)) return Nothing{};
  if (auto may = mayChange(context.actor, as<Activity>(before)); !may) return may;
  return check(as<Activity>(after));
}

}  // namespace

EntityRules activityRules() {
  EntityRules rules;
  rules.place = leafOfActivity;
  rules.on_create = createActivity;
  rules.on_set = changeActivity;
  for (const Step& step : steps) rules.transitions[std::string(step.name)] = takeStep;
  rules.transitions["assign"] = assignActivity;
  rules.transitions["seen"] = markSeen;
  rules.inverse = stepBackOf;
  rules.records_work = isCall;
  rules.seen_marks = {entityOf<Activity>.find("seen_by_device_at")->no};
  return rules;
}

bool mayStep(const Activity& activity, std::string_view name) {
  const Step* step = stepNamed(name);
  return step != nullptr && isFor(*step, activity) && isIn(step->from, activity.state);
}

std::vector<std::string_view> stepsOf(const Activity& activity) {
  std::vector<std::string_view> out;
  for (const Step& step : steps) {
    if (mayStep(activity, step.name)) out.push_back(step.name);
  }
  return out;
}

}  // namespace carnet
