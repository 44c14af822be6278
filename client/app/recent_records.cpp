#include "client/app/recent_records.h"

namespace carnet::client {

namespace {
const char* const key = "recent";
}

QStringList RecentRecords::list() const { return drafts_.text(key).split('\n', Qt::SkipEmptyParts); }

void RecentRecords::add(const QString& kind, const QString& id) {
  QStringList records = list();
  const QString record = kind + "/" + id;
  if (!records.isEmpty() && records.first() == record) return;
  records.removeAll(record);
  records.prepend(record);
  drafts_.keep(key, records.mid(0, most).join('\n'));
}

}  // namespace carnet::client
