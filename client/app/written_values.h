// Values as people write them in tables and forms, read: prices, countries, telephones, addresses of e-mail, currencies
// and time zones. What cannot be meant is refused, never guessed.
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>

namespace carnet::client {

struct WrittenPrice {
  // `twoReadings`: "1,250" alone is a thousand and more, or one and a quarter. The price is then the smaller of them, the
  // other one a thousand times as much.
  enum class Fault { none, notANumber, negative, otherCurrency, twoReadings };
  std::int64_t ten_thousandths = 0;
  Fault fault = Fault::none;
};

// "494,73 €", "1 234.50", "1'234,50 CHF": spaces of any kind and apostrophes between thousands, a point or a comma before
// the decimals, the sign or the code of `currency` before or after. `decimal` tells which of the two it is where the
// number does not.
WrittenPrice priceOf(const QString& text, const QString& currency, QChar decimal = {});
// What stands before the decimals in these prices, written by one hand: null when none of them tells, or they differ.
QChar decimalSignIn(const QStringList& prices);

// The code of ISO 3166-1 of a country's name in English, French or Russian, or of its code of two or three letters;
// empty when there is none.
QString countryOf(const QString& text);

bool isEmail(const QString& text);
// Three digits at least, leading zeros not counted, as the rule of telephones has it (crm/partner_rules.cpp).
bool isPhone(const QString& text);
// With digits, and nothing that no tax office puts into one.
bool isVatNumber(const QString& text);
// Several in one cell: "a / b", "a; b", "a, b", each on a line of its own. A slash stays unless all beside it are whole
// numbers: "0221 / 123456" is one.
QStringList phonesIn(const QString& text);
QStringList emailsIn(const QString& text);

// A code of ISO 4217 that is in use.
bool isCurrency(const QString& code);
// The time zone in its own spelling, by its name in any case; empty when there is none.
QString timeZoneOf(const QString& text);
// The code of the country where people with this time zone and language probably are; empty when nothing tells.
QString likelyCountry(const QString& time_zone, const QString& language);

}  // namespace carnet::client
