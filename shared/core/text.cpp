#include "shared/core/text.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace carnet {

namespace {

// Reads one code point at `at` and moves on; returns -1 on a byte sequence that RFC 3629 forbids.
std::int32_t nextCodePoint(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(at);
  if (first < 0x80) {
    ++at;
    return first;
  }
  int more;
  std::int32_t value, least;
  if ((first & 0xe0) == 0xc0) {
    more = 1, value = first & 0x1f, least = 0x80;
  } else if ((first & 0xf0) == 0xe0) {
    more = 2, value = first & 0x0f, least = 0x800;
  } else if ((first & 0xf8) == 0xf0) {
    more = 3, value = first & 0x07, least = 0x10000;
  } else {
    return -1;
  }
  if (at + more >= text.size()) return -1;
  for (int i = 1; i <= more; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return -1;
    value = value << 6 | (byte(at + i) & 0x3f);
  }
  if (value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return -1;
  at += more + 1;
  return value;
}

// U+00C0 … U+017F to plain Latin; "" keeps nothing.
constexpr std::array<const char*, 64> latin1 = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e",  "e", "e", "i", "i", "i", "i", "d",  "n", "o",  "o", "o", "o",
    "o", " ", "o", "u", "u", "u", "u",  "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e", "e",
    "i", "i", "i", "i", "d", "n", "o",  "o", "o",  "o",  "o", " ", "o", "u", "u", "u", "u",  "y", "th", "y"};
constexpr std::array<const char*, 128> latinA = {
    "a", "a", "a", "a", "a", "a", "c",  "c",  "c", "c", "c", "c", "c", "c", "d", "d", "d",  "d",  "e", "e", "e", "e",
    "e", "e", "e", "e", "e", "e", "g",  "g",  "g", "g", "g", "g", "g", "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i", "i", "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l",  "l",  "l", "l", "l", "l",
    "l", "n", "n", "n", "n", "n", "n",  "n",  "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r",
    "r", "r", "s", "s", "s", "s", "s",  "s",  "s", "s", "t", "t", "t", "t", "t", "t", "u",  "u",  "u", "u", "u", "u",
    "u", "u", "u", "u", "u", "u", "w",  "w",  "y", "y", "y", "z", "z", "z", "z", "z", "z",  "s"};
// U+0430 … U+044F (а … я).
constexpr std::array<const char*, 32> cyrillic = {"a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "y", "k",
                                                  "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
                                                  "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya"};
// U+0450 … U+045F: the letters of the other Slavic languages, and ё.
constexpr std::array<const char*, 16> moreCyrillic = {"e", "e",  "dj", "g", "e", "z", "i", "i",
                                                      "j", "lj", "nj", "c", "k", "i", "u", "dz"};

// How people type this letter on a plain Latin keyboard; nullptr when it is one already, or of a script left alone.
const char* plainLatin(std::int32_t c) {
  if (c >= 0xc0 && c < 0x100) return latin1[c - 0xc0];
  if (c >= 0x100 && c < 0x180) return latinA[c - 0x100];
  if (c == 0x218 || c == 0x219) return "s";
  if (c == 0x21a || c == 0x21b) return "t";
  if (c == 0x1e9e) return "ss";
  if (c >= 0x400 && c <= 0x40f) c += 0x50;
  if (c >= 0x410 && c <= 0x42f) c += 32;
  if (c >= 0x430 && c <= 0x44f) return cyrillic[c - 0x430];
  if (c >= 0x450 && c <= 0x45f) return moreCyrillic[c - 0x450];
  if (c == 0x490 || c == 0x491) return "g";
  if (c == 0xb2 || c == 0xb3) return c == 0xb2 ? "2" : "3";
  if (c == 0xb5 || c == 0x3bc) return "u";
  return nullptr;
}

// Of a script that is not transliterated; signs of every kind part words as a blank does.
bool isForeignLetter(std::int32_t c) {
  if (c < 0xc0 || (c >= 0x2000 && c < 0x2c00) || (c >= 0x3000 && c < 0x3040)) return false;
  return !(c >= 0xe000 && c < 0xf900) && !(c >= 0xfe00 && c < 0xfe70) && !(c >= 0xff00 && c < 0xff10) && c != 0xfffd &&
         c < 0x1f000;
}

}  // namespace

bool isValidUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    // Nearly all text is ASCII: eight letters at a time.
    std::uint64_t letters = 0;
    if (at + sizeof letters <= text.size()) {
      std::memcpy(&letters, text.data() + at, sizeof letters);
      if ((letters & 0x8080808080808080u) == 0) {
        at += sizeof letters;
        continue;
      }
    }
    if (nextCodePoint(text, at) < 0) return false;
  }
  return true;
}

bool isStorableText(std::string_view text, std::size_t limit) {
  return text.size() <= limit && text.find('\0') == std::string_view::npos && isValidUtf8(text);
}

std::string foldForSearch(std::string_view text, std::vector<std::size_t>* origins) {
  std::string out;
  out.reserve(text.size());
  std::size_t begin = 0;
  const auto mark = [&] {
    if (origins != nullptr) origins->resize(out.size(), begin);
  };
  const auto space = [&] {
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
  };
  if (origins != nullptr) origins->clear();
  for (std::size_t at = 0; at < text.size(); mark()) {
    begin = at;
    std::int32_t c = nextCodePoint(text, at);
    if (c < 0) {
      ++at;
      continue;
    }
    if (c >= 'A' && c <= 'Z') c += 32;
    if (c >= 0x300 && c <= 0x36f) continue;
    if (const char* piece = plainLatin(c)) {
      if (*piece == ' ')
        space();
      else
        out += piece;
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.push_back(static_cast<char>(c));
    } else if (isForeignLetter(c)) {
      // A letter of another script: kept as it is.
      const std::size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      out.append(text.substr(at - length, length));
    } else {
      space();
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (origins != nullptr) origins->resize(out.size());
  return out;
}

std::string digitsOf(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= '0' && c <= '9' && !(out.empty() && c == '0')) out.push_back(c);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> splitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at == text.size() || text[at] == '\n') {
      lines.push_back(text.substr(start, at - start));
      start = at + 1;
    }
  }
  return lines;
}

}  // namespace carnet
