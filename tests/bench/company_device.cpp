// The replica over which search and lists are measured.
//
//   bench-company FOLDER ROWS [SUFFIX]
#include <cstdio>
#include <cstdlib>

#include "tests/bench/company.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench-company FOLDER ROWS [SUFFIX]\n");
    return 2;
  }
  carnet::bench::fillCompany(argv[1], std::atoll(argv[2]), argc > 3 ? argv[3] : "");
  return 0;
}
