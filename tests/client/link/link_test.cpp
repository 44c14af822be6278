#include "client/link/link.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <mutex>

#include "client/link/enrolment.h"
#include "shared/sync/messages.h"
#include "tests/client/link/pinned_server.h"

namespace carnet::client {

namespace {

const Uuid serverId = Uuid::v7(1, 1, 1), personId = Uuid::v7(2, 2, 2), deviceId = Uuid::v7(3, 3, 3);

// What the link reported, collected from its thread.
class Events final : public TransportEvents {
 public:
  void opened(std::uint64_t attempt, std::string token) override {
    add([&] { log.push_back("opened " + std::to_string(attempt) + " " + token); });
  }
  void received(std::uint64_t, std::string frame) override {
    add([&] { log.push_back("received " + std::to_string(frame.size())); });
  }
  void closed(std::uint64_t attempt, Problem why) override {
    add([&] { log.push_back("closed " + std::to_string(attempt) + " " + why.code); });
  }
  void tokenRenewed(std::string token) override {
    add([&] { log.push_back("renewed " + token); });
  }
  void wokeUp() override {}

  std::vector<std::string> said() {
    const std::lock_guard lock(mutex);
    return log;
  }
  std::string last() {
    const std::lock_guard lock(mutex);
    return log.empty() ? "" : log.back();
  }

 private:
  template <class Change>
  void add(const Change& change) {
    const std::lock_guard lock(mutex);
    change();
  }
  std::mutex mutex;
  std::vector<std::string> log;
};

}  // namespace

class LinkTest final : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<Secrets> secrets_;
  std::unique_ptr<PinnedServer> server_;
  int tokens_ = 0;

  std::string inviteTo(const Sha256& pin) const {
    return InviteLink{"127.0.0.1", server_->port(), pin, "code-1"}.toString();
  }

  Credentials enrolled(const Sha256& pin = PinnedServer::pin()) {
    Credentials credentials;
    credentials.host = "127.0.0.1";
    credentials.port = server_->port();
    credentials.pin = pin;
    credentials.server_id = serverId;
    credentials.person_id = personId;
    credentials.device_id = deviceId;
    credentials.device_code = "T07";
    credentials.login = "anna";
    credentials.key = SigningKey::create();
    credentials.refresh_token = "refresh-0";
    saveCredentials(*secrets_, credentials);
    return credentials;
  }

  // The server of docs/sign-in.md, for a device with this key.
  void serveTokens(const PublicKey& key) {
    server_->on_post = [this, key](const QString& path, const QJsonObject& body) -> PinnedServer::Answer {
      if (path == "/nonce") return {200, {{"nonce", "nonce-1"}}};
      const std::string refresh = body["refresh_token"].toString().toStdString();
      const auto signature = fixedFromBase64Url<64>(body["signature"].toString().toStdString());
      if (!signature || !verifies(key, tokenRequestText("nonce-1", deviceId, refresh), *signature)) {
        return {403, {{"code", "auth.wrong_signature"}}};
      }
      ++tokens_;
      return {
          200,
          {{"access_token", QString("access-%1").arg(tokens_)}, {"refresh_token", QString("refresh-%1").arg(tokens_)}}};
    };
  }

  Result<Credentials> enrol(const std::string& invite) {
    std::optional<Result<Credentials>> answer;
    Enrolment enrolment(*secrets_);
    enrolment.enrol(invite, "anna", "secret password", "Tablet", [&](Result<Credentials> r) { answer = std::move(r); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 15'000); }();
    return answer ? *answer : Result<Credentials>(Problem{"test.no_answer", "", {}});
  }

 private slots:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    secrets_ = secretsIn(folder_->path().toStdString());
    server_ = std::make_unique<PinnedServer>();
    tokens_ = 0;
  }

  void cleanup() { server_.reset(); }

  void enrolmentRegistersAKeyAndKeepsTheCredentials() {
    QJsonObject asked;
    server_->on_post = [&](const QString&, const QJsonObject& body) -> PinnedServer::Answer {
      asked = body;
      return {200,
              {{"server_id", QString::fromStdString(serverId.toString())},
               {"user_id", QString::fromStdString(personId.toString())},
               {"device_id", QString::fromStdString(deviceId.toString())},
               {"device_code", "T07"},
               {"display_name", "Anna Müller"},
               {"language", "fr"},
               {"access_token", "a"},
               {"refresh_token", "r"}}};
    };
    const Result<Credentials> credentials = enrol(inviteTo(PinnedServer::pin()));
    QVERIFY2(credentials.ok(), credentials.ok() ? "" : credentials.problem().code.c_str());
    QCOMPARE(asked["code"].toString(), "code-1");
    QCOMPARE(asked["password"].toString(), "secret password");
    const auto kept = loadCredentials(*secrets_);
    QVERIFY(kept.has_value());
    QCOMPARE(asked["device_key"].toString().toStdString(), toBase64Url(kept->key.public_key));
    QVERIFY(kept->key.secret == credentials->key.secret);
    QCOMPARE(kept->device_code, std::string("T07"));
    QCOMPARE(kept->display_name, std::string("Anna Müller"));
    QVERIFY(kept->identity().server_id == serverId);
    const QFileInfo file(folder_->path() + "/secrets/device");
    QVERIFY(file.exists());
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
  }

  void anEnrolmentWhoseAnswerWasLostIsAskedForAgainWithTheSameKey() {
    QStringList keys;
    server_->on_post = [&](const QString&, const QJsonObject& body) -> PinnedServer::Answer {
      keys << body["device_key"].toString();
      if (keys.size() == 1) return {};  // registered, but nothing of it arrives
      return {200,
              {{"server_id", QString::fromStdString(serverId.toString())},
               {"user_id", QString::fromStdString(personId.toString())},
               {"device_id", QString::fromStdString(deviceId.toString())},
               {"device_code", "T07"},
               {"refresh_token", "r"}}};
    };
    const std::string invite = inviteTo(PinnedServer::pin());
    QVERIFY(!enrol(invite).ok());
    secrets_ = secretsIn(folder_->path().toStdString());  // as after a restart
    QVERIFY(enrol(invite).ok());
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys[0], keys[1]);
    QCOMPARE(keys[1].toStdString(), toBase64Url(loadCredentials(*secrets_)->key.public_key));
    // Another invitation makes another device.
    forgetCredentials(*secrets_);
    QVERIFY(enrol(InviteLink{"127.0.0.1", server_->port(), PinnedServer::pin(), "code-2"}.toString()).ok());
    QVERIFY(keys[2] != keys[1]);
    QVERIFY(!QFileInfo::exists(folder_->path() + "/secrets/enrolment"));
  }

  void aServerWithAnotherKeyGetsNothing() {
    server_->on_post = [](const QString&, const QJsonObject&) { return PinnedServer::Answer{}; };
    const Result<Credentials> answer = enrol(inviteTo(sha256("another key")));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.problem().code, std::string("link.wrong_certificate"));
    QTest::qWait(200);
    QCOMPARE(server_->received(), 0);
    QVERIFY(!loadCredentials(*secrets_).has_value());
  }

  void anAbsentServerIsUnreachable() {
    const std::string invite = inviteTo(PinnedServer::pin());
    server_.reset();
    const Result<Credentials> answer = enrol(invite);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.problem().code, std::string("link.unreachable"));
    QVERIFY(answer.problem().values.at(0).starts_with("127.0.0.1:"));
  }

  void aRefusalIsSaidByItsCode() {
    server_->on_post = [](const QString&, const QJsonObject&) -> PinnedServer::Answer {
      return {429, {{"code", "auth.too_many_tries"}, {"retry_after", 30}}};
    };
    const Result<Credentials> answer = enrol(inviteTo(PinnedServer::pin()));
    QCOMPARE(answer.problem().code, std::string("auth.too_many_tries"));
    QCOMPARE(answer.problem().values, std::vector<std::string>{"30"});
  }

  void textThatIsNoInvitationIsRefused() {
    QCOMPARE(enrol("https://example.com").problem().code, std::string("link.bad_invite"));
  }

  void anAnswerThatMakesNoSenseIsRefused() {
    server_->on_post = [](const QString&, const QJsonObject&) -> PinnedServer::Answer {
      return {200, {{"server_id", "x"}}};
    };
    QCOMPARE(enrol(inviteTo(PinnedServer::pin())).problem().code, std::string("link.bad_answer"));
  }

  void aLinkOpensWithAFreshTokenAndCarriesFrames() {
    serveTokens(enrolled().key.public_key);
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_COMPARE_WITH_TIMEOUT(events.last(), std::string("opened 1 access-1"), 15'000);
    QCOMPARE(loadCredentials(*secrets_)->refresh_token, std::string("refresh-1"));
    QTRY_VERIFY(server_->socket() != nullptr);
    QByteArray got;
    connect(server_->socket(), &QWebSocket::binaryMessageReceived, this, [&](const QByteArray& bytes) { got = bytes; });
    link.send(std::string(1'000'000, 'x'));
    QTRY_COMPARE(got.size(), 1'000'000);
    server_->socket()->sendBinaryMessage(QByteArray(900'000, 'y'));
    QTRY_COMPARE(events.last(), std::string("received 900000"));
    link.renewToken();
    QTRY_COMPARE(events.last(), std::string("renewed access-2"));
    QCOMPARE(loadCredentials(*secrets_)->refresh_token, std::string("refresh-2"));
  }

  void aCutIsReportedOnceAndAnotherAttemptSucceeds() {
    serveTokens(enrolled().key.public_key);
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_VERIFY_WITH_TIMEOUT(server_->links() == 1, 15'000);
    QTRY_COMPARE(events.said().size(), 1u);
    server_->socket()->abort();
    QTRY_COMPARE(events.last(), std::string("closed 1 "));
    link.open(2);
    QTRY_VERIFY_WITH_TIMEOUT(events.last().starts_with("opened 2"), 15'000);
    QCOMPARE(events.said().size(), 3u);
  }

  // The server ends a link whose token it does not take within moments of its greeting.
  void aTokenThatTheServerDidNotTakeIsNotUsedAgain() {
    serveTokens(enrolled().key.public_key);
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_COMPARE_WITH_TIMEOUT(events.last(), std::string("opened 1 access-1"), 15'000);
    QTRY_VERIFY(server_->socket() != nullptr);
    server_->socket()->close();
    QTRY_COMPARE(events.last(), std::string("closed 1 "));
    link.open(2);
    QTRY_COMPARE_WITH_TIMEOUT(events.last(), std::string("opened 2 access-2"), 15'000);
    QCOMPARE(loadCredentials(*secrets_)->refresh_token, std::string("refresh-2"));
  }

  void whatIsClosedHereIsNotReported() {
    serveTokens(enrolled().key.public_key);
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_VERIFY_WITH_TIMEOUT(events.last().starts_with("opened"), 15'000);
    link.close();
    QTRY_VERIFY(server_->socket()->state() == QAbstractSocket::UnconnectedState);
    QTest::qWait(100);
    QCOMPARE(events.said().size(), 1u);
  }

  void aServerWithAnotherKeyGetsNoToken() {
    enrolled(sha256("another key"));
    server_->on_post = [](const QString&, const QJsonObject&) { return PinnedServer::Answer{}; };
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_COMPARE_WITH_TIMEOUT(events.last(), std::string("closed 1 link.wrong_certificate"), 15'000);
    QTest::qWait(200);
    QCOMPARE(server_->received(), 0);
  }

  void aServerThatChangedItsKeyGetsNotEvenTheRequestForASocket() {
    Credentials credentials = enrolled();
    serveTokens(credentials.key.public_key);
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_VERIFY_WITH_TIMEOUT(events.last().starts_with("opened"), 15'000);
    // Old enough a link that its token is used again.
    QTest::qWait(5'500);
    link.close();
    QTRY_VERIFY(server_->socket()->state() == QAbstractSocket::UnconnectedState);
    credentials = *loadCredentials(*secrets_);
    credentials.pin = sha256("another key");
    saveCredentials(*secrets_, credentials);
    const qint64 before = server_->received();
    link.open(2);
    QTRY_COMPARE_WITH_TIMEOUT(events.last(), std::string("closed 2 link.wrong_certificate"), 15'000);
    QTest::qWait(200);
    QCOMPARE(server_->received(), before);
    QCOMPARE(tokens_, 1);
  }

  void anOversizedFrameEndsTheLink() {
    serveTokens(enrolled().key.public_key);
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_VERIFY_WITH_TIMEOUT(server_->links() == 1, 15'000);
    QTRY_COMPARE(events.said().size(), 1u);
    server_->socket()->sendBinaryMessage(QByteArray(sync::maxFrameBytes + 1, 'x'));
    QTRY_VERIFY(events.last().starts_with("closed 1"));
    QCOMPARE(events.said().size(), 2u);
  }

  void aSessionThatEndedIsSaidAndTheServersWaitIsKept() {
    enrolled();
    server_->on_post = [](const QString& path, const QJsonObject&) -> PinnedServer::Answer {
      if (path == "/nonce") return {200, {{"nonce", "n"}}};
      return {401, {{"code", "auth.session_ended"}, {"retry_after", 0}}};
    };
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_COMPARE_WITH_TIMEOUT(events.last(), std::string("closed 1 auth.session_ended"), 15'000);
    server_->on_post = [](const QString&, const QJsonObject&) -> PinnedServer::Answer {
      return {429, {{"code", "auth.too_many_tries"}, {"retry_after", 60}}};
    };
    link.open(2);
    QTRY_COMPARE_WITH_TIMEOUT(events.last(), std::string("closed 2 auth.too_many_tries"), 15'000);
    const auto asked = server_->paths.size();
    link.open(3);
    QTRY_COMPARE(events.last(), std::string("closed 3 auth.too_many_tries"));
    QCOMPARE(server_->paths.size(), asked);
  }

  void withoutEnrolmentThereIsNoLink() {
    Events events;
    Link link(*secrets_);
    link.attach(&events);
    link.open(1);
    QTRY_COMPARE(events.last(), std::string("closed 1 link.not_enrolled"));
  }

  void aPasswordBringsAnEndedSessionBack() {
    const Credentials credentials = enrolled();
    server_->on_post = [&](const QString& path, const QJsonObject& body) -> PinnedServer::Answer {
      if (path == "/nonce") return {200, {{"nonce", "n"}}};
      const auto signature = fixedFromBase64Url<64>(body["signature"].toString().toStdString());
      if (!signature || !verifies(credentials.key.public_key, signInText("n", deviceId, "anna"), *signature)) {
        return {403, {{"code", "auth.wrong_signature"}}};
      }
      return {200,
              {{"user_id", QString::fromStdString(personId.toString())},
               {"display_name", "Anna"},
               {"language", "en"},
               {"access_token", "a"},
               {"refresh_token", "refresh-new"}}};
    };
    std::optional<Result<Credentials>> answer;
    Enrolment enrolment(*secrets_);
    enrolment.signIn("anna", "secret", [&](Result<Credentials> r) { answer = std::move(r); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 15'000);
    QVERIFY2(answer->ok(), answer->ok() ? "" : answer->problem().code.c_str());
    QCOMPARE(loadCredentials(*secrets_)->refresh_token, std::string("refresh-new"));
  }
};

}  // namespace carnet::client

QTEST_GUILESS_MAIN(carnet::client::LinkTest)
#include "link_test.moc"
