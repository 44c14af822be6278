// What a rule sees of the database: rows by id and by one indexed reference, nothing else (sync.md 5).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/core/time.h"
#include "shared/schema/entity.h"

namespace carnet {

enum class Presence : std::uint8_t {
  present,
  absent,
  notHeld,  // device only: the row may exist, this device does not hold it
};

// When and by whom the value of a field was written.
struct Written {
  Hlc at;
  Uuid by;
  bool operator==(const Written&) const = default;
};

class Rows {
 public:
  virtual ~Rows() = default;
  // Deleted rows are present, with deleted_at. `out` is written only when present.
  virtual Presence get(const Entity& entity, const Uuid& id, Row& out) = 0;
  // Rows that are not deleted and whose reference field (by position; must be indexed) is `id`, ordered by row id.
  // On a device: those it holds.
  virtual void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) = 0;
  // When and by whom the value that now stands in a field was written, if that is known. Asked only when both sides
  // changed it.
  virtual std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) {
    (void)entity, (void)id, (void)field_no;
    return std::nullopt;
  }
  // Whether anybody but this person changed the row after that commit, if that is known. Asked only before a deletion.
  virtual std::optional<bool> changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                              const Uuid& person_id) {
    (void)entity, (void)id, (void)after_commit_no, (void)person_id;
    return std::nullopt;
  }
  // Whether anybody but this person put the element into a set field after that commit, if that is known. Asked only
  // before the element is removed.
  virtual std::optional<bool> addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                            std::string_view element, std::int64_t after_commit_no,
                                            const Uuid& person_id) {
    (void)entity, (void)id, (void)field_no, (void)element, (void)after_commit_no, (void)person_id;
    return std::nullopt;
  }
};

}  // namespace carnet
