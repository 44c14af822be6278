#include "client/modules/stock/site_choices.h"

#include "client/store/joined.h"
#include "shared/domain/crm/address.h"

namespace carnet::client {

namespace {

const char* const readSitesOf =
    "SELECT id, street, postcode, city FROM address WHERE partner_id = ? AND deleted_at IS NULL"
    " ORDER BY kind = 'delivery' DESC, is_default DESC, rid";

QVariantList sitesOf(ReadTransaction& read, const QString& partner_id, const QString& none) {
  QVariantList sites;
  if (partner_id.isEmpty()) return sites;
  read.each(readSitesOf, {blobOf(partner_id)}, [&](Cells& cells) {
    QVariantMap site{{"value", cells.id()}};
    const QString street = cells.text();
    const QString postcode = cells.text();
    site["text"] = addressLine(street, postcode, cells.text());
    sites << site;
  });
  if (!sites.isEmpty()) sites.prepend(QVariantMap{{"value", QString()}, {"text", none}});
  return sites;
}

}  // namespace

std::set<EntityNo> SiteChoices::watched() const { return {traitsOf<Address>.no}; }

void SiteChoices::load() {
  read([customer = recordId(), none = tr("No site")](ReadTransaction& read) { return sitesOf(read, customer, none); },
       [this](QVariantList sites) {
         sites_ = std::move(sites);
         return true;
       });
}

}  // namespace carnet::client

#include "moc_site_choices.cpp"
