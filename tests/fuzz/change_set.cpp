// Change sets as devices push them, with what is made of one that is not accepted.
#include "shared/core/text.h"
#include "shared/domain/organisation/parked_change.h"
#include "shared/domain/organisation/parked_change_workflow.h"
#include "shared/domain/registry.h"
#include "shared/schema/codec.h"
#include "tests/fuzz/target.h"

namespace carnet::fuzz {
namespace {

class NoRows final : public Rows {
 public:
  Presence get(const Entity&, const Uuid&, Row&) override { return Presence::absent; }
  void list(const Entity&, std::size_t, const Uuid&, std::vector<Row>& out) override { out.clear(); }
};

}  // namespace
}  // namespace carnet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  const std::optional<ChangeSet> decoded = decodeChangeSet(fuzz::viewOf(data, size));
  if (!decoded) return 0;
  fuzz::insist(decoded->operations.size() <= maxOperations, "no more operations than a change set may have");
  fuzz::insist(decoded->in_place_of.size() <= maxClosed, "no more closed ones than may be");
  const std::string again = encodeChangeSet(*decoded);
  if (again.size() <= maxChangeSetBytes) {
    const auto back = decodeChangeSet(again);
    fuzz::insist(back && *back == *decoded, "what was understood can be said, and means the same");
  }
  fuzz::NoRows rows;
  const Actor actor{Uuid::v7(1, 1, 1), Uuid::v7(1, 1, 2), 0};
  if (const auto row = parkedRow(*decoded, actor, {"change_set.unreadable", "", {}}, rows)) {
    const ParkedChange parked = as<ParkedChange>(*row);
    fuzz::insist(decodeChangeSet(parked.operations.bytes).has_value(), "what headquarters is shown can be read");
    fuzz::insist(
        decodeRow(entityOf<ParkedChange>, encodeRow(*row)).has_value() || parked.description.size() > maxTextBytes,
        "and the row that shows it");
  }
  return 0;
}
