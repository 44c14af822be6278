// A password from a file, from standard input, or asked for at the terminal. Never from the command line, which other
// processes can read.
#pragma once

#include <filesystem>
#include <string>

namespace carnet::server {

// The first line of `file`; "-" is standard input; empty asks twice without showing it. Throws ConfigurationError when
// there is nothing to read or nobody to ask.
std::string readPassword(const std::filesystem::path& file, const std::string& whose);

}  // namespace carnet::server
