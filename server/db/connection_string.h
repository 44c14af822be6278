// Connection strings as libpq understands them, with the settings every connection of ours needs.
#pragma once

#include <string>

namespace carnet::server {

// Keyword form of a URL or keyword string plus UTF-8, a connect timeout and TCP keepalive where not given already.
// Throws DatabaseError for one that libpq cannot read, without repeating it (it may hold a password).
std::string completeConnectionString(const std::string& url, const std::string& applicationName);

// The same cluster, another database.
std::string withDatabase(const std::string& url, const std::string& database);

}  // namespace carnet::server
