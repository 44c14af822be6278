// What the person did on this device, an action at a time and in words: from the outbox and the journal of what the server
// has confirmed (client/replica/sqlite_store.h).
#pragma once

#include <QString>
#include <set>
#include <vector>

#include "client/store/formats.h"
#include "client/store/read_transaction.h"
#include "client/store/words.h"

namespace carnet::client {

struct PastAction {
  Uuid id;
  QString
      title;  // "Ticket T-0412: parts used 2 × P-11"; of several changes what they were called, or the first and how many more
  qint64 done_at = 0;  // the newest change
  int changes = 0;
  // Change sets to be taken back, oldest first: of what stands, and of what was undone, which does it again.
  std::vector<Uuid> standing, undone;
  bool has_way_back = false;  // the rules name one for all that stands
  QString link_kind, link_id;
  std::set<Uuid> rows;  // that the changes name, of several the first hundred
};

// Newest first, at most `limit`.
std::vector<PastAction> readPastActions(ReadTransaction& read, const Words& words, const Formats& formats,
                                        std::size_t limit);
// What the change set is about: "Customer Denaq"; empty when its content is not here any more.
QString subjectOf(const Uuid& change_set_id, ReadTransaction& read, const Words& words, const Formats& formats);

}  // namespace carnet::client
