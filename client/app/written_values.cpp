#include "client/app/written_values.h"

#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>
#include <algorithm>

#include "client/store/formats.h"
#include "shared/core/decimal.h"
#include "shared/core/text.h"

namespace carnet::client {

namespace {

QString folded(const QString& text) { return QString::fromStdString(foldForSearch(text.toStdString())); }

// What stands beside a price, without dots and blanks → the code of the currency.
const QHash<QString, QString>& currencySigns() {
  static const QHash<QString, QString> signs{
      {"€", "EUR"}, {"euro", "EUR"}, {"euros", "EUR"}, {"евро", "EUR"}, {"$", "USD"},  {"£", "GBP"},
      {"¥", "JPY"}, {"₽", "RUB"},  {"р", "RUB"},     {"руб", "RUB"},  {"fr", "CHF"}, {"sfr", "CHF"},
  };
  return signs;
}

struct PriceParts {
  QString before;
  QString number;  // digits, points and commas
  QString after;
  bool is_negative = false;
};

std::optional<PriceParts> partsOfPrice(const QString& text) {
  static const QRegularExpression form(
      QStringLiteral("^([^\\d.,]*)([\\d][\\d.,\\s\\x{a0}\\x{202f}\\x{2009}'\\x{2019}]*)(.*)$"));
  // "12.-", as prices without cents are written in Switzerland.
  static const QRegularExpression noCents(QStringLiteral("[.,][-–—]+"));
  const auto match = form.match(QString(text).remove(noCents).trimmed());
  if (!match.hasMatch()) return std::nullopt;
  PriceParts parts{match.captured(1), match.captured(2).trimmed(), match.captured(3)};
  static const QRegularExpression minus(QStringLiteral("[-–−]"));
  parts.is_negative = parts.before.contains(minus);
  parts.before.remove(minus).remove('+');
  // The dot of "руб." ends a word, one at the end of a number says nothing.
  while (parts.number.endsWith('.') || parts.number.endsWith(',')) parts.number.chop(1);
  static const QRegularExpression between(QStringLiteral("[\\s\\x{a0}\\x{202f}\\x{2009}'\\x{2019}]"));
  parts.number.remove(between);
  return parts;
}

// The code of the currency that stands before or after a price; what is none is answered as it stands.
QString currencyOf(QString sign) {
  sign = sign.toLower();
  static const QRegularExpression said(QStringLiteral("[\\s.\\x{a0}\\x{202f}]|\\bht\\b"));
  sign.remove(said);
  return currencySigns().value(sign, sign.toUpper());
}

bool isGrouped(const QString& number) {
  static const QRegularExpression grouped(QStringLiteral("^\\d{1,3}([.,]\\d{3})+$"));
  return grouped.match(number).hasMatch();
}

// "1,250": its only mark groups thousands or stands before decimals. A number that begins with zero is not grouped.
bool hasTwoReadings(const QString& number) {
  static const QRegularExpression form(QStringLiteral("^[1-9]\\d{0,2}[.,]\\d{3}$"));
  return form.match(number).hasMatch();
}

// Without what groups its thousands, with a point before its decimals; empty when its marks stand in no such order.
QString plainNumber(QString number, QChar decimal_sign) {
  QChar decimal = number.lastIndexOf(',') > number.lastIndexOf('.') ? ',' : '.';
  if (!decimal_sign.isNull() && hasTwoReadings(number)) decimal = decimal_sign;
  const QChar other = decimal == ',' ? '.' : ',';
  if (number.count(decimal) > 1)
    return !number.contains(other) && isGrouped(number) ? number.remove(decimal) : QString();
  if (number.contains(other)) {
    if (!isGrouped(number.left(number.indexOf(decimal)))) return {};
    number.remove(other);
  }
  return number.replace(',', '.');
}

const QHash<QString, QString>& countryWords() {
  static const QHash<QString, QString> words = [] {
    QHash<QString, QString> all;
    for (const char* language : {"en", "fr", "ru"}) {
      const Formats formats{QString(language)};
      for (const QString& code : Formats::countryCodes()) all.insert(folded(formats.country(code)), code);
    }
    for (const QString& code : Formats::countryCodes()) {
      const QByteArray locale = "und_" + code.toLatin1();
      all.insert(folded(QString::fromLatin1(uloc_getISO3Country(locale.constData()))), code);
      all.insert(folded(code), code);
    }
    for (const auto& [word, code] : {std::pair("uk", "GB"),
                                     {"great britain", "GB"},
                                     {"england", "GB"},
                                     {"grande bretagne", "GB"},
                                     {"angleterre", "GB"},
                                     {"англия", "GB"},
                                     {"holland", "NL"},
                                     {"hollande", "NL"},
                                     {"голландия", "NL"},
                                     {"czech republic", "CZ"},
                                     {"république tchèque", "CZ"},
                                     {"рф", "RU"},
                                     {"российская федерация", "RU"},
                                     {"russian federation", "RU"},
                                     {"fédération de russie", "RU"},
                                     {"сша", "US"},
                                     {"united states of america", "US"},
                                     {"états-unis d'amérique", "US"},
                                     {"белоруссия", "BY"},
                                     {"the netherlands", "NL"},
                                     {"suisse/schweiz", "CH"},
                                     {"deutschland", "DE"},
                                     {"schweiz", "CH"},
                                     {"italia", "IT"},
                                     {"españa", "ES"},
                                     {"österreich", "AT"}})
      all.insert(folded(word), code);
    all.remove({});
    return all;
  }();
  return words;
}

qsizetype digitsIn(const QString& text) {
  return std::count_if(text.begin(), text.end(), [](QChar sign) { return sign.isDigit(); });
}

QStringList partsOf(const QString& text, const QRegularExpression& between) {
  QStringList parts;
  for (const QString& part : text.split(between)) {
    if (!part.trimmed().isEmpty()) parts << part.trimmed();
  }
  return parts;
}

}  // namespace

WrittenPrice priceOf(const QString& text, const QString& currency, QChar decimal) {
  using enum WrittenPrice::Fault;
  const auto parts = partsOfPrice(text);
  if (!parts) return {0, notANumber};
  for (const QString& sign : {currencyOf(parts->before), currencyOf(parts->after)}) {
    if (sign.isEmpty() || sign == currency) continue;
    return {0, isCurrency(sign) ? otherCurrency : notANumber};
  }
  const auto amount = parseScaled(plainNumber(parts->number, decimal).toStdString(), 4);
  if (!amount) return {0, notANumber};
  if (parts->is_negative && *amount != 0) return {0, negative};
  return {*amount, decimal.isNull() && hasTwoReadings(parts->number) ? twoReadings : none};
}

QChar decimalSignIn(const QStringList& prices) {
  QChar found;
  for (const QString& price : prices) {
    const auto parts = partsOfPrice(price);
    if (!parts) continue;
    const auto isForeign = [](const QString& sign) { return !sign.isEmpty() && !isCurrency(sign); };
    if (isForeign(currencyOf(parts->before)) || isForeign(currencyOf(parts->after))) continue;
    const QString& number = parts->number;
    if (hasTwoReadings(number) || plainNumber(number, {}).isEmpty()) continue;
    const QChar last = number.lastIndexOf(',') > number.lastIndexOf('.') ? ',' : '.';
    if (!number.contains(last)) continue;
    // Twice the same mark groups: the other one is left for the decimals.
    const QChar said = number.count(last) > 1 ? QChar(last == ',' ? '.' : ',') : last;
    if (!found.isNull() && found != said) return {};
    found = said;
  }
  return found;
}

QString countryOf(const QString& text) { return countryWords().value(folded(text)); }

bool isEmail(const QString& text) {
  static const QRegularExpression form(QStringLiteral("^[^\\s@,;<>()]+@[^\\s@,;<>().]+(\\.[^\\s@,;<>().]+)+$"));
  return form.match(text).hasMatch();
}

bool isPhone(const QString& text) { return digitsOf(text.toStdString()).size() >= 3; }

bool isVatNumber(const QString& text) {
  static const QRegularExpression form(QStringLiteral("^[\\p{L}\\d][\\p{L}\\d .,\\-/+*\\x{a0}]*$"));
  return digitsIn(text) >= 3 && form.match(text).hasMatch();
}

QStringList phonesIn(const QString& text) {
  static const QRegularExpression between(QStringLiteral("[;,|\\r\\n]+|\\s+(?:ou|or|или)\\s+"));
  // An area code, too, is parted by a slash from what follows it, and so are the last digits of a second line.
  constexpr qsizetype fewestDigits = 8;
  QStringList phones;
  for (const QString& part : partsOf(text, between)) {
    const QStringList numbers = part.split('/');
    const auto isWhole = [](const QString& number) { return digitsIn(number) >= fewestDigits; };
    if (std::all_of(numbers.begin(), numbers.end(), isWhole))
      for (const QString& number : numbers) phones << number.trimmed();
    else
      phones << part;
  }
  return phones;
}

QStringList emailsIn(const QString& text) {
  static const QRegularExpression between(QStringLiteral("[\\s;,/|]+"));
  const QStringList emails = partsOf(text, between);
  // "not an address" is one thing that is refused, not three.
  return std::all_of(emails.begin(), emails.end(), [](const QString& each) { return each.contains('@'); })
             ? emails
             : QStringList{text.trimmed()};
}

bool isCurrency(const QString& code) {
  static const QSet<QString> codes = [] {
    QSet<QString> all;
    UErrorCode error = U_ZERO_ERROR;
    UEnumeration* listed = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &error);
    if (U_FAILURE(error)) return all;
    while (const char* each = uenum_next(listed, nullptr, &error)) all.insert(QString::fromLatin1(each));
    uenum_close(listed);
    return all;
  }();
  return codes.contains(code);
}

QString timeZoneOf(const QString& text) {
  for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
    if (text.compare(QLatin1String(id), Qt::CaseInsensitive) == 0) return QString::fromLatin1(id);
  }
  return {};
}

QString likelyCountry(const QString& time_zone, const QString& language) {
  const QTimeZone zone(time_zone.toUtf8());
  if (zone.isValid() && zone.territory() != QLocale::AnyTerritory && zone.territory() != QLocale::World)
    return QLocale::territoryToCode(zone.territory());
  if (language == "fr") return "FR";
  return language == "ru" ? "RU" : QString();
}

}  // namespace carnet::client
