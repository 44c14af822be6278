// Which ranges of a device's rows differ from the server's, and the rows of those: read on behalf of one person.
#pragma once

#include "server/db/transaction.h"
#include "shared/sync/server_session.h"

namespace carnet::server {

struct ComparedRanges {
  std::vector<sync::DifferingRange> differing;
  std::int64_t head = 0;  // the commit they are as of, if the transaction reads one snapshot
};

// One statement for each run of ranges of an entity, and one for each range that is answered with rows.
ComparedRanges compareRanges(Transaction& tx, const Uuid& person_id, const sync::RangesRequest& request);

}  // namespace carnet::server
