#include "client/app/search_controller.h"

#include <QRegularExpression>
#include <algorithm>
#include <optional>

#include "client/app/recent_records.h"
#include "client/app/search_kinds.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"
#include "shared/schema/search_terms.h"

namespace carnet::client {

namespace {

constexpr int lookAgainMs = 500;

struct Answer {
  QVariantList rows;
  qint64 rows_to_come = 0;
  bool is_remembered = false;
};

// "T-198" is said of a ticket as "198" is: the year between is left out, and the zeros.
std::vector<SearchHit> foundBy(ReplicaSearch search, const QString& text, const SearchQuery& query, std::size_t limit) {
  static const QRegularExpression said(QString::fromUtf8("^\\s*[Tt\u0422\u0442]\\s*-?\\s*0*([1-9][0-9]{1,4})\\s*$"));
  std::vector<SearchHit> hits;
  if (const auto match = said.match(text); match.hasMatch()) {
    for (const SearchHit& hit : search.find(searchQuery(match.captured(1).toStdString()), limit)) {
      if (hit.entity == entityOf<Ticket>.no) hits.push_back(hit);
    }
  }
  for (const SearchHit& hit : search.find(query, limit)) {
    if (std::find(hits.begin(), hits.end(), hit) == hits.end()) hits.push_back(hit);
  }
  return hits;
}

}  // namespace

SearchController::SearchController(QObject* parent) : RecordSource(parent) {
  again_.setSingleShot(true);
  again_.setInterval(lookAgainMs);
  connect(&again_, &QTimer::timeout, this, [this] { refresh(); });
}

SearchController::~SearchController() { ++*newest_; }

void SearchController::setText(const QString& text) {
  if (text_ == text) return;
  text_ = text;
  emit textChanged();
  ++*newest_;
  refresh();
}

std::set<EntityNo> SearchController::watched() const {
  std::set<EntityNo> entities;
  for (const Entity* entity : registry().entities()) {
    if (isSearched(*entity)) entities.insert(entity->no);
  }
  return entities;
}

void SearchController::load() {
  QStringList recent;
  const bool is_empty = text_.trimmed().isEmpty();
  if (is_empty) recent = RecentRecords(*workspace()->drafts()).list();
  const int number = *newest_;
  read(
      [text = text_, is_empty, recent, number, newest = newest_, words = workspace()->words(),
       formats = workspace()->formats()](ReadTransaction& read) -> std::optional<Answer> {
        const auto is_cancelled = [&] { return *newest != number; };
        const SearchQuery query = searchQuery(text.toStdString());
        std::vector<SearchHit> hits;
        bool is_remembered = false;
        if (is_empty) {
          hits = hitsOf(read, recent);
          is_remembered = !hits.empty();
          if (hits.empty()) hits = lastChanged(read);
        } else {
          hits = foundBy(ReplicaSearch(read, searchOwners(), is_cancelled), text, query, 2 * most);
        }
        if (is_cancelled()) return std::nullopt;
        return Answer{shownHits(read, hits, query, words, formats).mid(0, most), ReplicaSearch::rowsToCome(read),
                      is_remembered};
      },
      [this, text = text_](std::optional<Answer> answer) {
        if (!answer) return true;
        rows_ = std::move(answer->rows);
        rows_to_come_ = answer->rows_to_come;
        remembered_ = answer->is_remembered;
        answered_ = text;
        if (rows_to_come_ > 0) again_.start();
        return true;
      });
}

}  // namespace carnet::client

#include "moc_search_controller.cpp"
