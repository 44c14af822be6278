// A device without a link inside a measuring program: a replica file in a folder, its engine, an administrator who holds
// every partner.
#pragma once

#include <filesystem>
#include <functional>

#include "client/replica/sqlite_store.h"
#include "shared/sync/device_engine.h"

namespace carnet::bench {

struct EngineReplica {
  // Fills it with so many partners.
  EngineReplica(const std::filesystem::path& folder, int partners);

  // A person's edit of some text fields of a partner, based on what stands there.
  Operation edit(int partner, std::initializer_list<std::string_view> fields, const std::string& value);
  // Throws std::runtime_error when it is refused.
  void submit(Operation edit);
  const Uuid& idOf(int partner) const { return ids[static_cast<std::size_t>(partner) % ids.size()]; }

  SeededRng rng{7};
  client::SqliteStore store;
  sync::DeviceEngine engine;
  std::vector<Uuid> ids;
  std::int64_t now_ms = 1'800'000'000'000;  // a millisecond more with each edit
};

// Runs `measure` with a folder of its own in `parent`, which is removed afterwards; the program's exit status.
int runInFolder(const char* program, const std::function<void(const std::filesystem::path&)>& measure,
                const std::string& parent = "/var/tmp");

}  // namespace carnet::bench
