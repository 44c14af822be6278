#include "tests/versions/schema_text.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace carnet::versions {

namespace {

constexpr std::array<const char*, 13> typeNames = {"boolean",  "integer", "text",       "local_text", "blob",
                                                   "uuid",     "instant", "date",       "minor",      "unit_price",
                                                   "quantity", "percent", "enumeration"};

SchemaLine lineOf(const RuleBook& book, const Entity& entity) {
  std::string what(entity.name);
  what += " " + std::string(nameOf(entity.facet));
  what += entity.replication == Replication::scoped ? " scoped" : " never";
  if (entity.facet_by_target) what += " by_target";
  if (entity.append_only) what += " append_only";
  SchemaLine line{what, {}};
  for (const auto& [name, transition] : book.rulesOf(entity).transitions) line.names.push_back(name);
  return line;
}

SchemaLine lineOf(const Entity& entity, const Field& field) {
  std::string what = std::string(entity.name) + "." + std::string(field.name) + " ";
  what += typeNames[static_cast<std::size_t>(field.type)];
  if (field.nullable) what += " null";
  return {what, {field.names.begin(), field.names.end()}};
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

}  // namespace

SchemaText schemaOf(const RuleBook& book) {
  SchemaText schema;
  for (const Entity* entity : book.registry.entities()) {
    const std::string no = std::to_string(entity->no);
    schema[no] = lineOf(book, *entity);
    for (const Field& field : entity->fields) schema[no + "." + std::to_string(field.no)] = lineOf(*entity, field);
  }
  return schema;
}

std::string written(const SchemaText& schema) {
  std::vector<std::pair<std::pair<int, int>, std::string>> lines;
  for (const auto& [no, line] : schema) {
    const std::size_t dot = no.find('.');
    std::string text = no + " " + line.what + (dot == no.npos && !line.names.empty() ? " steps" : "");
    for (std::size_t i = 0; i < line.names.size(); ++i) text += (i == 0 ? " " : ",") + line.names[i];
    lines.push_back({{std::stoi(no), dot == no.npos ? 0 : std::stoi(no.substr(dot + 1))}, text});
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const auto& [at, text] : lines) out += text + "\n";
  return out;
}

SchemaText readSchema(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file + " is missing");
  SchemaText schema;
  for (std::string text; std::getline(in, text);) {
    std::vector<std::string> words = split(text, ' ');
    if (words.size() < 3) throw std::runtime_error(file + ": " + text);
    SchemaLine line;
    if (words[2] == "enumeration") {
      line.names = split(words.back(), ',');
      words.pop_back();
    } else if (words[words.size() - 2] == "steps") {
      line.names = split(words.back(), ',');
      words.resize(words.size() - 2);
    }
    for (std::size_t i = 1; i < words.size(); ++i) line.what += (i == 1 ? "" : " ") + words[i];
    schema[words[0]] = std::move(line);
  }
  return schema;
}

std::vector<std::string> breaches(const SchemaText& older, const SchemaText& newer) {
  std::vector<std::string> found;
  for (const auto& [no, line] : older) {
    const auto now = newer.find(no);
    if (now == newer.end()) {
      found.push_back(no + " was " + line.what + " and is gone");
      continue;
    }
    if (now->second.what != line.what) found.push_back(no + " was " + line.what + " and is " + now->second.what);
    for (const std::string& name : line.names) {
      const auto& names = now->second.names;
      if (std::find(names.begin(), names.end(), name) == names.end())
        found.push_back(no + " " + line.what + " has lost the name " + name);
    }
  }
  return found;
}

}  // namespace carnet::versions
