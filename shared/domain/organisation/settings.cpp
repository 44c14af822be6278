#include "shared/domain/organisation/settings.h"

#include "shared/core/decimal.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/setting.h"

namespace carnet {

std::optional<std::string> setting(Rows& rows, std::string_view key) {
  Row row;
  // Every device holds every setting: one that is not there does not exist.
  if (rows.get(entityOf<Setting>, settingId(key).value, row) != Presence::present || row.isDeleted()) {
    return std::nullopt;
  }
  return as<Setting>(row).value;
}

std::int64_t numberSetting(Rows& rows, std::string_view key, std::int64_t fallback) {
  const auto text = setting(rows, key);
  return text ? parseScaled(*text, 0).value_or(fallback) : fallback;
}

}  // namespace carnet
