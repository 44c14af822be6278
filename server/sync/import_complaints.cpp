#include "server/sync/import_complaints.h"

#include <array>

namespace carnet::server {

void Complaints::say(std::string_view file, std::size_t line, std::string_view field, std::string_view reason) {
  ++count_;
  if (count_ > most_) return;
  out_ << file;
  if (line > 0) out_ << ':' << line;
  if (!field.empty()) out_ << ": " << field;
  out_ << ": " << reason << '\n';
}

void Complaints::finish() {
  if (count_ > most_) out_ << "… and " << count_ - most_ << " more\n";
}

std::string wordsOf(const Problem& problem) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> words = {{
      {"reference.unknown", "names no row"},
      {"reference.not_yours", "names a row that the importer may not see"},
      {"field.bad_value", "is no value of this field"},
      {"row.not_yours", "the row lies where the importer may not write"},
      {"rights.fence", "the importer has no right to this"},
      {"rights.import", "the importer has no right to import this"},
      {"value.not_unique", "another row has the same value"},
      {"undo.changed_since", "it was changed since"},
      {"undo.no_way_back", "nothing is known that would undo it"},
      {"row.changed_since", "it was changed since"},
      {"row.deleted", "it is deleted"},
      {"row.in_use", "something else belongs to it by now"},
      {"scope.too_wide", "a person would hold more than can be given to one device"},
  }};
  for (const auto& [code, sentence] : words) {
    if (problem.code == code) return std::string(sentence);
  }
  if (problem.code.ends_with("_missing")) return "is missing (" + problem.code + ")";
  std::string text = "refused by the rules: " + problem.code;
  for (std::size_t i = 0; i < problem.values.size(); ++i) text += (i == 0 ? " (" : ", ") + problem.values[i];
  return problem.values.empty() ? text : text + ")";
}

}  // namespace carnet::server
