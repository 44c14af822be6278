#include "client/modules/organisation/module.h"

#include <algorithm>

#include "client/modules/organisation/open_conflicts.h"
#include "client/modules/organisation/problem_words.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/parked_change.h"
#include "shared/domain/organisation/saved_view.h"
#include "shared/domain/registry.h"

namespace carnet::client::organisation {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(OrganisationModule)
};

const FieldEdit* editOf(const Operation& operation, const Entity& entity, std::string_view field) {
  for (const FieldEdit& edit : operation.fields) {
    if (edit.field_no == entity.find(field)->no) return &edit;
  }
  return nullptr;
}

template <class T>
T given(const Operation& operation, const Entity& entity, std::string_view field) {
  const FieldEdit* edit = editOf(operation, entity, field);
  const T* value = edit ? std::get_if<T>(&edit->value) : nullptr;
  return value ? *value : T{};
}

// What a note, file or decision is about: its target's name.
std::optional<Words::Target> targetOf(const Entity& entity, const Operation& operation, ReadTransaction& read,
                                      const Words& words, const Formats& formats) {
  auto target_entity = EntityNo(given<std::int64_t>(operation, entity, "target_entity"));
  Uuid target_id = given<Uuid>(operation, entity, "target_id");
  if (target_entity == 0) {
    read.first("SELECT target_entity, target_id FROM " + textOf(entity.name) + " WHERE id = ?",
               {blobOf(operation.row_id)}, [&](Cells& cells) {
                 target_entity = EntityNo(cells.number());
                 target_id = cells.uuid();
               });
  }
  return words.nameOf(target_entity, target_id, read, formats);
}

std::optional<Deed> about(const Entity& entity, const Operation& operation, ReadTransaction& read, const Words& words,
                          const Formats& formats, const QString& text) {
  const auto target = targetOf(entity, operation, read, words, formats);
  if (!target) return Deed{Said::tr("A record"), text, {}, {}};
  return Deed{target->name, text, target->link_kind, target->link_id};
}

QString shortened(const QString& text) { return text.size() > 60 ? text.left(57) + QChar(0x2026) : text; }

std::optional<Deed> describeNote(const ChangeSet&, const Operation& operation, ReadTransaction& read,
                                 const Words& words, const Formats& formats) {
  const QString body = QString::fromStdString(given<std::string>(operation, entityOf<Note>, "body")).simplified();
  const QString text = operation.verb == Verb::erase    ? Said::tr("note deleted")
                       : operation.verb == Verb::create ? Said::tr("note “%1”").arg(shortened(body))
                                                        : Said::tr("note changed");
  return about(entityOf<Note>, operation, read, words, formats, text);
}

std::optional<Deed> describeAttachment(const ChangeSet&, const Operation& operation, ReadTransaction& read,
                                       const Words& words, const Formats& formats) {
  const QString name = QString::fromStdString(given<std::string>(operation, entityOf<Attachment>, "name"));
  const bool photo = given<std::string>(operation, entityOf<Attachment>, "mime").starts_with("image/");
  return about(entityOf<Attachment>, operation, read, words, formats,
               photo ? Said::tr("photo added") : Said::tr("file %1 added").arg(name));
}

// Whether a stored value of the field, or of the group, is what people read: an instant, a flag or a number is not.
bool isSaid(EntityNo entity, const QString& field, const QString& stored, const Words& words) {
  if (words.value(entity, field, stored) != stored) return true;
  const Entity* known = registry().findNo(entity);
  if (!known) return false;
  const std::string wanted = field.toStdString();
  const auto is_meant = [&](const Field& each) { return each.name == wanted || each.group_name == wanted; };
  return std::any_of(known->fields.begin(), known->fields.end(), is_meant) &&
         std::all_of(known->fields.begin(), known->fields.end(),
                     [&](const Field& each) { return !is_meant(each) || each.type == Type::text; });
}

std::optional<Deed> describeConflict(const ChangeSet&, const Operation& operation, ReadTransaction& read,
                                     const Words& words, const Formats& formats) {
  QString field, mine, theirs;
  EntityNo entity = 0;
  Uuid target;
  read.first("SELECT target_entity, target_id, field, mine, theirs FROM conflict WHERE id = ?",
             {blobOf(operation.row_id)}, [&](Cells& cells) {
               entity = EntityNo(cells.number());
               target = cells.uuid();
               field = cells.text();
               mine = cells.text();
               theirs = cells.text();
             });
  const auto named = words.nameOf(entity, target, read, formats);
  const QString label = conflictLabel(entity, field, named, words);
  const bool is_decided = operation.transition == "keep_mine" || operation.transition == "keep_theirs";
  const QString& stored = operation.transition == "keep_mine" ? mine : theirs;
  const QString kept = shortened(conflictValue(stored, entity, field, words).simplified());
  QString text;
  if (!is_decided)
    text = Said::tr("open again which %1 is kept").arg(label);
  else if (!stored.isEmpty() && !isSaid(entity, field, stored, words))
    text = Said::tr("decided which %1 is kept").arg(label);
  else if (kept.isEmpty())
    text = Said::tr("decided: the %1 stays empty").arg(label);
  else
    text = Said::tr("decided: the %1 “%2” is kept").arg(label, kept);
  return about(entityOf<Conflict>, operation, read, words, formats, text);
}

std::optional<Deed> describeParked(const ChangeSet&, const Operation&, ReadTransaction&, const Words&, const Formats&) {
  return Deed{Said::tr("A change that was not accepted"), Said::tr("seen to"), {}, {}};
}

std::optional<Deed> describeSavedView(const ChangeSet&, const Operation& operation, ReadTransaction& read, const Words&,
                                      const Formats&) {
  QString name = QString::fromStdString(given<std::string>(operation, entityOf<SavedView>, "name"));
  if (name.isEmpty()) {
    read.first("SELECT name FROM saved_view WHERE id = ?", {blobOf(operation.row_id)},
               [&](Cells& cells) { name = cells.text(); });
  }
  return Deed{Said::tr("View “%1”").arg(name),
              operation.verb == Verb::create  ? Said::tr("saved")
              : operation.verb == Verb::erase ? Said::tr("deleted")
                                              : Said::tr("changed"),
              {},
              {}};
}

}  // namespace

void addWords(Words& words) {
  words.addProblems(problemSentence);
  words.addDescriber(traitsOf<Note>.no, describeNote);
  words.addDescriber(traitsOf<Attachment>.no, describeAttachment);
  words.addDescriber(traitsOf<AttachmentLink>.no,
                     [](const ChangeSet& set, const Operation& operation, ReadTransaction& read, const Words& words,
                        const Formats& formats) -> std::optional<Deed> {
                       for (const Operation& other : set.operations) {
                         if (other.entity == traitsOf<Attachment>.no) return std::nullopt;
                       }
                       return about(
                           entityOf<AttachmentLink>, operation, read, words, formats,
                           operation.transition == "remove" ? Said::tr("photo removed") : Said::tr("photo added"));
                     });
  words.addDescriber(traitsOf<Conflict>.no, describeConflict);
  words.addDescriber(traitsOf<ParkedChange>.no, describeParked);
  words.addDescriber(traitsOf<SavedView>.no, describeSavedView);
  words.addFields(traitsOf<Note>.no, {{"body", Said::tr("note")}});
}

}  // namespace carnet::client::organisation
