#include "server/db/array_parameter.h"

#include <stdexcept>
#include <utility>

namespace carnet::server {

namespace {

constexpr std::size_t headBytes = 20;
constexpr std::uint32_t nullLength = 0xffff'ffff;

void putNumber(std::string& octets, std::uint64_t value, std::size_t size) {
  char form[8];
  for (std::size_t i = 0; i < size; ++i) form[i] = static_cast<char>(value >> (8 * (size - 1 - i)));
  octets.append(form, size);
}

// PostgreSQL counts from 2000-01-01.
constexpr std::int64_t firstDay = 10'957;
constexpr std::int64_t firstMillisecond = firstDay * 86'400'000;
// Just below the last year that PostgreSQL takes, and not so far that microseconds since 2000 would become another number.
// What is before its first year it refuses itself.
constexpr std::int64_t pastMilliseconds = 9'000'000'000'000'000;

}  // namespace

Parameter::Parameter(const std::vector<Uuid>& ids) {
  ArrayParameter array(ElementType::uuid);
  for (const Uuid& id : ids) array.add(id);
  *this = array.take();
}

std::string_view arrayOf(ElementType type) {
  switch (type) {
    case ElementType::boolean:
      return "boolean[]";
    case ElementType::bytea:
      return "bytea[]";
    case ElementType::bigint:
      return "bigint[]";
    case ElementType::smallint:
      return "smallint[]";
    case ElementType::integer:
      return "integer[]";
    case ElementType::text:
      return "text[]";
    case ElementType::date:
      return "date[]";
    case ElementType::timestamptz:
      return "timestamptz[]";
    case ElementType::uuid:
      return "uuid[]";
  }
  throw std::logic_error("no type of elements");
}

ArrayParameter::ArrayParameter(ElementType type) : type_(type), octets_(headBytes, '\0') {}

void ArrayParameter::require(ElementType type) const {
  if (type != type_) throw std::logic_error("an element of another type than " + std::string(arrayOf(type_)));
}

void ArrayParameter::add(std::nullptr_t) {
  putNumber(octets_, nullLength, 4);
  has_null_ = true;
  ++count_;
}

void ArrayParameter::add(bool value) {
  require(ElementType::boolean);
  const char octet = value ? 1 : 0;
  addOctets(&octet, 1);
}

void ArrayParameter::add(std::string_view text) {
  require(ElementType::text);
  refuseNul(text);
  addOctets(text.data(), text.size());
}

void ArrayParameter::add(const Uuid& id) {
  require(ElementType::uuid);
  addOctets(id.bytes.data(), id.bytes.size());
}

void ArrayParameter::add(Instant at) {
  require(ElementType::timestamptz);
  if (at.unix_ms <= -pastMilliseconds || at.unix_ms >= pastMilliseconds)
    throw std::logic_error("an instant that timestamptz cannot hold");
  putNumber(octets_, 8, 4);
  putNumber(octets_, static_cast<std::uint64_t>((at.unix_ms - firstMillisecond) * 1000), 8);
  ++count_;
}

void ArrayParameter::add(Date day) {
  require(ElementType::date);
  putNumber(octets_, 4, 4);
  putNumber(octets_, static_cast<std::uint64_t>(day.days - firstDay), 4);
  ++count_;
}

void ArrayParameter::addBytes(std::string_view value) {
  require(ElementType::bytea);
  addOctets(value.data(), value.size());
}

void ArrayParameter::addBytes(std::span<const std::uint8_t> value) {
  require(ElementType::bytea);
  addOctets(value.data(), value.size());
}

void ArrayParameter::addNumber(std::int64_t value) {
  std::size_t size = 8;
  if (type_ == ElementType::integer)
    size = 4;
  else if (type_ == ElementType::smallint)
    size = 2;
  else
    require(ElementType::bigint);
  const std::int64_t past_last = size < 8 ? std::int64_t{1} << (8 * size - 1) : 0;
  if (size < 8 && (value < -past_last || value >= past_last)) {
    throw std::logic_error("a number that " + std::string(arrayOf(type_)) + " cannot hold");
  }
  putNumber(octets_, size, 4);
  putNumber(octets_, static_cast<std::uint64_t>(value), size);
  ++count_;
}

void ArrayParameter::addOctets(const void* data, std::size_t size) {
  putNumber(octets_, size, 4);
  octets_.append(static_cast<const char*>(data), size);
  ++count_;
}

// Number of dimensions (none: an empty array), whether any element is null, the elements' type, how many there are, and
// the number of the first.
Parameter ArrayParameter::take() {
  std::string head;
  putNumber(head, count_ > 0 ? 1 : 0, 4);
  putNumber(head, has_null_ ? 1 : 0, 4);
  putNumber(head, static_cast<std::uint32_t>(type_), 4);
  putNumber(head, count_, 4);
  putNumber(head, 1, 4);
  octets_.replace(0, headBytes, head);
  if (count_ == 0) octets_.resize(12);
  Parameter parameter(nullptr);
  parameter.value_ = std::move(octets_);
  parameter.is_binary_ = true;
  *this = ArrayParameter(type_);
  return parameter;
}

}  // namespace carnet::server
