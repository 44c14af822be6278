#include "shared/sync/history.h"

#include <algorithm>

namespace carnet::sync {

std::optional<std::int64_t> commonNo(const Hello& hello, const OwnHistory& own) {
  if (hello.epoch.isNil()) return std::nullopt;
  const bool is_known = hello.known_no == 0 || hello.known_id == own.known_id;
  if (hello.epoch == own.epochs.back().epoch) {
    const bool knows_more = hello.cursor > own.head || hello.confirmed_cs_no > own.last_cs_no;
    if (is_known && !knows_more) return std::nullopt;
    // Commits that the device did not see may differ from there on.
    return is_known ? std::min(hello.known_no, hello.cursor) : 0;
  }
  auto later = std::find_if(own.epochs.begin(), own.epochs.end(),
                            [&](const EpochBegin& begin) { return begin.epoch == hello.epoch; });
  if (later == own.epochs.end()) return 0;
  std::int64_t common = own.head;
  for (++later; later != own.epochs.end(); ++later) common = std::min(common, later->after_no);
  return common;
}

}  // namespace carnet::sync
