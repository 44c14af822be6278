// The data folder of a device that is full: signed in, never online, with a large company in its replica.
#pragma once

#include <filesystem>

namespace carnet::bench {

// So many partners beside the small sample firm; every fourth has an address and a number, every tenth a closed ticket.
// Everything that the device prepares later by itself, such as its search index, is prepared.
void fillDevice(const std::filesystem::path& folder, int partners);

}  // namespace carnet::bench
