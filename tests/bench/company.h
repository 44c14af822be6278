// A company as devices hold it, row by row: of ten rows three are partners, as many telephone numbers, the rest contacts,
// machines and tickets; between them four in five partners are customers, and one in fifty is a supplier. Names are made
// of syllables by a fixed seed, one in eight in Cyrillic.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "client/replica/replica.h"
#include "shared/core/random.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/organisation/app_user.h"
#include "shared/schema/entity.h"

namespace carnet::bench {

class Company {
 public:
  Row next();
  // One of the texts that people would type for the rows made so far: beginnings of names of one letter and more, words in
  // the middle, whole names with a slip, telephone numbers, serial and document numbers, two words, and nonsense.
  std::string typed();

 private:
  std::string word(bool is_cyrillic);
  std::string name();
  template <class T>
  T blank(const Uuid& root, Facet facet);
  Row partner();
  Row role(PartnerRoleKind kind);
  Row phone();
  Row contact();
  Row serial();
  Row ticket();
  void keep(const std::string& number);

  SeededRng random_{17};
  std::uint64_t made_ = 0;
  Id<Partner> last_;
  std::optional<Row> role_;  // of the last partner
  std::vector<std::string> names_, numbers_;
};

// Who the device is that fillCompany() makes: an administrator's.
client::Identity identityOfFilled();
// A replica of so many rows, searchable. Says what that took: metrics search_write, search_index … with `suffix`.
void fillCompany(const std::filesystem::path& folder, std::int64_t rows, const std::string& suffix);

}  // namespace carnet::bench
