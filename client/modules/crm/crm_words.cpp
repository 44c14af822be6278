#include "client/modules/crm/crm_words.h"

#include <QCollator>
#include <QHash>
#include <QMutex>
#include <algorithm>

namespace carnet::client {

QString CrmWords::stage(const QString& name) {
  if (name == "lead") return tr("Lead");
  if (name == "firm") return tr("Firm");
  if (name == "account") return tr("Account");
  return name == "client" ? tr("Customer") : name;
}

QString CrmWords::stageTone(const QString& name) {
  return name == "client" ? "success" : name == "account" ? "info" : "neutral";
}

QString CrmWords::role(const QString& name) {
  if (name == "customer") return tr("Customer");
  if (name == "supplier") return tr("Supplier");
  if (name == "manufacturer") return tr("Manufacturer");
  if (name == "employee") return tr("Employee");
  if (name == "prospect") return tr("Prospect");
  if (name == "representative") return tr("Representative");
  return name == "reseller" ? tr("Reseller") : name;
}

QString CrmWords::point(const QString& kind) {
  if (kind == "phone") return tr("Telephone");
  if (kind == "mobile") return tr("Mobile");
  if (kind == "email") return tr("Mail");
  return kind == "web" ? tr("Web page") : kind;
}

QString CrmWords::pointSymbol(const QString& kind) {
  return kind == "email" ? "mail" : kind == "web" ? "globe" : "phone";
}

QString CrmWords::address(const QString& kind) {
  if (kind == "delivery") return tr("Delivery address");
  if (kind == "invoice") return tr("Invoice address");
  if (kind == "contact") return tr("Contact address");
  if (kind == "other") return tr("Other address");
  return tr("Address");
}

QVariantList CrmWords::countries(const Formats& formats) {
  // A form that goes through a list of C++ asks for all of it for each of its rows.
  static QMutex mutex;
  static QHash<QString, QVariantList> known;
  const QMutexLocker lock(&mutex);
  QVariantList& countries = known[formats.language()];
  if (!countries.isEmpty()) return countries;
  for (const QString& code : Formats::countryCodes())
    countries << QVariantMap{{"value", code}, {"text", formats.country(code)}};
  QCollator collator(formats.locale());
  std::sort(countries.begin(), countries.end(), [&](const QVariant& one, const QVariant& other) {
    return collator.compare(one.toMap()["text"].toString(), other.toMap()["text"].toString()) < 0;
  });
  return countries;
}

}  // namespace carnet::client
