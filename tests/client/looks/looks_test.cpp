#include <QAccessible>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickStyle>
#include <QtTest>
#include <cstdio>

#include "client/demo_bar/demo_state.h"
#include "client/i18n/translations.h"
#include "tests/client/looks/examiner.h"
#include "tests/client/looks/pseudo_language.h"
#include "tests/client/looks/stage.h"
#include "tests/client/support/warnings.h"

using namespace carnet::client;
using namespace carnet::client::test;

Q_DECLARE_METATYPE(carnet::client::test::Person)
Q_DECLARE_METATYPE(carnet::client::test::Situation)

namespace {

Shape shapeNamed(const QString& name) {
  for (const auto* all : {&shapes(), &demandingShapes()}) {
    for (const Shape& shape : *all) {
      if (shape.name == name) return shape;
    }
  }
  qFatal("no shape %s", qPrintable(name));
}

void take(QQuickWindow& window, const Shape& shape, bool dark) {
  window.resize(shape.size);
  window.setProperty("pointer", shape.pointer);
  window.setProperty("textScale", shape.text_scale);
  window.setProperty("glove", shape.glove);
  window.setProperty("dark", dark);
  window.setProperty("reducedMotion", true);
  QTRY_VERIFY(window.property("turned").toBool());
}

// Qt Test cuts a long message; the whole list goes to the standard error.
QString listed(const QStringList& wrong, int looked) {
  for (const QString& one : wrong) std::fprintf(stderr, "%s\n", qPrintable(one));
  return QString("%1 faults on %2 pages").arg(wrong.size()).arg(looked);
}

// CARNET_LOOKS=all: every combination; else the few that differ most.
bool everything() { return qEnvironmentVariable("CARNET_LOOKS") == "all"; }

}  // namespace

// Every page as a critical reader sees it.
class LooksTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }

  void everyPageLooksRight_data() {
    QTest::addColumn<Person>("person");
    QTest::addColumn<Situation>("situation");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("pseudo");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("step");
    // Of the scenes every `step`th from the `first` on.
    const auto add = [](Person person, Situation situation, const QString& language, const QString& shape, bool dark,
                        bool pseudo, int first = 0, int step = 1) {
      const QString name = QString("%1 %2 %3 %4 %5%6")
                               .arg(nameOf(person), nameOf(situation), shape, language, dark ? "dark" : "light",
                                    pseudo ? " pseudo" : "");
      QTest::newRow(qPrintable(name)) << person << situation << language << shape << dark << pseudo << first << step;
    };
    if (everything()) {
      for (const Person person : {Person::technician, Person::desk, Person::admin, Person::agent})
        for (const Situation situation : {Situation::filled, Situation::empty, Situation::error}) {
          if (person == Person::admin && situation == Situation::filled) continue;
          for (const Shape& shape : shapes()) {
            for (const QString& language : languages())
              for (const bool dark : {false, true}) add(person, situation, language, shape.name, dark, false);
            add(person, situation, "en", shape.name, false, true);
          }
          for (const Shape& shape : demandingShapes())
            for (const QString& language : languages()) add(person, situation, language, shape.name, false, false);
        }
      return;
    }
    // A sample: each scene at least once, each language, theme, form factor and situation at least once.
    add(Person::technician, Situation::filled, "ru", "compact", false, false, 0, 2);
    add(Person::technician, Situation::filled, "en", "medium", true, true, 1, 2);
    add(Person::desk, Situation::filled, "fr", "expanded", true, false, 0, 2);
    add(Person::desk, Situation::filled, "en", "expanded", false, true, 1, 2);
    add(Person::desk, Situation::error, "fr", "compact", false, false);
    add(Person::technician, Situation::empty, "ru", "medium", false, false);
    add(Person::admin, Situation::empty, "ru", "compact", false, false);
    add(Person::admin, Situation::error, "en", "expanded", true, true);
    add(Person::agent, Situation::filled, "fr", "compact", false, false);
    add(Person::agent, Situation::filled, "en", "expanded", true, true);
    add(Person::technician, Situation::filled, "ru", "compact-large-text", false, false, 0, 4);
    add(Person::desk, Situation::filled, "fr", "medium-gloves", false, false, 1, 4);
  }

  void everyPageLooksRight() {
    QFETCH(Person, person);
    QFETCH(Situation, situation);
    QFETCH(QString, language);
    QFETCH(QString, shape);
    QFETCH(bool, dark);
    QFETCH(bool, pseudo);
    QFETCH(int, first);
    QFETCH(int, step);
    QStringList heard;
    warnings = &heard;
    const auto before = qInstallMessageHandler(keepWarnings);
    QStringList wrong;
    int looked = 0;
    {
      PseudoLanguage brackets;
      Stage stage(person, situation, language, pseudo ? &brackets : nullptr);
      QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
      const Shape form = shapeNamed(shape);
      stage.take(form);
      stage.setDark(dark);
      RowWords words;
      const auto examine = [&](const Scene& scene) {
        stage.show(scene);
        // Acts and controllers write rows.
        if (pseudo) words = stage.rowWords();
        Measure measure;
        measure.target = form.glove ? 64 : form.pointer == "touch" ? 48 : 0;
        if (pseudo) measure.row_words = &words;
        ++looked;
        for (const Fault& fault : faultsOf(stage.window(), stage.window().grabWindow(), measure))
          wrong << scene.name + ": " + sentence(fault);
      };
      const std::vector<Scene> scenes = stage.scenes(form);
      for (const Scene& scene : scenes) {
        if (!scene.kind.isEmpty()) continue;
        examine(scene);
        // What the page says is logged too.
        if (scene.name == "cannot-start") heard.clear();
      }
      stage.show({"today", "today", {}, {}, {}});
      for (std::size_t i = std::size_t(first); i < scenes.size(); i += std::size_t(step)) {
        if (!scenes[i].kind.isEmpty()) examine(scenes[i]);
      }
    }
    qInstallMessageHandler(before);
    warnings = nullptr;
    wrong.removeDuplicates();
    QVERIFY(looked > 3);
    if (!wrong.isEmpty()) QFAIL(qPrintable(listed(wrong, looked)));
    QVERIFY2(heard.isEmpty(), qPrintable(heard.join('\n')));
  }

  void theGalleryLooksRight_data() {
    QTest::addColumn<QString>("shape");
    QTest::addColumn<bool>("dark");
    for (const Shape& shape : shapes()) {
      for (const bool dark : {false, true}) {
        if (everything() || dark == (shape.name == "expanded"))
          QTest::newRow(qPrintable(shape.name + (dark ? " dark" : " light"))) << shape.name << dark;
      }
    }
    for (const Shape& shape : demandingShapes()) {
      if (everything() || shape.name.startsWith("compact"))
        QTest::newRow(qPrintable(shape.name)) << shape.name << false;
    }
  }

  void theGalleryLooksRight() {
    QFETCH(QString, shape);
    QFETCH(bool, dark);
    const Shape form = shapeNamed(shape);
    lookAtTheGallery(form, dark, [&](QQuickWindow& window) {
      return faultsOf(window, window.grabWindow(), {form.glove ? 64.0 : form.pointer == "touch" ? 48.0 : 0.0, nullptr});
    });
  }

  void everyControlShowsItsFocus_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }

  void everyControlShowsItsFocus() {
    QFETCH(bool, dark);
    lookAtTheGallery(shapeNamed("expanded"), dark, focusFaultsOf);
  }

  // A window of its own beside the demo's windows.
  void theDemoBarLooksRight_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("pseudo");
    for (const QString& language : languages()) QTest::newRow(qPrintable(language)) << language << false;
    QTest::newRow("pseudo") << "en" << true;
  }

  void theDemoBarLooksRight() {
    QFETCH(QString, language);
    QFETCH(bool, pseudo);
    useLanguage(QLocale(language));
    PseudoLanguage brackets;
    if (pseudo) QCoreApplication::installTranslator(&brackets);
    const RowWords people(QStringList{"Marta Keller", "Jonas Weber", "technician"});
    DemoState state;
    QQmlApplicationEngine engine;
    engine.addImportPath("qrc:/qt/qml");
    engine.setInitialProperties({{"demo", QVariant::fromValue(&state)}});
    engine.load(QUrl("qrc:/qt/qml/Carnet/DemoBar/DemoBar.qml"));
    QVERIFY(!engine.rootObjects().isEmpty());
    auto& window = *qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    QStringList wrong;
    const auto look = [&](const char* when) {
      settle(window);
      const Measure measure{0, pseudo ? &people : nullptr};
      for (const Fault& fault : faultsOf(window, window.grabWindow(), measure))
        wrong << QString("%1: %2").arg(when, sentence(fault));
    };
    const auto hear = [&](const char* line) {
      QMetaObject::invokeMethod(&state, "take", Q_ARG(QByteArray, QByteArray(line)));
    };
    hear(R"({"network": true, "tablet": "Marta Keller", "zone": "Europe/Paris", "people": [
      {"login": "marta", "name": "Marta Keller", "roles": ["technician"]},
      {"login": "jonas", "name": "Jonas Weber", "roles": ["service_desk", "storekeeper"]}]})");
    look("online");
    hear(R"({"network": false})");
    look("offline");
    window.setProperty("choosing", true);
    look("people");
    window.setProperty("choosing", false);
    for (const char* busy : {"restart", "morning", "person", "reset"}) {
      hear(qPrintable(QString(R"({"busy": "%1"})").arg(busy)));
      look(busy);
    }
    hear(R"({"busy": ""})");
    settle(window);
    for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
      if (item->property("kind") == "danger" && item->isVisible()) QMetaObject::invokeMethod(item, "clicked");
    }
    look("question");
    if (!wrong.isEmpty()) QFAIL(qPrintable(listed(wrong, 8)));
  }

 private:
  static void lookAtTheGallery(const Shape& shape, bool dark,
                               const std::function<std::vector<Fault>(QQuickWindow&)>& find) {
    useLanguage(QLocale("en"));
    QQmlApplicationEngine engine;
    engine.addImportPath("qrc:/qt/qml");
    engine.load(QUrl("qrc:/qt/qml/Carnet/Gallery/Gallery.qml"));
    QVERIFY(!engine.rootObjects().isEmpty());
    auto& window = *qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    QVERIFY(QTest::qWaitForWindowActive(&window));
    take(window, shape, dark);
    QStringList wrong;
    const QStringList pages = window.property("pages").toStringList();
    QVERIFY(pages.size() > 8);
    for (const QString& page : pages) {
      window.setProperty("page", page);
      settle(window);
      for (const Fault& fault : find(window)) wrong << page + ": " + sentence(fault);
    }
    wrong.removeDuplicates();
    if (!wrong.isEmpty()) QFAIL(qPrintable(listed(wrong, int(pages.size()))));
  }
};

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  LooksTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "looks_test.moc"
