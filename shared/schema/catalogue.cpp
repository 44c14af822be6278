#include "shared/schema/catalogue.h"

#include <algorithm>
#include <map>

#include "shared/schema/columns.h"

namespace carnet {

namespace {

std::string_view headType(std::string_view column) {
  if (column == "deleted_at") return "timestamp with time zone";
  if (column == "facet") return "smallint";
  if (column == "unknown") return "bytea";
  if (column == "rev" || column == "created_at" || column == "updated_at") return "bigint";
  return "uuid";
}

bool isHeadNullable(std::string_view column) { return column == "deleted_at" || column == "unknown"; }

std::string place(std::string_view table, std::string_view column) {
  return std::string(table) + "." + std::string(column);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class Comparison {
 public:
  Comparison(const Registry& registry, const std::vector<CatalogueColumn>& columns,
             const std::vector<CatalogueRule>& rules)
      : registry_(registry) {
    for (const CatalogueColumn& column : columns) columns_[column.table][column.column] = &column;
    for (const CatalogueRule& rule : rules) rules_[rule.table].push_back(rule.definition);
  }

  std::vector<std::string> run() {
    for (const CatalogueColumn& expected : expectedColumns(registry_)) compareColumn(expected);
    for (const Entity* entity : registry_.entities()) {
      if (!columns_.contains(std::string(entity->name))) continue;
      compareSurplus(*entity);
      for (const Field& field : entity->fields) compareRules(*entity, field);
    }
    return std::move(differences_);
  }

 private:
  void compareColumn(const CatalogueColumn& expected) {
    const auto table = columns_.find(expected.table);
    if (table == columns_.end()) {
      if (expected.column == headColumns.front()) say("table " + expected.table + " is missing");
      return;
    }
    const std::string name = place(expected.table, expected.column);
    const auto column = table->second.find(expected.column);
    if (column == table->second.end()) return say("column " + name + " is missing");
    const CatalogueColumn& actual = *column->second;
    if (actual.data_type != expected.data_type) {
      say("column " + name + " is " + actual.data_type + " instead of " + expected.data_type);
    }
    if (actual.is_nullable && !expected.is_nullable) say("column " + name + " accepts NULL");
    if (!actual.is_nullable && expected.is_nullable) say("column " + name + " refuses NULL");
  }

  void compareSurplus(const Entity& entity) {
    for (const auto& [name, column] : columns_[std::string(entity.name)]) {
      const bool is_known =
          entity.find(name) != nullptr || std::find(headColumns.begin(), headColumns.end(), name) != headColumns.end();
      if (!is_known && !column->is_nullable && !column->has_default) {
        say("column " + place(entity.name, name) + " is unknown, and rows cannot be written without it");
      }
    }
  }

  void compareRules(const Entity& entity, const Field& field) {
    const std::vector<std::string>& rules = rules_[std::string(entity.name)];
    const std::string name = place(entity.name, field.name);
    const std::string column(field.name);
    const auto any = [&](auto test) { return std::any_of(rules.begin(), rules.end(), test); };
    if (!field.references.empty()) {
      const std::string definition = "FOREIGN KEY (" + column + ") REFERENCES " + std::string(field.references) +
                                     "(id) DEFERRABLE INITIALLY DEFERRED";
      if (!any([&](const std::string& rule) { return rule == definition; })) {
        say("column " + name + " has no deferred foreign key to " + std::string(field.references));
      }
    }
    if (field.is_unique && !any([&](const std::string& rule) {
          return rule.starts_with("CREATE UNIQUE INDEX") && contains(rule, "(" + column + ")");
        })) {
      say("column " + name + " has no unique index");
    }
    for (std::string_view value : field.names) {
      // PostgreSQL writes an IN list down as (state = ANY (ARRAY['new'::text, …])).
      if (!any([&](const std::string& rule) {
            return rule.starts_with("CHECK") && contains(rule, "(" + column + " = ") &&
                   contains(rule, "'" + std::string(value) + "'::text");
          })) {
        say("column " + name + " does not accept the value " + std::string(value));
      }
    }
  }

  void say(std::string difference) { differences_.push_back(std::move(difference)); }

  const Registry& registry_;
  std::map<std::string, std::map<std::string, const CatalogueColumn*>> columns_;
  std::map<std::string, std::vector<std::string>> rules_;
  std::vector<std::string> differences_;
};

}  // namespace

std::string_view postgresType(Type type) {
  switch (type) {
    case Type::boolean:
      return "boolean";
    case Type::text:
    case Type::localText:
    case Type::enumeration:
      return "text";
    case Type::blob:
      return "bytea";
    case Type::uuid:
      return "uuid";
    case Type::instant:
      return "timestamp with time zone";
    case Type::date:
      return "date";
    default:
      return "bigint";
  }
}

std::vector<CatalogueColumn> expectedColumns(const Registry& registry) {
  std::vector<CatalogueColumn> out;
  for (const Entity* entity : registry.entities()) {
    const std::string table(entity->name);
    for (std::string_view column : headColumns) {
      out.push_back({table, std::string(column), std::string(headType(column)), isHeadNullable(column), false});
    }
    for (const Field& field : entity->fields) {
      out.push_back({table, std::string(field.name), std::string(postgresType(field.type)), field.nullable, false});
    }
  }
  return out;
}

std::vector<std::string> compareCatalogue(const Registry& registry, const std::vector<CatalogueColumn>& columns,
                                          const std::vector<CatalogueRule>& rules) {
  return Comparison(registry, columns, rules).run();
}

}  // namespace carnet
