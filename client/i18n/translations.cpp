#include "client/i18n/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

static void initResources() { Q_INIT_RESOURCE(client_i18n); }

namespace carnet::client {

QStringList languages() { return {QStringLiteral("en"), QStringLiteral("fr"), QStringLiteral("ru")}; }

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
