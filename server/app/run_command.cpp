#include <csignal>
#include <iostream>

#include "server/app/commands.h"
#include "server/app/server_log.h"
#include "server/app/storage.h"
#include "shared/core/clock_ahead.h"

namespace carnet::server {

namespace {

Exit run(const CommandLine& line, Log& log, Configuration configuration) {
  struct Visitor {
    const Configuration& configuration;
    Log& log;
    Exit operator()(const ServeCommand&) const { return serve(configuration, log, std::cout); }
    Exit operator()(const InitCommand& command) const { return init(configuration, command, log, std::cout); }
    Exit operator()(const ImportCommand& command) const { return import(configuration, command, log, std::cout); }
    Exit operator()(const UserCommand& command) const { return user(configuration, command, log, std::cout); }
    Exit operator()(const SchemaCommand& command) const { return schema(configuration, command, log, std::cout); }
    Exit operator()(const CheckCommand& command) const { return check(configuration, command, log, std::cout); }
    Exit operator()(const JobCommand& command) const { return job(configuration, command, log, std::cout); }
  };
  if (std::holds_alternative<UserCommand>(line.command) && !line.flags.port) {
    // A link names the port on which the server really listens.
    if (const auto running = readServerFile(configuration.data); running && running->port != 0) {
      configuration.port = running->port;
    }
  }
  return std::visit(Visitor{configuration, log}, line.command);
}

// The data folder of packaging/demo lies in a folder with this file.
void windClock(std::int64_t seconds, const std::filesystem::path& data) {
  if (seconds == 0) return;
  if (!std::filesystem::exists(std::filesystem::absolute(data).lexically_normal().parent_path() / "carnet-demo")) {
    throw ConfigurationError("--clock-ahead is only for a demo: there is no file carnet-demo beside the data folder");
  }
  setClockAhead(Duration::seconds(seconds));
}

Exit complain(Exit status, const std::exception& e) {
  std::cerr << "carnet-server: " << e.what() << std::endl;
  return status;
}

}  // namespace

Exit runCommandLine(int count, const char* const* words, bool without_tls) {
  std::signal(SIGPIPE, SIG_IGN);
  auto parsed = parseCommandLine(count, words);
  if (const Exit* status = std::get_if<Exit>(&parsed)) return *status;
  const CommandLine& line = std::get<CommandLine>(parsed);
  try {
    Configuration configuration = configure(line.flags);
    configuration.without_tls = without_tls;
    windClock(line.flags.clock_ahead, configuration.data);
    // Only `serve` talks all the time; the others answer on stdout and speak up when something is wrong.
    const bool isServing = std::holds_alternative<ServeCommand>(line.command);
    const LogLevel least = isServing || line.flags.log_level ? logLevel(configuration.log_level) : LogLevel::error;
    const std::unique_ptr<Log> log = makeLog(logForm(configuration.log_form), least);
    return run(line, *log, configuration);
  } catch (const ConfigurationError& e) {
    return complain(Exit::usage, e);
  } catch (const FolderInUse& e) {
    return complain(Exit::folder, e);
  } catch (const DataFolderError& e) {
    return complain(Exit::folder, e);
  } catch (const ClusterError& e) {
    return complain(Exit::database, e);
  } catch (const DatabaseUnavailable& e) {
    return complain(Exit::database, e);
  } catch (const std::exception& e) {
    return complain(Exit::failed, e);
  }
}

}  // namespace carnet::server
