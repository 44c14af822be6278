// What search looks in: for every row with searched fields its terms (shared/schema/search_terms.h), written in the
// transaction that writes the row, so that a reader never sees one without the other. A row that leaves the device
// leaves the index in the same transaction.
//
//   search_doc    the terms; doc = rid << 10 | entity number
//   search_word   FTS5: beginnings of words, by column         search_part   FTS5 trigrams of titles and numbers
//   search_state  per entity: rows up to this rid are in the index; 0: something is to be forgotten
//
// Many rows that arrive at once (first synchronisation) are left for indexMore(): they lie above `up_to`, so that it
// costs the synchronisation nothing to leave them. What a person does is in the index at once.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "client/replica/entity_table.h"
#include "shared/schema/search_terms.h"

namespace carnet::client {

inline constexpr int searchEntityBits = 10;

class SearchIndex {
 public:
  // Makes the tables, or makes them anew when they are of another version: then all rows are indexed again.
  explicit SearchIndex(Database& database);
  ~SearchIndex();
  // Every table that may hold searched rows, before load().
  void add(EntityTable& table);
  // Reads how far the index is: after opening, and after a transaction was undone.
  void load();

  // A row was written or removed in the transaction in hand.
  void touch(const Entity& entity, std::int64_t rid);
  // Brings the touched rows into the index; those of a large transaction that is not a person's may be left for later.
  void beforeCommit(bool is_persons);

  bool isBehind() const { return is_behind_; }
  // Indexes about 50 more rows in the transaction in hand; false when there are no more.
  bool indexMore();

  // FTS5 only notes that a row is gone: its words stand in the file until the parts that hold them are written anew. A
  // person who may no longer see a row has none of its words either, soon after it left and whatever happens meanwhile.
  bool hasToForget() const { return has_to_forget_; }
  // A step of it, some milliseconds, in the transaction in hand; false when nothing is left to do.
  bool forgetMore();

 private:
  struct Part {
    EntityTable* table = nullptr;
    std::int64_t up_to = 0;
    bool has_changed = false;
  };
  void refresh(std::int64_t doc, const SearchTerms& terms);
  bool holds(std::int64_t doc);
  void write(const char* sql, std::int64_t doc, const SearchTerms& terms);
  void drop(std::int64_t doc, const SearchTerms& terms);
  void keepState();

  Database& database_;
  std::map<EntityNo, Part> parts_;
  std::set<std::int64_t> touched_;
  std::set<std::int64_t> ahead_;  // docs above `up_to` that are in the index, while there are others that are not
  bool is_behind_ = false;
  bool has_to_forget_ = false;
};

}  // namespace carnet::client
