#include "client/replica/read_functions.h"

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "shared/core/search_text.h"
#include "shared/core/text.h"

namespace carnet::client {

namespace {

std::string_view textOf(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  const auto bytes = static_cast<std::size_t>(sqlite3_value_bytes(value));
  return text ? std::string_view(text, bytes) : std::string_view();
}

void fold(sqlite3_context* context, int, sqlite3_value** values) {
  const std::string folded = foldForSearch(textOf(values[0]));
  sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
}

// The second argument is the same for all rows of a statement: it is understood once.
template <bool (*compare)(std::string_view, const SearchQuery&)>
void compareWords(sqlite3_context* context, int, sqlite3_value** values) {
  auto* query = static_cast<SearchQuery*>(sqlite3_get_auxdata(context, 1));
  if (query == nullptr) {
    query = new SearchQuery(searchQuery(textOf(values[1])));
    sqlite3_set_auxdata(context, 1, query, [](void* kept) { delete static_cast<SearchQuery*>(kept); });
    query = static_cast<SearchQuery*>(sqlite3_get_auxdata(context, 1));
    if (query == nullptr) return sqlite3_result_error_nomem(context);
  }
  sqlite3_result_int(context, compare(textOf(values[0]), *query) ? 1 : 0);
}

constexpr int stepsBetweenQuestions = 4'000;  // well under a millisecond

}  // namespace

void addReadFunctions(void* sqlite) {
  if (sqlite == nullptr) return;
  sqlite3_create_function(static_cast<sqlite3*>(sqlite), "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, &fold,
                          nullptr, nullptr);
  sqlite3_create_function(static_cast<sqlite3*>(sqlite), "holds_all", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                          &compareWords<&holdsAllWords>, nullptr, nullptr);
  sqlite3_create_function(static_cast<sqlite3*>(sqlite), "nearly_holds", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                          &compareWords<&nearlyHoldsAllWords>, nullptr, nullptr);
}

void stopReadingWhen(void* sqlite, int (*should_stop)(void* what), void* what) {
  if (sqlite == nullptr) return;
  sqlite3_progress_handler(static_cast<sqlite3*>(sqlite), stepsBetweenQuestions, should_stop, what);
}

}  // namespace carnet::client
