#include <QAccessible>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickStyle>
#include <QtTest>

#include "client/i18n/translations.h"
#include "tests/client/looks/examiner.h"
#include "tests/client/looks/pseudo_language.h"
#include "tests/client/looks/stage.h"

using namespace carnet::client;
using namespace carnet::client::test;

Q_DECLARE_METATYPE(carnet::client::test::Person)
Q_DECLARE_METATYPE(carnet::client::test::Situation)

namespace {

QStringList* warnings = nullptr;

void keepWarnings(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  if (warnings && (type == QtWarningMsg || type == QtCriticalMsg))
    warnings->append(QString("%1:%2 %3").arg(context.file ? context.file : "").arg(context.line).arg(message));
}

// Everything a row of the replica may say, and what the application got from the system.
QByteArray everythingIn(const std::filesystem::path& folder) {
  QByteArray out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    QFile file(QString::fromStdString(entry.path().string()));
    if (entry.is_regular_file() && file.open(QIODevice::ReadOnly)) out += file.readAll();
  }
  return out;
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
    const auto add = [](Person person, Situation situation, const QString& language, const QString& shape, bool dark,
                        bool pseudo) {
      const QString name = QString("%1 %2 %3 %4 %5%6")
                               .arg(nameOf(person), nameOf(situation), shape, language, dark ? "dark" : "light",
                                    pseudo ? " pseudo" : "");
      QTest::newRow(qPrintable(name)) << person << situation << language << shape << dark << pseudo;
    };
    if (everything()) {
      for (const Person person : {Person::technician, Person::desk})
        for (const Situation situation : {Situation::filled, Situation::empty, Situation::error})
          for (const Shape& shape : shapes()) {
            for (const QString& language : languages())
              for (const bool dark : {false, true}) add(person, situation, language, shape.name, dark, false);
            add(person, situation, "en", shape.name, false, true);
          }
      return;
    }
    add(Person::technician, Situation::filled, "ru", "compact", false, false);
    add(Person::technician, Situation::filled, "en", "medium", true, true);
    add(Person::desk, Situation::filled, "fr", "expanded", true, false);
    add(Person::desk, Situation::error, "fr", "compact", false, false);
    add(Person::technician, Situation::empty, "ru", "medium", false, false);
    add(Person::desk, Situation::empty, "en", "expanded", false, true);
  }

  void everyPageLooksRight() {
    QFETCH(Person, person);
    QFETCH(Situation, situation);
    QFETCH(QString, language);
    QFETCH(QString, shape);
    QFETCH(bool, dark);
    QFETCH(bool, pseudo);
    QStringList heard;
    warnings = &heard;
    const auto before = qInstallMessageHandler(keepWarnings);
    QStringList wrong;
    int looked = 0;
    {
      PseudoLanguage brackets;
      Stage stage(person, situation, language, pseudo ? &brackets : nullptr);
      QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
      const auto form =
          std::find_if(shapes().begin(), shapes().end(), [&](const Shape& one) { return one.name == shape; });
      stage.take(*form);
      stage.setDark(dark);
      QByteArray data;
      const auto examine = [&](const Scene& scene) {
        stage.show(scene);
        if (pseudo && data.isEmpty()) data = everythingIn(stage.folder());
        Measure measure;
        measure.target = form->pointer == "touch" ? 48 : 0;
        measure.row_data = data;
        ++looked;
        for (const Fault& fault : faultsOf(stage.window(), stage.window().grabWindow(), measure))
          wrong << scene.name + ": " + sentence(fault);
      };
      examine(stage.scenes().front());
      stage.show({"today", "today", {}, {}});
      data.clear();
      for (const Scene& scene : stage.scenes()) {
        if (!scene.kind.isEmpty()) examine(scene);
      }
    }
    qInstallMessageHandler(before);
    warnings = nullptr;
    wrong.removeDuplicates();
    QVERIFY(looked > 10);
    QVERIFY2(wrong.isEmpty(),
             qPrintable(QString("\n%1 faults on %2 pages\n").arg(wrong.size()).arg(looked) + wrong.join('\n')));
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
  }

  void theGalleryLooksRight() {
    QFETCH(QString, shape);
    QFETCH(bool, dark);
    useLanguage(QLocale("en"));
    QQmlApplicationEngine engine;
    engine.addImportPath("qrc:/qt/qml");
    engine.load(QUrl("qrc:/qt/qml/Carnet/Gallery/Gallery.qml"));
    QVERIFY(!engine.rootObjects().isEmpty());
    auto& window = *qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    const auto form =
        std::find_if(shapes().begin(), shapes().end(), [&](const Shape& one) { return one.name == shape; });
    window.resize(form->size);
    window.setProperty("pointer", form->pointer);
    window.setProperty("dark", dark);
    QStringList wrong;
    const QStringList pages = window.property("pages").toStringList();
    QVERIFY(pages.size() > 8);
    for (const QString& page : pages) {
      window.setProperty("page", page);
      settle(window);
      for (const Fault& fault : faultsOf(window, window.grabWindow(), {form->pointer == "touch" ? 48.0 : 0.0, {}}))
        wrong << page + ": " + sentence(fault);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QString("\n%1 faults\n").arg(wrong.size()) + wrong.join('\n')));
  }
};

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  LooksTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "looks_test.moc"
