#include "server/app/command_line.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "shared/core/decimal.h"
#include "shared/core/text.h"

namespace carnet::server {

namespace {

constexpr const char* about = R"(carnet-server keeps a company's data and gives each device what its person may see.

A first server:
  carnet-server init --data ./carnet --company "Vaudrey Pumps" --admin anna --password-file anna.txt
  carnet-server serve --data ./carnet --port 8443
  carnet-server user invite anna --data ./carnet --public-host carnet.example)";

constexpr const char* footer = R"(
Settings come from flags, then DATA/carnet.toml, then defaults:
  [listen]   address, port, health_port, public_host, proxies
  [database] url, listen_url, threads        without a url the server runs a private PostgreSQL in DATA/pg
  [log]      form ("words", "json"), level ("debug", "info", "warning", "error")
  [server]   threads, blobs

Exit status: 0 done, 1 refused or failed, 2 wrong command line or configuration, 3 database not available,
4 data folder missing, in use or already made.)";

void addCommon(CLI::App& command, ConfigurationFlags& flags) {
  command.add_option("--data", flags.data, "Data folder")->envname("CARNET_FOLDER")->required();
  command.add_option("--config", flags.file, "Configuration file instead of DATA/carnet.toml");
  command.add_option("--database", flags.database_url,
                     "URL of an existing PostgreSQL 15 database instead of the private one");
  command.add_option("--listen-database", flags.listen_url,
                     "URL of the same database past a pool of transactions, for notifications");
  command.add_option("--log-form", flags.log_form, "Log lines as words or json");
  command.add_option("--log-level", flags.log_level, "debug, info, warning or error");
  command.add_option("--clock-ahead", flags.clock_ahead, "Seconds that a demo's clock is ahead of this machine's")
      ->group("");  // for the demo alone
}

void addListening(CLI::App& command, ConfigurationFlags& flags) {
  command.add_option("--address", flags.address, "Address to listen on (0.0.0.0)");
  command.add_option("--port", flags.port, "TLS port for devices (8443); 0 takes a free one")
      ->check(CLI::Range(0, 65535));
  command.add_option("--health-port", flags.health_port, "Loopback port for /health and /metrics; 0 takes a free one")
      ->check(CLI::Range(0, 65535));
  command.add_option("--public-host", flags.public_host, "Name or address by which devices reach this server");
  command.add_option("--proxy", flags.proxies, "Address of a proxy, whose connections begin with PROXY protocol 2");
  command.add_option("--blobs", flags.blobs, "Folder of photos (DATA/blobs); servers of one database share it");
}

void addPassword(CLI::App& command, std::filesystem::path& file, const char* what) {
  command.add_option("--password-file", file, what);
}

// Why a value is refused, as CLI11 wants it: empty = it is not.
using Check = std::string (*)(const std::string&);

std::string notBlank(const std::string& text) { return trimmed(text).empty() ? "it is empty" : ""; }

std::string isLogin(const std::string& text) {
  const bool has_space = std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
  return text.empty() || has_space || !isStorableText(text, 200) ? "a login is one word, as in anna" : "";
}

std::string isCurrencyCode(const std::string& text) {
  return Currency::parse(text) ? "" : "a currency is three capital letters of ISO 4217, as in EUR";
}

// As PostgreSQL's and the devices' systems name them.
std::string isTimeZone(const std::string& text) {
  const std::filesystem::path known = "/usr/share/zoneinfo";
  std::error_code ignored;
  if (!std::filesystem::exists(known, ignored)) return "";
  const bool is_there = !text.empty() && text.front() != '/' && text.find("..") == std::string::npos &&
                        std::filesystem::is_regular_file(known / text, ignored);
  return is_there ? "" : "there is no time zone " + text + "; Europe/Paris is one";
}

// The first word that is neither a flag nor one of the commands, when it stands where a command is to stand.
std::optional<std::string> unknownCommand(const CLI::App& app, int count, const char* const* words) {
  if (count < 2 || words[1][0] == '-') return std::nullopt;
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  const bool is_known = std::any_of(commands.begin(), commands.end(),
                                    [&](const CLI::App* command) { return command->get_name() == words[1]; });
  return is_known ? std::nullopt : std::optional<std::string>(words[1]);
}

}  // namespace

std::variant<CommandLine, Exit> parseCommandLine(int count, const char* const* words) {
  CommandLine line;
  ServeCommand serve;
  InitCommand init;
  ImportCommand import;
  UserCommand user;
  SchemaCommand schema;
  CheckCommand check;
  JobCommand job;

  CLI::App app(about, "carnet-server");
  app.footer(footer);
  app.require_subcommand(1);
  app.set_version_flag("--version", "carnet-server 0.1.0");

  CLI::App* serving = app.add_subcommand("serve", "Serve devices until SIGTERM; prints one line when ready");
  addCommon(*serving, line.flags);
  addListening(*serving, line.flags);
  serving->footer(
      "\nready port=8443 health=38211 pin=…   stands on stdout and in DATA/server.json; the log is on stderr.");
  serving->callback([&] { line.command = serve; });

  CLI::App* making = app.add_subcommand("init", "Make the data folder, the database, the certificate and the company");
  addCommon(*making, line.flags);
  addListening(*making, line.flags);
  making->add_option("--company", init.company, "The company's name")->required()->check(Check(notBlank));
  making->add_option("--admin", init.admin, "Login of the first administrator")->required()->check(Check(isLogin));
  making->add_option("--admin-name", init.admin_name, "Their name (the login)");
  addPassword(*making, init.password_file, "File with their password; - is standard input; without it you are asked");
  making->add_option("--language", init.language, "Company language (en)")->check(CLI::IsMember({"en", "fr", "ru"}));
  making->add_option("--currency", init.currency, "Currency, ISO 4217 (EUR)")->check(Check(isCurrencyCode));
  making->add_option("--time-zone", init.time_zone, "Time zone (Europe/Paris)")->check(Check(isTimeZone));
  making->add_option("--certificate-name", init.names, "Further host name or address in the certificate");
  making->callback([&] { line.command = init; });

  CLI::App* importing = app.add_subcommand("import", "Bring in CSV files, one entity each, through the rules");
  addCommon(*importing, line.flags);
  CLI::Option* files = importing->add_option("files", import.files,
                                             "UTF-8 files named ENTITY.csv or 07-ENTITY.csv, in the order of import");
  importing->add_option("--source", import.source,
                        "Name of the source (import): the same lines of the same source again change nothing");
  importing->add_option("--entity", import.entity, "The entity of a single file, whatever its name");
  importing->add_option("--show", import.shown, "Import nothing; tell the rows that an earlier import_batch brought")
      ->excludes(files);
  importing
      ->add_option("--undo", import.undone, "Take back an earlier import_batch; what was built on stays and is told")
      ->excludes(files);
  importing->add_flag("--partial", import.isPartial, "Import the good lines although others are refused");
  importing->add_flag("--progress", import.showsProgress, "Say from time to time how far it is");
  importing->footer(
      "\nEach file has a column `key`, the row's name in its source; `partner_key` names the partner of partner_id by\n"
      "its key. What is refused is told with its line, and without --partial nothing is imported then.\n"
      "What people have changed since the last import of the same source stands as it is, and is told with its "
      "line.\n\n"
      "  carnet-server import --data ./carnet 01-partner.csv 02-contact.csv --source northwind");
  importing->callback([&] {
    if (import.files.empty() && import.shown.empty() && import.undone.empty()) throw CLI::RequiredError("files");
    line.command = import;
  });

  CLI::App* people = app.add_subcommand("user", "People, their passwords, invitations and devices");
  people->require_subcommand(1);
  const auto act = [&](const char* name, const char* what, UserCommand::Act which, const char* subject) {
    CLI::App* command = people->add_subcommand(name, what);
    addCommon(*command, line.flags);
    if (subject) command->add_option(subject, user.subject, subject)->required();
    command->callback([&, which] {
      user.act = which;
      line.command = user;
    });
    return command;
  };
  CLI::App* inviting = act("invite", "Print a link that enrols one device", UserCommand::Act::invite, "login");
  addPassword(*inviting, user.password_file, "Set the password from this file first; - is standard input");
  inviting->add_option("--public-host", line.flags.public_host, "Host in the link");
  inviting->add_option("--port", line.flags.port, "Port in the link (the running server's)");
  addPassword(*act("password", "Set a password", UserCommand::Act::password, "login"), user.password_file,
              "File with the password; - is standard input; without it you are asked");
  CLI::App* adding = act("add", "Add a person", UserCommand::Act::add, "login");
  adding->add_option("--name", user.name, "Their name (the login)");
  adding->add_option("--language", user.language, "en, fr or ru")->check(CLI::IsMember({"en", "fr", "ru"}));
  adding
      ->add_option("--role", user.roles,
                   "technician, service_desk, storekeeper, admin …; may be repeated; an unknown one lists them all")
      ->required();
  addPassword(*adding, user.password_file, "File with the password; - is standard input");
  act("list", "List people", UserCommand::Act::list, nullptr);
  act("devices", "List devices", UserCommand::Act::devices, nullptr);
  act("revoke", "Lock out a device for good", UserCommand::Act::revoke, "code");
  act("disable", "Lock out a person", UserCommand::Act::disable, "login");
  act("enable", "Let a person in again", UserCommand::Act::enable, "login");

  CLI::App* jobs = app.add_subcommand("job", "What the server does by itself each day: list, run, switch, look back");
  jobs->require_subcommand(1);
  const auto work = [&](const char* name, const char* what, JobCommand::Act which) {
    CLI::App* command = jobs->add_subcommand(name, what);
    addCommon(*command, line.flags);
    command->callback([&, which] {
      job.act = which;
      line.command = job;
    });
    return command;
  };
  work("list", "List the jobs with their last run and their next", JobCommand::Act::list);
  CLI::App* running = work("run", "Run a job now, whatever the time", JobCommand::Act::run);
  running->add_option("name", job.name, "The job")->required();
  running->add_flag("--dry-run", job.isDryRun, "Only list what it would do");
  work("enable", "Switch a job on", JobCommand::Act::enable)->add_option("name", job.name, "The job")->required();
  work("disable", "Switch a job off", JobCommand::Act::disable)->add_option("name", job.name, "The job")->required();
  CLI::App* looking = work("history", "List the last runs", JobCommand::Act::history);
  looking->add_option("name", job.name, "Only of this job");
  looking->add_option("--lines", job.lines, "How many (20)");

  CLI::App* comparing = app.add_subcommand("schema", "Say what differs between the database and this program");
  addCommon(*comparing, line.flags);
  comparing->add_flag("--migrate", schema.migrates, "Apply the migrations that are missing");
  comparing->callback([&] { line.command = schema; });

  CLI::App* checking = app.add_subcommand("check", "Look after the server's health; prints what is wrong");
  addCommon(*checking, line.flags);
  checking->add_flag("--scopes", check.scopes, "Recompute what each person may see today");
  checking->callback([&] { line.command = check; });

  if (const auto unknown = unknownCommand(app, count, words)) {
    std::cerr << "carnet-server: there is no command " << *unknown << "; the commands are";
    const CLI::App& every = app;
    for (const CLI::App* command : every.get_subcommands([](const CLI::App*) { return true; }))
      std::cerr << " " << command->get_name();
    std::cerr << "\n";
    return Exit::usage;
  }
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& e) {
    const bool isHelp = app.exit(e, std::cout, std::cerr) == 0;
    return isHelp ? Exit::done : Exit::usage;
  }
  return line;
}

}  // namespace carnet::server
