// A disk that loses what it was not asked to keep, as SQLite meets it: its default VFS in a process that calls instance().
// Files are real. Of each the writes since its last sync are remembered, and a power cut leaves some of them whole, some in
// part, some not at all, in any combination.
#pragma once

#include <cstddef>
#include <filesystem>

#include "shared/core/random.h"

namespace carnet::simulation {

class FaultDisk {
 public:
  // Threads may use different folders at the same time.
  static FaultDisk& instance();
  FaultDisk(const FaultDisk&) = delete;
  FaultDisk& operator=(const FaultDisk&) = delete;

  // Nothing more below `folder` is written or deleted until cutPower(): the program dies that has files open there.
  void stop(const std::filesystem::path& folder);
  // What is left of the files, which nobody has open any more.
  void cutPower(const std::filesystem::path& folder, Rng& rng);
  // Of the writes below `folder` from now on the n-th (from 1) stops half-way, as on a full disk; 0: none does.
  void fill(const std::filesystem::path& folder, std::size_t n);

 private:
  FaultDisk();
};

}  // namespace carnet::simulation
