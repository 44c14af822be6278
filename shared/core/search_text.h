// What search compares: how a typed text is understood, how a word sounds whatever alphabet it was written in, and
// which part of a text was meant. Pure functions; client/replica indexes with them, client/store asks with them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carnet {

// A folded word (foldForSearch) as several spellings share it: «Денак», Denak and Denaq; Müller and Mueller; Шнайдер
// and Schneider; Жуковский and Zhukovsky. Words with digits are left as they are.
std::string soundOf(std::string_view folded_word);

// Letters and digits of a text without anything between: "T-2026-00412" → "t202600412".
std::string squeezed(std::string_view text);

// Slips between what was typed and a word: a letter too many, too few, wrong, or two exchanged. With `is_begun` the
// typed word may still go on: what the word has beyond it does not count. Never more than `most` + 1.
int slips(std::string_view typed, std::string_view word, bool is_begun, int most);
// How many slips are forgiven in a word of this length: none below 4 letters, 1 below 8, else 2.
int forgivenSlips(std::size_t length);

// A typed text as search understands it. At most 8 words of 40 bytes are looked at.
struct SearchQuery {
  std::string folded;               // "dupont lyo"
  std::vector<std::string> words;   // each may still go on
  std::vector<std::string> sounds;  // soundOf each, or the word itself where little would be left of it
  std::string number;               // squeezed, when it has a digit and could be one number: "t202600412", "412"
  // Digits to look for in telephone numbers, when it can be one: as typed, and without the country code that may stand
  // before ("+33 6 12" → "33612", "3612", "612"). At least 3 digits each.
  std::vector<std::string> phones;

  bool isEmpty() const { return words.empty(); }
};
SearchQuery searchQuery(std::string_view text);

struct TextPart {
  std::size_t at = 0;
  std::size_t size = 0;
  bool operator==(const TextPart&) const = default;
};
// The bytes of `text` that the query means, in order and apart: what a list shows bold.
std::vector<TextPart> foundParts(std::string_view text, const SearchQuery& query);
// Whether each word of the query begins a word of the folded text, or sounds like its beginning.
bool holdsAllWords(std::string_view folded, const SearchQuery& query);
// The same, with slips forgiven by forgivenSlips.
bool nearlyHoldsAllWords(std::string_view folded, const SearchQuery& query);

}  // namespace carnet
