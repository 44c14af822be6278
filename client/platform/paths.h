// Where this platform keeps an application's data.
#pragma once

#include <filesystem>

namespace carnet::client {

// The data folder when none is given: replica, attachments and secrets of one person on one device.
std::filesystem::path defaultDataFolder();

}  // namespace carnet::client
