// How a row that search found is shown, and which record it opens: a telephone number opens its customer.
#pragma once

#include <QVariantMap>
#include <vector>

#include "client/store/replica_search.h"
#include "client/store/words.h"

namespace carnet::client {

// Rows that are searched together with the row they belong to.
std::vector<SearchOwner> searchOwners();

// {kind, id, symbol, kindText, title, subtitle, markedTitle, markedSubtitle} for each record, in the order of the hits,
// each record once; hits without a page are left out. In the marked ones what was found is bold, as styled text.
QVariantList shownHits(ReadTransaction& read, const std::vector<SearchHit>& hits, const SearchQuery& query,
                       const Words& words, const Formats& formats);

// The row of a record that a page shows: of its kind and id.
std::vector<SearchHit> hitsOf(ReadTransaction& read, const QStringList& records);
// Where nothing was opened yet: what was changed last.
std::vector<SearchHit> lastChanged(ReadTransaction& read);

}  // namespace carnet::client
