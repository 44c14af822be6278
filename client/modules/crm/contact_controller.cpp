#include "client/modules/crm/contact_controller.h"

#include <QLocale>
#include <optional>

#include "client/modules/organisation/field_states.h"
#include "client/store/edits.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/organisation/conflict.h"

namespace carnet::client {

namespace {

const char* const readContact =
    "SELECT k.name, k.job_title, p.name, k.partner_id, k.language FROM contact k"
    " LEFT JOIN partner p ON p.id = k.partner_id WHERE k.id = ? AND k.deleted_at IS NULL";
const char* const readContactPoints =
    "SELECT id, kind, value FROM contact_point WHERE contact_id = ? AND deleted_at IS NULL"
    " ORDER BY kind IN ('phone', 'mobile') DESC, is_default DESC, rid";

}  // namespace

bool ContactController::canEdit() const {
  return workspace() && isReady() && !isMissing() && workspace()->may(entityOf<Contact>, Verb::set);
}

std::set<EntityNo> ContactController::watched() const {
  return {traitsOf<Contact>.no, traitsOf<Partner>.no, traitsOf<ContactPoint>.no, traitsOf<Conflict>.no};
}

void ContactController::load() {
  read(
      [contact_id = uuidOf(recordId()), viewer = ConflictViewer::of(*workspace())](ReadTransaction& read) {
        Shown shown;
        const QByteArray id = blobOf(contact_id);
        std::vector<Uuid> rows{contact_id};
        const bool found = read.first(readContact, {id}, [&](Cells& cells) {
          shown.name = cells.text();
          shown.job_title = cells.text();
          shown.partner = cells.text();
          shown.partner_id = cells.id();
          const QString spoken = cells.text();
          if (!spoken.isEmpty()) shown.spoken = QLocale(spoken).nativeLanguageName();
        });
        read.each(readContactPoints, {id}, [&](Cells& cells) {
          rows.push_back(cells.uuid());
          const QString kind = cells.text();
          shown.points << pointOf(rows.back(), kind, cells.text());
        });
        const FieldStates states = FieldStates::read(read, viewer, rows);
        shown.standing = states.allOf(contact_id, {"name", "job_title", "language"});
        for (QVariant& known : shown.points) {
          QVariantMap point = known.toMap();
          point["standing"] = states.of(uuidOf(point["id"].toString()), "value");
          known = point;
        }
        return found ? std::optional(shown) : std::nullopt;
      },
      [this](std::optional<Shown> shown) {
        contact_ = shown.value_or(Shown{});
        return shown.has_value();
      });
}

int ContactController::saveDetails(const QString& name, const QString& job_title, const QVariantMap& seen) {
  Edits<Contact> edits(uuidOf(recordId()));
  edits.set<&Contact::name>(seenIn(seen, "name", contact_.name), name.trimmed());
  edits.set<&Contact::job_title>(seenIn(seen, "jobTitle", contact_.job_title), job_title.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Contact saved"));
}

void ContactController::keep(const QVariantMap& conflict, const QString& side) {
  keepSide(*workspace(), conflict, side);
}

}  // namespace carnet::client

#include "moc_contact_controller.cpp"
