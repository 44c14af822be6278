#include "shared/domain/organisation/job_rules.h"

#include "shared/domain/organisation/job_run.h"
#include "shared/domain/organisation/natural_keys.h"

namespace carnet {

namespace {

Problem serverOnly() { return {"job.server_only", {}, {}}; }

bool isServer(const RuleContext& context) { return context.actor.person_id.isNil(); }

Result<Nothing> refuseErasing(RuleContext&, const Row&) { return serverOnly(); }

// People set the switch; an import could write everything.
Result<Nothing> refuseImport(RuleContext& context, const Row&, Row&) {
  if (context.operation.verb == Verb::import && !isServer(context)) return serverOnly();
  return Nothing{};
}

Result<Nothing> madeByServerOnly(RuleContext& context, Row&) {
  if (!isServer(context)) return serverOnly();
  return Nothing{};
}

template <class T, auto id>
EntityRules madeByServer() {
  EntityRules rules;
  rules.natural_id = [](const Row& row) { return id(as<T>(row)); };
  rules.on_create = &madeByServerOnly;
  rules.on_set = &refuseImport;
  rules.on_erase = &refuseErasing;
  return rules;
}

}  // namespace

EntityRules jobRules() {
  return madeByServer<Job, [](const Job& job) { return jobId(job.name).value; }>();
}

EntityRules jobRunRules() {
  return madeByServer<JobRun, [](const JobRun& run) { return jobRunId(run.job_id, run.subject, run.period).value; }>();
}

}  // namespace carnet
