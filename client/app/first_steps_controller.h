// The first steps of an administrator in a company that is still empty: who we are, who works here, customers, products,
// the first device. Knows what is done already.
#pragma once

#include "client/i18n/translations.h"
#include "client/store/record_source.h"

namespace carnet::client {

class FirstStepsController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // An administrator, and something essential is missing; until the person is done with the steps.
  Q_PROPERTY(bool needed READ isNeeded NOTIFY loaded)
  // The person may set up the company: then the steps stay within reach after they are done.
  Q_PROPERTY(bool allowed READ isAllowed NOTIFY loaded)
  Q_PROPERTY(QVariantMap company READ company NOTIFY loaded)  // the fields of Company by their names
  // {id, login, name, role, roles (codes with a space between them), language, active, hasVan}
  Q_PROPERTY(QVariantList people READ people NOTIFY loaded)
  Q_PROPERTY(QVariantList roles READ roles NOTIFY loaded)  // {value, text, help}: roles a person can be given
  Q_PROPERTY(QVariantList countries READ countries NOTIFY workspaceChanged)  // {value, text}: by their names
  Q_PROPERTY(QVariantList languages READ languages CONSTANT)                 // {value, text}: of a company, of a person
  Q_PROPERTY(QString likelyCountry READ likelyCountry NOTIFY loaded)  // by the company's time zone, else language
  Q_PROPERTY(int customers READ customers NOTIFY loaded)
  Q_PROPERTY(int products READ products NOTIFY loaded)
  // A device beside this one, whoever's it is.
  Q_PROPERTY(bool secondDevice READ hasSecondDevice NOTIFY loaded)
  Q_PROPERTY(bool companyDone READ isCompanyDone NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  bool isNeeded() const { return needed_; }
  bool isAllowed() const { return allowed_; }
  QVariantMap company() const { return state_.company; }
  QVariantList people() const { return state_.people; }
  QVariantList roles() const { return state_.roles; }
  QVariantList countries() const;
  QVariantList languages() const { return languageChoices(); }
  QString likelyCountry() const;
  int customers() const { return state_.customers; }
  int products() const { return state_.products; }
  bool hasSecondDevice() const { return state_.devices > 1; }
  bool isCompanyDone() const;

  // The fields that differ; those that are not given stay. Sentences beside the fields that cannot be meant, none when they
  // are being saved: then companySaved() follows unless a rule refuses. A company without any depot gets its first one.
  // `seen` is what the form showed of them when it was opened; without it what stands now.
  Q_INVOKABLE QVariantMap saveCompany(const QVariantMap& fields, const QVariantMap& seen = {});
  // With one role at least. Sentences beside the fields "login", "name" and "role", none when the person is being added:
  // personAdded() follows. A technician comes with a van.
  Q_INVOKABLE QVariantMap addPerson(const QString& name, const QString& login, const QString& language,
                                    const QStringList& roles);
  // {name, language, roles, active}; returns the change's number (Workspace::submit), 0 when nothing had to be changed.
  // Whoever becomes a technician and has no van gets one. `seen`: what the form showed when it was opened, as in `people`;
  // only what differs from it is changed. Without it what stands now.
  Q_INVOKABLE int changePerson(const QString& id, const QVariantMap& person, const QVariantMap& seen = {});
  // "Hélène Quesnel" → "helene.quesnel"
  Q_INVOKABLE QString loginFor(const QString& name) const;
  // The steps are not an administrator's first page any more on this device.
  Q_INVOKABLE void finish();

 signals:
  void companySaved();
  void personAdded();

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct State {
    QVariantMap company;
    QVariantList people, roles;
    int customers = 0, products = 0, depots = 0, devices = 0;
  };
  static State readState(ReadTransaction& read, const Formats& formats);
  static QString whatItDoes(const QString& role);

  State state_;
  bool needed_ = false;
  bool allowed_ = false;
};

}  // namespace carnet::client
