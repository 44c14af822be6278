// Facets: the kinds of leaf. A leaf is (root row, facet): what is visible together (sync.md 7).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/core/id.h"

namespace carnet {

enum class Facet : std::uint8_t {
  all = 0,        // everybody: users, settings, reasons
  directory = 1,  // a partner's name and town
  card = 2,       // a partner with contacts and addresses
  service = 3,    // what was delivered to a partner
  sales = 4,
  money = 5,  // credit limits
  ticket = 6,
  serial = 7,
  location = 8,  // stock of one place
  user = 9,      // one person's own
  activity = 10,
  product = 11,  // product/public
  cost = 12,     // product/cost
  hq = 13,       // office roles only
  server = 14,   // never leaves the server
};
inline constexpr int facetCount = 15;

// "newer" for one that only a later version knows: a device keeps what lies in it.
std::string_view nameOf(Facet facet);
std::optional<Facet> facetByName(std::string_view name);

struct Leaf {
  Uuid root_id;
  Facet facet = Facet::all;
  auto operator<=>(const Leaf&) const = default;
};

// What a person may hold: one leaf, or (root nil) every leaf of a facet.
struct Node {
  Uuid root_id;  // nil = every root
  Facet facet = Facet::all;
  auto operator<=>(const Node&) const = default;
  bool covers(const Leaf& leaf) const { return facet == leaf.facet && (root_id.isNil() || root_id == leaf.root_id); }
};

}  // namespace carnet
