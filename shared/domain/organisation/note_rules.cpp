#include "shared/domain/organisation/note_rules.h"

#include <algorithm>

#include "shared/core/text.h"
#include "shared/domain/arguments.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/targets.h"
#include "shared/schema/json.h"

namespace carnet {

namespace {

constexpr std::size_t maxThumbnailBytes = 16 * 1024;

Result<Nothing> createNote(RuleContext& context, Row& row) {
  if (trimmed(as<Note>(row).body).empty()) return Problem{"note.create.empty", "body", {}};
  return hasTarget(context, row);
}

Result<Nothing> changeNote(RuleContext& context, const Row& before, Row& after) {
  if (isImport(context)) return Nothing{};
  const Note was = as<Note>(before);
  const Note is = as<Note>(after);
  const Uuid& person = context.actor.person_id;
  if (is.body != was.body && before.head.created_by != person) return Problem{"note.not_yours", "body", {}};
  if (is.read_at != was.read_at && was.to_user_id != Id<AppUser>(person))
    return Problem{"note.not_yours", "read_at", {}};
  if (trimmed(is.body).empty()) return Problem{"note.create.empty", "body", {}};
  return Nothing{};
}

Result<Nothing> eraseNote(RuleContext& context, const Row& row) {
  if (row.head.created_by != context.actor.person_id) return Problem{"note.not_yours", {}, {}};
  return Nothing{};
}

bool isSha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<Nothing> createAttachment(RuleContext& context, Row& row) {
  const Attachment attachment = as<Attachment>(row);
  if (!isSha256(attachment.sha256)) return Problem{"attachment.create.bad_hash", "sha256", {}};
  if (attachment.size_bytes <= 0) return Problem{"attachment.create.empty", "size_bytes", {}};
  if (attachment.thumbnail.bytes.size() > maxThumbnailBytes) {
    return Problem{"attachment.create.thumbnail_too_large", "thumbnail", {}};
  }
  return hasTarget(context, row);
}

Result<Nothing> createAttachmentLink(RuleContext& context, Row& row) {
  if (auto target = hasTarget(context, row); !target) return target;
  const auto file = context.work.find(as<AttachmentLink>(row).attachment_id);
  if (!file) return Problem{"reference.unknown", "attachment_id", {}};
  if (file->head.root_id != row.head.root_id) return Problem{"attachment_link.create.other_leaf", "target_id", {}};
  return Nothing{};
}

// Whatever stands on the ticket lies in its leaf: itself, its visits, the parts and the time of it, and what stands on those.
bool isOfClosedTicket(RuleContext& context, const Row& link) {
  const Entity* entity = context.registry.find("ticket");
  if (entity == nullptr || link.head.facet != entity->facet) return false;
  const auto ticket = context.work.find(*entity, link.head.root_id);
  if (!ticket) return false;
  const std::size_t state = entity->indexOf("state");
  return valueToText(entity->fields[state], ticket->values[state]) == "closed";
}

Result<Effect> removeLink(RuleContext& context, Row& row) {
  const AttachmentLink link = as<AttachmentLink>(row);
  if (row.head.created_by != context.actor.person_id) return Problem{"attachment_link.not_yours", {}, {}};
  if (link.kind != AttachmentKind::photo && link.kind != AttachmentKind::document)
    return Problem{"attachment_link.remove.proof", "kind", {}};
  if (isOfClosedTicket(context, row)) return Problem{"attachment_link.remove.closed", {}, {}};
  row.head.deleted_at = context.now();
  return Effect::changed;
}

// A file that was removed is linked once more.
std::optional<Operation> linkBack(const Operation& op, const Row* before) {
  Operation back;
  back.entity = op.entity;
  back.row_id = op.row_id;
  if (op.verb == Verb::append) {
    back.verb = Verb::transition;
    back.transition = "remove";
    return back;
  }
  if (before == nullptr) return std::nullopt;
  back.verb = Verb::append;
  for (std::size_t i = 0; i < before->values.size(); ++i)
    back.fields.push_back({before->entity->fields[i].no, {}, before->values[i]});
  return back;
}

// What is known of a file says nothing by itself: without its links nobody sees it.
std::optional<Operation> nothingBack(const Operation& op, const Row*) {
  Operation back;
  back.verb = Verb::set;
  back.entity = op.entity;
  back.row_id = op.row_id;
  return back;
}

}  // namespace

EntityRules noteRules() {
  EntityRules rules;
  rules.place = leafOfTarget;
  rules.on_create = createNote;
  rules.on_set = changeNote;
  rules.on_erase = eraseNote;
  return rules;
}

EntityRules attachmentRules() {
  EntityRules rules;
  rules.place = leafOfTarget;
  rules.on_create = createAttachment;
  rules.inverse = nothingBack;
  rules.natural_id = [](const Row& row) { return attachmentId(as<Attachment>(row).sha256, row.head.root_id).value; };
  return rules;
}

EntityRules attachmentLinkRules() {
  EntityRules rules;
  rules.place = leafOfTarget;
  rules.on_create = createAttachmentLink;
  rules.transitions["remove"] = removeLink;
  rules.inverse = linkBack;
  return rules;
}

}  // namespace carnet
