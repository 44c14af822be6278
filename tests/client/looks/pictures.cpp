// carnet-pictures: draws every page over the sample replica into PNG files: filled, empty and with an error, in each form
// factor, theme and language, without a screen.
#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QRegularExpression>
#include <cstdio>

#include "client/i18n/translations.h"
#include "tests/client/looks/stage.h"

using namespace carnet::client;
using namespace carnet::client::test;

namespace {

struct Wish {
  QDir out;
  QRegularExpression only;
  std::vector<Shape> shapes;
};

int draw(Person person, Situation situation, const QString& language, const Wish& wish) {
  const auto fileOf = [&](const Scene& scene, const Shape& shape, bool dark) {
    return QString("%1-%2-%3-%4-%5-%6.png")
        .arg(scene.name, nameOf(person), nameOf(situation), shape.name, language, dark ? "dark" : "light");
  };
  Stage stage(person, situation, language);
  if (!stage.problem().isEmpty()) {
    std::fprintf(stderr, "%s\n", qPrintable(stage.problem()));
    return -1;
  }
  int drawn = 0;
  const auto drawIn = [&](const Shape& shape, const Scene& scene) {
    std::vector<bool> themes;
    for (const bool dark : {false, true}) {
      if (wish.only.match(fileOf(scene, shape, dark)).hasMatch()) themes.push_back(dark);
    }
    if (themes.empty()) return true;
    stage.take(shape);
    stage.setDark(themes.front());
    stage.show(scene);
    for (const bool dark : themes) {
      stage.setDark(dark);
      const QString file = wish.out.filePath(fileOf(scene, shape, dark));
      if (!stage.window().grabWindow().save(file, "PNG", 80)) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
        return false;
      }
      ++drawn;
    }
    return true;
  };
  // What comes before the product is left for good with the first other page.
  std::size_t before = 0;
  const std::vector<Scene> first = stage.scenes(wish.shapes.front());
  for (; first[before].kind.isEmpty(); ++before) {
    for (const Shape& shape : wish.shapes) {
      if (!drawIn(shape, first[before])) return -1;
    }
  }
  stage.show({"today", "today", {}, {}, {}});
  for (const Shape& shape : wish.shapes) {
    for (const Scene& scene : stage.scenes(shape)) {
      if (!scene.kind.isEmpty() && !drawIn(shape, scene)) return -1;
    }
  }
  return drawn;
}

}  // namespace

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
  QGuiApplication app(argc, argv);
  QQuickStyle::setStyle("Basic");
  QCommandLineParser parser;
  parser.setApplicationDescription("Every page of Carnet as pictures: PAGE-PERSON-SITUATION-SHAPE-LANGUAGE-THEME.png");
  parser.addHelpOption();
  parser.addOptions({{"out", "Folder for the pictures.", "folder", "pictures"},
                     {"only", "Only pictures whose name matches.", "expression"},
                     {"language", "Only this language.", "language"},
                     {"situation", "Only this situation: filled, empty or error.", "situation"},
                     {"person", "Only this person: technician, desk, admin or agent.", "person"},
                     {"demanding", "Text at twice its size and glove mode instead of the three form factors."}});
  parser.process(app);
  const Wish wish{QDir(parser.value("out")), QRegularExpression(parser.value("only")),
                  parser.isSet("demanding") ? demandingShapes() : shapes()};
  wish.out.mkpath(".");
  int drawn = 0;
  for (const QString& language : languages()) {
    if (parser.isSet("language") && parser.value("language") != language) continue;
    for (const Person person : {Person::technician, Person::desk, Person::admin, Person::agent}) {
      if (parser.isSet("person") && parser.value("person") != nameOf(person)) continue;
      for (const Situation situation : {Situation::filled, Situation::empty, Situation::error}) {
        if (person == Person::admin && situation == Situation::filled) continue;
        if (parser.isSet("situation") && parser.value("situation") != nameOf(situation)) continue;
        const int more = draw(person, situation, language, wish);
        if (more < 0) return 1;
        drawn += more;
      }
    }
  }
  std::printf("%d pictures in %s\n", drawn, qPrintable(wish.out.absolutePath()));
  return drawn > 0 ? 0 : 1;
}
