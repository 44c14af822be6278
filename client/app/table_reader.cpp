#include "client/app/table_reader.h"

#include <QHash>
#include <QStringDecoder>
#include <algorithm>

#include "shared/core/text.h"

namespace carnet::client {

namespace {

// What people call the columns; where a file has several of them, the first one here is meant.
const QHash<QString, QStringList>& headingWords() {
  static const QHash<QString, QStringList> words{
      {"name", {"raison sociale", "désignation",    "libellé", "intitulé",   "nom du client",
                "nom client",     "nom du produit", "société", "entreprise", "customer name",
                "company name",   "product name",   "name",    "nom",        "company",
                "customer",       "client",         "product", "produit",    "название",
                "наименование",   "организация",    "клиент",  "товар",      "имя"}},
      {"number",
       {"customer number",
        "customer no",
        "customer code",
        "code client",
        "numéro client",
        "numéro de client",
        "no client",
        "n° client",
        "number",
        "no",
        "n°",
        "№",
        "numéro",
        "num",
        "code",
        "référence",
        "réf",
        "номер клиента",
        "код клиента",
        "номер",
        "код"}},
      {"street", {"street", "address", "adresse", "adresse 1", "rue", "voie", "улица", "адрес"}},
      {"postcode",
       {"postcode", "post code", "postal code", "zip", "zip code", "code postal", "cp", "npa", "почтовый индекс",
        "индекс"}},
      {"city", {"city", "town", "ville", "localité", "commune", "город"}},
      {"country", {"country", "country code", "pays", "code pays", "страна"}},
      {"phone",
       {"phone",
        "phone number",
        "telephone",
        "téléphone",
        "numéro de téléphone",
        "n° de téléphone",
        "tel",
        "téléphone fixe",
        "tél fixe",
        "fixe",
        "mobile",
        "mobile phone",
        "téléphone mobile",
        "tél mobile",
        "téléphone portable",
        "portable",
        "gsm",
        "телефон",
        "тел",
        "мобильный",
        "мобильный телефон",
        "моб"}},
      {"email",
       {"email", "e-mail", "mail", "email address", "e-mail address", "courriel", "adresse e-mail", "adresse email",
        "adresse mail", "почта", "электронная почта", "эл. почта", "эл. адрес"}},
      {"contact",
       {"contact", "contact person", "person", "interlocuteur", "nom du contact", "personne à contacter", "контакт",
        "контактное лицо"}},
      {"language", {"language", "langue", "язык"}},
      {"vat_no",
       {"vat_no", "vat number", "vat no", "vat id", "vat", "n° tva", "no tva", "num tva", "numéro tva", "numéro de tva",
        "n° de tva", "tva intracommunautaire", "n° tva intracommunautaire", "tva intracom", "tva", "инн"}},
      {"sku",
       {"sku", "item number", "item no", "product number", "product code", "code article", "code produit",
        "référence article", "référence produit", "reference", "référence", "réf", "ref", "article", "number", "code",
        "артикул", "код товара", "код"}},
      {"price",
       {"base_price",
        "prix ht",
        "prix unitaire ht",
        "prix de vente ht",
        "prix vente ht",
        "pu ht",
        "p.u. ht",
        "tarif ht",
        "unit price",
        "sales price",
        "selling price",
        "prix unitaire",
        "prix de vente",
        "price",
        "prix",
        "pu",
        "p.u.",
        "tarif",
        "цена без ндс",
        "цена",
        "отпускная цена"}},
      {"unit", {"unit", "unité", "unité de vente", "единица", "единица измерения", "ед. изм.", "ед"}},
      {"warranty_months",
       {"warranty_months", "warranty months", "warranty", "garantie mois", "garantie en mois", "garantie",
        "гарантия мес", "гарантия"}},
      {"family",
       {"family", "product family", "category", "product category", "group", "product group", "famille",
        "famille de produits", "famille produit", "famille article", "famille d'articles", "catégorie",
        "catégorie de produits", "gamme", "семейство", "категория", "группа", "группа товаров", "вид товара"}},
  };
  return words;
}

// Cells of several columns that are called so belong together.
bool isSeveral(const QString& column) { return column == "phone" || column == "email"; }

// "P.U. HT" and "PU H.T." are one heading: blanks do not count either.
std::string plainHeading(const std::string& heading) {
  std::string plain = foldForSearch(heading);
  plain.erase(std::remove(plain.begin(), plain.end(), ' '), plain.end());
  return plain;
}

// The places of a column among the headings of a file, the one that is meant before all.
std::vector<std::size_t> placesOf(const QString& column, const std::vector<std::string>& headings) {
  std::vector<std::size_t> places;
  for (const QString& word : headingWords().value(column) + QStringList{columnWord(column)}) {
    const std::string wanted = plainHeading(word.toStdString());
    for (std::size_t i = 0; i < headings.size(); ++i) {
      const bool is_new = std::find(places.begin(), places.end(), i) == places.end();
      if (!wanted.empty() && headings[i] == wanted && is_new) places.push_back(i);
    }
  }
  if (!isSeveral(column)) places.resize(std::min<std::size_t>(places.size(), 1));
  return places;
}

// What the bytes from 128 on mean in code pages of Windows; from 160 on 1252 is Latin 1, from 192 on 1251 is the alphabet.
constexpr char16_t windows1252[] =
    u"\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd"
    u"\u017d\ufffd\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a"
    u"\u0153\ufffd\u017e\u0178";
constexpr char16_t windows1251[] =
    u"\u0402\u0403\u201a\u0453\u201e\u2026\u2020\u2021\u20ac\u2030\u0409\u2039\u040a\u040c"
    u"\u040b\u040f\u0452\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffd\u2122\u0459\u203a"
    u"\u045a\u045c\u045b\u045f\u00a0\u040e\u045e\u0408\u00a4\u0490\u00a6\u00a7\u0401\u00a9"
    u"\u0404\u00ab\u00ac\u00ad\u00ae\u0407\u00b0\u00b1\u0406\u0456\u0491\u00b5\u00b6\u00b7"
    u"\u0451\u2116\u0454\u00bb\u0458\u0405\u0455\u0457";

std::string fromWindows(const QByteArray& content, bool is_cyrillic) {
  QString text;
  text.reserve(content.size());
  for (const char each : content) {
    const auto byte = static_cast<unsigned char>(each);
    if (is_cyrillic && byte >= 192)
      text += QChar(0x410 + (byte - 192));
    else if (is_cyrillic && byte >= 128)
      text += QChar(windows1251[byte - 128]);
    else if (byte >= 128 && byte < 160)
      text += QChar(windows1252[byte - 128]);
    else
      text += QChar(byte);
  }
  return text.toStdString();
}

// The bytes from 192 on are accented letters, which stand among others of the alphabet, or Cyrillic ones, of which whole
// words are made. A word of a single one is either.
bool looksCyrillic(const QByteArray& content, bool if_nothing_tells) {
  qsizetype cyrillic = 0, latin = 0, high = 0;
  bool has_low = false;
  for (qsizetype i = 0; i <= content.size(); ++i) {
    const auto byte = static_cast<unsigned char>(i < content.size() ? content[i] : ' ');
    const bool is_low = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (byte >= 192 || is_low) {
      high += byte >= 192;
      has_low = has_low || is_low;
      continue;
    }
    if (has_low)
      latin += high;
    else if (high > 1)
      cyrillic += high;
    high = 0;
    has_low = false;
  }
  return cyrillic > latin || (cyrillic == latin && if_nothing_tells);
}

std::vector<std::string> headingsIn(const std::string& content) {
  std::vector<std::string> headings;
  CsvReader reader(content, separatorOf(content));
  if (!reader.next(headings)) headings.clear();
  for (std::string& heading : headings) heading = plainHeading(heading);
  return headings;
}

int recognised(const std::string& content, const QStringList& known) {
  const std::vector<std::string> headings = headingsIn(content);
  return int(std::count_if(known.begin(), known.end(),
                           [&](const QString& column) { return !placesOf(column, headings).empty(); }));
}

}  // namespace

TableReader::TableReader(const QByteArray& content, const QStringList& known, const QString& language) : known_(known) {
  const bool is_text = decode(content, known, language);
  reader_.emplace(content_, separatorOf(content_));
  if (!is_text) {
    problem_ = tr("This file is no text. Save the table as CSV.");
    return;
  }
  std::vector<std::string> header;
  if (!reader_->next(header)) {
    problem_ = reader_->fault() ? faultText() : tr("This file is empty. Its first line names the columns.");
    return;
  }
  takeHeader(header, known);
}

// Spreadsheets write UTF-8 or UTF-16 with a mark, or the code page of their country, which nothing names.
bool TableReader::decode(const QByteArray& content, const QStringList& known, const QString& language) {
  if (content.startsWith("\xFF\xFE") || content.startsWith("\xFE\xFF")) {
    QStringDecoder decoder(QStringDecoder::Utf16);
    const QString text = decoder(content);
    if (decoder.hasError()) return false;
    content_ = text.toStdString();
    encoding_ = "UTF-16";
  } else {
    content_ = content.toStdString();
    if (!isValidUtf8(content_) && !content.contains('\0')) {
      content_ = fromWindows(content, false);
      encoding_ = "Windows-1252";
      std::string cyrillic = fromWindows(content, true);
      const int more = recognised(cyrillic, known) - recognised(content_, known);
      if (more > 0 || (more == 0 && looksCyrillic(content, language == "ru"))) {
        content_ = std::move(cyrillic);
        encoding_ = "Windows-1251";
      }
    }
  }
  return isValidUtf8(content_) && content_.find('\0') == std::string::npos;
}

void TableReader::takeHeader(const std::vector<std::string>& header, const QStringList& known) {
  width_ = header.size();
  std::vector<std::string> headings;
  for (const std::string& heading : header) headings.push_back(plainHeading(heading));
  std::map<std::size_t, QString> columns;
  for (const QString& column : known) {
    for (const std::size_t place : placesOf(column, headings)) {
      if (columns.emplace(place, column).second) places_[column].push_back(place);
    }
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    const QString heading = QString::fromStdString(header[i]).trimmed();
    const auto column = columns.find(i);
    if (column != columns.end())
      taken_.push_back({heading, column->second});
    else if (!heading.isEmpty())
      ignored_ << heading;
  }
}

void TableReader::need(const QString& column) {
  if (!problem_.isEmpty() || has(column)) return;
  QStringList words;
  for (const QString& each : known_) words << columnWord(each);
  problem_ = tr("There is no column “%1”. The columns may be: %2.").arg(columnWord(column), words.join(", "));
}

bool TableReader::next() {
  if (!problem_.isEmpty() || !reader_->next(cells_)) {
    if (reader_->fault()) problem_ = faultText();
    return false;
  }
  return true;
}

QString TableReader::cell(const QString& column) const { return cells(column).value(0); }

QStringList TableReader::cells(const QString& column) const {
  QStringList values;
  const auto places = places_.find(column);
  if (places == places_.end()) return values;
  for (const std::size_t place : places->second) {
    if (place >= cells_.size()) continue;
    const QString value = QString::fromStdString(cells_[place]).trimmed();
    if (!value.isEmpty()) values << value;
  }
  return values;
}

QString TableReader::faultText() const {
  return tr("Line %1 is not CSV: its quotation marks do not fit.").arg(reader_->faultLine());
}

}  // namespace carnet::client
