#include "client/modules/service/typed_time.h"

#include <QRegularExpression>

namespace carnet::client {

QTime typedTime(const QString& written) {
  static const QRegularExpression parted(QString::fromUtf8("^(\\d{1,2})(?:\\s*[:.,hHч]\\s*(\\d{2})?|\\s+(\\d{2}))?$"));
  static const QRegularExpression joined("^(\\d{1,2})(\\d{2})$");
  const QString plain = written.simplified();
  QRegularExpressionMatch match = parted.match(plain);
  if (!match.hasMatch()) match = joined.match(plain);
  if (!match.hasMatch()) return {};
  const QString minutes = match.captured(2).isEmpty() ? match.captured(3) : match.captured(2);
  return {match.captured(1).toInt(), minutes.toInt()};
}

}  // namespace carnet::client
