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

Parameter::Parameter(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw std::invalid_argument("a text parameter holds a NUL");
  text_.emplace(text);
}

Parameter Parameter::bytes(std::string_view value) {
  Parameter parameter(nullptr);
  parameter.text_ = hexForm(reinterpret_cast<const unsigned char*>(value.data()), value.size());
  return parameter;
}

Parameter Parameter::bytes(std::span<const std::uint8_t> value) {
  Parameter parameter(nullptr);
  parameter.text_ = hexForm(value.data(), value.size());
  return parameter;
}

Parameter Parameter::bytes(std::span<const std::byte> value) {
  Parameter parameter(nullptr);
  parameter.text_ = hexForm(reinterpret_cast<const unsigned char*>(value.data()), value.size());
  return parameter;
}

Parameter Parameter::array(const std::vector<Parameter>& elements) {
  Parameter parameter(nullptr);
  parameter.openArray();
  std::size_t size = 2;
  for (const Parameter& element : elements) size += (element.isNull() ? 4 : element.text().size()) + 4;
  parameter.text_->reserve(size);
  for (const Parameter& element : elements) parameter.appendElement(element);
  parameter.closeArray();
  return parameter;
}

void Parameter::openArray() { text_.emplace("{"); }

void Parameter::appendElement(const Parameter& element) {
  if (text_->size() > 1) *text_ += ',';
  if (element.isNull()) {
    *text_ += "NULL";
    return;
  }
  *text_ += '"';
  const std::string& text = element.text();
  for (auto at = text.begin(); at != text.end();) {
    const auto special = std::find_if(at, text.end(), [](char c) { return c == '"' || c == '\\'; });
    text_->append(at, special);
    if (special == text.end()) break;
    *text_ += '\\';
    *text_ += *special;
    at = special + 1;
  }
  *text_ += '"';
}

void Parameter::closeArray() { *text_ += '}'; }

}  // namespace carnet::server
