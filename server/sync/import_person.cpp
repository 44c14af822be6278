#include "server/sync/import_person.h"

#include <stdexcept>

#include "server/sync/read_only_rows.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"

namespace carnet::server {

namespace {

constexpr const char* selectImporter =
    "SELECT u.id FROM app_user u JOIN user_role r ON r.user_id = u.id AND r.deleted_at IS NULL"
    " WHERE r.role_id = $1 AND u.is_active AND u.deleted_at IS NULL ORDER BY u.created_at, u.id LIMIT 1";
constexpr const char* selectNodes = "SELECT root_id, facet FROM sync_hold WHERE person_id = $1 AND to_no IS NULL";

}  // namespace

ImportPerson importPerson(Transaction& tx, const RuleBook& book) {
  const Rows found = tx.exec(selectImporter, roleId(RoleCode::admin));
  if (found.empty()) throw std::runtime_error("nobody has the role admin: the import has to be somebody's");
  ImportPerson person;
  person.actor = {found.front()[0].uuid(), naturalId("sync_device", "import"), 0};
  ReadOnlyRows rows(tx);
  person.actor.roles = book.roles_of(rows, person.actor.person_id);
  for (const Row& row : tx.exec(selectNodes, person.actor.person_id)) {
    person.nodes.insert({row[0].uuid(), static_cast<Facet>(row[1].integer())});
  }
  return person;
}

}  // namespace carnet::server
