#include "shared/schema/search_terms.h"

#include <algorithm>

#include "shared/core/search_text.h"
#include "shared/core/text.h"

namespace carnet {

namespace {

constexpr std::size_t mostTitleBytes = 120;
constexpr std::size_t mostWordsBytes = 4'000;

std::string folded(const Field& field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr || text->empty()) return {};
  if (field.type != Type::localText) return foldForSearch(*text);
  std::string all;
  if (const auto local = LocalText::fromJson(*text)) {
    for (const auto& [language, words] : local->by_language) all += words + " ";
  }
  return foldForSearch(all);
}

// Appends whole words of `more` while they fit; returns what did not.
std::string_view append(std::string& to, std::string_view more, std::size_t most) {
  if (more.empty()) return {};
  const std::size_t room = most > to.size() + 2 ? most - to.size() - 2 : 0;
  std::size_t size = more.size();
  if (size > room) {
    size = more.rfind(' ', room);
    if (size == std::string_view::npos) return more;
  }
  if (to.empty()) to = " ";
  to.append(more.substr(0, size));
  to.push_back(' ');
  return more.substr(size);
}

std::string soundsOf(std::string_view title) {
  std::string out;
  for (std::size_t at = 1; at < title.size();) {
    const std::size_t end = title.find(' ', at);
    const std::string_view word = title.substr(at, end - at);
    if (const std::string sound = soundOf(word); sound != word) append(out, sound, std::string::npos / 2);
    at = end + 1;
  }
  return out;
}

}  // namespace

bool isSearched(const Entity& entity) {
  return entity.replication != Replication::never &&
         std::any_of(entity.fields.begin(), entity.fields.end(), [](const Field& field) { return field.is_searched; });
}

bool haveOtherTerms(const Row& before, const Row& after) {
  if (before.isDeleted() != after.isDeleted()) return true;
  for (std::size_t i = 0; i < after.values.size(); ++i) {
    if (after.entity->fields[i].is_searched && before.values[i] != after.values[i]) return true;
  }
  return false;
}

SearchTerms searchTermsOf(const Row& row) {
  SearchTerms terms;
  if (row.isDeleted()) return terms;
  bool has_title = false;
  for (std::size_t i = 0; i < row.entity->fields.size(); ++i) {
    const Field& field = row.entity->fields[i];
    if (!field.is_searched) continue;
    const std::string text = folded(field, row.values[i]);
    if (field.is_indexed) {
      std::string number = text;
      std::erase(number, ' ');
      append(terms.number, number, mostWordsBytes);
      if (number != text) append(terms.words, text, mostWordsBytes);
      continue;
    }
    std::string_view rest = text;
    if (!has_title && field.merge != Merge::text && field.merge != Merge::group) {
      has_title = true;
      rest = append(terms.title, text, mostTitleBytes);
    }
    append(terms.words, trimmed(rest), mostWordsBytes);
  }
  terms.sound = soundsOf(terms.title);
  return terms;
}

}  // namespace carnet
