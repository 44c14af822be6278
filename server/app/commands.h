// What each command does; parsing is done, messages go to the streams given.
#pragma once

#include <iosfwd>

#include "server/app/command_line.h"
#include "shared/core/log.h"

namespace carnet::server {

Exit serve(const Configuration& configuration, Log& log, std::ostream& out);
Exit init(const Configuration& configuration, const InitCommand& command, Log& log, std::ostream& out);
Exit import(const Configuration& configuration, const ImportCommand& command, Log& log, std::ostream& out);
Exit user(const Configuration& configuration, const UserCommand& command, Log& log, std::ostream& out);
Exit schema(const Configuration& configuration, const SchemaCommand& command, Log& log, std::ostream& out);
Exit check(const Configuration& configuration, const CheckCommand& command, Log& log, std::ostream& out);
Exit job(const Configuration& configuration, const JobCommand& command, Log& log, std::ostream& out);

// Parses, runs, turns every exception into one line on stderr and a status. `without_tls`: see Configuration.
Exit runCommandLine(int count, const char* const* words, bool without_tls = false);

}  // namespace carnet::server
