// Who may have the content of an attachment. Knowing its hash is not enough: a row opens it to those who hold the row if
// the row's author, or the asker, has the content (sent it whole once, or was given it here), or if no row named it before.
#pragma once

#include "server/db/transaction.h"
#include "shared/core/hash.h"

namespace carnet::server {

enum class BlobRight : std::uint8_t {
  none,
  open,  // through a row that the person holds
  sent,  // the person is known to have it
};

// `attachment_id` nil: through any row. The transaction reads as the person from then on.
BlobRight blobRight(Transaction& tx, const Uuid& person_id, const Sha256& hash, const Uuid& attachment_id);

// From now on rows that this person makes open the content. In a transaction that writes.
void noteBlobSender(Transaction& tx, const Uuid& person_id, const Sha256& hash);

}  // namespace carnet::server
