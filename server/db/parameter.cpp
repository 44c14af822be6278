#include "server/db/parameter.h"

#include <algorithm>
#include <stdexcept>

namespace carnet::server {

namespace {

std::string hexForm(const unsigned char* data, std::size_t size) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text(2 + 2 * size, '\0');
  text[0] = '\\';
  text[1] = 'x';
  for (std::size_t i = 0; i < size; ++i) {
    text[2 + 2 * i] = digits[data[i] >> 4];
    text[3 + 2 * i] = digits[data[i] & 15];
  }
  return text;
}

}  // namespace

void refuseNul(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw std::invalid_argument("a text parameter holds a NUL");
}

Parameter::Parameter(std::string_view text) {
  refuseNul(text);
  value_.emplace(text);
}

Parameter Parameter::bytes(std::string_view value) {
  Parameter parameter(nullptr);
  parameter.value_ = hexForm(reinterpret_cast<const unsigned char*>(value.data()), value.size());
  return parameter;
}

Parameter Parameter::bytes(std::span<const std::uint8_t> value) {
  Parameter parameter(nullptr);
  parameter.value_ = hexForm(value.data(), value.size());
  return parameter;
}

Parameter Parameter::bytes(std::span<const std::byte> value) {
  Parameter parameter(nullptr);
  parameter.value_ = hexForm(reinterpret_cast<const unsigned char*>(value.data()), value.size());
  return parameter;
}

const std::string& Parameter::text() const {
  if (is_binary_) throw std::logic_error("a binary parameter has no text form");
  return *value_;
}

void Parameter::openArray() { value_.emplace("{"); }

void Parameter::appendElement(const Parameter& element) {
  if (value_->size() > 1) *value_ += ',';
  if (element.isNull()) {
    *value_ += "NULL";
    return;
  }
  *value_ += '"';
  const std::string& text = element.text();
  for (auto at = text.begin(); at != text.end();) {
    const auto special = std::find_if(at, text.end(), [](char c) { return c == '"' || c == '\\'; });
    value_->append(at, special);
    if (special == text.end()) break;
    *value_ += '\\';
    *value_ += *special;
    at = special + 1;
  }
  *value_ += '"';
}

void Parameter::closeArray() { *value_ += '}'; }

}  // namespace carnet::server
