#include <iostream>

#include "server/app/commands.h"
#include "server/app/engine.h"
#include "server/app/password_input.h"
#include "server/app/problem_text.h"
#include "server/app/sql_auth_store.h"
#include "server/app/storage.h"
#include "server/auth/sign_in.h"
#include "server/db/migrations.h"
#include "server/net/certificate.h"
#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"

namespace carnet::server {

namespace {

// A second `init` after one that was killed makes the same rows: every id here is derived.
std::vector<Operation> firstRows(const InitCommand& command) {
  std::vector<Operation> operations;
  const NewCompany company{command.company, command.language, command.currency, command.time_zone};
  for (const carnet::Row& row : initialRows(company)) operations.push_back(importOf(row));
  AppUser admin;
  admin.head.id = naturalId("app_user", command.admin);
  admin.login = command.admin;
  admin.display_name = command.admin_name.empty() ? command.admin : command.admin_name;
  admin.language = command.language;
  operations.push_back(importOf(rowOf(admin)));
  UserRole role;
  role.user_id = Id<AppUser>(admin.head.id);
  role.role_id = roleId(RoleCode::admin);
  role.head.id = userRoleId(role.user_id, role.role_id).value;
  operations.push_back(importOf(rowOf(role)));
  return operations;
}

}  // namespace

Exit init(const Configuration& configuration, const InitCommand& command, Log& log, std::ostream& out) {
  const std::string password = readPassword(command.password_file, command.admin);
  if (const auto weakness = weaknessOf(password)) {
    std::cerr << "carnet-server: " << textOf(*weakness) << "\n";
    return Exit::failed;
  }
  std::vector<std::string> names = command.names;
  if (configuration.public_host != Configuration().public_host) names.push_back(configuration.public_host);
  const Certificate certificate = makeCertificate(names);

  Storage storage(configuration, Storage::Use::create, log);
  migrate(storage.database());
  {
    Engine engine(storage.database(), log);
    const auto made = engine.administer(firstRows(command));
    if (!made) {
      std::cerr << "carnet-server: the company was not made: " << textOf(made.problem()) << "\n";
      return Exit::failed;
    }
    SqlAuthStore store(storage.database());
    SystemClock clock;
    SignIn signIn(store, engine.devices(), clock, log);
    const auto set = signIn.setPassword(command.admin, password);
    if (!set) {
      std::cerr << "carnet-server: " << textOf(set.problem()) << "\n";
      return Exit::failed;
    }
  }
  storage.close();
  writeConfiguration(configuration);
  // Last, because its presence says that the folder is whole.
  saveCertificate(certificate, configuration.data / "tls");
  out << "company " << command.company << " made in " << configuration.data.string() << ", administrator "
      << command.admin << "\n"
      << "next: carnet-server serve --data " << configuration.data.string() << "\n"
      << "then: carnet-server user invite " << command.admin << " --data " << configuration.data.string()
      << "   # a link for the first device\n";
  return Exit::done;
}

}  // namespace carnet::server
