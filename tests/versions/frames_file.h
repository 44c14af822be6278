// What a device puts on the wire, kept as test data: frames/NAME.bin, the frames one after the other, each behind its
// length.
#pragma once

#include <string>
#include <vector>

namespace carnet::versions {

// The frames in which a device of these sources sends these change sets: first as ChangeSets, then as to a server that takes
// Bundles only, then as to one that takes neither.
std::vector<std::string> framesOf(const std::vector<std::string>& change_sets);

void writeFrames(const std::string& folder, int version, const std::vector<std::string>& frames);
// Throws std::runtime_error when the file is missing.
std::vector<std::string> readFrames(const std::string& folder, const std::string& name);

}  // namespace carnet::versions
