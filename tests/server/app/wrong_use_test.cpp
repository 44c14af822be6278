// Wrong use of the program: a clear sentence and a status, and nothing half-made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/app/server_process.h"

namespace carnet::testing {
namespace {

using ::testing::HasSubstr;

ServerData::Outcome initWith(const ServerData& data, const std::string& password) {
  return data.run({"init", "--company", "C", "--admin", "anna", "--password-file", data.file("password", password)});
}

TEST(WrongUse, aFlagThatIsNoneAndAMissingCommandAreUsageErrors) {
  ServerData data;
  EXPECT_EQ(data.run({"serve", "--prot", "1"}).status, 2);
  EXPECT_EQ(data.run({}).status, 2);
  EXPECT_EQ(data.run({"serve", "--port", "99999"}).status, 2);
}

TEST(WrongUse, aCommandThatIsNoneIsNamed) {
  ServerData data;
  const auto outcome = data.run({"serv"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.text, HasSubstr("no command serv; the commands are serve init import"));
}

TEST(WrongUse, aCompanyIsNotMadeOfWhatIsNone) {
  ServerData data;
  const auto refused = [&](const std::string& flag, const std::string& value, const std::string& why) {
    std::vector<std::string> words{
        "init", "--company", "C", "--admin", "anna", "--password-file", data.file("pw", "long enough")};
    words.insert(words.end(), {flag, value});
    if (flag == "--company" || flag == "--admin") {
      const auto at = std::find(words.begin(), words.end(), flag);
      words.erase(at, at + 2);
    }
    const auto outcome = data.run(words);
    EXPECT_EQ(outcome.status, 2) << flag << " " << value;
    EXPECT_THAT(outcome.text, HasSubstr(why));
    EXPECT_FALSE(std::filesystem::exists(data.path()));
  };
  refused("--company", "  ", "it is empty");
  refused("--admin", "Claire Dupont", "a login is one word");
  refused("--currency", "EURO", "three capital letters");
  refused("--time-zone", "Lyon", "there is no time zone Lyon");
  refused("--time-zone", "../passwd", "there is no time zone");
}

TEST(WrongUse, helpTellsExamplesAndStatuses) {
  ServerData data;
  const auto help = data.run({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.text, HasSubstr("carnet-server init --data ./carnet"));
  EXPECT_THAT(help.text, HasSubstr("Exit status: 0 done"));
}

TEST(WrongUse, aFolderWithoutServerSaysHowToMakeOne) {
  ServerData data;
  const auto outcome = data.run({"serve"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.text, HasSubstr("carnet-server init --data"));
}

TEST(WrongUse, aWeakPasswordMakesNothing) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  const auto outcome = initWith(data, "short");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.text, HasSubstr("8 characters"));
  EXPECT_FALSE(std::filesystem::exists(data.path()));
}

TEST(WrongUse, aMissingPasswordFileIsNamed) {
  ServerData data;
  const auto outcome = data.run({"init", "--company", "C", "--admin", "a", "--password-file", "/nowhere/pw"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.text, HasSubstr("/nowhere/pw"));
}

TEST(WrongUse, aDatabaseThatIsNotThereIsSaidWithoutItsPassword) {
  ServerData data("postgresql://user:hunter2@127.0.0.1:1/none?connect_timeout=1");
  const auto outcome = initWith(data, "long enough");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.text, HasSubstr("cannot be reached"));
  EXPECT_THAT(outcome.text, ::testing::Not(HasSubstr("hunter2")));
}

TEST(WrongUse, aSecondInitIsRefused) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  const auto outcome = initWith(data, "long enough");
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.text, HasSubstr("already"));
}

TEST(WrongUse, aConfigurationFileIsReadStrictly) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  const auto with = [&](const std::string& text) { return data.run({"check", "--config", data.file("c.toml", text)}); };
  const auto unknown = with("[listen]\nprot = 1\n");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.text, HasSubstr("unknown key listen.prot"));
  EXPECT_THAT(with("[listen]\nport = \"x\"\n").text, HasSubstr("listen.port is not a number from 0 to 65535"));
  EXPECT_THAT(with("[listen\n").text, HasSubstr("line 1"));
  EXPECT_EQ(with("[listen]\nport = 9000\n").status, 0);
}

TEST(WrongUse, aDatabaseThatDiffersIsNotServed) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  server::Database database({.url = data.databaseUrl(), .threads = 1});
  database.runBlocking([](server::Transaction& tx) { tx.execScript("ALTER TABLE ticket DROP COLUMN title"); });
  const auto outcome = data.run({"serve", "--port", "0"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.text, HasSubstr("ticket"));
  EXPECT_THAT(outcome.text, HasSubstr("title"));
  EXPECT_EQ(data.run({"schema"}).status, 1);
}

TEST(WrongUse, peopleWhoDoNotExistAreSaid) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  const auto invited = data.run({"user", "invite", "nobody"});
  EXPECT_EQ(invited.status, 1);
  EXPECT_THAT(invited.text, HasSubstr("no active person"));
  const auto role = data.run({"user", "add", "tina", "--role", "boss"});
  EXPECT_EQ(role.status, 1);
  EXPECT_THAT(role.text, HasSubstr("service_desk"));
  EXPECT_EQ(data.run({"user", "add", "Anna", "--role", "admin"}).status, 1);
  EXPECT_THAT(data.run({"user", "revoke", "T99"}).text, HasSubstr("no device T99"));
  EXPECT_EQ(data.run({"user", "disable", "anna"}).status, 0);
  EXPECT_EQ(data.run({"user", "invite", "anna"}).status, 1);
  EXPECT_EQ(data.run({"user", "enable", "anna"}).status, 0);
  EXPECT_EQ(data.run({"user", "invite", "anna"}).status, 0);
}

TEST(Import, bringsRowsInOnceAndTellsWhatIsRefused) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  const std::string good =
      data.file("01-partner.csv", "key,name,kind\nc1,\"Hôtel \"\"Belvédère\"\"\",org\nc2,Zoé,person\n");
  const auto first = data.run({"import", good, "--source", "test"});
  EXPECT_EQ(first.status, 0) << first.text;
  EXPECT_THAT(first.text, HasSubstr("2 lines, 2 imported"));
  EXPECT_THAT(data.run({"import", good, "--source", "test"}).text, HasSubstr("2 unchanged"));
  const std::string batch = first.text.substr(first.text.find("import_batch ") + 13, 36);
  EXPECT_THAT(data.run({"import", "--show", batch}).text, HasSubstr("partner,c2,"));
  EXPECT_EQ(data.run({"import", "--show", "no-batch"}).status, 1);
  EXPECT_EQ(data.run({"import"}).status, 2);

  const std::string bad = data.file("02-contact.csv", "key,partner_key,name\nk1,c1,Rémi\nk2,nobody,Julien\n");
  const auto refused = data.run({"import", bad, "--source", "test"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.text, HasSubstr("02-contact.csv:3"));
  EXPECT_THAT(refused.text, HasSubstr("nothing was imported"));
  const auto partial = data.run({"import", bad, "--source", "test", "--partial"});
  EXPECT_EQ(partial.status, 0) << partial.text;
  EXPECT_THAT(partial.text, HasSubstr("1 imported"));
}

TEST(Import, filesOfWrongColumnsOrEncodingAreNamed) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  const auto column = data.run({"import", data.file("partner.csv", "key,nom\nc1,A\n")});
  EXPECT_EQ(column.status, 1);
  EXPECT_THAT(column.text, HasSubstr("nom"));
  const auto encoding = data.run({"import", data.file("partner.csv", "key,name\nc1,H\xf4tel\n")});
  EXPECT_EQ(encoding.status, 1);
  EXPECT_THAT(encoding.text, HasSubstr("UTF-8"));
  EXPECT_EQ(data.run({"import", "/nowhere/partner.csv"}).status, 1);
}

}  // namespace
}  // namespace carnet::testing
