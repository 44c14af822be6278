#include "client/store/formats.h"

#include <unicode/uloc.h>

#include <QDateTime>

namespace carnet::client {

namespace {

constexpr qint64 minute = 60'000;

QLocale localeOf(const QString& language) {
  if (language == "fr") return {QLocale::French, QLocale::France};
  if (language == "ru") return {QLocale::Russian, QLocale::Russia};
  return {QLocale::English, QLocale::UnitedKingdom};
}

}  // namespace

Formats::Formats(const QString& language) : language_(language), locale_(localeOf(language)) {}

QString Formats::time(qint64 at) const {
  return at == 0 ? QString() : locale_.toString(QDateTime::fromMSecsSinceEpoch(at).time(), "HH:mm");
}

QString Formats::day(qint64 at, qint64 now) const {
  if (at == 0) return {};
  const QDate day = QDateTime::fromMSecsSinceEpoch(at).date();
  const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
  switch (today.daysTo(day)) {
    case 0:
      return tr("Today");
    case 1:
      return tr("Tomorrow");
    case -1:
      return tr("Yesterday");
    default:
      return locale_.toString(day, std::abs(today.daysTo(day)) < 180 ? "ddd d MMM" : "d MMM yyyy");
  }
}

QString Formats::when(qint64 at, qint64 now) const { return at == 0 ? QString() : day(at, now) + " " + time(at); }

QString Formats::whenInside(qint64 at, qint64 now) const {
  if (at == 0) return {};
  switch (QDateTime::fromMSecsSinceEpoch(now).date().daysTo(QDateTime::fromMSecsSinceEpoch(at).date())) {
    case 0:
      return time(at);
    case -1:
      return tr("yesterday %1").arg(time(at));
    default:
      return when(at, now);
  }
}

QString Formats::date(qint64 days) const { return locale_.toString(QDate(1970, 1, 1).addDays(days), "d MMM yyyy"); }

QString Formats::length(qint64 ms) const {
  const qint64 minutes = ms / minute;
  if (minutes < 60) return tr("%1 min").arg(minutes);
  if (minutes < 48 * 60) {
    return minutes % 60 == 0 ? tr("%1 h").arg(minutes / 60) : tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
  }
  const qint64 hours = minutes / 60;
  return hours % 24 == 0 || hours > 7 * 24 ? tr("%1 d").arg(hours / 24)
                                           : tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString Formats::left(qint64 due, qint64 now) const {
  if (due == 0) return {};
  return due >= now ? tr("%1 left").arg(length(due - now)) : tr("%1 late").arg(length(now - due));
}

QString Formats::quantity(qint64 thousandths, const QString& unit) const {
  const QString number = scaled(thousandths, 3, 0);
  return unit.isEmpty() ? number : number + QChar(0xA0) + unitName(unit, thousandths);
}

QString Formats::unitPrice(qint64 ten_thousandths, const QString& currency) const {
  return scaled(ten_thousandths, 4, 2) + QChar(0xA0) + (currency == "EUR" ? QString(QChar(0x20AC)) : currency);
}

QString Formats::size(qint64 bytes) const {
  if (bytes < 1'000) return tr("%1 B").arg(locale_.toString(bytes));
  if (bytes < 1'000'000) return tr("%1 kB").arg(locale_.toString(double(bytes) / 1e3, 'f', 1));
  if (bytes < 1'000'000'000) return tr("%1 MB").arg(locale_.toString(double(bytes) / 1e6, 'f', 1));
  return tr("%1 GB").arg(locale_.toString(double(bytes) / 1e9, 'f', 1));
}

QString Formats::country(const QString& code) const {
  if (!countryCodes().contains(code)) return code;
  const QByteArray locale = "und_" + code.toLatin1();
  UChar name[128];
  UErrorCode error = U_ZERO_ERROR;
  const int length =
      uloc_getDisplayCountry(locale.constData(), language_.toLatin1().constData(), name, int(std::size(name)), &error);
  return U_SUCCESS(error) && length > 0 ? QString::fromUtf16(name, length) : code;
}

const QStringList& Formats::countryCodes() {
  static const QStringList codes = [] {
    QStringList all;
    for (const char* const* code = uloc_getISOCountries(); *code; ++code) all << QString::fromLatin1(*code);
    return all;
  }();
  return codes;
}

QString Formats::unitName(const QString& code, qint64 thousandths) const {
  // What is broken off counts as a whole one.
  const auto count = static_cast<int>(std::min<qint64>((std::abs(thousandths) + 999) / 1000, 1'000'000));
  if (code == "pcs") return tr("pcs", nullptr, count);
  if (code == "h") return tr("h");
  if (code == "m") return tr("m");
  if (code == "kg") return tr("kg");
  if (code == "l") return tr("l");
  if (code == "box") return tr("box(es)", nullptr, count);
  return code;
}

QString Formats::scaled(qint64 value, int decimals, int least) const {
  qint64 unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const qint64 whole = std::abs(value) / unit;
  QString rest = QString::number(std::abs(value) % unit).rightJustified(decimals, '0');
  while (rest.size() > least && rest.endsWith('0')) rest.chop(1);
  QString number = locale_.toString(whole);
  if (!rest.isEmpty()) number += locale_.decimalPoint() + rest;
  return value < 0 ? QChar(0x2212) + number : number;
}

}  // namespace carnet::client
