#include <QLocale>
#include <QQmlEngine>
#include <QtQuickTest>

#include "client/i18n/translations.h"

// The tst_*.qml beside this file, with the interface in English.
class Setup : public QObject {
  Q_OBJECT

 public slots:
  void applicationAvailable() { carnet::client::useLanguage(QLocale(QLocale::English, QLocale::UnitedStates)); }
  void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath("qrc:/qt/qml"); }
};

QUICK_TEST_MAIN_WITH_SETUP(client_ui_test, Setup)

#include "client_ui_test.moc"
