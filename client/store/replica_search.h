// Asks the replica's search index (client/replica/search_index.h): from the first letters, whatever the accents, case,
// alphabet or small slips. Best first: a number as it is or the end of a document's, names that begin so, numbers that begin so, words of names,
// what sounds alike, words anywhere, pieces of numbers and names, words of a row and of the row it belongs to, slips.
#pragma once

#include <functional>
#include <vector>

#include "client/store/read_transaction.h"
#include "shared/core/search_text.h"
#include "shared/schema/entity.h"

namespace carnet::client {

struct SearchHit {
  EntityNo entity = 0;
  qint64 rid = 0;
  bool operator==(const SearchHit&) const = default;
};

// Rows of `entity` belong to rows of `owner` by a reference: "dupont lyon" finds the customer Dupont by its address.
struct SearchOwner {
  const Entity* entity = nullptr;
  const Entity* owner = nullptr;
  std::string_view field;
};

class ReplicaSearch {
 public:
  // `is_cancelled` is asked between the steps, none of which takes longer than a few milliseconds.
  ReplicaSearch(ReadTransaction& read, std::vector<SearchOwner> owners, std::function<bool()> is_cancelled)
      : read_(read), owners_(std::move(owners)), is_cancelled_(std::move(is_cancelled)) {}

  // At most `limit`; nothing when it was cancelled.
  std::vector<SearchHit> find(const SearchQuery& query, std::size_t limit);
  // Rows of this device that search does not know yet; it grows less by itself.
  static qint64 rowsToCome(ReadTransaction& read);

 private:
  void take(const QString& sql, const QVariantList& values);
  void takeWords(const QString& match);
  void takePieces(const QString& column, const std::string& piece);
  void takeOwned(const SearchQuery& query);
  void takeSlips(const SearchQuery& query);

  ReadTransaction& read_;
  std::vector<SearchOwner> owners_;
  std::function<bool()> is_cancelled_;
  std::size_t limit_ = 0;
  std::vector<SearchHit> hits_;
};

}  // namespace carnet::client
