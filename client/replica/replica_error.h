// What the disk or the replica's file refuses.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "shared/core/result.h"

namespace carnet::client {

// `problem.code`: "replica.in_use" (another process writes it; value: the folder), "replica.newer_schema" (made by a
// later version; values: its version, ours), "replica.other_identity" (of another server, device or person),
// "replica.damaged", "replica.disk_full", "replica.io". After one of them the transaction in hand is gone and nothing
// of it is in the file.
class ReplicaError : public std::runtime_error {
 public:
  ReplicaError(Problem what, const std::string& text) : std::runtime_error(text), problem(std::move(what)) {}
  Problem problem;
};

// Throws what the file at `path` met, if it met anything: "replica.disk_full" or "replica.io".
inline void orFail(const std::error_code& error, const std::filesystem::path& path) {
  if (!error) return;
  const bool is_full = error == std::errc::no_space_on_device;
  throw ReplicaError({is_full ? "replica.disk_full" : "replica.io", "", {path.string()}},
                     path.string() + ": " + error.message());
}

// The problem that an exception of the replica stands for; "replica.internal" when it is none of those above.
inline Problem problemOf(const std::exception& error) {
  if (const auto* known = dynamic_cast<const ReplicaError*>(&error)) return known->problem;
  return {"replica.internal", "", {error.what()}};
}

}  // namespace carnet::client
