#include "shared/core/csv.h"

#include <algorithm>
#include <array>

namespace carnet {

CsvReader::CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

bool CsvReader::stop(Fault fault, std::size_t line) {
  fault_ = fault;
  fault_line_ = line;
  return false;
}

bool CsvReader::next(std::vector<std::string>& values) {
  values.clear();
  if (fault_) return false;
  while (at_ < text_.size() && (text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n")) {
    at_ += text_[at_] == '\r' ? 2 : 1;
    ++line_;
  }
  if (at_ >= text_.size()) return false;
  record_line_ = line_;
  for (;;) {
    values.emplace_back();
    if (!readValue(values.back())) return false;
    if (at_ >= text_.size()) return true;
    const char end = text_[at_++];
    if (end == separator_) continue;
    if (end == '\r') ++at_;
    ++line_;
    return true;
  }
}

// Leaves at_ on the separator or line end behind the value, or at the end.
bool CsvReader::readValue(std::string& value) {
  if (at_ < text_.size() && text_[at_] == '"') return readQuoted(value);
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == separator_ || c == '\n') return true;
    if (c == '\r') return text_.substr(at_, 2) == "\r\n" ? true : stop(Fault::bareReturn, line_);
    if (c == '"') return stop(Fault::quoteInValue, line_);
    value += c;
    ++at_;
  }
  return true;
}

bool CsvReader::readQuoted(std::string& value) {
  const std::size_t opened = line_;
  ++at_;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '\n') ++line_;
    if (c != '"') {
      value += c;
      continue;
    }
    if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      value += c;
      ++at_;
      continue;
    }
    ++at_;
    const bool ends =
        at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
    return ends ? true : stop(Fault::textAfterQuote, line_);
  }
  return stop(Fault::unclosedQuote, opened);
}

char separatorOf(std::string_view text) {
  constexpr std::string_view separators = ",;\t";
  std::array<std::size_t, separators.size()> found{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    if (const auto at = separators.find(c); at != separators.npos) ++found[at];
  }
  return separators[std::size_t(std::max_element(found.begin(), found.end()) - found.begin())];
}

}  // namespace carnet
