#include "server/sync/blob_rights.h"

#include "server/sync/snapshot_reader.h"

namespace carnet::server {

namespace {

constexpr const char* selectSent = "SELECT EXISTS (SELECT FROM sync_blob_sender WHERE sha256 = $1 AND person_id = $2)";
// Looked for among all rows, not only those that the person sees.
constexpr const char* selectOpening =
    "SELECT a.id FROM attachment a WHERE a.sha256 = $1 AND a.deleted_at IS NULL"
    " AND ($3::uuid = '00000000-0000-0000-0000-000000000000' OR a.id = $3)"
    " AND (EXISTS (SELECT FROM sync_blob_sender s WHERE s.sha256 = $1 AND s.person_id IN (a.created_by, $2))"
    " OR NOT EXISTS (SELECT FROM attachment o WHERE o.sha256 = $1 AND o.id <> a.id"
    " AND (o.rev < a.rev OR o.deleted_at IS NOT NULL))) ORDER BY a.rev LIMIT 1000";
constexpr const char* selectHeld = "SELECT EXISTS (SELECT FROM attachment WHERE id = ANY($1::uuid[]))";
constexpr const char* insertSender =
    "INSERT INTO sync_blob_sender (sha256, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

}  // namespace

BlobRight blobRight(Transaction& tx, const Uuid& person_id, const Sha256& hash, const Uuid& attachment_id) {
  const std::string name = toHex(hash);
  if (attachment_id.isNil() && tx.exec(selectSent, name, person_id).front()[0].boolean()) return BlobRight::sent;
  std::vector<Uuid> opening;
  for (const Row& row : tx.exec(selectOpening, name, person_id, attachment_id)) opening.push_back(row[0].uuid());
  if (opening.empty()) return BlobRight::none;
  readAs(tx, person_id);
  return tx.exec(selectHeld, opening).front()[0].boolean() ? BlobRight::open : BlobRight::none;
}

void noteBlobSender(Transaction& tx, const Uuid& person_id, const Sha256& hash) {
  tx.exec(insertSender, toHex(hash), person_id);
}

}  // namespace carnet::server
