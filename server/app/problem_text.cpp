#include "server/app/problem_text.h"

#include <map>

namespace carnet::server {

std::string textOf(const Problem& problem) {
  static const std::map<std::string, std::string> sentences{
      {"auth.unknown_login", "there is no active person with that login"},
      {"auth.no_password", "that person has no password yet; give --password-file"},
      {"auth.password_too_short", "the password is too short, 8 characters are the least"},
      {"auth.password_too_long", "the password is too long"},
      {"auth.password_not_text", "the password is not valid UTF-8 text"},
  };
  if (const auto found = sentences.find(problem.code); found != sentences.end()) return found->second;
  std::string text = problem.code;
  if (!problem.field.empty()) text += " in " + problem.field;
  for (const std::string& value : problem.values) text += " " + value;
  return text;
}

}  // namespace carnet::server
