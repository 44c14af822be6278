// The authority's database: sync::ServerStore over PostgreSQL. Every transaction runs as role carnet_authority, locks
// what it reads, takes the number row as its last lock and asks the SQL fence before it commits (sync.md 4 and 7).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "server/db/database.h"
#include "shared/rules/rule_book.h"
#include "shared/sync/server_store.h"

namespace carnet::server {

// The channel on which every commit is announced; the payload is the new head.
inline constexpr std::string_view feedChannel = "carnet_feed";

// What the fence may be asked about.
struct FenceQuestion {
  Uuid person_id;
  std::string entity;
  Leaf leaf;
  Verb verb = Verb::set;
  std::optional<sync::MadeAt> late;
  auto operator<=>(const FenceQuestion&) const = default;
};

class PgServerStore final : public sync::ServerStore {
 public:
  PgServerStore(Database& database, const Registry& registry) : database_(database), registry_(registry) {}

  // What the work will certainly ask for, so that it is read in one statement instead of one by one.
  struct Forecast {
    std::vector<Uuid> device_ids;
    std::vector<Uuid> change_set_ids;
    std::vector<Uuid> person_ids;  // in order; their roles and nodes
  };

  // A question that the fence refuses makes the work run again with mayWrite() answering false to it.
  void transact(const std::function<void(sync::ServerTransaction&)>& work) override { transact({}, work); }
  void transact(const Forecast& forecast, const std::function<void(sync::ServerTransaction&)>& work);
  // `count` pieces of work in one database transaction: each sees what those before it wrote and may flush once; all of
  // them are committed or none is. From the first flush on nobody else writes. `work` begins with piece 0 again when the
  // transaction has to be run again; what it writes itself is written as the authority.
  using Piece = std::function<void(std::size_t piece, sync::ServerTransaction&, Transaction&)>;
  void transactTogether(std::size_t count, const Piece& work);

  Database& database() { return database_; }
  const Registry& registry() const { return registry_; }

 private:
  // Until the fence has nothing to refuse that it had not been asked about before.
  void untilFenced(const std::function<void(Transaction&, const std::set<FenceQuestion>& refused)>& work);

  Database& database_;
  const Registry& registry_;
};

// The verdict columns of sync_receipt, with prefix "r.", and the way back; shared with whoever reads receipts.
inline constexpr std::string_view receiptColumns =
    "r.cs_no, r.change_set_id, r.verdict, r.commit_no, r.outcomes, r.reason_code, r.reason_field, r.reason_values, "
    "r.hash";
sync::StoredReceipt readReceipt(const Row& answer);

}  // namespace carnet::server
