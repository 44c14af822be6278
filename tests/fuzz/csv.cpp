// Tables that somebody imports: records of CSV.
#include "shared/core/csv.h"

#include "tests/fuzz/target.h"

namespace carnet::fuzz {
namespace {

std::string quoted(const std::vector<std::string>& values, char separator) {
  std::string line;
  for (const std::string& value : values) {
    if (&value != values.data()) line += separator;
    line += '"';
    for (const char c : value) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace
}  // namespace carnet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  const std::string_view text = fuzz::viewOf(data, size);
  const char separator = separatorOf(text);
  CsvReader reader(text, separator);
  std::vector<std::string> values, again;
  std::size_t line = 0, bytes = 0;
  while (reader.next(values)) {
    fuzz::insist(!values.empty() && reader.line() > line, "a record has values and a line of its own");
    line = reader.line();
    for (const std::string& value : values) bytes += value.size();
    const std::string written = fuzz::quoted(values, separator);
    CsvReader second(written, separator);
    fuzz::insist(second.next(again) && again == values && !second.next(again), "a record is read as it was written");
  }
  fuzz::insist(bytes <= size, "values are no longer than their table");
  if (reader.fault()) fuzz::insist(reader.faultLine() > 0, "a fault has a line");
  return 0;
}
