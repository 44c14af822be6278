// An outbox that is kept as test data: outbox/N.bin, the change sets one after the other as a device of version N sends
// them, each behind its length; and outbox/N.json, where they come from, what they say and what came of them.
#pragma once

#include <string>
#include <vector>

#include "tests/versions/judged_work.h"

namespace carnet::versions {

struct Outbox {
  std::string origin;  // which program made it, and how
  std::vector<std::string> change_sets;
  JudgedWork judged;  // by that same program
};

// Writes FOLDER/N.bin and FOLDER/N.json.
void writeOutbox(const std::string& folder, int version, const Outbox& outbox);
// Throws std::runtime_error when a file is missing, or when the two do not belong together.
Outbox readOutbox(const std::string& folder, int version);

}  // namespace carnet::versions
