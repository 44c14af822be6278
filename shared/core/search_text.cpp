#include "shared/core/search_text.h"

#include <algorithm>
#include <array>

#include "shared/core/text.h"

namespace carnet {

namespace {

constexpr std::size_t mostWords = 8;
constexpr std::size_t mostWordBytes = 40;
constexpr std::size_t leastDigits = 3;
constexpr std::size_t longestCountryCode = 3;

struct Spelling {
  std::string_view written, spoken;
};
// The first that fits is taken. Only what unlike spellings of one name share counts, not how a language says it.
constexpr std::array spellings = std::to_array<Spelling>({
    {"schtsch", "sh"}, {"chtch", "sh"}, {"shch", "sh"}, {"szcz", "sh"}, {"tsch", "sh"}, {"tch", "sh"}, {"sch", "sh"},
    {"chr", "kr"},     {"ch", "sh"},    {"cz", "sh"},   {"sz", "sh"},   {"sh", "sh"},   {"kh", "h"},   {"ph", "f"},
    {"th", "t"},       {"ck", "k"},     {"qu", "k"},    {"q", "k"},     {"x", "ks"},    {"tz", "ts"},  {"w", "v"},
    {"ou", "u"},       {"ae", "a"},     {"oe", "o"},    {"ue", "u"},    {"ei", "ai"},   {"ey", "ai"},  {"ay", "ai"},
    {"ce", "se"},      {"ci", "si"},    {"cy", "si"},   {"c", "k"},     {"j", "i"},     {"y", "i"},
});

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> wordsOf(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Not in the middle of a letter.
std::string_view cutTo(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

void addPhones(std::string_view text, std::vector<std::string>& out) {
  std::string plain(trimmed(text));
  const bool is_phone = std::all_of(plain.begin(), plain.end(), [](char c) {
    return isDigit(c) || std::string_view("+()-./ ").find(c) != std::string_view::npos;
  });
  if (!is_phone) return;
  // "+33 (0)6": the nought is only said at home.
  if (const std::size_t nought = plain.find("(0)"); nought != std::string::npos) plain.erase(nought, 3);
  const bool has_country = plain.starts_with('+') || plain.starts_with("00");
  const std::string digits = digitsOf(plain);
  if (digits.size() < leastDigits) return;
  out.push_back(digits);
  for (std::size_t code = 1; has_country && code <= longestCountryCode; ++code) {
    if (digits.size() >= code + 2 * leastDigits) out.push_back(digits.substr(code));
  }
}

class Parts {
 public:
  Parts(std::string_view text, const std::vector<std::size_t>& origins) : text_(text), origins_(origins) {}

  // Bytes [begin, end) of the folded text.
  void add(std::size_t begin, std::size_t end) {
    const std::size_t at = origins_[begin];
    std::size_t to = origins_[end - 1];
    do {
      ++to;
    } while (to < text_.size() && (static_cast<unsigned char>(text_[to]) & 0xc0) == 0x80);
    found_.push_back({at, to - at});
  }

  std::vector<TextPart> joined() {
    std::sort(found_.begin(), found_.end(), [](const TextPart& a, const TextPart& b) { return a.at < b.at; });
    std::vector<TextPart> out;
    for (const TextPart& part : found_) {
      if (!out.empty() && part.at <= out.back().at + out.back().size) {
        out.back().size = std::max(out.back().size, part.at + part.size - out.back().at);
      } else {
        out.push_back(part);
      }
    }
    return out;
  }

 private:
  std::string_view text_;
  const std::vector<std::size_t>& origins_;
  std::vector<TextPart> found_;
};

// A run of letters and digits in the folded text, whatever stands between them.
void addSqueezed(std::string_view folded, std::string_view wanted, bool only_digits, Parts& parts) {
  std::string run;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] == ' ' || (only_digits && !isDigit(folded[i]))) continue;
    run.push_back(folded[i]);
    places.push_back(i);
  }
  const std::size_t at = run.find(wanted);
  if (at != std::string::npos) parts.add(places[at], places[at + wanted.size() - 1] + 1);
}

// How a typed word sounds, or the word where the sound would be nearly nothing and half of all words would share it: "zzzz"
// and "qqqq" are no spelling of a name.
std::string searchedSound(const std::string& word) {
  for (std::size_t i = 0; i + 2 < word.size(); ++i) {
    if (word[i] == word[i + 1] && word[i] == word[i + 2]) return word;
  }
  std::string sound = soundOf(word);
  return sound.size() < 2 ? word : sound;
}

bool begins(std::string_view word, std::string_view typed, std::string_view sound) {
  return word.starts_with(typed) || soundOf(word).starts_with(sound);
}

}  // namespace

std::string soundOf(std::string_view folded_word) {
  if (std::any_of(folded_word.begin(), folded_word.end(), isDigit)) return std::string(folded_word);
  std::string out;
  const auto append = [&out](std::string_view letters) {
    for (char c : letters) {
      if (out.empty() || out.back() != c) out.push_back(c);
    }
  };
  for (std::size_t at = 0; at < folded_word.size();) {
    const std::string_view rest = folded_word.substr(at);
    const auto found = std::find_if(spellings.begin(), spellings.end(),
                                    [&](const Spelling& one) { return rest.starts_with(one.written); });
    if (found != spellings.end()) {
      append(found->spoken);
      at += found->written.size();
    } else {
      append(rest.substr(0, 1));
      ++at;
    }
  }
  return out;
}

std::string squeezed(std::string_view text) {
  std::string out = foldForSearch(text);
  std::erase(out, ' ');
  return out;
}

int slips(std::string_view typed, std::string_view word, bool is_begun, int most) {
  constexpr std::size_t longest = 2 * mostWordBytes;
  if (typed.size() > longest || word.size() > longest) return most + 1;
  // Optimal string alignment, three rows of the table.
  std::array<int, longest + 1> before{}, last{}, row{};
  for (std::size_t j = 0; j <= word.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= word.size(); ++j) {
      const int cost = typed[i - 1] == word[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
      if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  const auto begin = last.begin();
  const int found =
      is_begun ? *std::min_element(begin, begin + static_cast<std::ptrdiff_t>(word.size()) + 1) : last[word.size()];
  return std::min(found, most + 1);
}

int forgivenSlips(std::size_t length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }

SearchQuery searchQuery(std::string_view text) {
  SearchQuery query;
  text = cutTo(trimmed(text), mostWords * mostWordBytes);
  query.folded = foldForSearch(text);
  for (std::string_view word : wordsOf(query.folded)) {
    if (query.words.size() == mostWords) break;
    query.words.emplace_back(cutTo(word, mostWordBytes));
    query.sounds.push_back(searchedSound(query.words.back()));
  }
  const std::string run = squeezed(text);
  if (run.size() >= 2 && run.size() <= mostWordBytes && std::any_of(run.begin(), run.end(), isDigit))
    query.number = run;
  addPhones(text, query.phones);
  return query;
}

std::vector<TextPart> foundParts(std::string_view text, const SearchQuery& query) {
  std::vector<std::size_t> origins;
  const std::string folded = foldForSearch(text, &origins);
  const std::vector<std::string_view> words = wordsOf(folded);
  Parts parts(text, origins);
  const auto placeOf = [&](std::string_view word) { return static_cast<std::size_t>(word.data() - folded.data()); };
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    const std::string& typed = query.words[i];
    bool is_found = false;
    for (std::string_view word : words) {
      const std::size_t at = placeOf(word);
      if (word.starts_with(typed)) {
        parts.add(at, at + typed.size());
      } else if (soundOf(word).starts_with(query.sounds[i])) {
        parts.add(at, at + word.size());
      } else if (const std::size_t inside = word.find(typed); typed.size() >= 3 && inside != std::string_view::npos) {
        parts.add(at + inside, at + inside + typed.size());
      } else {
        continue;
      }
      is_found = true;
    }
    const int forgiven = forgivenSlips(typed.size());
    for (std::size_t w = 0; !is_found && forgiven > 0 && w < words.size(); ++w) {
      if (slips(typed, words[w], true, forgiven) > forgiven) continue;
      parts.add(placeOf(words[w]), placeOf(words[w]) + words[w].size());
    }
  }
  if (query.number.size() >= leastDigits) addSqueezed(folded, query.number, false, parts);
  for (const std::string& digits : query.phones) addSqueezed(folded, digits, true, parts);
  return parts.joined();
}

namespace {

bool eachWord(std::string_view folded, const SearchQuery& query, bool forgives) {
  const std::vector<std::string_view> words = wordsOf(folded);
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    const std::string& typed = query.words[i];
    const int forgiven = forgives ? forgivenSlips(typed.size()) : 0;
    const bool is_there = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      if (forgiven > 0 && slips(typed, word, true, forgiven) <= forgiven) return true;
      return begins(word, typed, query.sounds[i]);
    });
    if (!is_there) return false;
  }
  return true;
}

}  // namespace

bool holdsAllWords(std::string_view folded, const SearchQuery& query) { return eachWord(folded, query, false); }

bool nearlyHoldsAllWords(std::string_view folded, const SearchQuery& query) { return eachWord(folded, query, true); }

}  // namespace carnet
