#pragma once

#include <QStringList>

class QLocale;

namespace carnet::client {

/// The languages of the interface, as ISO codes; the first is the source language.
QStringList languages();

/// Gives the application the words, plural forms, dates and numbers of `locale`. A language without a catalogue becomes
/// English with the locale's dates and numbers. Call it before the first QML is loaded. Returns the language in use.
QString useLanguage(const QLocale& locale);

}  // namespace carnet::client
