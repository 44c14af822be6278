#include "client/app/table_import.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>

#include "client/app/table_reader.h"
#include "client/app/written_values.h"
#include "client/store/edits.h"
#include "client/store/formats.h"
#include "shared/core/text.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/catalogue/product_category.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner_rules.h"

namespace carnet::client {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(TableImport)
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

// What names the customer: its number, else its name.
QString customerKey(const TableReader& table) {
  return table.cell("number").isEmpty() ? table.cell("name") : table.cell("number");
}

// "français" → "fr"; what is no name of a language that Carnet has stays.
QString languageOf(const QString& text) {
  const std::string said = foldForSearch(text.toStdString());
  for (const auto& [word, code] : {std::pair("english", "en"),
                                   {"anglais", "en"},
                                   {"английский", "en"},
                                   {"french", "fr"},
                                   {"français", "fr"},
                                   {"французский", "fr"},
                                   {"russian", "ru"},
                                   {"russe", "ru"},
                                   {"русский", "ru"}}) {
    if (foldForSearch(word) == said) return code;
  }
  return text.toLower();
}

struct Points {
  ContactPointKind kind;
  QStringList values;
};

// The rows of a customer's telephones or addresses of e-mail. What stands already is the row that it is. The first one
// corrects what was first before; a further one cannot be told from a new one and is named by what it says.
void addPoints(const Points& points, const QString& key, const Uuid& contact, const TableTerms& terms,
               std::vector<Operation>& out) {
  const std::string kind(enumNames<ContactPointKind>[std::size_t(points.kind)]);
  const Uuid partner = idOf("partner", key);
  const Uuid first = idOf(kind.c_str(), key);
  const auto standing = [&](const std::string& normalized) {
    const auto at = terms.contact_points.find({partner, points.kind == ContactPointKind::phone, normalized});
    return at == terms.contact_points.end() ? Uuid{} : at->second;
  };
  std::vector<std::string> said;  // as `normalized`
  QStringList values;
  for (const QString& value : points.values) {
    const std::string normalized = normalizedContact(points.kind, value.toStdString());
    if (std::find(said.begin(), said.end(), normalized) != said.end()) continue;
    said.push_back(normalized);
    values << value;
  }
  std::set<Uuid> taken;
  for (const std::string& each : said) taken.insert(standing(each));
  for (std::size_t i = 0; i < said.size(); ++i) {
    Uuid id = standing(said[i]);
    const bool stands = !id.isNil();
    if (!stands) {
      QString name = i == 0 ? key : key + '\n' + QString::fromStdString(said[i]);
      while (!taken.insert(id = idOf(kind.c_str(), name)).second) name += '\n' + QString::fromStdString(said[i]);
    }
    Import<ContactPoint> point(id);
    point.with<&ContactPoint::partner_id>(partner).with<&ContactPoint::is_default>(i == 0);
    // People may have said since that it is a mobile.
    if (!stands || points.kind == ContactPointKind::email) point.with<&ContactPoint::kind>(kind.c_str());
    // What people wrote themselves stays as they wrote it, with the contact they gave it to.
    const bool is_own =
        !stands || id == first || id == idOf(kind.c_str(), key + '\n' + QString::fromStdString(said[i]));
    if (is_own) point.with<&ContactPoint::value>(values[qsizetype(i)]);
    if (is_own && !contact.isNil()) point.with<&ContactPoint::contact_id>(contact);
    out.push_back(point.operation());
  }
  // What was first before and is not said any more stays, behind what is first now.
  const bool is_phone = points.kind == ContactPointKind::phone;
  bool stands = false;
  for (auto at = terms.contact_points.lower_bound({partner, is_phone, {}}); at != terms.contact_points.end(); ++at) {
    if (std::get<0>(at->first) != partner || std::get<1>(at->first) != is_phone) break;
    stands = stands || at->second == first;
  }
  if (stands && !said.empty() && !taken.contains(first))
    out.push_back(Import<ContactPoint>(first).with<&ContactPoint::is_default>(false).operation());
}

// A reason to refuse the line, or nothing.
QString customerOf(const TableReader& table, const TableTerms& terms, std::vector<Operation>& out) {
  const QString country = table.cell("country").isEmpty() ? QString() : countryOf(table.cell("country"));
  if (country.isEmpty() && !table.cell("country").isEmpty())
    return Said::tr("The country %1 is not known. Write its name or its code, such as %2.")
        .arg(table.cell("country"), "FR");
  Points phones{ContactPointKind::phone, {}}, emails{ContactPointKind::email, {}};
  for (const QString& cell : table.cells("phone")) phones.values << phonesIn(cell);
  for (const QString& cell : table.cells("email")) emails.values << emailsIn(cell);
  for (const QString& phone : std::as_const(phones.values)) {
    if (!isPhone(phone)) return Said::tr("%1 is no telephone number: it has too few digits.").arg(phone);
  }
  for (const QString& email : std::as_const(emails.values)) {
    if (!isEmail(email)) return Said::tr("%1 is no address of e-mail.").arg(email);
  }

  const QString key = customerKey(table);
  const Uuid partner = idOf("partner", key);
  Import<Partner> customer(partner);
  customer.with<&Partner::name>(table.cell("name"));
  const bool is_new = !terms.partners.contains(partner);
  if (is_new) customer.with<&Partner::stage>("client");
  if (!table.cell("language").isEmpty()) customer.with<&Partner::language>(languageOf(table.cell("language")));
  if (!table.cell("vat_no").isEmpty()) customer.with<&Partner::vat_no>(table.cell("vat_no"));
  out.push_back(customer.operation());
  if (is_new) {
    out.push_back(Import<PartnerRole>(partnerRoleId(Id<Partner>(partner), PartnerRoleKind::customer).value)
                      .with<&PartnerRole::partner_id>(partner)
                      .with<&PartnerRole::role>("customer")
                      .operation());
  }
  if (!(table.cell("street") + table.cell("postcode") + table.cell("city")).isEmpty()) {
    Import<Address> address(idOf("address", key));
    address.with<&Address::partner_id>(partner).with<&Address::kind>("default").with<&Address::is_default>(true);
    if (table.has("street")) address.with<&Address::street>(table.cell("street"));
    if (table.has("postcode")) address.with<&Address::postcode>(table.cell("postcode"));
    if (table.has("city")) address.with<&Address::city>(table.cell("city"));
    if (table.has("country")) address.with<&Address::country>(country);
    out.push_back(address.operation());
  }
  const bool has_contact = !table.cell("contact").isEmpty();
  const Uuid contact = has_contact ? idOf("contact", key) : Uuid{};
  if (has_contact) {
    out.push_back(Import<Contact>(contact)
                      .with<&Contact::partner_id>(partner)
                      .with<&Contact::name>(table.cell("contact"))
                      .operation());
  }
  for (const Points& points : {phones, emails}) addPoints(points, key, contact, terms, out);
  return {};
}

// By what foldForSearch makes of it: the first spelling in the table, which the others follow.
using Spellings = std::map<std::string, QString>;

// The family of that name; made when there is none. Its id follows from the name: several lines make one, and each says it,
// since another one may be refused.
Uuid familyOf(const QString& name, const TableTerms& terms, Spellings& spellings, std::vector<Operation>& out) {
  const std::string folded = foldForSearch(name.toStdString());
  if (const auto at = terms.families.find(folded); at != terms.families.end()) return at->second;
  QString key = QString::fromStdString(folded);
  Uuid id = idOf("product_category", key);
  // One that somebody deleted would stay deleted, and the product would be of no family.
  while (terms.deleted_families.contains(id)) id = idOf("product_category", key += '\n');
  const QString& spelled = spellings.emplace(folded, name).first->second;
  const LocalText text{{{terms.language.toStdString(), spelled.toStdString()}}};
  out.push_back(Import<ProductCategory>(id).with<&ProductCategory::name>(Value(text.toJson())).operation());
  return id;
}

// A new product has the defaults of what is not said of it.
QString productOf(const TableReader& table, const TableTerms& terms, QChar decimal, Spellings& families,
                  std::vector<Operation>& out) {
  const QString written = table.cell("price");
  const WrittenPrice price = written.isEmpty() ? WrittenPrice{} : priceOf(written, terms.currency, decimal);
  switch (price.fault) {
    case WrittenPrice::Fault::none:
      break;
    case WrittenPrice::Fault::notANumber:
      return Said::tr("The price %1 is no number.").arg(written);
    case WrittenPrice::Fault::negative:
      return Said::tr("The price %1 is less than nothing.").arg(written);
    case WrittenPrice::Fault::otherCurrency:
      return Said::tr("The price %1 is in another currency than the company's, %2.").arg(written, terms.currency);
    case WrittenPrice::Fault::twoReadings: {
      const Formats formats(terms.language);
      const auto reading = [&](qint64 amount) { return formats.unitPrice(amount, terms.currency).trimmed(); };
      return Said::tr("The price %1 can be read as %2 or as %3. Write it with two decimals.")
          .arg(written, reading(price.ten_thousandths * 1000), reading(price.ten_thousandths));
    }
  }
  bool is_number = true;
  const qint64 warranty =
      table.cell("warranty_months").isEmpty() ? 0 : table.cell("warranty_months").toLongLong(&is_number);
  if (!is_number || warranty < 0)
    return Said::tr("The warranty %1 is no number of months.").arg(table.cell("warranty_months"));
  const LocalText name{{{terms.language.toStdString(), table.cell("name").toStdString()}}};
  const Uuid id = idOf("product", table.cell("sku"));
  Import<Product> product(id);
  product.with<&Product::sku>(table.cell("sku")).with<&Product::name>(Value(name.toJson()));
  if (!table.cell("unit").isEmpty()) product.with<&Product::unit>(table.cell("unit"));
  if (!written.isEmpty()) product.with<&Product::base_price>(qint64(price.ten_thousandths));
  // The price of a product that stands may be in another currency.
  const bool has_currency = !written.isEmpty() || !terms.products.contains(id);
  if (has_currency && !terms.currency.isEmpty()) product.with<&Product::currency>(terms.currency);
  if (!table.cell("warranty_months").isEmpty()) product.with<&Product::warranty_months>(warranty);
  if (!table.cell("family").isEmpty())
    product.with<&Product::category_id>(familyOf(table.cell("family"), terms, families, out));
  out.push_back(product.operation());
  return {};
}

// Of the whole column: one price alone may not tell.
QChar decimalSignOf(const QByteArray& content, const QString& language) {
  TableReader reader(content, tableColumns("products"), language);
  QStringList prices;
  while (reader.next()) {
    if (reader.isWhole()) prices << reader.cells("price");
  }
  return decimalSignIn(prices);
}

// `make` fills the operations or returns why not; `needed` are the columns that every line fills. `key` names the row that
// a line is of, `again` says that a line named it already.
template <class Make, class Key, class Again>
Table tableOf(TableReader& reader, const QStringList& needed, Make make, Key key, Again again) {
  for (const QString& column : needed) reader.need(column);
  Table table;
  QHash<QString, std::size_t> lines;
  while (reader.next()) {
    TableLine& line = table.lines.emplace_back();
    line.line = reader.line();
    if (!reader.isWhole()) {
      line.refusal = Said::tr("This line has another number of values than the first one.");
      continue;
    }
    for (const QString& column : needed) {
      if (line.refusal.isEmpty() && reader.cell(column).isEmpty())
        line.refusal = Said::tr("The column “%1” is empty.").arg(columnWord(column));
    }
    if (!line.refusal.isEmpty()) continue;
    // Also when that line is refused: corrected and imported again it would take this one's place.
    const auto earlier = lines.constFind(key());
    if (earlier != lines.constEnd()) {
      line.refusal = again(*earlier);
      continue;
    }
    lines.insert(key(), line.line);
    line.refusal = make(line.operations);
  }
  table.taken = reader.taken();
  table.ignored = reader.ignored();
  table.encoding = reader.encoding();
  table.problem = reader.problem();
  if (table.problem.isEmpty() && table.lines.empty())
    table.problem = Said::tr("There is nothing below the first line.");
  return table;
}

}  // namespace

QStringList tableColumns(const QString& kind) {
  if (kind == "products") return {"sku", "name", "price", "unit", "warranty_months", "family"};
  return {"number", "name", "street", "postcode", "city", "country", "phone", "email", "contact", "language", "vat_no"};
}

QString columnWord(const QString& column) {
  if (column == "sku") return Said::tr("item number");
  if (column == "name") return Said::tr("name");
  if (column == "price") return Said::tr("price");
  if (column == "unit") return Said::tr("unit");
  if (column == "warranty_months") return Said::tr("warranty (months)");
  if (column == "family") return Said::tr("family");
  if (column == "number") return Said::tr("number");
  if (column == "street") return Said::tr("street");
  if (column == "postcode") return Said::tr("postcode");
  if (column == "city") return Said::tr("town");
  if (column == "country") return Said::tr("country");
  if (column == "phone") return Said::tr("phone");
  if (column == "email") return Said::tr("e-mail");
  if (column == "contact") return Said::tr("contact");
  if (column == "language") return Said::tr("language");
  if (column == "vat_no") return Said::tr("VAT number");
  return column;
}

Table customersIn(const QByteArray& content, const TableTerms& terms) {
  TableReader reader(content, tableColumns("customers"), terms.language);
  const auto make = [&](std::vector<Operation>& operations) { return customerOf(reader, terms, operations); };
  const auto key = [&] { return customerKey(reader); };
  return tableOf(reader, {"name"}, make, key, [&](std::size_t line) {
    if (reader.cell("number").isEmpty())
      return Said::tr("The name %1 stands in line %2 already; only a number tells them apart.").arg(key()).arg(line);
    return Said::tr("The number %1 stands in line %2 already.").arg(key()).arg(line);
  });
}

Table productsIn(const QByteArray& content, const TableTerms& terms) {
  TableReader reader(content, tableColumns("products"), terms.language);
  const QChar decimal = decimalSignOf(content, terms.language);
  Spellings families;
  const auto make = [&](std::vector<Operation>& operations) {
    return productOf(reader, terms, decimal, families, operations);
  };
  const auto key = [&] { return reader.cell("sku"); };
  return tableOf(reader, {"sku", "name"}, make, key, [&](std::size_t line) {
    return Said::tr("The item number %1 stands in line %2 already.").arg(key()).arg(line);
  });
}

}  // namespace carnet::client
