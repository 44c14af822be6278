// One CSV file as records of named cells, whatever code page and separator it has and whatever its headings are called.
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/app/table_import.h"
#include "shared/core/csv.h"

namespace carnet::client {

class TableReader {
  Q_DECLARE_TR_FUNCTIONS(TableImport)

 public:
  // `known`: the columns that are looked for. `language`: the person's, for a file whose code page nothing else tells.
  TableReader(const QByteArray& content, const QStringList& known, const QString& language);

  // A table without it is refused whole.
  void need(const QString& column);
  bool has(const QString& column) const { return places_.count(column) > 0; }

  // The next record; false at the end or when the rest cannot be read.
  bool next();
  bool isWhole() const { return cells_.size() == width_; }
  std::size_t line() const { return reader_->line(); }
  QString cell(const QString& column) const;
  // Of all columns that are called so; those that are empty left out.
  QStringList cells(const QString& column) const;

  const QString& problem() const { return problem_; }
  const std::vector<Table::Taken>& taken() const { return taken_; }
  const QStringList& ignored() const { return ignored_; }
  const QString& encoding() const { return encoding_; }

 private:
  bool decode(const QByteArray& content, const QStringList& known, const QString& language);
  void takeHeader(const std::vector<std::string>& header, const QStringList& known);
  QString faultText() const;

  QStringList known_;
  std::string content_;
  std::optional<CsvReader> reader_;
  std::map<QString, std::vector<std::size_t>> places_;
  std::vector<Table::Taken> taken_;
  QStringList ignored_;
  QString encoding_;
  std::vector<std::string> cells_;
  std::size_t width_ = 0;
  QString problem_;
};

}  // namespace carnet::client
