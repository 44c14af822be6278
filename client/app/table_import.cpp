#include "client/app/table_import.h"

#include <QCoreApplication>
#include <QHash>
#include <map>

#include "client/store/edits.h"
#include "shared/core/csv.h"
#include "shared/core/decimal.h"
#include "shared/core/text.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/natural_keys.h"

namespace carnet::client {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(TableImport)
};

// What people call the columns.
const QHash<QString, QStringList>& columnNames() {
  static const QHash<QString, QStringList> names{
      {"name", {"name", "nom", "raison sociale", "désignation", "название", "имя", "наименование"}},
      {"number", {"number", "no", "numéro", "code", "номер", "код"}},
      {"street", {"street", "address", "rue", "adresse", "улица", "адрес"}},
      {"postcode", {"postcode", "zip", "code postal", "cp", "индекс"}},
      {"city", {"city", "town", "ville", "город"}},
      {"country", {"country", "pays", "страна"}},
      {"phone", {"phone", "telephone", "téléphone", "tel", "телефон"}},
      {"email", {"email", "e-mail", "mail", "courriel", "почта"}},
      {"contact", {"contact", "person", "interlocuteur", "контакт"}},
      {"language", {"language", "langue", "язык"}},
      {"vat_no", {"vat_no", "vat", "tva", "no tva", "инн"}},
      {"sku", {"sku", "number", "reference", "référence", "code", "article", "артикул"}},
      {"price", {"price", "base_price", "prix", "цена"}},
      {"unit", {"unit", "unité", "единица"}},
      {"warranty_months", {"warranty_months", "warranty", "garantie", "гарантия"}},
  };
  return names;
}

QString listOf(const QStringList& words) { return words.join(", "); }

// The file as records of named cells.
class TableReader {
 public:
  TableReader(const QByteArray& content, const QStringList& known)
      : content_(content.toStdString()), reader_(content_, separatorOf(content_)) {
    if (!isValidUtf8(content_) || content_.find('\0') != std::string::npos) {
      problem_ = Said::tr("This file is not UTF-8 text. Save it as CSV UTF-8.");
      return;
    }
    std::vector<std::string> header;
    if (!reader_.next(header)) {
      problem_ = reader_.fault() ? faultText() : Said::tr("This file is empty. Its first line names the columns.");
      return;
    }
    width_ = header.size();
    for (std::size_t i = 0; i < header.size(); ++i) {
      const QString name = QString::fromStdString(header[i]).trimmed().toLower();
      for (const QString& column : known) {
        if (!places_.contains(column) && columnNames().value(column).contains(name)) places_[column] = i;
      }
    }
  }

  void need(const QString& column, const QStringList& known) {
    if (!problem_.isEmpty() || places_.contains(column)) return;
    problem_ = Said::tr("There is no column %1. The columns may be: %2.").arg(column, listOf(known));
  }

  // The next record; false at the end or when the rest cannot be read.
  bool next() {
    if (!problem_.isEmpty() || !reader_.next(cells_)) {
      if (reader_.fault()) problem_ = faultText();
      return false;
    }
    return true;
  }
  bool isWhole() const { return cells_.size() == width_; }
  std::size_t line() const { return reader_.line(); }
  QString cell(const QString& column) const {
    const auto place = places_.find(column);
    if (place == places_.end() || place->second >= cells_.size()) return {};
    return QString::fromStdString(cells_[place->second]).trimmed();
  }
  const QString& problem() const { return problem_; }

 private:
  QString faultText() const {
    return Said::tr("Line %1 is not CSV: its quotation marks do not fit.").arg(reader_.faultLine());
  }

  std::string content_;
  CsvReader reader_;
  std::map<QString, std::size_t> places_;
  std::vector<std::string> cells_;
  std::size_t width_ = 0;
  QString problem_;
};

Uuid idOf(const char* entity, const QString& key) {
  return naturalId("table", std::string(entity) + '\n' + key.toStdString());
}

template <class T>
class Import {
 public:
  explicit Import(const Uuid& id) {
    operation_.verb = Verb::import;
    operation_.entity = entityOf<T>.no;
    operation_.row_id = id;
  }
  template <auto M, class V>
  Import& with(const V& value) {
    operation_.fields.push_back({fieldNo<T, M>(), {}, valueOf(value)});
    return *this;
  }
  const Operation& operation() const { return operation_; }

 private:
  Operation operation_;
};

std::vector<Operation> customerOf(const TableReader& table) {
  const QString key = table.cell("number").isEmpty() ? table.cell("name") : table.cell("number");
  const Uuid partner = idOf("partner", key);
  std::vector<Operation> out;
  out.push_back(Import<Partner>(partner)
                    .with<&Partner::name>(table.cell("name"))
                    .with<&Partner::kind>("org")
                    .with<&Partner::stage>("client")
                    .with<&Partner::language>(table.cell("language").toLower())
                    .with<&Partner::vat_no>(table.cell("vat_no"))
                    .operation());
  out.push_back(Import<PartnerRole>(partnerRoleId(Id<Partner>(partner), PartnerRoleKind::customer).value)
                    .with<&PartnerRole::partner_id>(partner)
                    .with<&PartnerRole::role>("customer")
                    .operation());
  if (!(table.cell("street") + table.cell("postcode") + table.cell("city")).isEmpty()) {
    out.push_back(Import<Address>(idOf("address", key))
                      .with<&Address::partner_id>(partner)
                      .with<&Address::kind>("default")
                      .with<&Address::street>(table.cell("street"))
                      .with<&Address::postcode>(table.cell("postcode"))
                      .with<&Address::city>(table.cell("city"))
                      .with<&Address::country>(table.cell("country").toUpper())
                      .with<&Address::is_default>(true)
                      .operation());
  }
  const bool has_contact = !table.cell("contact").isEmpty();
  const Uuid contact = has_contact ? idOf("contact", key) : Uuid{};
  if (has_contact) {
    out.push_back(Import<Contact>(contact)
                      .with<&Contact::partner_id>(partner)
                      .with<&Contact::name>(table.cell("contact"))
                      .operation());
  }
  for (const char* kind : {"phone", "email"}) {
    if (table.cell(kind).isEmpty()) continue;
    out.push_back(Import<ContactPoint>(idOf(kind, key))
                      .with<&ContactPoint::partner_id>(partner)
                      .with<&ContactPoint::contact_id>(contact)
                      .with<&ContactPoint::kind>(kind)
                      .with<&ContactPoint::value>(table.cell(kind))
                      .with<&ContactPoint::is_default>(true)
                      .operation());
  }
  return out;
}

// A reason to refuse the line, or nothing.
QString productOf(const TableReader& table, const QString& language, std::vector<Operation>& out) {
  const QString price = table.cell("price").remove(' ').remove(QChar(0xa0)).replace(',', '.');
  const auto amount = price.isEmpty() ? std::optional<std::int64_t>(0) : parseScaled(price.toStdString(), 4);
  if (!amount) return Said::tr("The price %1 is no number.").arg(table.cell("price"));
  bool is_number = true;
  const qint64 warranty =
      table.cell("warranty_months").isEmpty() ? 0 : table.cell("warranty_months").toLongLong(&is_number);
  if (!is_number) return Said::tr("The warranty %1 is no number of months.").arg(table.cell("warranty_months"));
  const LocalText name{{{language.toStdString(), table.cell("name").toStdString()}}};
  out.push_back(Import<Product>(idOf("product", table.cell("sku")))
                    .with<&Product::sku>(table.cell("sku"))
                    .with<&Product::name>(Value(name.toJson()))
                    .with<&Product::unit>(table.cell("unit").isEmpty() ? QString("pcs") : table.cell("unit"))
                    .with<&Product::base_price>(qint64(*amount))
                    .with<&Product::warranty_months>(warranty)
                    .operation());
  return {};
}

// `make` fills the operations or returns why not; `needed` are the columns that every line fills.
template <class Make>
Table tableOf(TableReader& reader, const QStringList& needed, const QStringList& known, Make make) {
  for (const QString& column : needed) reader.need(column, known);
  Table table;
  while (reader.next()) {
    TableLine& line = table.lines.emplace_back();
    line.line = reader.line();
    if (!reader.isWhole()) {
      line.refusal = Said::tr("This line has another number of values than the first one.");
      continue;
    }
    for (const QString& column : needed) {
      if (line.refusal.isEmpty() && reader.cell(column).isEmpty())
        line.refusal = Said::tr("The column %1 is empty.").arg(column);
    }
    if (line.refusal.isEmpty()) line.refusal = make(line.operations);
  }
  table.problem = reader.problem();
  if (table.problem.isEmpty() && table.lines.empty())
    table.problem = Said::tr("There is nothing below the first line.");
  return table;
}

}  // namespace

QStringList tableColumns(const QString& kind) {
  if (kind == "products") return {"sku", "name", "price", "unit", "warranty_months"};
  return {"number", "name", "street", "postcode", "city", "country", "phone", "email", "contact", "language", "vat_no"};
}

Table customersIn(const QByteArray& content) {
  const QStringList known = tableColumns("customers");
  TableReader reader(content, known);
  return tableOf(reader, {"name"}, known, [&](std::vector<Operation>& operations) {
    operations = customerOf(reader);
    return QString();
  });
}

Table productsIn(const QByteArray& content, const QString& language) {
  const QStringList known = tableColumns("products");
  TableReader reader(content, known);
  return tableOf(reader, {"sku", "name"}, known,
                 [&](std::vector<Operation>& operations) { return productOf(reader, language, operations); });
}

}  // namespace carnet::client
