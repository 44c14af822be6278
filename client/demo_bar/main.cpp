// carnet-demo-bar: switches the demo's network off and on, ends its tablet, brings the next morning, other people, a fresh
// start.
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "client/demo_bar/demo_state.h"
#include "client/drive/drive_server.h"
#include "client/i18n/translations.h"

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  QQuickStyle::setStyle("Basic");
  QCommandLineParser parser;
  parser.setApplicationDescription("The demo's bar; packaging/demo starts it.");
  parser.addHelpOption();
  parser.addOptions(
      {{"language", "en, fr or ru; else the system's.", "language"}, {"drive", "Local socket for tests.", "socket"}});
  parser.process(app);

  std::unique_ptr<carnet::client::DriveServer> driver;
  if (parser.isSet("drive")) {
    driver = std::make_unique<carnet::client::DriveServer>();
    if (const QString problem = driver->listen(parser.value("drive")); !problem.isEmpty()) {
      std::fprintf(stderr, "carnet-demo-bar: %s\n", qPrintable(problem));
      return 2;
    }
  }
  const QLocale locale = parser.isSet("language") ? QLocale(parser.value("language")) : QLocale::system();
  QLocale::setDefault(QLocale(carnet::client::useLanguage(locale)));

  carnet::client::DemoState state;
  QQmlApplicationEngine engine;
  engine.addImportPath("qrc:/qt/qml");
  engine.setInitialProperties({{"demo", QVariant::fromValue(&state)}});
  engine.load(QUrl("qrc:/qt/qml/Carnet/DemoBar/DemoBar.qml"));
  if (engine.rootObjects().isEmpty()) return 1;
  QObject::connect(&state, &carnet::client::DemoState::ended, &app, &QCoreApplication::quit);
  app.exec();
  std::fflush(stdout);
  // The thread that reads the standard input cannot be woken.
  std::_Exit(0);
}
