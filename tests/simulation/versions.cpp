#include "tests/simulation/versions.h"

#include <algorithm>
#include <deque>
#include <mutex>

#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/rule_book.h"
#include "shared/domain/service/ticket.h"
#include "shared/schema/codec.h"
#include "shared/sync/upgrade.h"

namespace carnet::simulation {

namespace {

constexpr std::uint16_t beyondAllNumbers = 10'000;

bool isLater(const Entity& entity, const Field& field) {
  return (&entity == &entityOf<Contact> && field.name == "job_title") ||
         (&entity == &entityOf<Partner> && field.name == "tags") ||
         (&entity == &entityOf<Ticket> && field.name == "priority");
}

// The entities with the numbers under which an earlier app gets the fields that it does not know.
const Entity& disguised(const Entity& entity) {
  static const auto all = [] {
    static std::deque<std::vector<Field>> fields;
    std::map<const Entity*, Entity> made;
    for (const Entity* each : ruleBook().registry.entities()) {
      std::vector<Field>& numbered = fields.emplace_back(each->fields.begin(), each->fields.end());
      for (Field& field : numbered) {
        if (isLater(*each, field)) field.no = static_cast<std::uint16_t>(field.no + beyondAllNumbers);
      }
      Entity copy = *each;
      copy.fields = numbered;
      made.emplace(each, copy);
    }
    return made;
  }();
  return all.at(&entity);
}

void veil(EntityNo no, std::string& image) {
  const Entity& entity = *ruleBook().registry.findNo(no);
  Row row = *decodeRow(entity, image);
  row.entity = &disguised(entity);
  image = encodeRow(row);
}

// The same rules, said to be of another version.
RuleBook madeOf(const Registry& registry, std::int32_t version) {
  const RuleBook& now = ruleBook();
  RuleBook book(registry);
  book.schema_version = version;
  book.converters = now.converters;
  book.entities = now.entities;
  book.may_write = now.may_write;
  book.conflict_row = now.conflict_row;
  book.parked_row = now.parked_row;
  book.close_parked = now.close_parked;
  book.roles_of = now.roles_of;
  book.scope_of = now.scope_of;
  book.dirty_persons = now.dirty_persons;
  return book;
}

// Days run on several threads.
const RuleBook& bookOf(const Registry& registry, std::int32_t version) {
  static std::mutex making;
  static std::map<std::pair<const Registry*, std::int32_t>, RuleBook> books;
  const std::lock_guard lock(making);
  return books.try_emplace({&registry, version}, madeOf(registry, version)).first->second;
}

}  // namespace

bool isKnownTo(std::int32_t version, EntityNo entity) { return !isEarlier(version) || entity != entityOf<Note>.no; }

const RuleBook& serverBook(std::int32_t version) {
  return version == schemaVersion ? ruleBook() : bookOf(ruleBook().registry, version);
}

const RuleBook& appBook(std::int32_t version) {
  static const Registry earlier([] {
    std::vector<const Entity*> known;
    for (const Entity* entity : ruleBook().registry.entities()) {
      if (isKnownTo(schemaVersion - 1, entity->no)) known.push_back(entity);
    }
    return known;
  }());
  return isEarlier(version) ? bookOf(earlier, version) : ruleBook();
}

void veil(sync::Message& message) {
  if (auto* delta = std::get_if<sync::Delta>(&message)) {
    for (sync::DeltaCommit& commit : delta->commits) {
      for (sync::EntityImage& row : commit.rows) veil(row.entity, row.image);
    }
  } else if (auto* chunk = std::get_if<sync::SnapshotChunk>(&message)) {
    for (std::string& image : chunk->images) veil(chunk->entity, image);
  } else if (auto* compared = std::get_if<sync::RangesCompared>(&message)) {
    for (sync::RangeAnswer& answer : compared->differing) {
      for (std::string& image : answer.images) veil(answer.entity, image);
    }
  }
}

Row veiled(const Row& row) {
  std::string image = encodeRow(row);
  veil(row.entity->no, image);
  return *decodeRow(*row.entity, image);
}

std::vector<Operation> sayable(std::vector<Operation> operations) {
  for (Operation& op : operations) {
    const Entity& entity = *ruleBook().registry.findNo(op.entity);
    std::erase_if(op.fields, [&](const FieldEdit& edit) { return isLater(entity, *entity.findNo(edit.field_no)); });
  }
  std::erase_if(operations, [](const Operation& op) {
    const bool needs_fields =
        op.verb == Verb::set || op.verb == Verb::text || op.verb == Verb::add || op.verb == Verb::remove;
    return op.entity == entityOf<Note>.no || (needs_fields && op.fields.empty());
  });
  return operations;
}

void upgrade(const MapStore& rows, sync::LocalStore& store) {
  const auto again = [](Row row) {
    const Entity* entity = row.entity;
    row.entity = &disguised(*entity);
    row = sync::readAgain(row);
    row.entity = entity;
    return row;
  };
  std::vector<Row> changed;
  for (const auto& [key, row] : rows.rows()) {
    if (!row.unknown.empty()) changed.push_back(again(row));
  }
  std::vector<std::pair<RowKey, sync::Shadow>> shadows;
  for (const auto& [key, shadow] : rows.shadows()) {
    if (shadow.image && !shadow.image->unknown.empty()) shadows.push_back({key, {again(*shadow.image)}});
  }
  const auto unread = rows.unreadRows();
  store.begin(sync::Durability::full);
  for (const Row& row : changed) store.put(row);
  for (const auto& [key, shadow] : shadows) store.putShadow(key, shadow);
  for (const auto& [key, row] : unread) {
    const Entity& entity = *ruleBook().registry.findNo(row.entity);
    if (const auto read = sync::readAgain(entity, row)) store.put(*read);
    store.dropUnread(row.entity, row.stamp.id);
  }
  store.commit();
}

}  // namespace carnet::simulation
