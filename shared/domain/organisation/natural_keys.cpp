#include "shared/domain/organisation/natural_keys.h"

#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/job_run.h"
#include "shared/domain/organisation/number_series.h"
#include "shared/domain/organisation/setting.h"
#include "shared/domain/organisation/team_member.h"
#include "shared/domain/organisation/user_role.h"

namespace carnet {

Id<Company> companyId() { return Id<Company>(naturalId("company", "")); }

Id<Setting> settingId(std::string_view key, std::string_view scope) {
  return Id<Setting>(naturalId("setting", std::string(key) + "/" + std::string(scope)));
}

Id<UserRole> userRoleId(Id<AppUser> user, Id<Role> role) {
  return Id<UserRole>(naturalId("user_role", user.toString() + "/" + role.toString()));
}

Id<TeamMember> teamMemberId(Id<Team> team, Id<AppUser> user) {
  return Id<TeamMember>(naturalId("team_member", team.toString() + "/" + user.toString()));
}

Id<RolePermission> rolePermissionId(Id<Role> role, std::string_view entity, std::string_view action) {
  return Id<RolePermission>(
      naturalId("role_permission", role.toString() + "/" + std::string(entity) + "/" + std::string(action)));
}

Id<NumberSeries> numberSeriesId(std::string_view kind, std::string_view year) {
  return Id<NumberSeries>(naturalId("number_series", std::string(kind) + "/" + std::string(year)));
}

Id<Job> jobId(std::string_view name) { return Id<Job>(naturalId("job", name)); }

Id<JobRun> jobRunId(Id<Job> job, std::string_view subject, std::string_view period) {
  return Id<JobRun>(naturalId("job_run", job.toString() + "/" + std::string(subject) + "/" + std::string(period)));
}

Id<Attachment> attachmentId(std::string_view sha256, const Uuid& root_id) {
  return Id<Attachment>(naturalId("attachment", std::string(sha256) + "/" + root_id.toString()));
}

}  // namespace carnet
