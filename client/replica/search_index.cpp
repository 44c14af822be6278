#include "client/replica/search_index.h"

#include <algorithm>
#include <limits>

namespace carnet::client {

namespace {

// Of the tables below; the terms have a version of their own.
constexpr std::int64_t indexVersion = 1;
constexpr std::size_t leftForLaterAbove = 64;
constexpr std::int64_t rowsPerBatch = 50;

constexpr const char* dropTables = R"(
DROP TABLE IF EXISTS search_word;
DROP TABLE IF EXISTS search_part;
DROP TABLE IF EXISTS search_doc;
DROP TABLE IF EXISTS search_state;
DROP TABLE IF EXISTS search_version;
)";

// The terms are folded already: the tokenizer only parts them at blanks. unicode61 would part what folding left together.
constexpr const char* makeTables = R"(
CREATE TABLE search_version (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  version INTEGER NOT NULL
);
CREATE TABLE search_state (
  entity INTEGER PRIMARY KEY,
  up_to INTEGER NOT NULL
);
CREATE TABLE search_doc (
  doc INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  words TEXT NOT NULL,
  sound TEXT NOT NULL
);
CREATE INDEX search_doc_title ON search_doc (title) WHERE title <> '';
CREATE VIRTUAL TABLE search_word USING fts5(title, number, words, sound, content='search_doc', content_rowid='doc',
  tokenize='ascii', prefix='2 3', detail=column, columnsize=0);
CREATE VIRTUAL TABLE search_part USING fts5(title, number, content='search_doc', content_rowid='doc',
  tokenize='trigram', detail=none, columnsize=0);
)";

// In search_state, where no entity has it.
constexpr std::int64_t toForget = 0;

std::int64_t version() { return indexVersion << 16 | searchTermsVersion; }

bool isThere(Database& database) {
  return database.number("SELECT 1 FROM sqlite_master WHERE name = 'search_version'") &&
         database.number("SELECT version FROM search_version") == version();
}

EntityNo entityOf(std::int64_t doc) { return static_cast<EntityNo>(doc & ((1 << searchEntityBits) - 1)); }
std::int64_t docOf(EntityNo entity, std::int64_t rid) { return rid << searchEntityBits | entity; }

}  // namespace

SearchIndex::SearchIndex(Database& database) : database_(database) {
  if (isThere(database)) return;
  database.execute("BEGIN IMMEDIATE");
  try {
    database.execute(dropTables);
    database.execute(makeTables);
    database.execute("INSERT INTO search_version VALUES (1, " + std::to_string(version()) + ")");
    database.execute("COMMIT");
  } catch (...) {
    if (database.isInTransaction()) database.execute("ROLLBACK");
    throw;
  }
}

SearchIndex::~SearchIndex() = default;

void SearchIndex::add(EntityTable& table) {
  if (isSearched(table.entity())) parts_[table.entity().no].table = &table;
}

void SearchIndex::load() {
  touched_.clear();
  has_to_forget_ = false;
  for (auto& [no, part] : parts_) part.up_to = 0, part.has_changed = false;
  Run run(database_.cached("SELECT entity, up_to FROM search_state"));
  while (run.next()) {
    if (run.number(0) == toForget) has_to_forget_ = true;
    const auto found = parts_.find(static_cast<EntityNo>(run.number(0)));
    if (found != parts_.end()) found->second.up_to = run.number(1);
  }
  is_behind_ = false;
  std::int64_t whole_up_to = std::numeric_limits<std::int64_t>::max();
  for (auto& [no, part] : parts_) {
    if (part.table->lastRid() <= part.up_to) continue;
    is_behind_ = true;
    whole_up_to = std::min(whole_up_to, part.up_to);
  }
  ahead_.clear();
  if (!is_behind_) return;
  Run docs(database_.cached("SELECT doc FROM search_doc WHERE doc > ?"), docOf(0, whole_up_to + 1));
  while (docs.next()) ahead_.insert(docs.number(0));
}

void SearchIndex::touch(const Entity& entity, std::int64_t rid) {
  if (parts_.contains(entity.no)) touched_.insert(docOf(entity.no, rid));
}

void SearchIndex::beforeCommit(bool is_persons) {
  const bool may_wait = !is_persons && touched_.size() > leftForLaterAbove;
  for (const std::int64_t doc : touched_) {
    Part& part = parts_[entityOf(doc)];
    const std::int64_t rid = doc >> searchEntityBits;
    const bool is_new = rid > part.up_to;
    if (is_new && may_wait && !ahead_.contains(doc)) {
      is_behind_ = true;
      continue;
    }
    Row row;
    const bool is_here = part.table->at(rid, row);
    if (!is_here && !has_to_forget_ && holds(doc)) {
      has_to_forget_ = true;
      Run(database_.cached("INSERT OR REPLACE INTO search_state (entity, up_to) VALUES (?, 1)"), toForget).finish();
    }
    refresh(doc, is_here ? searchTermsOf(row) : SearchTerms{});
    if (is_here && rid == part.up_to + 1) {
      part.up_to = rid;
      part.has_changed = true;
    } else if (is_here && is_new) {
      is_behind_ = true;  // found already, but others below it are not
      ahead_.insert(doc);
    } else if (!is_here && rid == part.up_to) {
      // The rids at the end will be given again, to rows that may be left for later.
      part.up_to = std::min(part.up_to, part.table->lastRid());
      part.has_changed = true;
    }
  }
  touched_.clear();
  keepState();
}

bool SearchIndex::indexMore() {
  std::vector<std::pair<std::int64_t, Row>> rows;
  for (auto& [no, part] : parts_) {
    part.table->after(part.up_to, rowsPerBatch, rows);
    if (rows.empty()) continue;
    for (const auto& [rid, row] : rows) refresh(docOf(no, rid), searchTermsOf(row));
    part.up_to = rows.back().first;
    part.has_changed = true;
    keepState();
    return true;
  }
  is_behind_ = false;
  ahead_.clear();
  return false;
}

bool SearchIndex::forgetMore() {
  if (!has_to_forget_) return false;
  const auto changes = [&] { return database_.number("SELECT total_changes()").value_or(0); };
  bool is_done = true;
  for (const char* merge : {"INSERT INTO search_word (search_word, rank) VALUES ('merge', -32)",
                            "INSERT INTO search_part (search_part, rank) VALUES ('merge', -32)"}) {
    const std::int64_t before = changes();
    database_.execute(merge);
    // The statement itself counts as one: it found nothing to merge.
    is_done = is_done && changes() - before < 2;
  }
  if (!is_done) return true;
  has_to_forget_ = false;
  Run(database_.cached("DELETE FROM search_state WHERE entity = ?"), toForget).finish();
  return false;
}

bool SearchIndex::holds(std::int64_t doc) {
  Run run(database_.cached("SELECT 1 FROM search_doc WHERE doc = ?"), doc);
  return run.next();
}

void SearchIndex::refresh(std::int64_t doc, const SearchTerms& terms) {
  SearchTerms old;
  {
    Run run(database_.cached("SELECT title, number, words, sound FROM search_doc WHERE doc = ?"), doc);
    if (run.next()) old = {run.text(0), run.text(1), run.text(2), run.text(3)};
  }
  if (old == terms) return;
  if (!old.isEmpty()) drop(doc, old);
  if (terms.isEmpty()) return;
  write("INSERT INTO search_doc (doc, title, number, words, sound) VALUES (?, ?, ?, ?, ?)", doc, terms);
  write("INSERT INTO search_word (rowid, title, number, words, sound) VALUES (?, ?, ?, ?, ?)", doc, terms);
  Run(database_.cached("INSERT INTO search_part (rowid, title, number) VALUES (?, ?, ?)"), doc, terms.title,
      terms.number)
      .finish();
}

// FTS5 takes out what it is told was in it: the very terms that were put in.
void SearchIndex::drop(std::int64_t doc, const SearchTerms& terms) {
  write("INSERT INTO search_word (search_word, rowid, title, number, words, sound) VALUES ('delete', ?, ?, ?, ?, ?)",
        doc, terms);
  Run(database_.cached("INSERT INTO search_part (search_part, rowid, title, number) VALUES ('delete', ?, ?, ?)"), doc,
      terms.title, terms.number)
      .finish();
  Run(database_.cached("DELETE FROM search_doc WHERE doc = ?"), doc).finish();
}

void SearchIndex::write(const char* sql, std::int64_t doc, const SearchTerms& terms) {
  Run(database_.cached(sql), doc, terms.title, terms.number, terms.words, terms.sound).finish();
}

void SearchIndex::keepState() {
  for (auto& [no, part] : parts_) {
    if (!part.has_changed) continue;
    part.has_changed = false;
    Run(database_.cached("INSERT OR REPLACE INTO search_state (entity, up_to) VALUES (?, ?)"),
        static_cast<std::int64_t>(no), part.up_to)
        .finish();
  }
}

}  // namespace carnet::client
