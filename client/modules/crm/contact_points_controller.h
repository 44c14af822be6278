// A record with telephones and addresses of e-mail, and the edits that its page offers of them: the base of a partner's
// and a contact's controller.
#pragma once

#include <optional>

#include "client/store/record_source.h"

namespace carnet::client {

class ContactPointsController : public RecordSource {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(QVariantList points READ points NOTIFY loaded)  // {id, kind, label, value, symbol, standing}
  Q_PROPERTY(bool canRemovePoints READ canRemovePoints NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  virtual QVariantList points() const = 0;
  bool canRemovePoints() const;

  // Each is one change. Returns its number (Workspace::submit), 0 when nothing differs. `seen`: what the form showed when it
  // was opened (FormDraft), the base of what is saved; without it what stands now.
  Q_INVOKABLE int savePoint(const QString& point_id, const QString& value, const QVariantMap& seen = {});
  Q_INVOKABLE int addPoint(const QString& kind, const QString& value);
  Q_INVOKABLE int removePoint(const QString& point_id, const QString& value);

 protected:
  // Whose a new one is: the partner's, or of one of its contacts.
  struct Owner {
    Uuid partner_id;
    std::optional<Uuid> contact_id;
  };
  virtual Owner owner() const = 0;
  virtual bool canEditPoints() const = 0;
  // As in `points`, without its standing; `person` is whose it is, where that is not the record's own.
  static QVariantMap pointOf(const Uuid& id, const QString& kind, const QString& value, const QString& person = {});
};

}  // namespace carnet::client
