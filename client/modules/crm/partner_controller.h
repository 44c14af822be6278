// One partner with what belongs to it, and the edits PartnerPage offers.
#pragma once

#include "client/modules/crm/contact_points_controller.h"

namespace carnet::client {

class PartnerController : public ContactPointsController {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString name READ name NOTIFY loaded)
  Q_PROPERTY(QString subtitle READ subtitle NOTIFY loaded)
  Q_PROPERTY(QString stageText READ stageText NOTIFY loaded)
  Q_PROPERTY(QString stageTone READ stageTone NOTIFY loaded)
  Q_PROPERTY(QVariantList roles READ roles NOTIFY loaded)        // {text, tone}
  Q_PROPERTY(QVariantList facts READ facts NOTIFY loaded)        // {label, value}
  Q_PROPERTY(QVariantList contacts READ contacts NOTIFY loaded)  // {id, name, jobTitle, phone}
  // {id, label, symbol, value, standing}, and as stored: kind, street, postcode, city, country
  Q_PROPERTY(QVariantList addresses READ addresses NOTIFY loaded)
  // {value, text}: what an address can be for, and in which country.
  Q_PROPERTY(QVariantList addressKinds READ addressKinds NOTIFY workspaceChanged)
  Q_PROPERTY(QVariantList countries READ countries NOTIFY workspaceChanged)
  // How the partner's own fields stand, by name: as in FieldState.
  Q_PROPERTY(QVariantMap standing READ standing NOTIFY loaded)
  Q_PROPERTY(QString description READ description NOTIFY loaded)
  Q_PROPERTY(QString legalForm READ legalForm NOTIFY loaded)
  Q_PROPERTY(QString vatNo READ vatNo NOTIFY loaded)
  Q_PROPERTY(bool canEdit READ canEdit NOTIFY loaded)
  Q_PROPERTY(bool canEditContacts READ canEditContacts NOTIFY loaded)
  Q_PROPERTY(bool canEditAddresses READ canEditAddresses NOTIFY loaded)
  // Contacts at a customer, whichever it is.
  Q_PROPERTY(bool canAdd READ canAdd NOTIFY loaded)

 public:
  using ContactPointsController::ContactPointsController;

  QString name() const { return partner_.name; }
  QString subtitle() const { return partner_.subtitle; }
  QString stageText() const { return partner_.stage_text; }
  QString stageTone() const { return partner_.stage_tone; }
  QVariantList roles() const { return partner_.roles; }
  QVariantList facts() const { return partner_.facts; }
  QVariantList points() const override { return partner_.points; }
  QVariantList contacts() const { return partner_.contacts; }
  QVariantList addresses() const { return partner_.addresses; }
  QVariantList addressKinds() const;
  QVariantList countries() const;
  QVariantMap standing() const { return partner_.standing; }
  QString description() const { return partner_.description; }
  QString legalForm() const { return partner_.legal_form; }
  QString vatNo() const { return partner_.vat_no; }
  bool canEdit() const;
  bool canEditContacts() const;
  bool canEditAddresses() const;
  bool canAdd() const;

  // Each is one change; only fields that differ are in it. Returns its number (Workspace::submit), 0 when nothing differs.
  // `seen`: what the form showed when it was opened (FormDraft), the base of what is saved; without it what stands now.
  Q_INVOKABLE int saveDetails(const QString& name, const QString& legal_form, const QString& vat_no,
                              const QString& description, const QVariantMap& seen = {});
  Q_INVOKABLE int addContact(const QString& name, const QString& job_title, const QString& phone);
  // `typed` as the addresses are listed. An address is said whole, or two people's would be mixed; the first of its kind is
  // the one that is used for it.
  Q_INVOKABLE int addAddress(const QVariantMap& typed);
  Q_INVOKABLE int saveAddress(const QString& address_id, const QVariantMap& typed, const QVariantMap& seen = {});
  // Decides a conflict that a field's standing tells of.
  Q_INVOKABLE void keep(const QVariantMap& conflict, const QString& side);

 signals:
  void contactAdded(const QString& id);

 protected:
  Owner owner() const override { return {uuidOf(recordId()), std::nullopt}; }
  bool canEditPoints() const override { return canEditContacts(); }
  std::set<EntityNo> watched() const override;
  bool showsWaiting() const override { return true; }
  void load() override;
  void clear() override { partner_ = {}; }

 private:
  struct Shown {
    QString name, subtitle, stage_text, stage_tone, description, legal_form, vat_no;
    QVariantList roles, facts, points, contacts, addresses;
    QVariantMap standing;
  };
  Shown partner_;
};

}  // namespace carnet::client
