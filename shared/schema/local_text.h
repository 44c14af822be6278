// One value per language, fallback the company's language, then any (model.md, Rules for all tables).
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace carnet {

struct LocalText {
  std::map<std::string, std::string> by_language;  // "fr" → "Pompe"
  auto operator<=>(const LocalText&) const = default;

  std::string in(std::string_view language, std::string_view fallback = "en") const;
  // Canonical JSON: keys sorted, no spaces.
  std::string toJson() const;
  static std::optional<LocalText> fromJson(std::string_view json);
};

}  // namespace carnet
