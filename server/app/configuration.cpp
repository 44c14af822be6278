#include "server/app/configuration.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include <toml++/toml.h>

#include "server/app/server_log.h"

namespace carnet::server {

namespace fs = std::filesystem;

namespace {

class File {
 public:
  explicit File(const fs::path& path) : path_(path) {
    try {
      table_ = toml::parse_file(path.string());
    } catch (const toml::parse_error& e) {
      std::ostringstream where;
      where << path.string() << " line " << e.source().begin.line << ": " << e.description();
      throw ConfigurationError(where.str());
    }
  }

  void read(std::string_view section, std::string_view key, std::string& into) {
    if (const toml::node* node = find(section, key)) {
      if (!node->is_string()) fail(section, key, "is not a text");
      into = **node->as_string();
    }
  }
  void read(std::string_view section, std::string_view key, std::vector<std::string>& into) {
    const toml::node* node = find(section, key);
    if (!node) return;
    into.clear();
    const toml::array* texts = node->as_array();
    if (!texts) fail(section, key, "is not a list of texts");
    for (const toml::node& text : *texts) {
      if (!text.is_string()) fail(section, key, "is not a list of texts");
      into.push_back(**text.as_string());
    }
  }
  template <std::unsigned_integral T>
  void read(std::string_view section, std::string_view key, T& into) {
    if (const toml::node* node = find(section, key)) {
      const auto value = node->value_exact<std::int64_t>();
      if (!value || *value < 0 || static_cast<std::uint64_t>(*value) > std::numeric_limits<T>::max()) {
        fail(section, key, "is not a number from 0 to " + std::to_string(std::numeric_limits<T>::max()));
      }
      into = static_cast<T>(*value);
    }
  }
  // A misspelt key must not silently leave a default in force.
  void refuseUnknown() const {
    for (const auto& [section, node] : table_) {
      if (!node.is_table()) throw ConfigurationError(path_.string() + ": unknown key " + std::string(section.str()));
      for (const auto& [key, value] : *node.as_table()) {
        const std::string name = std::string(section.str()) + "." + std::string(key.str());
        if (!known_.contains(name)) throw ConfigurationError(path_.string() + ": unknown key " + name);
      }
    }
  }

 private:
  const toml::node* find(std::string_view section, std::string_view key) {
    known_.insert(std::string(section) + "." + std::string(key));
    const toml::table* table = table_[section].as_table();
    return table ? table->get(key) : nullptr;
  }
  [[noreturn]] void fail(std::string_view section, std::string_view key, const std::string& why) const {
    throw ConfigurationError(path_.string() + ": " + std::string(section) + "." + std::string(key) + " " + why);
  }

  const fs::path path_;
  toml::table table_;
  std::set<std::string> known_;
};

void readFile(const fs::path& path, Configuration& into) {
  File file(path);
  file.read("listen", "address", into.address);
  file.read("listen", "port", into.port);
  file.read("listen", "health_port", into.health_port);
  file.read("listen", "public_host", into.public_host);
  file.read("listen", "proxies", into.proxies);
  file.read("database", "url", into.database_url);
  file.read("database", "listen_url", into.listen_url);
  file.read("database", "threads", into.database_threads);
  file.read("log", "form", into.log_form);
  file.read("log", "level", into.log_level);
  file.read("server", "threads", into.threads);
  std::string blobs;
  file.read("server", "blobs", blobs);
  if (!blobs.empty()) into.blobs = blobs;
  file.refuseUnknown();
}

}  // namespace

Configuration configure(const ConfigurationFlags& flags) {
  Configuration configuration;
  configuration.data = fs::absolute(flags.data);
  const fs::path own = configuration.data / "carnet.toml";
  if (!flags.file.empty()) {
    if (!fs::exists(flags.file)) throw ConfigurationError("there is no file " + flags.file.string());
    readFile(flags.file, configuration);
  } else if (std::error_code ignored; fs::exists(own, ignored)) {
    readFile(own, configuration);
  }
  configuration.address = flags.address.value_or(configuration.address);
  configuration.port = flags.port.value_or(configuration.port);
  configuration.health_port = flags.health_port.value_or(configuration.health_port);
  configuration.public_host = flags.public_host.value_or(configuration.public_host);
  if (!flags.proxies.empty()) configuration.proxies = flags.proxies;
  configuration.database_url = flags.database_url.value_or(configuration.database_url);
  configuration.listen_url = flags.listen_url.value_or(configuration.listen_url);
  configuration.blobs = flags.blobs ? fs::absolute(*flags.blobs) : configuration.data / configuration.blobs;
  configuration.log_form = flags.log_form.value_or(configuration.log_form);
  configuration.log_level = flags.log_level.value_or(configuration.log_level);
  try {
    logForm(configuration.log_form);
    logLevel(configuration.log_level);
  } catch (const std::invalid_argument& e) {
    throw ConfigurationError(e.what());
  }
  if (configuration.threads == 0 || configuration.threads > 256 || configuration.database_threads == 0 ||
      configuration.database_threads > 40) {
    throw ConfigurationError("threads are 1 to 256, database threads 1 to 40");
  }
  return configuration;
}

void writeConfiguration(const Configuration& configuration) {
  const Configuration defaults;
  toml::table listen;
  if (configuration.address != defaults.address) listen.insert("address", configuration.address);
  if (configuration.port != defaults.port) listen.insert("port", configuration.port);
  if (configuration.health_port != defaults.health_port) listen.insert("health_port", configuration.health_port);
  if (configuration.public_host != defaults.public_host) listen.insert("public_host", configuration.public_host);
  if (!configuration.proxies.empty()) {
    toml::array proxies;
    for (const std::string& proxy : configuration.proxies) proxies.push_back(proxy);
    listen.insert("proxies", proxies);
  }
  toml::table database;
  if (!configuration.database_url.empty()) database.insert("url", configuration.database_url);
  if (!configuration.listen_url.empty()) database.insert("listen_url", configuration.listen_url);
  toml::table server;
  if (configuration.blobs != configuration.data / defaults.blobs) server.insert("blobs", configuration.blobs.string());
  toml::table whole;
  whole.insert("listen", listen);
  whole.insert("database", database);
  if (!server.empty()) whole.insert("server", server);
  std::ostringstream text;
  text << "# Settings of this server; `carnet-server serve --help` lists the flags that overrule them.\n"
       << whole << "\n";

  const fs::path file = configuration.data / "carnet.toml";
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) throw std::runtime_error("cannot write " + file.string() + ": " + std::strerror(errno));
  const std::string content = text.str();
  const auto written = ::write(descriptor, content.data(), content.size());
  ::close(descriptor);
  if (written != static_cast<ssize_t>(content.size())) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace carnet::server
