#include <QAccessible>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QtTest>

#include "client/app/application.h"
#include "client/drive/item_finder.h"
#include "client/modules/organisation/sign_in_service.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/registry.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/signed_in.h"

using namespace carnet;
using namespace carnet::client;

namespace {

// A data folder of an administrator in a company that is still empty.
void makeFirstDay(const QString& folder) {
  const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
  const std::filesystem::path path = folder.toStdString();
  test::makeSignedInFolder(path, test::Person::desk, now, test::Contents::people);
  UserRole given;
  given.user_id = Id<AppUser>(test::sampleIds().desk);
  given.role_id = roleId(RoleCode::admin);
  given.head.id = given.head.root_id = userRoleId(given.user_id, given.role_id).value;
  given.head.facet = traitsOf<UserRole>.facet;
  SqliteStore store(path, registry());
  store.begin(sync::Durability::full);
  store.put(rowOf(given));
  store.commit();
}

class Inviting final : public SignInService {
 public:
  void signIn(const QString&, const QString&, const QString&, std::function<void(const Result<Nothing>&)>) override {}
  void signInAgain(const QString&, const QString&, std::function<void(const Result<Nothing>&)>) override {}
  void invite(const QString&, const QString&, std::function<void(const Result<QString>&)> done) override {
    done(QString("carnet://carnet.example:8443/?pin=BuhllTmjRG1WHeLkdCEG4MNKsV88IWQmP9Nhh6ce6JU&code=abc"));
  }
};

QVariantList peopleOf(const QStringList& names) {
  QVariantList people;
  for (const QString& name : names) people << QVariantMap{{"login", name.toLower()}, {"name", name}};
  return people;
}

// One run of the program over that folder.
class Run {
 public:
  explicit Run(const QString& folder, const QSize& size = {1280, 1100}) {
    Options options;
    options.data = folder;
    options.language = "en";
    options.size = size;
    application_ = std::make_unique<Application>(options, false);
    engine_.addImportPath("qrc:/qt/qml");
    engine_.setInitialProperties({{"application", QVariant::fromValue(application_.get())}});
    engine_.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
    application_->start();
  }

  QQuickItem* item(const QString& name, const QString& role = {}) const {
    ItemQuery query;
    query.name = name;
    query.role = role;
    QQuickItem* found = nullptr;
    return QTest::qWaitFor([&] { return (found = finder::one(query)) != nullptr; }, 10'000) ? found : nullptr;
  }
  QString written(const QString& field) const {
    const QQuickItem* found = item(field, "EditableText");
    return found ? found->property("text").toString() : "there is no field " + field;
  }
  void write(const QString& field, const QByteArray& text) {
    QQuickItem* found = item(field, "EditableText");
    if (!found) qFatal("no field %s", qPrintable(field));
    found->forceActiveFocus();
    QTest::keyClick(window_, Qt::Key_A, Qt::ControlModifier);
    for (const char letter : text) QTest::keyClick(window_, letter);
  }
  void press(const QString& button, const QString& role = "Button") {
    QQuickItem* found = item(button, role);
    if (!found) qFatal("no button %s", qPrintable(button));
    found->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(window_, Qt::Key_Space);
  }
  void click(const QString& name, const QString& role = {}) {
    QQuickItem* found = item(name, role);
    if (!found) qFatal("nothing is called %s", qPrintable(name));
    QTest::qWait(50);  // a menu comes to its place
    QTest::mouseClick(window_, Qt::LeftButton, {}, found->mapToScene(found->boundingRect().center()).toPoint());
  }
  // The person's own; a compact window has it behind the last place of its bar.
  void openMenu() { window_->width() < 600 ? click("More", "PageTab") : click("Jonas Weber"); }
  // Ctrl+Enter, wherever the focus is.
  void mainStep() { QTest::keyClick(window_, Qt::Key_Return, Qt::ControlModifier); }
  // Of the row that has the focus.
  void openRowMenu() { QTest::keyClick(window_, Qt::Key_F10, Qt::ShiftModifier); }
  QString chosenIn(const QString& field) const {
    const QQuickItem* found = item(field, "ComboBox");
    return found ? found->property("value").toString() : "no field " + field;
  }
  void type(const QByteArray& text) {
    for (const char letter : text) QTest::keyClick(window_, letter);
  }
  bool hasFocus(const QString& field) const {
    const QQuickItem* found = item(field, "EditableText");
    return found && found->hasActiveFocus();
  }
  bool sees(const QString& name) const {
    ItemQuery query;
    query.name = name;
    return finder::one(query) != nullptr;
  }

 private:
  std::unique_ptr<Application> application_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
};

}  // namespace

// The first steps on the screen: what is typed outlives the program, and mistakes are named beside their fields.
class FirstStepsPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }

  void whatIsTypedIsThereAfterTheProgramEnded() {
    QTemporaryDir folder;
    makeFirstDay(folder.path());
    {
      Run run(folder.path());
      QTRY_COMPARE(run.written("Company name"), QString("Alpina Pumps"));
      run.write("Town", "Luzern");
      run.write("VAT number", "CHE-1");
      run.press("Step 2: Your people");
      run.write("Name", "Zoe Tester");
      QTRY_COMPARE(run.written("Login"), QString("zoe.tester"));
      QTest::qWait(400);  // a draft is written 300 ms after the last letter
    }
    Run again(folder.path());
    QTRY_COMPARE(again.written("Town"), QString("Luzern"));
    QCOMPARE(again.written("VAT number"), QString("CHE-1"));
    QVERIFY(again.sees("You began this earlier; it is not saved yet."));
    again.press("Step 2: Your people");
    QTRY_COMPARE(again.written("Name"), QString("Zoe Tester"));
    QCOMPARE(again.written("Login"), QString("zoe.tester"));
    again.press("Add the person");
    QTRY_VERIFY(again.sees("Choose what the person does."));
    again.press("Technician", "CheckBox");
    QTRY_VERIFY(!again.sees("Choose what the person does."));
    again.press("Add the person");
    QTRY_COMPARE(again.written("Name"), QString());
    QTRY_VERIFY(again.sees("Zoe Tester · zoe.tester"));
  }

  void aPersonIsChangedFromTheListAndGetsADeviceOfTheirOwn() {
    QTemporaryDir folder;
    makeFirstDay(folder.path());
    Run run(folder.path());
    run.press("Step 2: Your people");
    QVERIFY(run.item("Marta Keller · technician"));
    run.click("Marta Keller · technician");
    QVERIFY(run.item("May sign in"));
    QTRY_VERIFY(run.hasFocus("Name"));
    run.write("Name", "Marta Berger");
    run.mainStep();
    QTRY_VERIFY(!run.sees("May sign in"));
    QVERIFY(run.item("Marta Berger · technician"));
    QQuickItem* row = run.item("Marta Berger · technician");
    QVERIFY(row);
    row->forceActiveFocus();
    run.openRowMenu();
    run.click("Let in a device", "MenuItem");
    QVERIFY(run.item("Make the QR code"));
    QCOMPARE(run.chosenIn("Whose device"), QString("technician"));
    run.press("Step 2: Your people");
    // The only administrator stays one.
    run.click("Jonas Weber · desk");
    QVERIFY(run.item("May sign in"));
    QTRY_VERIFY(run.hasFocus("Name"));
    run.click("May sign in");
    run.mainStep();
    QVERIFY(run.item("This is the only administrator. Make somebody else one first."));
  }

  void theStepsStayInTheMenuAfterTheyAreDone_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("compact") << QSize(390, 844);
    QTest::newRow("medium") << QSize(800, 900);
    QTest::newRow("expanded") << QSize(1280, 900);
  }
  void theStepsStayInTheMenuAfterTheyAreDone() {
    QFETCH(QSize, size);
    QTemporaryDir folder;
    makeFirstDay(folder.path());
    Run run(folder.path(), size);
    QVERIFY(run.item("Step 2: Your people", "Button"));
    if (size.width() < 600) run.click("More", "ButtonMenu");
    run.click("Go to Today");
    QTRY_VERIFY(!run.sees("Step 2: Your people"));
    run.openMenu();
    run.click("Set up the company");
    QVERIFY(run.item("Step 2: Your people", "Button"));
    QVERIFY(!run.sees("Go to Today"));
    run.press("Step 2: Your people");
    QVERIFY(run.item("Add the person", "Button"));
  }

  void aCodeIsShownForThePersonItIsForOnly() {
    Inviting service;
    QQuickView view;
    view.engine()->addImportPath("qrc:/qt/qml");
    view.setInitialProperties(
        {{"service", QVariant::fromValue<SignInService*>(&service)}, {"people", peopleOf({"Anna", "Zoe"})}});
    view.setSource(QUrl("qrc:/qt/qml/Carnet/Organisation/DeviceStep.qml"));
    view.resize(900, 900);
    view.show();
    QQuickItem* step = view.rootObject();
    QVERIFY(step);
    const auto find = [](const QString& name) {
      ItemQuery query;
      query.name = name;
      return finder::one(query);
    };
    QCOMPARE(step->property("login").toString(), QString("zoe"));
    find("Make the QR code")->forceActiveFocus();
    QTest::keyClick(&view, Qt::Key_Space);
    QTRY_VERIFY(find("QR code of the invitation"));
    QVERIFY(find("Login"));
    // Somebody is added: the code stays that of who was chosen.
    step->setProperty("people", peopleOf({"Anna", "Zoe", "Marc"}));
    QCOMPARE(step->property("login").toString(), QString("zoe"));
    QVERIFY(find("QR code of the invitation"));
    step->setProperty("chosen", "anna");
    QTRY_VERIFY(!find("QR code of the invitation"));
  }

  void aMistakeIsNamedBesideItsFieldAndNothingIsLost() {
    QTemporaryDir folder;
    makeFirstDay(folder.path());
    Run run(folder.path());
    run.write("Time zone (Europe/Paris …)", "Paris");
    run.press("Save the company");
    QTRY_VERIFY(run.sees("There is no such time zone; Europe/Paris is one."));
    QCOMPARE(run.written("Time zone (Europe/Paris …)"), QString("Paris"));
    run.write("Time zone (Europe/Paris …)", "europe/zurich");
    // Corrected, before it is saved again.
    QTRY_VERIFY(!run.sees("There is no such time zone; Europe/Paris is one."));
    run.write("Street", "Kirchweg 3");
    run.write("Town", "Luzern");
    run.mainStep();
    QTRY_VERIFY(!run.sees("There is no such time zone; Europe/Paris is one."));
    // Saved: the next step is open.
    QTRY_VERIFY(run.item("Add the person", "Button"));
    QTRY_VERIFY(run.hasFocus("Name"));
    run.type("Zoe Tester");
    QTRY_COMPARE(run.written("Login"), QString("zoe.tester"));
    run.press("Service desk", "CheckBox");
    run.mainStep();
    QTRY_VERIFY(run.sees("Zoe Tester · zoe.tester"));
  }
};

CARNET_QT_TEST(FirstStepsPageTest, QGuiApplication)

#include "first_steps_page_test.moc"
