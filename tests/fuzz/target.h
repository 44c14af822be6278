// What every fuzz target is given and says. A target is one function, LLVMFuzzerTestOneInput, over one decoder of bytes
// that came from elsewhere: libFuzzer calls it with inputs that it invents (tests/run --nightly fuzz), replay.cpp with
// those that are kept in corpus/ (every test run).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace carnet::fuzz {

inline std::string_view viewOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What holds for every input whatever; ends the process where it does not, as a sanitizer does.
inline void insist(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

// Takes pieces from the front of an input: a length in two bytes, then as many or what is left.
class Pieces {
 public:
  explicit Pieces(std::string_view rest) : rest_(rest) {}

  bool atEnd() const { return rest_.size() < 2; }
  std::string_view next() {
    const std::size_t size = static_cast<std::uint8_t>(rest_[0]) << 8 | static_cast<std::uint8_t>(rest_[1]);
    const std::string_view piece = rest_.substr(2, size);
    rest_.remove_prefix(2 + piece.size());
    return piece;
  }

 private:
  std::string_view rest_;
};

}  // namespace carnet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
