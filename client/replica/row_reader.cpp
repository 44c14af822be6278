#include "client/replica/row_reader.h"

#include "client/replica/entity_table.h"
#include "client/replica/sqlite_store.h"

namespace carnet::client {

namespace {

std::string conditionOf(const RowReader::Question& question) {
  std::string condition = question.with_deleted ? "1" : "deleted_at IS NULL";
  if (question.id) condition += " AND id = ?";
  for (const auto& [field, value] : question.where) condition += " AND " + std::string(field->name) + " IS ?";
  return condition;
}

void bindTo(Run& run, const RowReader::Question& question) {
  if (question.id) run.bind(*question.id);
  for (const auto& [field, value] : question.where) run.bind(value);
}

}  // namespace

RowReader::RowReader(const std::filesystem::path& folder) : database_(SqliteStore::fileIn(folder), Access::readOnly) {
  database_.execute("PRAGMA busy_timeout = 5000");
}

std::vector<Row> RowReader::find(const Question& question) {
  std::vector<Row> rows;
  if (question.entity->replication == Replication::never) return rows;
  EntityTable table(database_, *question.entity);
  Statement statement(database_, table.select() + " WHERE " + conditionOf(question) + " ORDER BY id LIMIT " +
                                     std::to_string(question.limit));
  Run run(statement);
  bindTo(run, question);
  while (run.next()) rows.push_back(table.read(run));
  return rows;
}

std::int64_t RowReader::count(const Question& question) {
  if (question.entity->replication == Replication::never) return 0;
  Statement statement(database_,
                      "SELECT count(*) FROM " + std::string(question.entity->name) + " WHERE " + conditionOf(question));
  Run run(statement);
  bindTo(run, question);
  return run.next() ? run.number(0) : 0;
}

std::int64_t RowReader::unsettled() {
  return database_.number("SELECT count(*) FROM sync_outbox WHERE state <> 4").value_or(0);
}

std::int64_t RowReader::openUploads() {
  return database_.number("SELECT count(*) FROM sync_blob WHERE is_whole = 1 AND is_uploaded = 0").value_or(0);
}

std::vector<std::string> RowReader::damage() {
  std::vector<std::string> found;
  Statement statement(database_, "PRAGMA integrity_check");
  Run run(statement);
  while (run.next()) found.emplace_back(run.text(0));
  if (found.size() == 1 && found.front() == "ok") found.clear();
  return found;
}

}  // namespace carnet::client
