#include "server/db/connection_string.h"

#include <map>
#include <memory>

#include <libpq-fe.h>

#include "server/db/error.h"

namespace carnet::server {

namespace {

std::map<std::string, std::string> parse(const std::string& url) {
  char* complaint = nullptr;
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), &complaint),
                                                                       &PQconninfoFree);
  if (complaint) PQfreemem(complaint);
  if (!options) throw DatabaseError("the database URL cannot be read; use postgresql://user@host:port/name");
  std::map<std::string, std::string> words;
  for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
    if (option->val) words[option->keyword] = option->val;
  }
  return words;
}

std::string compose(const std::map<std::string, std::string>& words) {
  std::string text;
  for (const auto& [keyword, value] : words) {
    if (!text.empty()) text += ' ';
    text += keyword + "='";
    for (char c : value) {
      if (c == '\'' || c == '\\') text += '\\';
      text += c;
    }
    text += '\'';
  }
  return text;
}

}  // namespace

std::string completeConnectionString(const std::string& url, const std::string& applicationName) {
  auto words = parse(url);
  words.emplace("application_name", applicationName);
  words.emplace("client_encoding", "UTF8");
  words.emplace("connect_timeout", "5");
  words.emplace("keepalives_idle", "10");
  words.emplace("keepalives_interval", "5");
  words.emplace("keepalives_count", "3");
  words.emplace("gssencmode", "disable");
  return compose(words);
}

std::string withDatabase(const std::string& url, const std::string& database) {
  auto words = parse(url);
  words["dbname"] = database;
  return compose(words);
}

}  // namespace carnet::server
