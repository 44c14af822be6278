#include "shared/schema/local_text.h"

#include <nlohmann/json.hpp>

namespace carnet {

std::string LocalText::in(std::string_view language, std::string_view fallback) const {
  for (std::string_view wanted : {language, fallback}) {
    if (auto found = by_language.find(std::string(wanted)); found != by_language.end()) return found->second;
  }
  return by_language.empty() ? std::string() : by_language.begin()->second;
}

std::string LocalText::toJson() const { return nlohmann::json(by_language).dump(); }

std::optional<LocalText> LocalText::fromJson(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  LocalText result;
  for (const auto& [language, value] : json.items()) {
    if (!value.is_string()) return std::nullopt;
    result.by_language[language] = value.get<std::string>();
  }
  return result;
}

}  // namespace carnet
