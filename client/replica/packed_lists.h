// Lists in one column: numbers, and texts, as the outbox keeps them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/codec.h"

namespace carnet::client {

inline std::string packed(const std::vector<std::int64_t>& numbers) {
  std::string out;
  for (std::int64_t number : numbers) putVarint(out, static_cast<std::uint64_t>(number));
  return out;
}

inline std::string packed(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) putBytes(out, text);
  return out;
}

inline std::vector<std::int64_t> unpackedNumbers(std::string_view bytes) {
  std::vector<std::int64_t> numbers;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < bytes.size() && getVarint(bytes, at, number);) {
    numbers.push_back(static_cast<std::int64_t>(number));
  }
  return numbers;
}

inline std::vector<std::string> unpackedTexts(std::string_view bytes) {
  std::vector<std::string> texts;
  std::string_view text;
  for (std::size_t at = 0; at < bytes.size() && getBytes(bytes, at, text);) texts.emplace_back(text);
  return texts;
}

}  // namespace carnet::client
