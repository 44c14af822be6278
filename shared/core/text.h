// Text as it may be stored: valid UTF-8, no NUL, bounded; and the folded form that search compares.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carnet {

inline constexpr std::size_t maxTextBytes = 64 * 1024;

// Strict UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
bool isValidUtf8(std::string_view text);
// Valid UTF-8, no NUL, at most `limit` bytes.
bool isStorableText(std::string_view text, std::size_t limit = maxTextBytes);

// Lower case, Latin accents removed, ligatures spelt out, Cyrillic transliterated to Latin (ISO 9 without
// diacritics, as people type it: щ → shch), everything that is neither letter nor digit one space. For comparing, never for showing.
// `origins`, if given, holds for each byte of the answer where in `text` the letter began that it came from.
std::string foldForSearch(std::string_view text, std::vector<std::size_t>* origins = nullptr);
// Only the digits, leading zeros and "+" gone: what partial phone numbers are searched by.
std::string digitsOf(std::string_view text);

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> splitLines(std::string_view text);

}  // namespace carnet
