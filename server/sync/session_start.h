// What a session needs to know before it begins, and the independent check of what it sends.
#pragma once

#include <optional>

#include <boost/asio/awaitable.hpp>

#include "server/auth/tokens.h"
#include "server/db/database.h"
#include "shared/rules/rule_book.h"
#include "shared/sync/server_session.h"

namespace carnet::server {

// Every hello of a device is told to all nodes under this name: the device and its number, "ID NO".
inline constexpr std::string_view helloChannel = "carnet_hello";

// Notes that the device is here, and where it was; the number of this hello, greater than those of all before it.
boost::asio::awaitable<std::int64_t> noteHello(Database& database, const Uuid& person_id, const sync::Hello& hello);

// One consistent reading: the person's roles and nodes, the device's numbers, the head. nullopt: the device was revoked after
// its token was looked at.
boost::asio::awaitable<std::optional<sync::SessionStart>> readSessionStart(Database& database, const RuleBook& book,
                                                                           const Principal& principal,
                                                                           const sync::Hello& hello, Instant now);

struct SentRow {
  Leaf leaf;
  std::int64_t commit_no = 0;
};

// The rows of a message on their way to a device; tombstones too.
void addSentRows(const Registry& registry, const sync::Delta& delta, std::vector<SentRow>& rows);
// Whether SQL's holds() agrees that the person may have all of them.
bool holdsAll(Transaction& tx, const Uuid& person_id, const std::vector<SentRow>& rows);

}  // namespace carnet::server
