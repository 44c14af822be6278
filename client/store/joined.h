// Words beside each other in one line.
#pragma once

#include <QString>
#include <QStringList>

namespace carnet::client {

// Those parts that say anything, with `with` between them.
inline QString joined(QStringList parts, const QString& with) {
  parts.removeAll(QString());
  return parts.join(with);
}

// "Quai des Pompes, 13001 Marseille". A street may have several lines.
inline QString addressLine(const QString& street, const QString& postcode, const QString& city) {
  return joined({street.trimmed().replace('\n', ", "), joined({postcode, city}, " ")}, ", ");
}

}  // namespace carnet::client
