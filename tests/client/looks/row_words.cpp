#include "tests/client/looks/row_words.h"

#include <sqlite3.h>

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <memory>
#include <stdexcept>

#include "client/replica/sqlite_store.h"
#include "shared/domain/registry.h"
#include "shared/schema/local_text.h"

namespace carnet::client::test {

namespace {

struct Close {
  void operator()(sqlite3* file) const { sqlite3_close(file); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// Logins are shown as they are stored.
bool isCode(const Entity& entity, const Field& field, const QString& value) {
  static const QRegularExpression code("^[a-z][a-z0-9_.]*$");
  return code.match(value).hasMatch() && !(entity.name == "app_user" && field.name == "login");
}

const QStringList& wordsOfDates() {
  static const QStringList words = [] {
    QStringList out{"AM", "PM"};
    const QLocale locale;
    for (int day = 1; day <= 7; ++day) {
      for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat})
        out << locale.dayName(day, format) << locale.standaloneDayName(day, format);
    }
    for (int month = 1; month <= 12; ++month) {
      for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat})
        out << locale.monthName(month, format) << locale.standaloneMonthName(month, format);
    }
    return out;
  }();
  return words;
}

}  // namespace

RowWords::RowWords(const QStringList& values) {
  for (const QString& value : values) add(value);
}

RowWords RowWords::in(const std::filesystem::path& folder) {
  RowWords words;
  sqlite3* opened = nullptr;
  const auto path = SqliteStore::fileIn(folder).string();
  if (sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
    throw std::runtime_error("cannot read " + path);
  const std::unique_ptr<sqlite3, Close> file(opened);
  for (const Entity* entity : registry().entities()) {
    if (entity->replication == Replication::never) continue;
    for (const Field& field : entity->fields) {
      if (field.type != Type::text && field.type != Type::localText) continue;
      const std::string sql = "SELECT " + std::string(field.name) + " FROM " + std::string(entity->name);
      sqlite3_stmt* prepared = nullptr;
      if (sqlite3_prepare_v2(file.get(), sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(file.get()));
      const std::unique_ptr<sqlite3_stmt, Close> rows(prepared);
      while (sqlite3_step(rows.get()) == SQLITE_ROW) {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(rows.get(), 0));
        if (!bytes) continue;
        if (field.type == Type::text) {
          const QString value = QString::fromUtf8(bytes);
          if (!isCode(*entity, field, value)) words.add(value);
        } else if (const auto text = LocalText::fromJson(bytes)) {
          for (const auto& [language, value] : text->by_language) words.add(QString::fromStdString(value));
        }
      }
    }
  }
  return words;
}

void RowWords::add(const QString& value) {
  const QString whole = value.trimmed();
  if (whole.size() < 2 || values_.contains(whole)) return;
  values_ << whole;
  QStringList& longest_first = by_start_[whole.left(2)];
  longest_first.insert(
      std::lower_bound(longest_first.begin(), longest_first.end(), whole,
                       [](const QString& one, const QString& other) { return one.size() > other.size(); }),
      whole);
}

qsizetype RowWords::longestAt(const QString& text, qsizetype at) const {
  const auto endsAWord = [&](qsizetype end) { return end >= text.size() || !text[end].isLetter(); };
  for (const QString& value : by_start_.value(text.mid(at, 2))) {
    if (QStringView(text).mid(at).startsWith(value) && endsAWord(at + value.size())) return value.size();
  }
  for (const QString& word : wordsOfDates()) {
    if (QStringView(text).mid(at).startsWith(word) && endsAWord(at + word.size())) return word.size();
  }
  return 0;
}

bool RowWords::cover(const QString& text) const {
  for (qsizetype at = 0; at < text.size();) {
    const bool begins_a_word = at == 0 || !text[at - 1].isLetter();
    if (const qsizetype length = begins_a_word ? longestAt(text, at) : 0)
      at += length;
    else if (text[at].isLetter())
      return false;
    else
      ++at;
  }
  return true;
}

}  // namespace carnet::client::test
