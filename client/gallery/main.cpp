// carnet-gallery: shows the interface kit, or draws it into PNG files without a screen.

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>
#include <cstdio>

#include "client/drive/drive_server.h"
#include "client/i18n/translations.h"

namespace {

struct Shape {
  const char* name;
  QSize size;
  const char* pointer;
};

constexpr int kSettleMs = 250;

const Shape kShapes[] = {
    {"compact", {390, 844}, "touch"},
    {"medium", {800, 1100}, "touch"},
    {"expanded", {1280, 800}, "mouse"},
};

// Lets bindings, layouts and image loading finish.
void settle() {
  QEventLoop loop;
  QTimer::singleShot(kSettleMs, &loop, &QEventLoop::quit);
  loop.exec();
}

int drawPictures(QQuickWindow& window, const QDir& folder, const QString& only) {
  const QStringList pages = window.property("pages").toStringList();
  int drawn = 0;
  for (const Shape& shape : kShapes) {
    window.resize(shape.size);
    window.setProperty("pointer", QString::fromLatin1(shape.pointer));
    for (const bool dark : {false, true}) {
      window.setProperty("dark", dark);
      while (!window.property("turned").toBool()) settle();
      for (const QString& page : pages) {
        const QString name =
            QStringLiteral("%1-%2-%3.png").arg(page, QLatin1String(shape.name), QLatin1String(dark ? "dark" : "light"));
        if (!only.isEmpty() && !name.contains(only)) continue;
        window.setProperty("page", page);
        settle();
        if (!window.grabWindow().save(folder.filePath(name))) {
          std::fprintf(stderr, "cannot write %s\n", qPrintable(folder.filePath(name)));
          return 1;
        }
        ++drawn;
      }
    }
  }
  std::printf("%d pictures in %s\n", drawn, qPrintable(folder.absolutePath()));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  // Pictures need no screen. The platform is chosen before the application exists.
  for (int i = 1; i < argc; ++i) {
    if (!QByteArrayView(argv[i]).startsWith("--pictures")) continue;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
  }
  QGuiApplication app(argc, argv);
  QQuickStyle::setStyle(QStringLiteral("Basic"));

  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Every control of Carnet in every state."));
  parser.addHelpOption();
  parser.addOption({QStringLiteral("pictures"), QStringLiteral("Draw every page into PNG files and end."),
                    QStringLiteral("folder")});
  parser.addOption(
      {QStringLiteral("only"), QStringLiteral("Draw only pictures whose name contains this."), QStringLiteral("part")});
  parser.addOption({QStringLiteral("language"), QStringLiteral("Language of the interface (en, fr)."),
                    QStringLiteral("code"), QStringLiteral("en")});
  parser.addOption({QStringLiteral("text-scale"), QStringLiteral("Text size in per cent, 100 to 200."),
                    QStringLiteral("percent"), QStringLiteral("100")});
  parser.addOption({QStringLiteral("drive"), QStringLiteral("Let a test use the window through this local socket."),
                    QStringLiteral("socket")});
  parser.process(app);

  carnet::client::DriveServer driver;
  if (parser.isSet(QStringLiteral("drive"))) {
    if (const QString trouble = driver.listen(parser.value(QStringLiteral("drive"))); !trouble.isEmpty()) {
      std::fprintf(stderr, "cannot listen: %s\n", qPrintable(trouble));
      return 1;
    }
  }

  carnet::client::useLanguage(QLocale(parser.value(QStringLiteral("language"))));

  QQmlApplicationEngine engine;
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  engine.setInitialProperties(
      {{QStringLiteral("textScale"), parser.value(QStringLiteral("text-scale")).toInt() / 100.0}});
  engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Carnet/Gallery/Gallery.qml")));
  if (engine.rootObjects().isEmpty()) return 1;

  if (!parser.isSet(QStringLiteral("pictures"))) return QGuiApplication::exec();
  const QDir folder(parser.value(QStringLiteral("pictures")));
  folder.mkpath(QStringLiteral("."));
  return drawPictures(*qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst()), folder,
                      parser.value(QStringLiteral("only")));
}
