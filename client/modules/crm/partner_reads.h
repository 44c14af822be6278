// What the list and the page of partners ask of the replica alike: expressions over a partner `r`.
#pragma once

#include <QString>

namespace carnet::client {

inline QString hasRole(const char* role) {
  return QString(
             "EXISTS (SELECT 1 FROM partner_role o WHERE o.partner_id = r.id AND o.role = '%1'"
             " AND o.deleted_at IS NULL)")
      .arg(role);
}

// Whoever buys here is no lead any more, whatever the last step said.
inline QString shownStage() {
  return QString("CASE WHEN r.stage = 'lead' AND %1 THEN 'client' ELSE r.stage END").arg(hasRole("customer"));
}

}  // namespace carnet::client
