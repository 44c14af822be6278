#include <QtTest>

#include "client/app/first_steps_controller.h"
#include "client/app/table_import.h"
#include "client/app/table_import_controller.h"
#include "client/modules/organisation/invitation_controller.h"
#include "client/modules/service/day_plan_controller.h"
#include "client/store/edits.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "tests/client/support/desk.h"
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
  void theTableToFillHasTheColumnsThatAreRead() {
    QTemporaryDir folder;
    for (const char* kind : {"customers", "products"}) {
      TableImportController import;
      import.setProperty("kind", kind);
      const QString path = folder.filePath(QString(kind) + ".csv");
      QCOMPARE(import.saveTemplate(QUrl::fromLocalFile(path)),
               QString("Saved as %1. Fill it, one line for each.").arg(path));
      QFile saved(path);
      QVERIFY(saved.open(QIODevice::ReadOnly));
      const QByteArray header = saved.readAll();
      const bool are_products = QString(kind) == "products";
      const QByteArray line = are_products
                                  ? "P-1,Pump,412.50,pcs,24\r\n"
                                  : "C-1,Denaq,Rue 1,74000,Annecy,FR,+33 4 65 71 00 12,a@b.example,Anna,fr,FR1\r\n";
      const Table table = are_products ? productsIn(header + line, "en") : customersIn(header + line);
      QCOMPARE(table.problem, QString());
      QCOMPARE(table.lines.size(), std::size_t(1));
      QCOMPARE(table.lines[0].refusal, QString());
      QCOMPARE(table.lines[0].operations.size(), std::size_t(are_products ? 1 : 6));
    }
  }

  void aTableOfCustomersNamesTheLinesThatCannotBeRead() {
    const Table table = customersIn(
        "Numéro,Nom,Rue,Code postal,Ville,Téléphone\nC-1,Denaq,\"3, rue du Lac\",74000,Annecy,+33 4\n"
        "C-2,,x,,,\nC-3,short\n");
    QCOMPARE(table.problem, QString());
    QCOMPARE(table.lines.size(), std::size_t(3));
    QCOMPARE(table.lines[0].refusal, QString());
    QCOMPARE(table.lines[0].operations.size(), std::size_t(4));  // customer, role, address, phone
    QCOMPARE(table.lines[1].line, std::size_t(3));
    QVERIFY(table.lines[1].refusal.contains("name"));
    QVERIFY(!table.lines[2].refusal.isEmpty());
  }

  void aTableAsASpreadsheetWritesItIsRead() {
    const Table table = customersIn("\xEF\xBB\xBFNom;Rue;Ville\r\nDenaq;3, rue du Lac;Annecy\r\n");
    QCOMPARE(table.problem, QString());
    QCOMPARE(table.lines.size(), std::size_t(1));
    QCOMPARE(table.lines[0].refusal, QString());
    QCOMPARE(table.lines[0].operations.size(), std::size_t(3));  // customer, role, address
  }

  void theSameTableAgainNamesTheSameRows() {
    const QByteArray file = "name\nDenaq\n";
    const Table first = customersIn(file);
    const Table again = customersIn(file);
    QCOMPARE(first.lines[0].operations[0].row_id, again.lines[0].operations[0].row_id);
    QVERIFY(first.lines[0].operations[0].row_id != customersIn("name\nOther\n").lines[0].operations[0].row_id);
  }

  void aFileThatIsNoTableIsRefusedWhole() {
    QVERIFY(!customersIn("").problem.isEmpty());
    QVERIFY(!customersIn("name\nFj\xe4llr\xe4ven\n").problem.isEmpty());
    QVERIFY(!customersIn("street,city\nx,y\n").problem.isEmpty());
    QVERIFY(!customersIn("name\n").problem.isEmpty());
  }

  // 64 MB may be read and understood: the screen goes on meanwhile.
  void aTableIsReadBesideTheScreenAndEndsWhenItIsCancelled() {
    Desk desk(Person::desk);
    QTemporaryDir folder;
    QFile file(folder.filePath("customers.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,city\n");
    for (int i = 0; i < 50'000; ++i) file.write(QByteArray("Customer ") + QByteArray::number(i) + ",Annecy\n");
    file.close();
    TableImportController import;
    import.setProperty("workspace", QVariant::fromValue(desk.workspace()));
    import.setProperty("kind", "customers");
    import.read(QUrl::fromLocalFile(file.fileName()));
    QVERIFY(import.isRunning());
    QCOMPARE(import.total(), 0);  // nothing of it was done in the call
    QTRY_COMPARE_WITH_TIMEOUT(import.total(), 50'000, 30'000);
    import.cancel();
    QVERIFY(import.isFinished());

    import.read(QUrl::fromLocalFile(folder.filePath("nothing.csv")));
    QTRY_VERIFY(!import.problem().isEmpty());
    QVERIFY(!import.isRunning());
    import.read(QUrl::fromLocalFile(file.fileName()));
    import.cancel();  // before it was read: nothing of it comes later
    QTest::qWait(500);
    QCOMPARE(import.total(), 0);
  }

  void aPriceMayHaveACommaAndMustBeANumber() {
    const Table table = productsIn("sku,name,price\nCP-1,Pump,\"1 412,50\"\nCP-2,Pump,abc\n", "fr");
    QVERIFY(table.lines[0].refusal.isEmpty());
    QVERIFY(table.lines[1].refusal.contains("abc"));
  }

  void stepsAreForAdministratorsOnly() {
    Desk desk(Person::desk);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QVERIFY(!steps.isNeeded());
    QCOMPARE(steps.loginFor("Hélène Quesnel"), QString("helene.quesnel"));
    QVERIFY(steps.addPerson("", "two words", "en", {}).size() == 3);
  }

  void aPersonMayDoSeveralThings() {
    Desk desk(Person::desk, letAdminister);
    FirstStepsController steps;
    steps.setWorkspace(desk.workspace());
    QTRY_VERIFY(steps.isReady());
    QVERIFY(steps.addPerson("Zoe Tester", "zoe", "fr", {"service_desk", "storekeeper"}).isEmpty());
    const auto roles = [&] {
      for (const QVariant& person : steps.people()) {
        if (person.toMap()["login"] == "zoe") return person.toMap()["role"].toString();
      }
      return QString();
    };
    QTRY_COMPARE(roles(), QString("Service desk, Storekeeper"));
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
    const QVariantMap right{{"name", "Alpina Pumps"}, {"street", "Kirchweg 3"}, {"postcode", "6000"},
                            {"city", "Luzern"},       {"country", "ch"},        {"vat_no", "CHE-116.281.710 MWST"},
                            {"language", "fr"},       {"currency", "chf"},      {"time_zone", "Europe/Zurich"}};
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
