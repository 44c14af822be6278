#include "shared/sync/messages.h"

#include <algorithm>
#include <array>

namespace carnet::sync {

std::size_t creditCost(const Message& message) {
  std::size_t bytes = 16;
  if (const auto* delta = std::get_if<Delta>(&message)) {
    for (const DeltaCommit& commit : delta->commits) {
      bytes += 64 + 17 * (commit.entered.size() + commit.left.size());
      for (const EntityImage& row : commit.rows) bytes += row.image.size() + 6;
    }
  } else if (const auto* chunk = std::get_if<SnapshotChunk>(&message)) {
    bytes += 24;
    for (const std::string& image : chunk->images) bytes += image.size() + 4;
  } else if (const auto* begin = std::get_if<SnapshotBegin>(&message)) {
    bytes += 17 * begin->nodes.size();
  }
  return bytes;
}

std::uint64_t rowHash(EntityNo entity, const Uuid& id, std::int64_t rev) {
  std::array<char, 26> text{};
  text[0] = static_cast<char>(entity >> 8);
  text[1] = static_cast<char>(entity);
  std::copy(id.bytes.begin(), id.bytes.end(), reinterpret_cast<unsigned char*>(text.data()) + 2);
  for (std::size_t i = 0; i < 8; ++i) text[18 + i] = static_cast<char>(rev >> (56 - 8 * i));
  const Sha256 digest = sha256({text.data(), text.size()});
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < 8; ++i) hash = hash << 8 | digest[i];
  return hash;
}

Sha256 digestOf(const std::set<Node>& nodes) {
  std::string text;
  text.reserve(nodes.size() * 17);
  for (const Node& node : nodes) {
    text.push_back(static_cast<char>(node.facet));
    text.append(reinterpret_cast<const char*>(node.root_id.bytes.data()), 16);
  }
  return sha256(text);
}

}  // namespace carnet::sync
