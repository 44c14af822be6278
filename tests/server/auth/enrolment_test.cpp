#include "shared/core/enrolment.h"

#include <gtest/gtest.h>

#include "shared/core/signature.h"

namespace carnet {
namespace {

TEST(InviteLink, comesBackAsItWasPrinted) {
  for (const char* host : {"carnet.example", "192.0.2.7", "2001:db8::1"}) {
    InviteLink link{host, 8444, sha256("key"), "aB-_9"};
    const auto parsed = InviteLink::parse(link.toString());
    ASSERT_TRUE(parsed) << link.toString();
    EXPECT_EQ(parsed->host, host);
    EXPECT_EQ(parsed->port, 8444);
    EXPECT_EQ(parsed->pin, link.pin);
    EXPECT_EQ(parsed->code, "aB-_9");
  }
}

TEST(InviteLink, isRefusedWhenAnythingIsMissingOrMalformed) {
  const std::string pin = toBase64Url(sha256("key"));
  EXPECT_TRUE(InviteLink::parse("carnet://h/?pin=" + pin + "&code=c&later=1"));
  const std::vector<std::string> refused{"https://h/?pin=" + pin + "&code=c",
                                         "carnet://h/?code=c",
                                         "carnet://h/?pin=" + pin,
                                         "carnet://h/?pin=" + pin.substr(1) + "&code=c",
                                         "carnet://:1/?pin=" + pin + "&code=c",
                                         "carnet://h:0/?pin=" + pin + "&code=c",
                                         "carnet://h:99999/?pin=" + pin + "&code=c",
                                         "carnet://h:1x/?pin=" + pin + "&code=c",
                                         "carnet://h/?pin=" + pin + "&code=c d",
                                         ""};
  for (const std::string& text : refused) {
    EXPECT_FALSE(InviteLink::parse(text)) << text;
  }
}

TEST(Signature, standsForItsTextAndKeyAlone) {
  const SigningKey key = SigningKey::create();
  const Signature signature = key.sign("text");
  EXPECT_TRUE(verifies(key.public_key, "text", signature));
  EXPECT_FALSE(verifies(key.public_key, "texT", signature));
  EXPECT_FALSE(verifies(SigningKey::create().public_key, "text", signature));
}

TEST(Base64Url, hasNoPaddingAndRefusesTheOtherAlphabet) {
  EXPECT_EQ(toBase64Url("\xff\xfe\xfd\xfc"), "__79_A");
  EXPECT_EQ(fromBase64Url("__79_A"), "\xff\xfe\xfd\xfc");
  EXPECT_FALSE(fromBase64Url("//79/A"));
  EXPECT_FALSE(fromBase64Url("__79_A=="));
  EXPECT_EQ(fromBase64Url(""), "");
}

}  // namespace
}  // namespace carnet
