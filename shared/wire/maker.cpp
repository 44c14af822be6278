#include "shared/wire/maker.h"

#include "shared/rules/operation.h"

namespace carnet::wire {

std::optional<Maker> makerOf(const sync::Push& push, std::uint32_t newest_format) {
  if (push.offered_again || push.bytes.size() > maxChangeSetBytes) return std::nullopt;
  const auto head = readChangeSetHead(push.bytes);
  const bool says_all = head && head->format <= newest_format && head->id == push.id && head->cs_no == push.cs_no &&
                        head->depends_on == push.depends_on;
  if (!says_all || push.hash != sha256(push.bytes)) return std::nullopt;
  return Maker{head->device_id, head->person_id};
}

std::optional<sync::Push> pushOf(std::string bytes) {
  auto head = readChangeSetHead(bytes);
  if (!head || bytes.size() > maxChangeSetBytes) return std::nullopt;
  sync::Push push;
  push.cs_no = head->cs_no;
  push.id = head->id;
  push.hash = sha256(bytes);
  push.depends_on = std::move(head->depends_on);
  push.bytes = std::move(bytes);
  return push;
}

}  // namespace carnet::wire
