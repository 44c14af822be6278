// Everything the rows of a device say: a text on the screen that consists of it needs no translation.
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <filesystem>

namespace carnet::client::test {

class RowWords {
 public:
  RowWords() = default;
  explicit RowWords(const QStringList& values);

  // What stands in the fields of the rows in FOLDER's replica: texts in all their languages. Not values of enumerations,
  // and no text that is spelled like a code (`not_now`, `value`): those have words in every language.
  static RowWords in(const std::filesystem::path& folder);

  void add(const QString& value);
  // Whether the text can be put together from whole values, days and months of the language, numbers and signs.
  bool cover(const QString& text) const;
  bool isEmpty() const { return values_.isEmpty(); }

 private:
  qsizetype longestAt(const QString& text, qsizetype at) const;

  QSet<QString> values_;
  QHash<QString, QStringList> by_start_;  // their first two letters → values, the longest first
};

}  // namespace carnet::client::test
