// What a change set is offered again with, in one column of the outbox.
#pragma once

#include <algorithm>

#include "client/replica/packed_lists.h"
#include "shared/sync/local_store.h"

namespace carnet::client {

inline std::string packedOffer(const sync::OfferedAgain& offered) {
  std::string out = packed(std::vector<std::int64_t>{offered.seen, offered.missing, offered.is_withdrawn ? 1 : 0});
  for (const auto& [row_id, number] : offered.numbers) {
    out.append(reinterpret_cast<const char*>(row_id.bytes.data()), row_id.bytes.size());
    putBytes(out, number);
  }
  return out;
}

// nullopt: damaged.
inline std::optional<sync::OfferedAgain> unpackedOffer(std::string_view bytes) {
  sync::OfferedAgain offered;
  std::uint64_t seen = 0, missing = 0, is_withdrawn = 0;
  std::size_t at = 0;
  if (!getVarint(bytes, at, seen) || !getVarint(bytes, at, missing) || !getVarint(bytes, at, is_withdrawn)) {
    return std::nullopt;
  }
  offered.seen = static_cast<std::int64_t>(seen);
  offered.missing = static_cast<std::int64_t>(missing);
  offered.is_withdrawn = is_withdrawn != 0;
  Uuid row_id;
  std::string_view number;
  while (at + row_id.bytes.size() < bytes.size()) {
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), row_id.bytes.size(),
                reinterpret_cast<char*>(row_id.bytes.data()));
    at += row_id.bytes.size();
    if (!getBytes(bytes, at, number)) break;
    offered.numbers.emplace_back(row_id, number);
  }
  return offered;
}

}  // namespace carnet::client
