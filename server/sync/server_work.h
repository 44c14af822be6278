// Change sets that no device made: enrolment, import, administration. They go through the rule core and the feed like
// any other, under a pseudo-device that numbers them.
#pragma once

#include "shared/sync/authority.h"

namespace carnet::server {

// The pseudo-device of the server's own acts. Its author is the nil person, who may do everything.
Uuid serverDevice();

struct ServerWork {
  Uuid pseudo_device = serverDevice();
  Uuid person_id;  // nil = the server itself
  std::uint32_t roles = ~std::uint32_t{0};
  Uuid id;                            // of the change set
  std::vector<Operation> operations;  // their happened_at is filled in where there is none
  Instant now;
  std::int64_t seen = 0;  // what its author knows of; deletions meet what came later
};

// Ready for Authority::judge in the same transaction, which locks the pseudo-device's number. `ahead` is how many
// change sets of the pseudo-device stand before it in the same batch.
sync::Received receivedFrom(sync::ServerTransaction& tx, ServerWork work, std::int64_t ahead = 0);

// A row as the operation that makes it with the verb `import`.
Operation importOf(const carnet::Row& row);

}  // namespace carnet::server
