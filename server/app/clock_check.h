// Whether this machine's clock can be right: compared with the database's, and with the time of the newest commit.
#pragma once

#include <optional>
#include <string>

#include "server/db/database.h"
#include "shared/core/time.h"

namespace carnet::server {

// What is wrong, for people; nullopt while everything is within five minutes.
std::optional<std::string> clockTrouble(Database& database, const Clock& clock);

}  // namespace carnet::server
