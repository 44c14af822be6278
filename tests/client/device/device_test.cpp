// The program itself, without a server: what it says to bad input, and that it keeps its folder to itself.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <filesystem>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "client/link/credentials.h"
#include "shared/core/enrolment.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

using nlohmann::json;

class DeviceProgramTest : public testing::Test {
 protected:
  struct Ended {
    int status;
    std::vector<json> answers;
    std::string text;
  };

  void enrol() {
    Credentials credentials;
    credentials.host = "127.0.0.1";
    credentials.port = 1;
    credentials.server_id = someId(1);
    credentials.person_id = someId(2);
    credentials.device_id = someId(3);
    credentials.device_code = "T07";
    credentials.key = SigningKey::create();
    saveCredentials(*secretsIn(folder_.path()), credentials);
  }

  Ended run(const std::string& arguments, const std::string& input = "") {
    const auto in = folder_.path() / "input.txt", out = folder_.path() / "output.txt";
    std::ofstream(in, std::ios::binary) << input;
    const std::string command =
        std::string(CARNET_DEVICE_PROGRAM) + " " + arguments + " < " + in.string() + " > " + out.string() + " 2>&1";
    const int status = std::system(command.c_str());
    Ended ended{WEXITSTATUS(status), {}, {}};
    std::ifstream file(out);
    for (std::string line; std::getline(file, line);) {
      ended.text += line + "\n";
      if (json answer = json::parse(line, nullptr, false); answer.is_object())
        ended.answers.push_back(std::move(answer));
    }
    return ended;
  }

  std::string data() const { return "--data " + folder_.path().string(); }

  TemporaryFolder folder_;
};

TEST_F(DeviceProgramTest, helpHelps) {
  const Ended ended = run("--help");
  EXPECT_EQ(ended.status, 0);
  for (const char* word :
       {"--enrol", "--password-file", "submit", "rows", "waiting", "restore", "attach", "Exit status"}) {
    EXPECT_NE(ended.text.find(word), ended.text.npos) << word;
  }
}

TEST_F(DeviceProgramTest, aFolderThatWasNeverEnrolledIsRefusedInWords) {
  const Ended ended = run(data());
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.text.find("--enrol"), ended.text.npos);
}

TEST_F(DeviceProgramTest, aWrongCommandLineIsToldApart) {
  EXPECT_EQ(run("--colour red").status, 2);
  EXPECT_EQ(run(data() + " --enrol carnet://x --login a").status, 2);
}

TEST_F(DeviceProgramTest, anInvitationThatIsNoneAndAServerThatIsAbsentAreSaid) {
  std::ofstream(folder_.path() / "password.txt") << "secret\n";
  const std::string rest = " --login anna --password-file " + (folder_.path() / "password.txt").string();
  EXPECT_NE(run(data() + " --enrol https://example.com" + rest).text.find("no invitation"), std::string::npos);
  const std::string link = InviteLink{"127.0.0.1", 1, {}, "code"}.toString();
  const Ended ended = run(data() + " --enrol '" + link + "'" + rest);
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.text.find("127.0.0.1:1"), ended.text.npos);
  EXPECT_EQ(ended.text.find("secret"), ended.text.npos);
}

TEST_F(DeviceProgramTest, badLinesAreAnsweredAndTheNextOnesServed) {
  enrol();
  std::string input;
  for (const char* line :
       {"this is not JSON", "[1,2]", R"({"op":"sing"})", R"({"op":"rows","entity":"song"})", R"({"op":"submit"})",
        R"({"op":"submit","operations":[]})", "{\"op\":\"rows\",\"entity\":\"\xff\"}", R"({"op":"wait","for":"rain"})",
        R"({"op":"fetch","attachment":7})"}) {
    input += line + std::string("\n");
  }
  input += std::string("\0\n", 2) + R"({"op":"temporary_number","prefix":"T"})" + "\n";
  const Ended ended = run(data() + " --offline", input);
  EXPECT_EQ(ended.status, 0);
  ASSERT_EQ(ended.answers.size(), 11u);
  for (std::size_t i = 0; i + 1 < ended.answers.size(); ++i) {
    EXPECT_TRUE(ended.answers[i].contains("error")) << ended.answers[i].dump();
  }
  EXPECT_EQ(ended.answers.back().value("number", ""), "T-T07-0001");
}

TEST_F(DeviceProgramTest, aHeldLinkIsOfflineAndWaitingEndsWithItsTime) {
  enrol();
  const Ended ended =
      run(data() + " --offline",
          "{\"op\":\"status\"}\n{\"op\":\"wait\",\"for\":\"online\",\"timeout_ms\":50}\n{\"op\":\"waiting\"}\n"
          "{\"op\":\"quit\"}\n{\"op\":\"status\"}\n");
  ASSERT_EQ(ended.answers.size(), 4u);
  EXPECT_EQ(ended.answers[0].at("link"), "offline");
  EXPECT_EQ(ended.answers[1].at("error").at("code"), "device.timeout");
  EXPECT_EQ(ended.answers[2].at("waiting"), json::array());
}

TEST_F(DeviceProgramTest, checkReadsTheWholeFileAndSaysWhatIsWrong) {
  enrol();
  const Ended whole = run(data() + " --offline", "{\"op\":\"check\"}\n");
  ASSERT_EQ(whole.answers.size(), 1u);
  EXPECT_EQ(whole.answers[0].at("damage"), json::array());
  // The last page, which nothing at the start reads.
  const auto file = folder_.path() / "replica.db";
  std::fstream pages(file, std::ios::in | std::ios::out | std::ios::binary);
  pages.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file)) - 4096);
  pages << std::string(4096, '\xff') << std::flush;
  const Ended damaged = run(data() + " --offline", "{\"op\":\"check\"}\n");
  ASSERT_EQ(damaged.answers.size(), 1u) << damaged.text;
  EXPECT_EQ(damaged.answers[0].at("error").at("code"), "replica.damaged");
}

TEST_F(DeviceProgramTest, aSecondProcessIsRefusedInWords) {
  enrol();
  const std::string answers = folder_.path().string() + ".first";
  FILE* first = popen((std::string(CARNET_DEVICE_PROGRAM) + " " + data() + " --offline > " + answers).c_str(), "w");
  ASSERT_NE(first, nullptr);
  // Its first answer says that it has the replica.
  fputs("{\"op\":\"status\"}\n", first);
  fflush(first);
  std::error_code none;
  for (int i = 0;
       i < 1000 && (!std::filesystem::exists(answers, none) || std::filesystem::file_size(answers, none) == 0); ++i) {
    usleep(20'000);
  }
  const Ended ended = run(data() + " --offline");
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.text.find("another program"), ended.text.npos) << ended.text;
  pclose(first);
}

}  // namespace
}  // namespace carnet::client
