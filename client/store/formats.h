// Values as people read them in their language: days, times, lengths of time, quantities, money.
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace carnet::client {

class Formats {
  Q_DECLARE_TR_FUNCTIONS(Formats)

 public:
  explicit Formats(const QString& language = "en");

  const QString& language() const { return language_; }
  const QLocale& locale() const { return locale_; }

  // All times are milliseconds since 1970 and are shown in the device's time zone; zero is shown as nothing.
  QString time(qint64 at) const;                                         // 14:02
  QString day(qint64 at, qint64 now) const;                              // Today, Tomorrow, Thu 3 Dec, 3 Dec 2024
  QString when(qint64 at, qint64 now) const;                             // Today 14:02
  QString whenInside(qint64 at, qint64 now) const;                       // 14:02, yesterday 14:02: inside a sentence
  QString date(qint64 days) const;                                       // days since 1970: 3 Dec 2026
  QString length(qint64 ms) const;                                       // 1 h 30 min
  QString left(qint64 due, qint64 now) const;                            // 2 h 15 min left; 40 min late
  QString quantity(qint64 thousandths, const QString& unit = {}) const;  // 2 pcs; 2.5 m
  QString unitPrice(qint64 ten_thousandths, const QString& currency) const;
  QString size(qint64 bytes) const;
  // The word for a unit of such a quantity; of one without.
  QString unitName(const QString& code, qint64 thousandths = 1000) const;
  // "FR" → "France", in this language; what is no code of ISO 3166-1 stays as it is.
  QString country(const QString& code) const;
  static const QStringList& countryCodes();  // all of ISO 3166-1, two letters each

 private:
  QString scaled(qint64 value, int decimals, int least) const;

  QString language_;
  QLocale locale_;
};

}  // namespace carnet::client
