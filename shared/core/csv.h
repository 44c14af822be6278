// CSV as in RFC 4180, read strictly: commas (or another separator that is named), double quotes, CRLF or LF, a quoted value may hold line ends. What is not
// so is refused with its line, never guessed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet {

class CsvReader {
 public:
  // `text` outlives the reader. A byte order mark of UTF-8 is passed over.
  explicit CsvReader(std::string_view text, char separator = ',');

  // The next record into `values`; false at the end or at a fault. An empty line is passed over.
  bool next(std::vector<std::string>& values);
  // The line, from 1, on which the last record began.
  std::size_t line() const { return record_line_; }

  enum class Fault {
    quoteInValue,    // a quote inside a value that does not begin with one
    textAfterQuote,  // something between a closing quote and the next separator
    unclosedQuote,   // the file ends inside a quoted value
    bareReturn,      // a carriage return that ends no line
  };
  // Why next() has stopped before the end; the line on which.
  const std::optional<Fault>& fault() const { return fault_; }
  std::size_t faultLine() const { return fault_line_; }

 private:
  bool readValue(std::string& value);
  bool readQuoted(std::string& value);
  bool stop(Fault fault, std::size_t line);

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t record_line_ = 0;
  std::optional<Fault> fault_;
  std::size_t fault_line_ = 0;
};

// What the first line of `text` separates its values with: comma, semicolon or tab, whichever it has most of outside of
// quotes. Spreadsheets write semicolons where the comma is the decimal sign.
char separatorOf(std::string_view text);

}  // namespace carnet
