#include "client/modules/crm/contact_controller.h"

#include <QLocale>
#include <optional>

#include "client/modules/crm/crm_words.h"
#include "client/store/edits.h"
#include "shared/domain/crm/contact_point.h"

namespace carnet::client {

namespace {

const char* const readContact =
    "SELECT k.name, k.job_title, p.name, k.partner_id, k.language FROM contact k"
    " LEFT JOIN partner p ON p.id = k.partner_id WHERE k.id = ? AND k.deleted_at IS NULL";
const char* const readPoints =
    "SELECT id, kind, value FROM contact_point WHERE contact_id = ? AND deleted_at IS NULL"
    " ORDER BY kind IN ('phone', 'mobile') DESC, is_default DESC, rid";

}  // namespace

bool ContactController::canEdit() const {
  return workspace() && isReady() && !isMissing() && workspace()->may(entityOf<Contact>, Verb::set);
}

std::set<EntityNo> ContactController::watched() const {
  return {traitsOf<Contact>.no, traitsOf<Partner>.no, traitsOf<ContactPoint>.no};
}

void ContactController::load() {
  read(
      [id = blobOf(recordId())](ReadTransaction& read) {
        Shown shown;
        const bool found = read.first(readContact, {id}, [&](Cells& cells) {
          shown.name = cells.text();
          shown.job_title = cells.text();
          shown.partner = cells.text();
          shown.partner_id = cells.id();
          const QString spoken = cells.text();
          if (!spoken.isEmpty()) shown.spoken = QLocale(spoken).nativeLanguageName();
        });
        read.each(readPoints, {id}, [&](Cells& cells) {
          QVariantMap point{{"id", cells.id()}};
          const QString kind = cells.text();
          point["kind"] = kind;
          point["label"] = CrmWords::point(kind);
          point["symbol"] = CrmWords::pointSymbol(kind);
          point["value"] = cells.text();
          shown.points << point;
        });
        return found ? std::optional(shown) : std::nullopt;
      },
      [this](std::optional<Shown> shown) {
        contact_ = shown.value_or(Shown{});
        return shown.has_value();
      });
}

int ContactController::saveDetails(const QString& name, const QString& job_title) {
  Edits<Contact> edits(uuidOf(recordId()));
  edits.set<&Contact::name>(contact_.name, name.trimmed());
  edits.set<&Contact::job_title>(contact_.job_title, job_title.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Contact saved"));
}

int ContactController::savePoint(const QString& point_id, const QString& value) {
  // One that is not shown any more is written all the same: the rules say what became of it.
  QVariantMap point;
  for (const QVariant& known : std::as_const(contact_.points)) {
    if (known.toMap()["id"].toString() == point_id) point = known.toMap();
  }
  Edits<ContactPoint> edits(uuidOf(point_id));
  edits.set<&ContactPoint::value>(point["value"].toString(), value.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("%1 saved").arg(point["label"].toString()));
}

int ContactController::addPoint(const QString& kind, const QString& value) {
  Creation<ContactPoint> point(workspace()->newId());
  point.with<&ContactPoint::partner_id>(uuidOf(contact_.partner_id));
  point.with<&ContactPoint::contact_id>(uuidOf(recordId()));
  point.with<&ContactPoint::kind>(kind);
  point.with<&ContactPoint::value>(value.trimmed());
  return workspace()->submit({point.operation()}, tr("%1 added").arg(CrmWords::point(kind)));
}

}  // namespace carnet::client
