#include "client/store/replica_search.h"

#include <algorithm>

#include "shared/domain/registry.h"
#include "shared/schema/search_terms.h"

namespace carnet::client {

namespace {

constexpr int entityBits = 10;           // doc = rid << 10 | entity number
constexpr std::size_t enoughToStop = 8;  // slips are looked for below it
constexpr int mostLooked = 2'000;        // rows whose words are compared one by one in a step
constexpr int mostOwners = 100;
constexpr std::size_t wholeNumber = 6;
constexpr std::size_t mostTrigrams = 9;
constexpr std::size_t documentDigits = 5;  // of the counter in a document's number

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }
QString phrase(std::string_view term) { return "\"" + text(term) + "\""; }
QString begun(std::string_view word) { return phrase(word) + " *"; }

QString allBegun(const std::vector<std::string>& words) {
  QStringList parts;
  for (const std::string& word : words) parts << begun(word);
  return parts.join(" AND ");
}

// Each word as it is written or as it sounds.
QString allSounding(const SearchQuery& query) {
  QStringList parts;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    parts << (query.sounds[i] == query.words[i] ? begun(query.words[i])
                                                : "(" + begun(query.words[i]) + " OR " + begun(query.sounds[i]) + ")");
  }
  return parts.join(" AND ");
}

// Of bytes; a piece of a letter of another script does no harm, it is only looked for.
QStringList trigramsOf(const QString& word) {
  QStringList out;
  for (qsizetype i = 0; i + 3 <= word.size(); ++i) out << phrase(word.mid(i, 3).toStdString());
  return out;
}

// What a name with so many slips still shares with the word: one slip spoils at most three trigrams that follow each
// other, and two slips leave one of three parts whole. Two trigrams at least: one alone is nothing rare.
QStringList leftBySlips(const QStringList& trigrams, int most_slips) {
  QStringList options;
  const auto add = [&](const QStringList& left) {
    if (left.size() >= 2) options << "(" + left.join(" AND ") + ")";
  };
  constexpr qsizetype spoilt = 3;
  for (qsizetype from = -1; from <= trigrams.size() - 2; ++from) {
    add(trigrams.mid(0, std::max<qsizetype>(0, from)) + trigrams.mid(std::max<qsizetype>(0, from + spoilt)));
  }
  if (most_slips > 1) {
    const qsizetype third = trigrams.size() / 3;
    for (qsizetype from = 0; from + third <= trigrams.size(); from += third) add(trigrams.mid(from, third));
  }
  options.removeDuplicates();
  return options;
}

const std::string& longest(const std::vector<std::string>& words) {
  return *std::max_element(words.begin(), words.end(),
                           [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
}

}  // namespace

std::vector<SearchHit> ReplicaSearch::find(const SearchQuery& query, std::size_t limit) {
  hits_.clear();
  limit_ = limit;
  if (query.isEmpty()) return {};
  const bool is_one_letter = query.folded.size() == 1;
  const std::vector<std::function<void()>> steps = {
      [&] {
        if (!query.number.empty()) takeWords("number : " + phrase(query.number));
      },
      [&] {
        // "198" is said of the ticket T-2026-00198 before the serial numbers that hold it.
        const bool is_counter = query.number.size() >= 2 && query.number.size() <= documentDigits &&
                                query.number.find_first_not_of("0123456789") == std::string::npos;
        if (is_counter)
          takePieces("number", std::string(documentDigits - query.number.size(), '0') + query.number + " ");
      },
      [&] {
        const std::string begin = " " + query.folded;
        std::string end = begin;
        ++end.back();
        take("SELECT doc FROM search_doc WHERE title <> '' AND title >= ? AND title < ? ORDER BY title",
             {text(begin), QString::fromLatin1(end.data(), qsizetype(end.size()))});
      },
      [&] {
        if (!query.number.empty()) takeWords("number : " + begun(query.number));
      },
      [&] {
        if (!is_one_letter || hits_.size() < enoughToStop) takeWords("title : (" + allBegun(query.words) + ")");
      },
      [&] {
        for (const std::string& digits : query.phones) takePieces("number", digits);
      },
      [&] {
        if (!is_one_letter) takeWords("{title sound} : (" + allSounding(query) + ")");
      },
      [&] {
        if (!is_one_letter) takeWords(allSounding(query));
      },
      [&] {
        if (query.number.size() >= 3) takePieces("number", query.number);
        if (query.words.size() == 1 && query.words[0].size() >= 3) takePieces("title", query.words[0]);
      },
      [&] { takeOwned(query); },
      [&] {
        if (hits_.size() < enoughToStop) takeSlips(query);
      },
  };
  for (const auto& step : steps) {
    if (is_cancelled_()) return {};
    if (hits_.size() < limit_) step();
    // A whole number is meant, and nothing else.
    if (&step == &steps.front() && !hits_.empty() && query.number.size() >= wholeNumber) break;
  }
  return std::move(hits_);
}

void ReplicaSearch::take(const QString& sql, const QVariantList& values) {
  if (hits_.size() >= limit_) return;
  read_.each(sql + " LIMIT " + QString::number(limit_), values, [&](Cells& cells) {
    const qint64 doc = cells.number();
    const SearchHit hit{static_cast<EntityNo>(doc & ((1 << entityBits) - 1)), doc >> entityBits};
    if (hits_.size() < limit_ && std::find(hits_.begin(), hits_.end(), hit) == hits_.end()) hits_.push_back(hit);
  });
}

void ReplicaSearch::takeWords(const QString& match) {
  take("SELECT rowid FROM search_word WHERE search_word MATCH ? ORDER BY rowid DESC", {match});
}

void ReplicaSearch::takePieces(const QString& column, const std::string& piece) {
  const QString wanted = text(piece);
  take("SELECT doc FROM (SELECT rowid FROM search_part WHERE search_part MATCH ? ORDER BY rowid DESC LIMIT " +
           QString::number(mostLooked) + ") JOIN search_doc ON doc = rowid WHERE instr(" + column + ", ?)",
       {trigramsOf(wanted).join(" AND "), wanted});
}

// Some of the words name the owner, the others what belongs to it; a single word that names it finds that as well.
void ReplicaSearch::takeOwned(const SearchQuery& query) {
  if (hits_.size() >= enoughToStop) return;
  const std::size_t least = query.words.size() == 1 ? 4 : 2;
  for (std::size_t i = 0; i < query.words.size() && !is_cancelled_(); ++i) {
    if (query.words[i].size() < least) continue;
    for (const SearchOwner& one : owners_) {
      const QString owned(text(one.entity->name)), owner(text(one.owner->name)), field(text(one.field));
      take(QString("SELECT d.doc FROM (SELECT w.rowid >> 10 AS rid FROM search_word w WHERE search_word MATCH ?"
                   " AND w.rowid & 1023 = %1 ORDER BY w.rowid DESC LIMIT %2) hit JOIN %3 o ON o.rid = hit.rid"
                   " JOIN %4 r ON r.%5 = o.id JOIN search_doc d ON d.doc = r.rid << 10 | %6"
                   " JOIN search_doc od ON od.doc = o.rid << 10 | %1"
                   " WHERE holds_all(od.title || od.words || d.title || d.number || d.words, ?) ORDER BY d.doc DESC")
               .arg(one.owner->no)
               .arg(mostOwners)
               .arg(owner, owned, field)
               .arg(one.entity->no),
           {"{title sound} : (" + begun(query.words[i]) + " OR " + begun(query.sounds[i]) + ")", text(query.folded)});
    }
  }
}

void ReplicaSearch::takeSlips(const SearchQuery& query) {
  const std::string& word = longest(query.words);
  if (forgivenSlips(word.size()) == 0) return;
  QStringList exchanged;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    std::string other = word;
    std::swap(other[i], other[i + 1]);
    if (other != word) exchanged << begun(other);
  }
  const auto takeCompared = [&](const QString& table, const QString& match) {
    if (is_cancelled_() || match.isEmpty()) return;
    take(QString("SELECT doc FROM (SELECT rowid FROM %1 WHERE %1 MATCH ? ORDER BY rowid DESC LIMIT %2)"
                 " JOIN search_doc ON doc = rowid WHERE nearly_holds(title, ?)")
             .arg(table)
             .arg(mostLooked),
         {match, text(query.folded)});
  };
  if (!exchanged.isEmpty()) takeCompared("search_word", "title : (" + exchanged.join(" OR ") + ")");
  const QStringList trigrams = trigramsOf(text(" " + word)).mid(0, mostTrigrams);
  takeCompared("search_part", leftBySlips(trigrams, forgivenSlips(word.size())).join(" OR "));
  // Of a short word a slip may leave only the beginning or the end.
  if (hits_.empty()) takeCompared("search_part", trigrams.first() + " OR " + trigrams.last());
}

qint64 ReplicaSearch::rowsToCome(ReadTransaction& read) {
  qint64 rows = 0;
  for (const Entity* entity : registry().entities()) {
    if (!isSearched(*entity)) continue;
    rows += std::max<qint64>(0, read.number(QString("SELECT coalesce((SELECT max(rid) FROM %1), 0) -"
                                                    " coalesce((SELECT up_to FROM search_state WHERE entity = %2), 0)")
                                                .arg(text(entity->name))
                                                .arg(entity->no)));
  }
  return rows;
}

}  // namespace carnet::client
