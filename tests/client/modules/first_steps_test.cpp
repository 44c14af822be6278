#include <QtTest>

#include "client/app/first_steps_controller.h"
#include "client/app/written_values.h"
#include "client/modules/organisation/invitation_controller.h"
#include "client/modules/service/day_plan_controller.h"
#include "client/store/edits.h"
#include "client/store/row_of.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/device.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/rights.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/stock/location.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/last_change.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

class Invitations final : public SignInService {
 public:
  void signIn(const QString&, const QString&, const QString&, std::function<void(const Result<Nothing>&)>) override {}
  void signInAgain(const QString&, const QString&, std::function<void(const Result<Nothing>&)>) override {}
  void invite(const QString&, const QString&, std::function<void(const Result<QString>&)> done) override {
    if (++asked < 3)
      done(Problem{"auth.unknown_login", "", {}});
    else
      done(QString("carnet://127.0.0.1:8443/?pin=BuhllTmjRG1WHeLkdCEG4MNKsV88IWQmP9Nhh6ce6JU&code=abc"));
  }
  int asked = 0;
};

// A visit that the person takes themselves, or that nobody has yet.
std::vector<Operation> visit(Workspace& workspace, qint64 begins, int minutes, bool is_taken = true) {
  const Uuid id = workspace.newId();
  std::vector<Operation> operations{Creation<Activity>(id)
                                        .with<&Activity::kind>("visit")
                                        .with<&Activity::planned_start_at>(begins)
                                        .with<&Activity::planned_end_at>(begins + minutes * 60'000LL)
                                        .operation()};
  if (is_taken) operations.push_back(step<Activity>(id, "assign", {{"assignee_id", workspace.personId()}}));
  return operations;
}

// The sample's desk may do what an administrator may.
void letAdminister(SqliteStore& store) {
  UserRole given;
  given.user_id = Id<AppUser>(sampleIds().desk);
  given.role_id = roleId(RoleCode::admin);
  given.head.id = given.head.root_id = userRoleId(given.user_id, given.role_id).value;
  given.head.facet = traitsOf<UserRole>.facet;
  store.put(rowOf(given));
}

}  // namespace

class FirstStepsTest : public QObject {
  Q_OBJECT

 private slots:
  void stepsAreForAdministratorsOnly() {
    Desk desk(Person::desk);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QVERIFY(!steps.isNeeded());
    QCOMPARE(steps.loginFor("Hélène Quesnel"), QString("helene.quesnel"));
    QVERIFY(steps.addPerson("", "two words", "en", {}).size() == 3);
  }

  void theFirstDeviceIsAnybodysThatHasJoined() {
    const auto joined = [](const char* name, const Uuid& person, bool is_revoked) {
      Device device;
      device.head.id = naturalId("test device", name);
      device.head.root_id = person;
      device.head.facet = traitsOf<Device>.facet;
      device.user_id = Id<AppUser>(person);
      device.name = name;
      if (is_revoked) device.revoked_at = Instant{1};
      return rowOf(device);
    };
    const auto isTicked = [&](const char* name, const Uuid& person, bool is_revoked) {
      Desk desk(Person::desk, [&](SqliteStore& store) {
        letAdminister(store);
        store.put(joined("this one", sampleIds().desk, false));
        if (*name != 0) store.put(joined(name, person, is_revoked));
      });
      FirstStepsController steps;
      steps.setWorkspace(desk.workspace());
      return QTest::qWaitFor([&] { return steps.isReady(); }) && steps.hasSecondDevice();
    };
    // Those of others come to a device of an administrator.
    const std::vector<Facet> held = facetsHeldBy(RoleCode::admin);
    QVERIFY(std::find(held.begin(), held.end(), traitsOf<Device>.facet) != held.end());
    QVERIFY(!isTicked("", {}, false));
    QVERIFY(isTicked("Marta's tablet", sampleIds().technician, false));
    QVERIFY(!isTicked("lost", sampleIds().technician, true));
    QVERIFY(isTicked("tablet", sampleIds().desk, false));
  }

  void aPersonMayDoSeveralThings() {
    Desk desk(Person::desk, letAdminister);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QVERIFY(steps.addPerson("Zoe Tester", "zoe", "fr", {"service_desk", "storekeeper"}).isEmpty());
    const auto roles = [&] { return rowOf(steps.people(), "zoe", "login")["role"].toString(); };
    QTRY_COMPARE(roles(), QString("Service desk, Storekeeper"));
  }

  void whatAPersonIsCalledAndDoesIsChangedAndUndone() {
    Desk desk(Person::desk, letAdminister);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QVERIFY(steps.addPerson("Zoe Tester", "zoe", "fr", {"service_desk", "storekeeper"}).isEmpty());
    const auto zoe = [&] { return rowOf(steps.people(), "zoe", "login"); };
    QTRY_COMPARE(zoe()["roles"].toString().split(' ').size(), 2);
    const QString id = zoe()["id"].toString();
    const QVariantMap before{{"name", "Zoe Tester"},
                             {"language", "fr"},
                             {"roles", QStringList{"service_desk", "storekeeper"}},
                             {"active", true}};
    QCOMPARE(steps.changePerson(id, before), 0);
    steps.changePerson(id, {{"name", "Zoe Martin"},
                            {"language", "en"},
                            {"roles", QStringList{"service_desk", "technician"}},
                            {"active", false}});
    QTRY_COMPARE(zoe()["name"].toString(), QString("Zoe Martin"));
    QCOMPARE(zoe()["language"].toString(), QString("en"));
    QVERIFY(zoe()["roles"].toString().contains("technician") && !zoe()["roles"].toString().contains("storekeeper"));
    QVERIFY(!zoe()["active"].toBool());
    QVERIFY(zoe()["hasVan"].toBool());
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(zoe()["name"].toString(), QString("Zoe Tester"));
    QVERIFY(zoe()["roles"].toString().contains("storekeeper") && zoe()["active"].toBool());
    QVERIFY(!zoe()["hasVan"].toBool());
  }

  void whatAnotherAdministratorChangedMeanwhileStays() {
    Desk desk(Person::desk, letAdminister);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QVERIFY(steps.addPerson("Zoe Tester", "zoe", "fr", {"service_desk", "quality"}).isEmpty());
    const auto zoe = [&] { return rowOf(steps.people(), "zoe", "login"); };
    QTRY_COMPARE(zoe()["roles"].toString().split(' ').size(), 2);
    const QVariantMap seen = zoe();
    const QString id = seen["id"].toString();
    QVariantMap theirs{{"name", "Zoe Tester"}, {"language", "en"}, {"active", false}};
    theirs["roles"] = QStringList{"service_desk", "storekeeper"};
    steps.changePerson(id, theirs);
    QTRY_VERIFY(!zoe()["active"].toBool());
    QVariantMap mine{{"name", "Zoe Martin"}, {"language", "fr"}, {"active", true}};
    mine["roles"] = QStringList{"service_desk", "accounting"};
    QVERIFY(steps.changePerson(id, mine, seen) > 0);
    QTRY_COMPARE(zoe()["name"].toString(), QString("Zoe Martin"));
    QCOMPARE(zoe()["language"].toString(), QString("en"));
    QVERIFY(!zoe()["active"].toBool());
    const QStringList roles = zoe()["roles"].toString().split(' ');
    QCOMPARE(QSet<QString>(roles.begin(), roles.end()), QSet<QString>({"service_desk", "storekeeper", "accounting"}));
  }

  void aTechnicianWhoseVanWasTakenAwayGetsNoneForAnotherName() {
    Desk desk(Person::desk, [](SqliteStore& store) {
      letAdminister(store);
      Location van;
      van.head.id = van.head.root_id = sampleIds().van;
      van.head.facet = traitsOf<Location>.facet;
      van.head.deleted_at = Instant{1};
      van.name = "Van";
      store.put(rowOf(van));
    });
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    const auto technician = [&] { return rowOf(steps.people(), test::text(sampleIds().technician)); };
    QVERIFY(!technician()["hasVan"].toBool());
    QVariantMap renamed = technician();
    renamed["name"] = "Marta Berger";
    renamed["roles"] = renamed["roles"].toString().split(' ');
    QVERIFY(steps.changePerson(renamed["id"].toString(), renamed) > 0);
    QTRY_COMPARE(technician()["name"].toString(), QString("Marta Berger"));
    QVERIFY(!technician()["hasVan"].toBool());
  }

  // Nothing else in the program makes a van, and without one no part is ever booked.
  void aTechnicianComesWithAVanAndLeavesWithIt() {
    Desk desk(Person::desk, letAdminister);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QSignalSpy said(desk.workspace(), &Workspace::said);
    QVERIFY(steps.addPerson("Zoe Tester", "zoe", "fr", {"technician"}).isEmpty());
    const auto vans = [&] {
      return desk.text(
          "SELECT l.name FROM location l JOIN app_user u ON u.id = l.user_id WHERE u.login = 'zoe' AND"
          " l.kind = 'van' AND l.is_active AND l.deleted_at IS NULL");
    };
    QTRY_COMPARE(vans(), QString("Van of Zoe Tester"));
    QTRY_COMPARE(said.count(), 1);
    desk.workspace()->undo()->undo(said[0][2].toInt());
    QTRY_COMPARE(vans(), QString());
  }

  void theFirstDepotComesWithTheCompanyAndNoSecondOne() {
    const auto depots = [](Desk& desk) {
      return desk.text("SELECT group_concat(name, ',') FROM location WHERE kind = 'depot' AND deleted_at IS NULL");
    };
    Desk desk(Person::desk, [](SqliteStore& store) {
      letAdminister(store);
      Location depot;
      depot.head.id = depot.head.root_id = sampleIds().depot;
      depot.head.facet = traitsOf<Location>.facet;
      depot.head.deleted_at = Instant{1};
      depot.name = "Depot Lyon";
      store.put(rowOf(depot));
    });
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QCOMPARE(depots(desk), QString());
    QSignalSpy saved(&steps, &FirstStepsController::companySaved);
    for (const char* street : {"Kirchweg 3", "Kirchweg 4"}) {
      QVERIFY(steps.saveCompany({{"street", street}}).isEmpty());
      QTRY_COMPARE(steps.company()["street"].toString(), QString(street));
      QTRY_COMPARE(depots(desk), QString("Depot"));
    }
  }

  void countriesAreChosenByTheirNameInThePersonsLanguage() {
    Desk desk(Person::desk, "fr");
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QVERIFY(steps.countries().contains(QVariantMap{{"value", "CH"}, {"text", "Suisse"}}));
    QVERIFY(steps.countries().size() > 200);
  }

  void theCompanysDataIsCheckedAndSaved() {
    Desk desk(Person::desk, letAdminister);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QSignalSpy saved(&steps, &FirstStepsController::companySaved);
    const QVariantMap wrong{{"name", " "}, {"country", "France"}, {"currency", "€"}, {"time_zone", "Paris"}};
    QCOMPARE(steps.saveCompany(wrong).keys(), QStringList({"country", "currency", "name", "time_zone"}));
    const QVariantMap doubtful{{"vat_no", "none"}, {"phone", "12"}, {"email", "anna"}, {"currency", "XYZ"}};
    QCOMPARE(steps.saveCompany(doubtful).keys(), QStringList({"currency", "email", "phone", "vat_no"}));
    const QVariantMap right{{"name", "Alpina Pumps"}, {"street", "Kirchweg 3"}, {"postcode", "6000"},
                            {"city", "Luzern"},       {"country", "ch"},        {"vat_no", "CHE-116.281.710 MWST"},
                            {"language", "fr"},       {"currency", "chf"},      {"time_zone", "europe/zurich"}};
    QVERIFY(steps.saveCompany(right).isEmpty());
    QTRY_COMPARE(saved.count(), 1);
    QTRY_VERIFY(steps.isCompanyDone());
    for (const auto& [field, value] : {std::pair("vat_no", "CHE-116.281.710 MWST"),
                                       {"language", "fr"},
                                       {"currency", "CHF"},
                                       {"country", "CH"},
                                       {"time_zone", "Europe/Zurich"}}) {
      QCOMPARE(steps.company()[field].toString(), QString(value));
    }
    QVERIFY(steps.saveCompany(right).isEmpty());
    QCOMPARE(saved.count(), 2);
  }

  void theCompanysDataIsChangedFromWhatThePersonSaw() {
    Desk desk(Person::desk, letAdminister);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    const QVariantMap seen = steps.company();
    QVERIFY(steps.saveCompany({{"phone", "+41 41 200 00 00"}}).isEmpty());
    QTRY_COMPARE(steps.company()["phone"].toString(), QString("+41 41 200 00 00"));
    QVariantMap typed = seen;
    typed["email"] = "info@alpina.example";
    QVERIFY(steps.saveCompany(typed, seen).isEmpty());
    QTRY_COMPARE(steps.company()["email"].toString(), QString("info@alpina.example"));
    QCOMPARE(steps.company()["phone"].toString(), QString("+41 41 200 00 00"));
    typed["phone"] = "+41 41 300 00 00";
    QVERIFY(steps.saveCompany(typed, seen).isEmpty());
    const auto edits = [&] { return test::lastEdits(*desk.workspace()); };
    QTRY_VERIFY(!edits().empty() && edits()[0].value == Value(std::string("+41 41 300 00 00")));
    QCOMPARE(edits()[0].base, Value(seen["phone"].toString().toStdString()));
  }

  void aCompanyWithoutACountryStartsAtThatOfItsTimeZoneOrLanguage() {
    QCOMPARE(likelyCountry("Europe/Paris", "en"), QString("FR"));
    QCOMPARE(likelyCountry("Europe/Zurich", "fr"), QString("CH"));
    QCOMPARE(likelyCountry("UTC", "ru"), QString("RU"));
    QCOMPARE(likelyCountry("UTC", "en"), QString());
  }

  void anInvitationWaitsForThePersonToArriveAndNamesTheServersAddress() {
    Invitations service;
    InvitationController invitation;
    invitation.setProperty("service", QVariant::fromValue<SignInService*>(&service));
    invitation.invite("zoe", "her password");
    QTRY_VERIFY_WITH_TIMEOUT(!invitation.isBusy(), 10'000);
    QCOMPARE(service.asked, 3);
    QVERIFY(invitation.isOnlyHere());
    invitation.setHost("carnet.example");
    QVERIFY(invitation.link().startsWith("carnet://carnet.example:8443/"));
    QVERIFY(!invitation.isOnlyHere());
  }

  // Else the code of one person would stand under the name of another.
  void anInvitationThatIsClearedMeanwhileDoesNotComeLate() {
    Invitations service;
    InvitationController invitation;
    invitation.setProperty("service", QVariant::fromValue<SignInService*>(&service));
    invitation.invite("zoe", "her password");
    QVERIFY(invitation.isBusy());
    invitation.clear();
    QVERIFY(!invitation.isBusy());
    QTest::qWait(2'500);
    QCOMPARE(invitation.link(), QString());
    QCOMPARE(service.asked, 1);
  }

  void twoVisitsOfOneTechnicianThatOverlapAreMarked() {
    Desk desk(Person::technician);
    DayPlanController plan;
    plan.setWorkspace(desk.workspace());
    QTRY_VERIFY(plan.isReady());
    const int before = int(plan.visits().size());
    const QDate day = QDateTime::fromMSecsSinceEpoch(desk.now().unix_ms).date().addDays(1);
    const auto at = [&](int hour, int minute) { return QDateTime(day, QTime(hour, minute)).toMSecsSinceEpoch(); };
    for (const auto& operations :
         {visit(*desk.workspace(), at(5, 0), 60), visit(*desk.workspace(), at(5, 30), 60),
          visit(*desk.workspace(), at(6, 30), 30), visit(*desk.workspace(), at(5, 0), 60, false)}) {
      desk.workspace()->submit(operations);
    }
    QTRY_COMPARE(int(plan.visits().size()), before + 4);
    QCOMPARE(plan.clashes().size(), 2);
    QVERIFY(plan.clashes()[0].toMap()["clashText"].toString().contains("05:30"));
    QCOMPARE(plan.day(), QString("Tomorrow"));
  }
};

CARNET_QT_TEST(FirstStepsTest, QCoreApplication)
#include "first_steps_test.moc"
