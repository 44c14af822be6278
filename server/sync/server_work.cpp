#include "server/sync/server_work.h"

namespace carnet::server {

Uuid serverDevice() {
  static const Uuid id = naturalId("sync_device", "server");
  return id;
}

sync::Received receivedFrom(sync::ServerTransaction& tx, ServerWork work, std::int64_t ahead) {
  sync::Received received;
  ChangeSet& change_set = received.change_set;
  change_set.id = work.id;
  change_set.device_id = work.pseudo_device;
  change_set.person_id = work.person_id;
  change_set.cs_no = tx.lastCsNo(work.pseudo_device) + 1 + ahead;
  change_set.seen = work.seen;
  change_set.happened_at = Hlc::of(work.now);
  change_set.operations = std::move(work.operations);
  for (Operation& operation : change_set.operations) {
    if (operation.happened_at == Hlc{}) operation.happened_at = change_set.happened_at;
  }
  received.bytes = encodeChangeSet(change_set);
  received.hash = sha256(received.bytes);
  received.actor = {work.person_id, work.pseudo_device, work.roles};
  received.arrival = work.now;
  return received;
}

Operation importOf(const carnet::Row& row) {
  Operation operation;
  operation.verb = Verb::import;
  operation.entity = row.entity->no;
  operation.row_id = row.head.id;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    operation.fields.push_back({row.entity->fields[i].no, {}, row.values[i]});
  }
  return operation;
}

}  // namespace carnet::server
