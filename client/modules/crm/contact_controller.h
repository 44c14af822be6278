// One contact with its numbers, for ContactPage.
#pragma once

#include "client/modules/crm/contact_points_controller.h"

namespace carnet::client {

class ContactController : public ContactPointsController {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString name READ name NOTIFY loaded)
  Q_PROPERTY(QString jobTitle READ jobTitle NOTIFY loaded)
  Q_PROPERTY(QString partner READ partner NOTIFY loaded)
  Q_PROPERTY(QString partnerId READ partnerId NOTIFY loaded)
  Q_PROPERTY(QString spoken READ spoken NOTIFY loaded)
  // How the contact's own fields stand, by name: as in FieldState.
  Q_PROPERTY(QVariantMap standing READ standing NOTIFY loaded)
  Q_PROPERTY(bool canEdit READ canEdit NOTIFY loaded)

 public:
  using ContactPointsController::ContactPointsController;

  QString name() const { return contact_.name; }
  QString jobTitle() const { return contact_.job_title; }
  QString partner() const { return contact_.partner; }
  QString partnerId() const { return contact_.partner_id; }
  QString spoken() const { return contact_.spoken; }
  QVariantList points() const override { return contact_.points; }
  QVariantMap standing() const { return contact_.standing; }
  bool canEdit() const;

  // One change. Returns its number (Workspace::submit), 0 when nothing differs. `seen` as in PartnerController.
  Q_INVOKABLE int saveDetails(const QString& name, const QString& job_title, const QVariantMap& seen = {});
  // Decides a conflict that a field's standing tells of.
  Q_INVOKABLE void keep(const QVariantMap& conflict, const QString& side);

 protected:
  Owner owner() const override { return {uuidOf(contact_.partner_id), uuidOf(recordId())}; }
  bool canEditPoints() const override { return canEdit(); }
  std::set<EntityNo> watched() const override;
  bool showsWaiting() const override { return true; }
  void load() override;
  void clear() override { contact_ = {}; }

 private:
  struct Shown {
    QString name, job_title, partner, partner_id, spoken;
    QVariantList points;
    QVariantMap standing;
  };
  Shown contact_;
};

}  // namespace carnet::client
