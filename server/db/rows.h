// The answer of a statement: rows of columns, read by position or by name. Owns its memory; may outlive the transaction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/time.h"

namespace carnet::server {

class Row;
class Transaction;

// One column of one row. A null read as a value, a value read as another type, and an unknown column throw
// std::logic_error: the statement and its reader stand side by side and must agree.
class Field {
 public:
  bool isNull() const;
  // PostgreSQL's text form; lives as long as the Rows.
  std::string_view text() const;
  std::string string() const { return std::string(text()); }
  std::int64_t integer() const;
  bool boolean() const;
  Uuid uuid() const;
  std::string bytes() const;                 // bytea
  std::vector<std::uint8_t> octets() const;  // bytea
  Instant instant() const;                   // timestamptz; microseconds are cut to milliseconds
  Date date() const;
  std::vector<std::optional<std::string>> array() const;  // any one-dimensional array, elements in text form

  std::optional<std::string> optionalString() const;
  std::optional<std::int64_t> optionalInteger() const;
  std::optional<Uuid> optionalUuid() const;
  std::optional<std::string> optionalBytes() const;
  std::optional<Instant> optionalInstant() const;

 private:
  friend class Row;
  Field(const void* content, std::size_t row, std::size_t column) : content_(content), row_(row), column_(column) {}
  const void* content_;
  std::size_t row_;
  std::size_t column_;
};

class Row {
 public:
  Field operator[](std::size_t column) const;
  Field operator[](int column) const { return (*this)[static_cast<std::size_t>(column)]; }
  Field operator[](std::string_view column) const;
  Field operator[](const char* column) const { return (*this)[std::string_view(column)]; }

 private:
  friend class Rows;
  Row(const void* content, std::size_t row) : content_(content), row_(row) {}
  const void* content_;
  std::size_t row_;
};

class Rows {
 public:
  std::size_t size() const;
  bool empty() const { return size() == 0; }
  // Rows that an INSERT, UPDATE or DELETE touched; for a SELECT the number of rows.
  std::size_t affected() const;
  std::size_t columnCount() const;
  std::string_view columnName(std::size_t column) const;
  Row operator[](std::size_t row) const;
  Row front() const { return (*this)[0]; }

  class Iterator {
   public:
    Row operator*() const { return (*rows_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    friend class Rows;
    Iterator(const Rows* rows, std::size_t at) : rows_(rows), at_(at) {}
    const Rows* rows_;
    std::size_t at_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  friend class Transaction;
  explicit Rows(std::shared_ptr<const void> content) : content_(std::move(content)) {}
  std::shared_ptr<const void> content_;
};

}  // namespace carnet::server
