// The words after `carnet-server`, parsed: one command with its flags.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "server/app/configuration.h"

namespace carnet::server {

struct ServeCommand {};

struct InitCommand {
  std::string company;
  std::string admin;
  std::string admin_name;  // empty = the login
  std::filesystem::path password_file;
  std::string language = "en", currency = "EUR", time_zone = "Europe/Paris";
  std::vector<std::string> names;  // further names for the certificate
};

struct ImportCommand {
  std::vector<std::filesystem::path> files;
  std::string source = "import";
  std::string entity;  // empty = each file's name says it
  std::string shown;   // instead of files: the id of an import_batch whose rows are told
  std::string undone;  // instead of files: the id of an import_batch that is taken back
  bool isPartial = false;
  bool showsProgress = false;
};

struct UserCommand {
  enum class Act { invite, password, add, list, devices, revoke, disable, enable };
  Act act = Act::list;
  std::string subject;  // a login; for revoke a device's code
  std::string name, language = "en";
  std::vector<std::string> roles;
  std::filesystem::path password_file;
};

struct SchemaCommand {
  bool migrates = false;
};

struct CheckCommand {
  bool scopes = false;
};

struct JobCommand {
  enum class Act { list, run, enable, disable, history };
  Act act = Act::list;
  std::string name;
  bool isDryRun = false;
  std::size_t lines = 20;  // of the history
};

struct CommandLine {
  ConfigurationFlags flags;
  std::variant<ServeCommand, InitCommand, ImportCommand, UserCommand, SchemaCommand, CheckCommand, JobCommand> command;
};

// Exit statuses, as --help lists them.
enum class Exit { done = 0, failed = 1, usage = 2, database = 3, folder = 4 };

// The command, or the status to end with after help (printed to stdout) or a complaint (to stderr).
std::variant<CommandLine, Exit> parseCommandLine(int count, const char* const* words);

}  // namespace carnet::server
