// Rows of the sample company as they are kept, changed before a test begins.
#pragma once

#include <functional>
#include <string>

#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/activity.h"

namespace carnet::client::test {

template <class T>
T kept(SqliteStore& store, const Uuid& id) {
  Row row;
  if (store.get(entityOf<T>, id, row) != Presence::present) qFatal("no such row");
  return as<T>(row);
}

// The visit of the ticket was planned for another day.
inline void postpone(SqliteStore& store, const char* number, int days,
                     const std::function<void(Activity&)>& besides = {}) {
  Activity visit = kept<Activity>(store, naturalId("sample", std::string(number) + "/visit"));
  visit.planned_start_at = *visit.planned_start_at + Duration::days(days);
  visit.planned_end_at = *visit.planned_end_at + Duration::days(days);
  if (besides) besides(visit);
  store.put(rowOf(visit));
}

}  // namespace carnet::client::test
