// Rows as rules see them, without locks: for questions outside the authority (roles at the beginning of a session).
#pragma once

#include "server/db/transaction.h"
#include "shared/rules/rows.h"

namespace carnet::server {

class ReadOnlyRows final : public carnet::Rows {
 public:
  explicit ReadOnlyRows(Transaction& tx) : tx_(tx) {}

  Presence get(const Entity& entity, const Uuid& id, carnet::Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<carnet::Row>& out) override;

 private:
  Transaction& tx_;
};

}  // namespace carnet::server
