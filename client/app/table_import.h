// A table of customers or products as a new company has it, one CSV file with one row for each: its lines become change
// sets of the verb `import`, so the rule core judges each of them like those of `carnet-server import`. The ids follow
// from the row's number, else its name: importing the file again changes what differs and makes nothing twice.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "shared/core/result.h"
#include "shared/rules/operation.h"

namespace carnet::client {

struct TableLine {
  std::size_t line = 0;               // of the file, from 1
  std::vector<Operation> operations;  // empty when `refusal` says why
  QString refusal;
};

struct Table {
  std::vector<TableLine> lines;
  QString problem;  // a sentence: the file cannot be read at all
};

// The names of the columns, as the first line of a file gives them: of "customers" or "products".
QStringList tableColumns(const QString& kind);
// Columns, by their names in English, French or Russian: name (needed), number, street, postcode, city, country, phone,
// email, contact, language, vat_no.
Table customersIn(const QByteArray& content);
// sku and name (needed), price (with a point or a comma), unit, warranty_months. `language` is that of the names.
Table productsIn(const QByteArray& content, const QString& language);

}  // namespace carnet::client
