// Where a device keeps what nobody else may read: its key and its refresh token.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace carnet::client {

// Names are short words of ASCII letters. Faults of the disk or the key store are thrown as std::runtime_error.
class Secrets {
 public:
  virtual ~Secrets() = default;
  // nullopt when nothing is kept under this name.
  virtual std::optional<std::string> read(const std::string& name) = 0;
  // Replaces as a whole; durable when it returns.
  virtual void write(const std::string& name, const std::string& secret) = 0;
  virtual void remove(const std::string& name) = 0;
};

// A file for each name in FOLDER/secrets, the folder and its files for their owner only.
std::unique_ptr<Secrets> secretsIn(const std::filesystem::path& folder);

}  // namespace carnet::client
