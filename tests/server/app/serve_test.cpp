// The real program over real sockets: sign-in, faults, stopping.
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/app/sql_auth_store.h"
#include "server/auth/tokens.h"
#include "shared/core/enrolment.h"
#include "tests/server/app/server_process.h"
#include "tests/server/app/test_device.h"
#include "tests/support/wire_client.h"

namespace carnet::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;

class Serve : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    data = new ServerData(TemporaryCluster::instance().emptyDatabase());
    data->init();
    server = new RunningServer(*data);
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(server->stop(seconds(2)), 0);
    delete server;
    delete data;
  }
  static ServerData* data;
  static RunningServer* server;
};
ServerData* Serve::data = nullptr;
RunningServer* Serve::server = nullptr;

TEST_F(Serve, itTakesAsManyConnectionsAsTheSystemHasFilesForIt) {
  rlimit files{}, few{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &files), 0);
  few = {256, files.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &few), 0);
  ServerData other(TemporaryCluster::instance().emptyDatabase());
  other.init();
  RunningServer started(other);
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &files), 0);
  std::ifstream limits("/proc/" + std::to_string(started.pid()) + "/limits");
  std::string line;
  while (std::getline(limits, line) && !line.starts_with("Max open files")) continue;
  std::istringstream words(line.substr(std::min(line.size(), std::string("Max open files").size())));
  std::string soft, hard;
  words >> soft >> hard;
  EXPECT_FALSE(soft.empty()) << line;
  EXPECT_EQ(soft, hard);
}

TEST_F(Serve, aPersonEnrolsADeviceWithLinkAndPassword) {
  TestDevice device(*server);
  const std::string link = data->invite("anna");
  EXPECT_THAT(link, HasSubstr(":" + std::to_string(server->port()) + "/"));
  const Reply reply = device.enrol(link);
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(reply.body["device_code"].get<std::string>(), ::testing::StartsWith("T"));
  EXPECT_EQ(reply.body["display_name"], "anna");
  EXPECT_TRUE(Uuid::parse(reply.body["server_id"].get<std::string>()));
  EXPECT_TRUE(Instant::parse(reply.body["access_expires_at"].get<std::string>()));
  EXPECT_THAT(data->run({"user", "devices"}).text, HasSubstr("Tablet"));
  TestDevice second(*server);
  EXPECT_EQ(second.enrol(link).code(), "auth.code_used");
}

TEST_F(Serve, aWrongPasswordIsRefusedAndTheRightOneStillWorks) {
  TestDevice device(*server);
  const std::string link = data->invite("anna");
  const Reply wrong = device.enrol(link, "guess");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.code(), "auth.wrong_password");
  ASSERT_EQ(device.enrol(link).status, 200);
  EXPECT_EQ(device.signIn("guess").code(), "auth.wrong_password");
  EXPECT_EQ(device.signIn(ServerData::adminPassword).status, 200);
}

TEST_F(Serve, tokensAreRenewedAndReuseEndsTheSession) {
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  const std::string first = device.refreshToken;
  ASSERT_EQ(device.renew(first).status, 200);
  ASSERT_EQ(device.renew(device.refreshToken).status, 200);
  const Reply reused = device.renew(first);
  EXPECT_EQ(reused.status, 401);
  EXPECT_EQ(reused.code(), "auth.session_ended");
  EXPECT_EQ(device.renew(device.refreshToken).code(), "auth.session_ended");
  EXPECT_EQ(device.signIn(ServerData::adminPassword).status, 200);
  EXPECT_EQ(device.renew(device.refreshToken).status, 200);
}

// A token that lives for seconds, and work on both sides of its end.
TEST_F(Serve, aTokenThatRunsOutEndsTheLinkByNameAndNothingIsLost) {
  server::Database database({.url = data->databaseUrl(), .threads = 1});
  const server::TokenSeal seal(server::SqlAuthStore(database).secret());
  const SystemClock clock;
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  const auto known = seal.principal(device.accessToken, clock.now());
  ASSERT_TRUE(known.ok());
  auto principal = *known;
  principal.expires_at = clock.now() + Duration::seconds(3);
  device.accessToken = seal.accessToken(principal);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  device.send(device.changeSet({TestDevice::createPartner("Before the end")}));
  ASSERT_TRUE(device.await<sync::Receipt>());

  bool was_asked = false;
  std::optional<sync::Error> end;
  while (auto message = device.next()) {
    was_asked = was_asked || std::holds_alternative<sync::Reauthenticate>(*message);
    if (const auto* error = std::get_if<sync::Error>(&*message)) end = *error;
  }
  EXPECT_TRUE(was_asked) << "the server says beforehand that the token ends";
  ASSERT_TRUE(end);
  EXPECT_EQ(end->code, "auth.token_expired");
  EXPECT_FALSE(end->fatal) << "the device comes back by itself";
  const sync::Push late = device.changeSet({TestDevice::createPartner("After the end")});

  const sync::Message refused = device.connect();
  ASSERT_TRUE(std::holds_alternative<sync::Error>(refused)) << "the old token opens nothing";
  EXPECT_EQ(std::get<sync::Error>(refused).code, "auth.token_expired");
  EXPECT_FALSE(std::get<sync::Error>(refused).fatal);
  ASSERT_EQ(device.renew(device.refreshToken).status, 200);
  const sync::Message welcome = device.connect();
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(welcome));
  EXPECT_EQ(std::get<sync::Welcome>(welcome).last_cs_no, 1);
  device.send(late);
  const auto receipt = device.await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->verdict, Verdict::applied);
}

TEST_F(Serve, aFreshTokenOverTheLinkKeepsItOpen) {
  server::Database database({.url = data->databaseUrl(), .threads = 1});
  const server::TokenSeal seal(server::SqlAuthStore(database).secret());
  const SystemClock clock;
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  const std::string fresh = device.accessToken;
  const auto known = seal.principal(fresh, clock.now());
  ASSERT_TRUE(known.ok());
  auto principal = *known;
  principal.expires_at = clock.now() + Duration::seconds(3);
  device.accessToken = seal.accessToken(principal);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  ASSERT_TRUE(device.await<sync::Reauthenticate>());
  device.send(sync::Reauthenticate{fresh});
  std::this_thread::sleep_for(seconds(5));
  device.send(device.changeSet({TestDevice::createPartner("Past the first token's end")}));
  const auto receipt = device.await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->verdict, Verdict::applied);
}

TEST_F(Serve, aRevokedDeviceIsUnknown) {
  TestDevice device(*server);
  const Reply enrolled = device.enrol(data->invite("anna"));
  ASSERT_EQ(enrolled.status, 200);
  const auto revoked = data->run({"user", "revoke", enrolled.body["device_code"]});
  EXPECT_EQ(revoked.status, 0) << revoked.text;
  const Reply refused = device.renew(device.refreshToken);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "auth.unknown_device");
  EXPECT_EQ(device.signIn(ServerData::adminPassword).code(), "auth.unknown_device");
}

TEST_F(Serve, malformedRequestsAreRefusedAndHarmNobody) {
  for (const char* body : {"", "[]", "{}", R"({"code":1})", "{\"login\":\"\xff\"}", R"({"device_key":"AAAA"})"}) {
    WireClient client(server->port());
    for (const char* path : {"/enrol", "/token", "/sign-in"}) {
      const auto response = client.request("POST", path, body);
      EXPECT_EQ(response.status, 400) << path << " " << body;
    }
  }
  TestDevice device(*server);
  EXPECT_EQ(device.enrol(data->invite("anna")).status, 200);
}

TEST_F(Serve, manyWrongPasswordsMakeALoginWait) {
  const std::string login = "guessed";
  ASSERT_EQ(data->run({"user", "add", login, "--role", "technician", "--password-file",
                       data->file("password", "another horse")})
                .status,
            0);
  const std::string code = InviteLink::parse(data->invite(login))->code;
  const Json body{{"code", code},
                  {"login", login},
                  {"password", "guess"},
                  {"device_name", "x"},
                  {"device_key", toBase64Url(SigningKey::create().public_key)}};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(post(*server, "/enrol", body).status, 401);
  const Reply waiting = post(*server, "/enrol", body);
  EXPECT_EQ(waiting.status, 429);
  EXPECT_EQ(waiting.code(), "auth.too_many_tries");
  EXPECT_GT(waiting.body["retry_after"], 0);
}

TEST_F(Serve, healthAndMetricsAnswerOnLoopback) {
  EXPECT_EQ(healthOf(*server), 200);
  WireClient client(server->healthPort(), WireClient::Security::plain);
  EXPECT_THAT(client.request("GET", "/metrics").body, HasSubstr("\ncarnet_links 0\n"));
  std::ifstream file(data->path() / "server.json");
  const Json written = Json::parse(file);
  EXPECT_EQ(written["port"], server->port());
  EXPECT_EQ(written["pin"], server->pin());
}

TEST_F(Serve, aSecondServerIsKeptOutOfTheFolder) {
  const auto second = data->run({"serve", "--port", "0"});
  EXPECT_EQ(second.status, 4);
  EXPECT_THAT(second.text, HasSubstr("used by another carnet-server (pid " + std::to_string(server->pid()) + ")"));
  EXPECT_EQ(healthOf(*server), 200);
}

TEST_F(Serve, noSecretReachesTheLog) {
  TestDevice device(*server);
  const std::string link = data->invite("anna");
  device.enrol(link, "a wrong guess");
  ASSERT_EQ(device.enrol(link).status, 200);
  device.renew(device.refreshToken);
  device.renew("00000000-0000-7000-8000-000000000000.stolen-looking-token");
  const std::string said = server->output();
  EXPECT_THAT(said, HasSubstr("enrolled"));
  std::vector<std::string> secrets = device.secrets;
  secrets.insert(secrets.end(), {ServerData::adminPassword, "a wrong guess", InviteLink::parse(link)->code,
                                 "stolen-looking-token", "argon2id", "PRIVATE KEY"});
  for (const std::string& secret : secrets) EXPECT_THAT(said, Not(HasSubstr(secret)));
}

// With its own cluster in its own folder, as on a fresh machine.
class ServeEmbedded : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    shared = new ServerData;
    shared->init();
  }
  static void TearDownTestSuite() { delete shared; }
  ServerData& data = *shared;
  static ServerData* shared;
};
ServerData* ServeEmbedded::shared = nullptr;

TEST_F(ServeEmbedded, startsStopsAndComesBackAfterAKill) {
  {
    RunningServer server(data);
    EXPECT_EQ(healthOf(server), 200);
    EXPECT_THAT(data.run({"user", "list"}).text, HasSubstr("anna"));
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(server.stop(seconds(10)), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds(3));
    EXPECT_THAT(data.run({"check", "--scopes"}).text, HasSubstr("all is well"));
  }
  {
    RunningServer server(data);
    server.kill();
  }
  RunningServer server(data);
  EXPECT_THAT(server.output(), HasSubstr("taken_over=yes"));
  EXPECT_EQ(server.stop(seconds(10)), 0);
  // Without the scopes: a job that the kill met keeps its lease for two minutes.
  EXPECT_THAT(data.run({"check"}).text, HasSubstr("all is well"));
}

TEST_F(ServeEmbedded, aKilledPostgresComesBackAndSignInWithIt) {
  RunningServer server(data);
  TestDevice device(server);
  ASSERT_EQ(device.enrol(data.invite("anna")).status, 200);
  std::ifstream pidFile(data.path() / "pg/data/postmaster.pid");
  pid_t postmaster = 0;
  pidFile >> postmaster;
  ASSERT_GT(postmaster, 1);
  ::kill(postmaster, SIGKILL);
  // Asked while it is gone: the request waits, it is not refused.
  EXPECT_EQ(device.renew(device.refreshToken).status, 200);
  EXPECT_TRUE(within(seconds(20), [&] { return healthOf(server) == 200; }));
  EXPECT_TRUE(within(seconds(20), [&] { return server.output().find("is running again") != std::string::npos; }));
  EXPECT_EQ(device.renew(device.refreshToken).status, 200);
  EXPECT_EQ(server.stop(seconds(10)), 0);
}

TEST(ServeBeside, aStoppedPostgresIsReportedAndItsReturnNoticed) {
  TemporaryFolder folder;
  server::EmbeddedCluster cluster(testClusterOptions(folder.path() / "pg"));
  cluster.create();
  cluster.start();
  ServerData data(cluster.url("postgres"));
  data.init();
  RunningServer server(data);
  EXPECT_EQ(healthOf(server), 200);
  cluster.stop();
  EXPECT_EQ(healthOf(server), 503);
  cluster.start();
  EXPECT_TRUE(within(seconds(10), [&] { return healthOf(server) == 200; }));
  TestDevice device(server);
  EXPECT_EQ(device.enrol(data.invite("anna")).status, 200);
  EXPECT_EQ(server.stop(seconds(5)), 0);
  cluster.stop();
}

}  // namespace
}  // namespace carnet::testing
