// A table of customers or products as a new company has it, one CSV file with one row for each: its lines become change
// sets of the verb `import`, so the rule core judges each of them like those of `carnet-server import`. The ids follow
// from the row's number, else its name: importing the file again changes what differs and makes nothing twice. Two lines
// of one file that name the same row are an error, and the second is refused.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/result.h"
#include "shared/rules/operation.h"

namespace carnet::client {

struct TableLine {
  std::size_t line = 0;               // of the file, from 1
  std::vector<Operation> operations;  // empty when `refusal` says why
  QString refusal;
};

struct Table {
  struct Taken {
    QString heading;  // as it stands in the file
    QString column;   // one of tableColumns
  };

  std::vector<TableLine> lines;
  std::vector<Taken> taken;
  QStringList ignored;  // headings of columns that are not known, or known twice
  QString encoding;     // by which the file was read, if it is not UTF-8
  QString problem;      // a sentence: the file cannot be read at all
};

// What the table is said in, where it does not say so itself: the person's language, which is also that of the names of
// products, and the currency of prices. And what stands already.
struct TableTerms {
  QString language;
  QString currency;
  std::set<Uuid> products = {};               // deleted ones, too
  std::set<Uuid> partners = {};               // of those that stand
  std::map<std::string, Uuid> families = {};  // of products, by their names as foldForSearch has them
  std::set<Uuid> deleted_families = {};
  // Telephones and addresses of e-mail, by their partner, whether it is a telephone, and what the rules compare of it.
  std::map<std::tuple<Uuid, bool, std::string>, Uuid> contact_points = {};
};

// The names of the columns, of "customers" or "products", and each as the person reads it: files are read by either, and
// by what else people call a column in English, French or Russian, without regard to accents, case and dots.
QStringList tableColumns(const QString& kind);
QString columnWord(const QString& column);

// What the file has no column for stays as it is, and so does what an empty cell says nothing of: price, unit, warranty,
// family, language and VAT number, and with a customer that stands, how far we are with them. An address is one: with
// any part of it, its empty cells are said, too. Further telephones and addresses of e-mail are known by what they say,
// wherever in the line they stand.
//
// Columns: name (needed), number, street, postcode, city, country (its name or code), phone and email (several in one cell
// or in several columns), contact, language, vat_no. The file is UTF-8, UTF-16 with a byte order mark, or a code page
// of Windows, as spreadsheets in France and Russia write it.
Table customersIn(const QByteArray& content, const TableTerms& terms = {});
// sku and name (needed), price (as priceOf reads it; what its decimal sign is, the whole column tells), unit,
// warranty_months, family (its name; made when there is none). A new product is priced in the company's currency.
Table productsIn(const QByteArray& content, const TableTerms& terms);

}  // namespace carnet::client
