#pragma once

#include <QStringList>
#include <QVariantList>

class QLocale;

namespace carnet::client {

/// The languages of the interface, as ISO codes; the first is the source language.
QStringList languages();

/// {value, text}, to choose one from: each is named in itself, in every language of the interface, so that whoever cannot
/// read the others finds their own.
QVariantList languageChoices();

/// Gives the application the words, plural forms, dates and numbers of `locale`. A language without a catalogue becomes
/// English with the locale's dates and numbers. Call it before the first QML is loaded. Returns the language in use.
QString useLanguage(const QLocale& locale);

}  // namespace carnet::client
