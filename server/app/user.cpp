#include <iostream>

#include "server/app/commands.h"
#include "server/app/engine.h"
#include "server/app/password_input.h"
#include "server/app/problem_text.h"
#include "server/app/sql_auth_store.h"
#include "server/app/storage.h"
#include "server/auth/sign_in.h"
#include "server/net/certificate.h"
#include "shared/core/enrolment.h"
#include "shared/core/text.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"

namespace carnet::server {

namespace {

constexpr const char* selectPeople =
    "SELECT u.login, u.display_name, u.is_active AND u.disabled_at IS NULL AS active,"
    " (SELECT count(*) FROM device d WHERE d.user_id = u.id AND d.revoked_at IS NULL) AS devices,"
    " coalesce((SELECT string_agg(r.code, ',' ORDER BY r.code) FROM user_role ur JOIN role r ON r.id = ur.role_id"
    "   WHERE ur.user_id = u.id AND ur.deleted_at IS NULL), '') AS roles"
    " FROM app_user u WHERE u.deleted_at IS NULL ORDER BY u.login";
constexpr const char* selectDevices =
    "SELECT d.code, u.login, d.name, d.enrolled_at, d.revoked_at"
    " FROM device d JOIN app_user u ON u.id = d.user_id ORDER BY d.code";
constexpr const char* selectDeviceByCode = "SELECT id FROM device WHERE code = $1";

class UserAdministration {
 public:
  UserAdministration(const Configuration& configuration, const UserCommand& command, Log& log, std::ostream& out)
      : configuration_(configuration),
        command_(command),
        out_(out),
        storage_(configuration, Storage::Use::visit, log),
        engine_(storage_.database(), log),
        store_(storage_.database()),
        signIn_(store_, engine_.devices(), clock_, log) {}

  Exit run() {
    switch (command_.act) {
      case UserCommand::Act::invite:
        return invite();
      case UserCommand::Act::password:
        return setPassword();
      case UserCommand::Act::add:
        return add();
      case UserCommand::Act::list:
        return list();
      case UserCommand::Act::devices:
        return devices();
      case UserCommand::Act::revoke:
        return revoke();
      case UserCommand::Act::disable:
        return enable(false);
      case UserCommand::Act::enable:
        break;
    }
    return enable(true);
  }

 private:
  Exit refuse(const std::string& why) {
    std::cerr << "carnet-server: " << why << "\n";
    return Exit::failed;
  }

  Exit setPassword() {
    const auto result = signIn_.setPassword(command_.subject, readPassword(command_.password_file, command_.subject));
    return result ? Exit::done : refuse(textOf(result.problem()));
  }

  Exit invite() {
    if (!command_.password_file.empty()) {
      if (const Exit status = setPassword(); status != Exit::done) return status;
    }
    const auto code = signIn_.invite(command_.subject);
    if (!code) return refuse(textOf(code.problem()));
    const Certificate certificate = loadCertificate(configuration_.data / "tls");
    out_ << InviteLink{configuration_.public_host, configuration_.port, spkiPin(certificate.certificatePem), *code}
                .toString()
         << "\n";
    std::cerr << "It lets in one device, once, within 72 hours, and " << command_.subject
              << " signs in with their password.\n";
    if (configuration_.public_host == Configuration().public_host)
      std::cerr << "It names this machine only: devices elsewhere need one made with --public-host.\n";
    return Exit::done;
  }

  Exit add() {
    const std::string login(trimmed(command_.subject));
    if (login.empty() || !isStorableText(login, 200)) return refuse("a login is 1 to 200 characters");
    if (store_.personByLogin(login)) return refuse("there is a person with the login " + login + " already");
    std::string password;
    if (!command_.password_file.empty()) {
      password = readPassword(command_.password_file, login);
      if (const auto weakness = weaknessOf(password)) return refuse(textOf(*weakness));
    }
    AppUser person;
    person.head.id = engine_.random().newId(clock_.now());
    person.login = login;
    person.display_name = command_.name.empty() ? login : command_.name;
    person.language = command_.language;
    std::vector<Operation> operations{importOf(rowOf(person))};
    for (const std::string& word : command_.roles) {
      const auto role = roleNamed(word);
      if (!role) return refuse("there is no role " + word + "; the roles are" + roleWords());
      UserRole has;
      has.user_id = Id<AppUser>(person.head.id);
      has.role_id = roleId(*role);
      has.head.id = userRoleId(has.user_id, has.role_id).value;
      operations.push_back(importOf(rowOf(has)));
    }
    const auto made = engine_.administer(std::move(operations));
    if (!made) return refuse(textOf(made.problem()));
    if (!password.empty()) {
      const auto set = signIn_.setPassword(login, password);
      if (!set) return refuse(textOf(set.problem()));
    }
    out_ << login << " added\n";
    return Exit::done;
  }

  Exit list() {
    const Rows rows =
        storage_.database().runBlocking([](Transaction& tx) { return tx.exec(selectPeople); }, {.readOnly = true});
    out_ << "login\tname\tactive\tdevices\troles\n";
    for (const Row row : rows) {
      out_ << row["login"].text() << '\t' << row["display_name"].text() << '\t'
           << (row["active"].boolean() ? "yes" : "no") << '\t' << row["devices"].text() << '\t' << row["roles"].text()
           << '\n';
    }
    return Exit::done;
  }

  Exit devices() {
    const Rows rows =
        storage_.database().runBlocking([](Transaction& tx) { return tx.exec(selectDevices); }, {.readOnly = true});
    out_ << "code\tlogin\tname\tenrolled\trevoked\n";
    for (const Row row : rows) {
      out_ << row["code"].text() << '\t' << row["login"].text() << '\t' << row["name"].text() << '\t'
           << row["enrolled_at"].optionalString().value_or("") << '\t'
           << row["revoked_at"].optionalString().value_or("") << '\n';
    }
    return Exit::done;
  }

  Exit revoke() {
    const Rows rows = storage_.database().runBlocking(
        [&](Transaction& tx) { return tx.exec(selectDeviceByCode, command_.subject); }, {.readOnly = true});
    if (rows.empty())
      return refuse("there is no device " + command_.subject + "; `carnet-server user devices` lists them");
    const Uuid id = rows.front()["id"].uuid();
    engine_.devices().revoke(id, clock_.now());
    store_.endSessionsOf(id, clock_.now());
    out_ << command_.subject << " revoked\n";
    return Exit::done;
  }

  Exit enable(bool isActive) {
    const auto person = store_.personByLogin(command_.subject);
    if (!person) return refuse(textOf({"auth.unknown_login", "", {}}));
    if (person->is_active == isActive) {
      out_ << person->login << (isActive ? " is enabled\n" : " is disabled\n");
      return Exit::done;
    }
    Operation operation;
    operation.verb = Verb::set;
    operation.entity = entityOf<AppUser>.no;
    operation.row_id = person->id;
    operation.fields.push_back({entityOf<AppUser>.find("is_active")->no, !isActive, isActive});
    const auto done = engine_.administer({operation});
    if (!done) return refuse(textOf(done.problem()));
    out_ << person->login << (isActive ? " enabled\n" : " disabled\n");
    return Exit::done;
  }

  static std::optional<RoleCode> roleNamed(const std::string& word) {
    for (int i = 0; i < roleCount; ++i) {
      if (nameOf(static_cast<RoleCode>(i)) == word) return static_cast<RoleCode>(i);
    }
    return std::nullopt;
  }
  static std::string roleWords() {
    std::string words;
    for (int i = 0; i < roleCount; ++i) words += " " + std::string(nameOf(static_cast<RoleCode>(i)));
    return words;
  }

  const Configuration& configuration_;
  const UserCommand& command_;
  std::ostream& out_;
  SystemClock clock_;
  Storage storage_;
  Engine engine_;
  SqlAuthStore store_;
  SignIn signIn_;
};

}  // namespace

Exit user(const Configuration& configuration, const UserCommand& command, Log& log, std::ostream& out) {
  return UserAdministration(configuration, command, log, out).run();
}

}  // namespace carnet::server
