// What of a row search finds it by, from its descriptors: fields that are `searched`. Those that are `indexed` as well
// are numbers (document number, serial number, telephone number in digits); the first other one is the title, unless it
// is a long text or a part of an address; the rest are words.
#pragma once

#include <string>

#include "shared/schema/entity.h"

namespace carnet {

// Grows whenever the terms of the same row would be others: an index of another version is made anew.
inline constexpr std::int64_t searchTermsVersion = 1;

// Folded, words parted by one space. A text that is not empty begins and ends with one, so that the beginnings and ends
// of words can be told.
struct SearchTerms {
  std::string title;   // at most 120 bytes; what is longer goes on in `words`
  std::string number;  // each squeezed
  std::string words;   // at most 4,000 bytes
  std::string sound;   // soundOf the title's words, where it differs

  bool isEmpty() const { return title.empty() && number.empty() && words.empty(); }
  bool operator==(const SearchTerms&) const = default;
};

// Nothing for a deleted row.
SearchTerms searchTermsOf(const Row& row);
bool isSearched(const Entity& entity);
// Whether the two may have different terms: one is deleted, or a searched field differs.
bool haveOtherTerms(const Row& before, const Row& after);

}  // namespace carnet
