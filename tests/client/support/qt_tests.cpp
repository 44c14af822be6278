#include "tests/client/support/qt_tests.h"

#include <cstdio>
#include <map>
#include <string>

namespace carnet::client::test {

namespace {

std::map<std::string, QtTest::Run>& tests() {
  static std::map<std::string, QtTest::Run> all;
  return all;
}

}  // namespace

QtTest::QtTest(const char* name, Run run) { tests().emplace(name, run); }

}  // namespace carnet::client::test

int main(int argc, char** argv) {
  using namespace carnet::client::test;
  const auto found = argc > 1 ? tests().find(argv[1]) : tests().end();
  if (found == tests().end()) {
    std::fprintf(stderr, "usage: %s TEST [arguments of Qt Test]\n", argv[0]);
    for (const auto& [name, run] : tests()) std::fprintf(stderr, "  %s\n", name.c_str());
    return 2;
  }
  argv[1] = argv[0];
  return found->second(argc - 1, argv + 1);
}
