// A server in memory that judges an outbox, and what came of it in words that can be compared between versions: of each
// change set the verdict, of each row that it made or changed the fields that are not at their default.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/sync/server_store.h"

namespace carnet::versions {

struct Verdicts {
  std::string verdict;  // "applied", "merged", "parked"
  std::string reason;   // code, when parked
  bool operator==(const Verdicts&) const = default;
};

using Fields = std::map<std::string, std::string>;  // name → value as people write it (shared/schema/json.h)

struct JudgedWork {
  std::vector<Verdicts> verdicts;
  std::map<std::string, Fields> rows;  // "ticket 8f…" → its fields; of a deleted row { deleted: yes }
};

// The rows that the company has beforehand: what every company begins with, the person, a product and a depot.
std::vector<Row> sampleCompany();
Fields fieldsOfRow(const Row& row);
std::string nameOfRow(const Row& row);

// Writes the company into an empty database.
void foundCompany(sync::ServerStore& server);
// `outbox`: encoded change sets as a device sends them, in order. Their verdicts.
std::vector<Verdicts> judge(sync::ServerStore& server, const std::vector<std::string>& outbox);
// Of a company in memory.
JudgedWork judge(const std::vector<std::string>& outbox);

}  // namespace carnet::versions
