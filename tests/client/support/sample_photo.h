// A photo of a ticket in a replica to which its content has not come.
#pragma once

#include "client/replica/sqlite_store.h"
#include "shared/core/hash.h"
#include "shared/domain/organisation/attachment_link.h"

namespace carnet::client::test {

// `change` sees the photo and its link before they are put.
template <class Change>
void addPhotoOf(const Uuid& ticket, const Sha256& content, SqliteStore& store, Change change) {
  Attachment photo;
  photo.head.id = naturalId("sample", "photo");
  photo.head.root_id = ticket;
  photo.head.facet = Facet::ticket;
  photo.sha256 = toHex(content);
  AttachmentLink link;
  link.head = photo.head;
  link.head.id = naturalId("sample", "photo link");
  link.attachment_id = Id<Attachment>(photo.head.id);
  link.target_id = ticket;
  change(photo, link);
  store.put(rowOf(photo));
  store.put(rowOf(link));
}

inline void addPhotoOf(const Uuid& ticket, const Sha256& content, SqliteStore& store) {
  addPhotoOf(ticket, content, store, [](Attachment&, AttachmentLink&) {});
}

}  // namespace carnet::client::test
