#include "client/modules/crm/contact_points_controller.h"

#include "client/modules/crm/crm_words.h"
#include "client/store/edits.h"
#include "client/store/row_of.h"
#include "shared/domain/crm/contact_point.h"

namespace carnet::client {

bool ContactPointsController::canRemovePoints() const {
  return canEditPoints() && workspace()->may(entityOf<ContactPoint>, Verb::erase);
}

QVariantMap ContactPointsController::pointOf(const Uuid& id, const QString& kind, const QString& value,
                                             const QString& person) {
  const QString word = CrmWords::point(kind);
  return {{"id", textOf(id)},
          {"kind", kind},
          {"label", person.isEmpty() ? word : person + " · " + word},
          {"symbol", CrmWords::pointSymbol(kind)},
          {"value", value}};
}

int ContactPointsController::savePoint(const QString& point_id, const QString& value, const QVariantMap& seen) {
  // One that is not shown any more is written all the same: the rules say what became of it.
  const QVariantMap point = rowOf(points(), point_id);
  Edits<ContactPoint> edits(uuidOf(point_id));
  edits.set<&ContactPoint::value>(seenIn(seen, "number", point["value"].toString()), value.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("%1 saved").arg(point["label"].toString()));
}

int ContactPointsController::addPoint(const QString& kind, const QString& value) {
  const Owner whose = owner();
  Creation<ContactPoint> point(workspace()->newId());
  point.with<&ContactPoint::partner_id>(whose.partner_id);
  if (whose.contact_id) point.with<&ContactPoint::contact_id>(*whose.contact_id);
  point.with<&ContactPoint::kind>(kind);
  point.with<&ContactPoint::value>(value.trimmed());
  return workspace()->submit({point.operation()}, tr("%1 added").arg(CrmWords::point(kind)));
}

int ContactPointsController::removePoint(const QString& point_id, const QString& value) {
  return workspace()->submit({erasureOf<ContactPoint>(uuidOf(point_id))}, tr("%1 removed").arg(value));
}

}  // namespace carnet::client

#include "moc_contact_points_controller.cpp"
