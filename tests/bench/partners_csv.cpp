// Writes partners of a fixed seed to standard output as CSV for `carnet-server import`.
//
//   bench-partners-csv ROWS
#include <cstdlib>
#include <iostream>

#include "shared/schema/json.h"
#include "tests/bench/partners.h"

using namespace carnet;

namespace {

constexpr std::uint64_t seed = 20'260'301;
constexpr std::array columns = {"name",   "legal_form",  "vat_no", "language",    "stage",           "source",
                                "sector", "description", "tags",   "resale_mode", "resale_evidence", "opt_out"};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

int main(int argc, char** argv) {
  const int rows = argc > 1 ? std::atoi(argv[1]) : 100'000;
  bench::Partners partners(seed);
  std::cout << "key";
  for (const char* column : columns) std::cout << ',' << column;
  std::cout << '\n';
  for (int i = 0; i < rows; ++i) {
    const Row row = rowOf(partners.next());
    std::cout << 'p' << i;
    for (const char* column : columns) {
      const std::size_t at = row.entity->indexOf(column);
      std::cout << ',' << quoted(valueToText(row.entity->fields[at], row.values[at]));
    }
    std::cout << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
