#include "client/store/kept_records.h"

namespace carnet::client {

namespace {

const char* const key = "kept-here";

const char* const ofTicket =
    "SELECT a.sha256, a.id, a.size_bytes FROM ticket t LEFT JOIN serial s ON s.id = t.serial_id"
    " JOIN attachment_link l ON l.target_id IN (t.id, t.serial_id, coalesce(t.product_id, s.product_id))"
    " AND l.deleted_at IS NULL"
    " JOIN attachment a ON a.id = l.attachment_id AND a.deleted_at IS NULL AND a.sha256 <> ''"
    " WHERE t.id = ? GROUP BY a.sha256";
const char* const ofPartner =
    "WITH about (id) AS (SELECT ?1 UNION ALL SELECT id FROM ticket WHERE partner_id = ?1 AND deleted_at IS NULL"
    " UNION ALL SELECT id FROM serial WHERE partner_id = ?1 AND deleted_at IS NULL)"
    " SELECT a.sha256, a.id, a.size_bytes FROM about"
    " JOIN attachment_link l ON l.target_id = about.id AND l.deleted_at IS NULL"
    " JOIN attachment a ON a.id = l.attachment_id AND a.deleted_at IS NULL AND a.sha256 <> '' GROUP BY a.sha256";

}  // namespace

QStringList KeptRecords::list() const { return drafts_.text(key).split('\n', Qt::SkipEmptyParts); }

bool KeptRecords::keep(const QString& kind, const QString& id) {
  QStringList records = list();
  if (records.contains(kind + "/" + id)) return true;
  if (records.size() >= most) return false;
  records.prepend(kind + "/" + id);
  write(records);
  return true;
}

void KeptRecords::letGo(const QString& kind, const QString& id) {
  QStringList records = list();
  if (records.removeAll(kind + "/" + id) > 0) write(records);
}

void KeptRecords::write(const QStringList& records) {
  if (records.isEmpty())
    drafts_.drop(key);
  else
    drafts_.keep(key, records.join('\n'));
  emit changed();
}

std::vector<FileOfRecord> filesOf(const QString& kind, const QString& id, ReadTransaction& read) {
  std::vector<FileOfRecord> files;
  if (kind != "ticket" && kind != "partner") return files;
  read.each(kind == "ticket" ? ofTicket : ofPartner, {blobOf(id)}, [&](Cells& cells) {
    FileOfRecord& file = files.emplace_back();
    file.sha256 = cells.text();
    file.attachment_id = cells.uuid();
    file.size = cells.number();
  });
  return files;
}

}  // namespace carnet::client

#include "moc_kept_records.cpp"
