// How a server is run: flags before the configuration file before the defaults.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace carnet::server {

// A wrong command line or configuration file; the message says what and where.
class ConfigurationError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Configuration {
  std::filesystem::path data;
  std::string address = "0.0.0.0";
  std::uint16_t port = 8443;
  std::uint16_t health_port = 0;
  std::string public_host = "localhost";  // what invitations name
  std::vector<std::string> proxies;       // addresses whose connections begin with PROXY protocol
  std::string database_url;               // empty = the embedded cluster
  std::string listen_url;                 // past a pool of transactions; empty = database_url
  std::filesystem::path blobs = "blobs";  // of photos, below `data` unless absolute; several nodes share it
  std::string log_form = "words";
  std::string log_level = "info";
  unsigned threads = 2;
  unsigned database_threads = 4;
  // For a measuring program against bare WebSockets. Nothing that is read sets it: no flag, no file.
  bool without_tls = false;
};

// What stood on the command line; only what is set counts.
struct ConfigurationFlags {
  std::filesystem::path data;
  std::filesystem::path file;  // empty = `DATA/carnet.toml` when it exists
  std::optional<std::string> address, public_host, database_url, listen_url, log_form, log_level;
  std::optional<std::filesystem::path> blobs;
  std::vector<std::string> proxies;
  std::optional<std::uint16_t> port, health_port;
  std::int64_t clock_ahead = 0;  // seconds; only of a demo
};

// Throws ConfigurationError for an unreadable file, an unknown key or a value of the wrong kind.
Configuration configure(const ConfigurationFlags& flags);

// `carnet.toml` with the settings that differ from the defaults, for `init`. Holds the database URL: mode 0600.
void writeConfiguration(const Configuration& configuration);

}  // namespace carnet::server
