#include "client/i18n/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

static void initResources() { Q_INIT_RESOURCE(client_i18n); }

namespace carnet::client {

QVariantList languageChoices() {
  const auto choice = [](const char* language, const char* name) {
    return QVariantMap{{QStringLiteral("value"), QString::fromUtf8(language)},
                       {QStringLiteral("text"), QString::fromUtf8(name)}};
  };
  return {choice("en", "English"), choice("fr", "Français"), choice("ru", "Русский")};
}

QStringList languages() {
  QStringList languages;
  for (const QVariant& choice : languageChoices()) languages << choice.toMap()[QStringLiteral("value")].toString();
  return languages;
}

QString useLanguage(const QLocale& locale) {
  initResources();
  QLocale::setDefault(locale);
  const QString wanted = locale.name().section(QLatin1Char('_'), 0, 0);
  const QString language = languages().contains(wanted) ? wanted : languages().constFirst();
  static QTranslator translator;
  QCoreApplication::removeTranslator(&translator);
  if (translator.load(QStringLiteral(":/i18n/carnet_%1.qm").arg(language)))
    QCoreApplication::installTranslator(&translator);
  return language;
}

}  // namespace carnet::client
