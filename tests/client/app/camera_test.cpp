#include <QAccessible>
#include <QDir>
#include <QGuiApplication>
#include <QPointer>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "client/app/application.h"
#include "client/app/navigator.h"
#include "client/drive/item_finder.h"
#include "client/platform/device_camera.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/signed_in.h"

using namespace carnet;
using namespace carnet::client;

namespace {

// A camera that sees one colour, or has a trouble.
class PaintedSource final : public CaptureSource {
 public:
  void start() override {
    is_on = true;
    if (trouble)
      emit failed(*trouble);
    else
      emit frame(picture(Qt::darkCyan));
  }
  void stop() override { is_on = false; }
  void shoot(const QString& file) override {
    if (misses) {
      emit failed(Trouble::missed);
      return;
    }
    picture(Qt::darkRed).save(file, "JPEG");
    files << file;
    emit taken(picture(Qt::darkRed));
  }

  std::optional<Trouble> trouble;
  bool is_on = false;
  bool misses = false;
  QStringList files;

 private:
  static QImage picture(Qt::GlobalColor colour) {
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(colour);
    return image;
  }
};

// A technician's tablet with a ticket open, whose camera is painted.
class Tablet {
 public:
  explicit Tablet(std::optional<CaptureSource::Trouble> trouble = {}) {
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    test::makeSignedInFolder(folder_.path().toStdString(), test::Person::technician, now);
    Options options;
    options.data = folder_.path();
    options.language = "en";
    options.pointer = "touch";
    options.size = {800, 1100};
    application_ = std::make_unique<Application>(options, false, [this, trouble] {
      auto source = std::make_unique<PaintedSource>();
      source->trouble = trouble;
      source_ = source.get();
      return source;
    });
    engine_.addImportPath("qrc:/qt/qml");
    engine_.setInitialProperties({{"application", QVariant::fromValue(application_.get())}});
    engine_.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
    application_->start();
    application_->workspace()->setNow(now.unix_ms);
    const auto navigator = [this] { return window_->findChild<Navigator*>(); };
    if (!QTest::qWaitFor([&] { return navigator() && !navigator()->places().isEmpty(); })) qFatal("no places");
    navigator()->open("ticket", QString::fromStdString(test::sampleIds().ticket.toString()));
    press("Add a photo");
  }

  PaintedSource* source() const { return source_; }
  Camera* camera() const { return application_->camera(); }
  QStringList kept() const { return QDir(folder_.path() + "/camera").entryList(QDir::Files); }

  bool sees(const QString& name, const QString& role = {}) const { return item(name, role) != nullptr; }
  // By the keyboard, wherever on the page it stands.
  void press(const QString& name) {
    QQuickItem* found = nullptr;
    if (!QTest::qWaitFor([&] { return (found = item(name, "Button")) && found->isEnabled(); }, 10'000))
      qFatal("nothing to press is called %s", qPrintable(name));
    found->forceActiveFocus(Qt::TabFocusReason);
    key(Qt::Key_Space);
  }
  void key(Qt::Key key) { QTest::keyClick(window_, key); }
  QQuickItem* item(const QString& name, const QString& role = {}) const {
    ItemQuery query;
    query.name = name;
    query.role = role;
    return finder::one(query);
  }

 private:
  QTemporaryDir folder_;
  QPointer<PaintedSource> source_;
  std::unique_ptr<Application> application_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
};

}  // namespace

// A photo through the camera of the platform, as a technician takes it.
class CameraTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }

  void aPhotoIsShotTakenAgainAndUsed() {
    Tablet tablet;
    QTRY_VERIFY(tablet.sees("What the camera sees", "Graphic"));
    QVERIFY(!tablet.sees("Picture file"));
    tablet.press("Take a photo");
    QTRY_VERIFY(tablet.sees("The photo", "Graphic"));
    tablet.press("Take it again");
    QTRY_VERIFY(tablet.sees("What the camera sees", "Graphic"));
    QCOMPARE(tablet.kept(), QStringList());
    tablet.press("Take a photo");
    tablet.press("Use the photo");
    QTRY_COMPARE(tablet.source()->files.size(), 2);
    QTRY_VERIFY(tablet.sees(QFileInfo(tablet.source()->files[1]).fileName(), "Button"));
    QVERIFY(!tablet.source()->is_on);
    QCOMPARE(tablet.camera()->state(), QString("off"));
  }

  void aPhotoThatIsNotUsedLeavesNothingBehind() {
    Tablet tablet;
    tablet.press("Take a photo");
    QTRY_VERIFY(tablet.sees("Use the photo"));
    QCOMPARE(tablet.kept().size(), 1);
    tablet.key(Qt::Key_Escape);
    QTRY_COMPARE(tablet.camera()->state(), QString("off"));
    QVERIFY(!tablet.source()->is_on);
    QCOMPARE(tablet.kept(), QStringList());
    QVERIFY(tablet.sees("No photos yet."));
  }

  void aPhotoThatWasMissedIsTriedAgain() {
    Tablet tablet;
    QTRY_VERIFY(tablet.sees("What the camera sees", "Graphic"));
    tablet.source()->misses = true;
    tablet.press("Take a photo");
    QTRY_VERIFY(tablet.sees("The photo was not taken. Try it again."));
    tablet.source()->misses = false;
    tablet.press("Take a photo");
    QTRY_VERIFY(tablet.sees("Use the photo"));
    QVERIFY(!tablet.sees("The photo was not taken. Try it again."));
  }

  void withoutACameraAFileIsChosen() {
    Tablet tablet(CaptureSource::Trouble::none);
    QTRY_VERIFY(tablet.sees("This device has no camera. Choose a picture file."));
    QVERIFY(tablet.sees("Picture file"));
    QVERIFY(tablet.sees("Save the photo"));
    QVERIFY(!tablet.sees("Take a photo"));
    QVERIFY(!tablet.source()->is_on);
  }

  void aFileThatIsRefusedStaysInTheFieldWithTheReason() {
    Tablet tablet(CaptureSource::Trouble::none);
    QTRY_VERIFY(tablet.sees("Picture file", "EditableText"));
    tablet.item("Picture file", "EditableText")->setProperty("text", "/nowhere/leak.jpg");
    tablet.press("Save the photo");
    QTRY_VERIFY(tablet.sees("This file cannot be read."));
    QCOMPARE(tablet.item("Picture file", "EditableText")->property("text").toString(), QString("/nowhere/leak.jpg"));
    tablet.item("Picture file", "EditableText")->forceActiveFocus();
    tablet.key(Qt::Key_Backspace);
    QTRY_VERIFY(!tablet.sees("This file cannot be read."));
  }

  void withoutThePermissionAFileIsChosenAndTheReasonIsSaid() {
    Tablet tablet(CaptureSource::Trouble::refused);
    QTRY_VERIFY(tablet.sees("The camera may not be used, or another program has it. Choose a picture file."));
    QVERIFY(tablet.sees("Picture file"));
  }

  void whoHasACameraMayChooseAFileToo() {
    Tablet tablet;
    tablet.press("Choose a file instead");
    QTRY_VERIFY(tablet.sees("Picture file"));
    QVERIFY(!tablet.source()->is_on);
    QVERIFY(!tablet.sees("This device has no camera. Choose a picture file."));
  }

  void aCameraThatGoesAwayKeepsThePhotoThatWasTaken() {
    PaintedSource* source = nullptr;
    QTemporaryDir folder;
    Camera camera(
        [&] {
          auto made = std::make_unique<PaintedSource>();
          source = made.get();
          return made;
        },
        folder.path());
    camera.look();
    camera.shoot();
    emit source->failed(CaptureSource::Trouble::none);
    QCOMPARE(camera.state(), QString("taken"));
    const QString file = camera.use();
    QVERIFY(QFile::exists(file));
    // It stays until the next look: whoever was given it is still reading.
    camera.look();
    QVERIFY(!QFile::exists(file));
    emit source->failed(CaptureSource::Trouble::none);
    QCOMPARE(camera.state(), QString("none"));
    QCOMPARE(camera.use(), QString());
  }

  void thisDevicesOwnCameraAnswersOrSaysWhyNot() {
    const std::unique_ptr<CaptureSource> source = deviceCamera();
    QSignalSpy frames(source.get(), &CaptureSource::frame);
    QSignalSpy troubles(source.get(), &CaptureSource::failed);
    source->start();
    QTRY_VERIFY_WITH_TIMEOUT(!frames.isEmpty() || !troubles.isEmpty(), 20'000);
    source->stop();
  }
};

CARNET_QT_TEST(CameraTest, QGuiApplication)

#include "camera_test.moc"
