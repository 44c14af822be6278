// A temporary folder, rows with something in every field, and rules that allow everything.
#pragma once

#include <filesystem>
#include <string>

#include "client/replica/replica.h"
#include "shared/core/random.h"
#include "shared/domain/registry.h"
#include "shared/rules/rule_book.h"

namespace carnet::client {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    SystemRng rng;
    path_ = std::filesystem::temp_directory_path() / ("carnet-replica-test-" + rng.newId({0}).toString());
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Uuid someId(std::uint64_t n) { return Uuid::v7(1'700'000'000'000 + static_cast<std::int64_t>(n), n, n * 31); }

// Of the device that tests are about.
inline const Identity identity{someId(1), someId(2), someId(3), "T07"};

inline RowHead someHead(std::uint64_t n, Facet facet) {
  RowHead head;
  head.id = someId(n);
  head.root_id = someId(n + 1'000'000);
  head.facet = facet;
  head.rev = static_cast<std::int64_t>(n);
  head.created_at = Hlc::of({1'700'000'000'000}, 3);
  head.created_by = someId(7);
  head.updated_at = Hlc::of({1'700'000'009'000});
  head.updated_by = someId(8);
  return head;
}

inline Value someValue(const Field& field, std::uint64_t n) {
  switch (field.type) {
    case Type::boolean:
      return n % 2 == 0;
    case Type::text:
      return "Ünïcode «" + std::to_string(n) + "» ' \" щ";
    case Type::localText:
      return std::string(R"({"en":"Pump","fr":"Pompe"})");
    case Type::blob:
      return Blob{std::string("\0\xff\x01 bytes", 9)};
    case Type::uuid:
      return someId(n + 500);
    case Type::enumeration:
      return std::string(field.names[n % field.names.size()]);
    case Type::date:
      return static_cast<std::int64_t>(20'000 + n);
    default:
      return static_cast<std::int64_t>(n) - 3;
  }
}

// No field at its default, so far as its type has another value.
inline Row fullRow(const Entity& entity, std::uint64_t n) {
  Row row = entity.blank(someHead(n, entity.facet));
  for (std::size_t i = 0; i < entity.fields.size(); ++i) row.values[i] = someValue(entity.fields[i], n + i);
  return row;
}

inline const RuleBook& freeRules() {
  static const RuleBook book(registry());
  return book;
}

}  // namespace carnet::client
