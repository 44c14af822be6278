// Ids of rows that have a natural key: two devices that make the same row make it under the same id, and their rows
// merge (sync.md 3). Creating such a row under another id is refused with "row.wrong_id".
#pragma once

#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/attachment.h"
#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/team.h"

namespace carnet {

struct Company;
struct Job;
struct JobRun;
struct NumberSeries;
struct Setting;
struct TeamMember;
struct UserRole;

Id<Company> companyId();
Id<Setting> settingId(std::string_view key, std::string_view scope = {});
Id<UserRole> userRoleId(Id<AppUser> user, Id<Role> role);
Id<TeamMember> teamMemberId(Id<Team> team, Id<AppUser> user);
Id<RolePermission> rolePermissionId(Id<Role> role, std::string_view entity, std::string_view action);
Id<NumberSeries> numberSeriesId(std::string_view kind, std::string_view year);
Id<Job> jobId(std::string_view name);
Id<JobRun> jobRunId(Id<Job> job, std::string_view subject, std::string_view period);
// `root_id` is that of the leaf of the row it is added to: the ticket's for a photo of its visit.
Id<Attachment> attachmentId(std::string_view sha256, const Uuid& root_id);

}  // namespace carnet
