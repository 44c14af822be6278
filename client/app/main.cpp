// carnet: the client.
#include <QDebug>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

#include "client/app/application.h"
#include "client/drive/drive_server.h"
#include "client/drive/watched_application.h"
#include "shared/core/clock_ahead.h"

namespace {

bool isAsked(int argc, char** argv, std::initializer_list<std::string_view> words) {
  return std::any_of(argv + 1, argv + argc,
                     [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); });
}

void nameApplication() {
  QCoreApplication::setApplicationName("carnet");
  QCoreApplication::setApplicationVersion("0.1.0");
}

}  // namespace

int main(int argc, char** argv) {
  // Answered without a screen too.
  if (isAsked(argc, argv, {"--help", "-h", "--help-all", "--version", "-v"})) {
    const QCoreApplication app(argc, argv);
    nameApplication();
    carnet::client::readOptions(QCoreApplication::arguments());
  }
  // What is driven is watched too.
  const bool driven =
      std::any_of(argv, argv + argc, [](const char* word) { return std::strncmp(word, "--drive", 7) == 0; });
  const std::unique_ptr<QGuiApplication> app = driven ? std::make_unique<carnet::client::WatchedApplication>(argc, argv)
                                                      : std::make_unique<QGuiApplication>(argc, argv);
  nameApplication();
  QQuickStyle::setStyle("Basic");

  const carnet::client::Options options = carnet::client::readOptions(app->arguments());
  if (!options.problem.isEmpty()) {
    std::fprintf(stderr, "carnet: %s\n", qPrintable(options.problem));
    return 2;
  }
  carnet::setClockAhead(carnet::Duration::seconds(options.clock_ahead));
  std::unique_ptr<carnet::client::DriveServer> driver;
  if (!options.drive.isEmpty()) {
    driver = std::make_unique<carnet::client::DriveServer>();
    const QString problem = driver->listen(options.drive);
    if (!problem.isEmpty()) {
      std::fprintf(stderr, "carnet: %s\n", qPrintable(problem));
      return 2;
    }
  }
  carnet::client::Application application(options);
  QQmlApplicationEngine engine;
  engine.addImportPath("qrc:/qt/qml");
  application.setEngine(&engine);
  engine.setInitialProperties({{"application", QVariant::fromValue(&application)}});
  engine.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
  if (engine.rootObjects().isEmpty()) return 1;
  application.start();
  const int status = app->exec();
  application.finishPages();
  return status;
}
