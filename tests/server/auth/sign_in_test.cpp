#include "server/auth/sign_in.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/core/enrolment.h"
#include "tests/server/auth/memory_auth.h"

namespace carnet::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string address = "203.0.113.7";

class SignInTest : public ::testing::Test {
 protected:
  SignInTest() {
    add("zoe");
    add("ben");
  }
  void add(const std::string& login) {
    const Uuid id = naturalId("app_user", login);
    store.people[id] = {id, login, login + " the person", "fr", true, hashPassword(login + "'s password", cheap)};
  }
  EnrolRequest request(const std::string& code, const std::string& login = "zoe") const {
    return {code, login, login + "'s password", "Tablet", key.public_key};
  }
  Enrolled enrolled() {
    const std::string code = *signIn.invite("zoe");
    return *signIn.enrol(request(code), address);
  }
  Result<TokenPair> renew(const Uuid& device, const std::string& refreshToken, const SigningKey& with) {
    TokenRequest wanted{device, refreshToken, signIn.nonce(), {}};
    wanted.signature = with.sign(tokenRequestText(wanted.nonce, device, refreshToken));
    return signIn.renew(wanted);
  }
  Result<SignedIn> again(const Uuid& device, const std::string& login, const std::string& password) {
    SignInRequest wanted{device, login, password, signIn.nonce(), {}};
    wanted.signature = key.sign(signInText(wanted.nonce, device, login));
    return signIn.signIn(wanted, address);
  }
  Result<std::string> invited(const Uuid& device, const std::string& login, const std::string& password,
                              const SigningKey& with) {
    InviteRequest wanted{device, login, password, signIn.nonce(), {}};
    wanted.signature = with.sign(inviteText(wanted.nonce, device, login, password));
    return signIn.invite(wanted);
  }
  template <class T>
  static std::string codeOf(const Result<T>& result) {
    return result ? "" : result.problem().code;
  }

  const PasswordCost cheap = PasswordCost::least();
  carnet::testing::MemoryAuthStore store;
  carnet::testing::MemoryDeviceRegistry devices;
  carnet::testing::MovableClock clock;
  carnet::testing::RememberingLog log;
  SignIn signIn{store, devices, clock, log, {.passwordCost = cheap}};
  const SigningKey key = SigningKey::create();
};

TEST_F(SignInTest, anInvitationAndThePasswordRegisterTheDevicesKey) {
  const Enrolled result = enrolled();
  EXPECT_EQ(result.person.login, "zoe");
  EXPECT_EQ(result.device.code, "T01");
  EXPECT_EQ(devices.devices.at(result.device.id).public_key, key.public_key);
  const auto principal = signIn.admit(result.tokens.access_token);
  ASSERT_TRUE(principal);
  EXPECT_EQ(principal->device_id, result.device.id);
  EXPECT_EQ(principal->user_id, result.person.id);
}

TEST_F(SignInTest, anAdministratorInvitesFromTheirOwnDevice) {
  const Uuid device = enrolled().device.id;
  EXPECT_EQ(codeOf(invited(device, "ben", "", key)), "auth.not_administrator");
  store.administrators.insert(store.personByLogin("zoe")->id);
  const auto code = invited(device, "ben", "ben's new password", key);
  ASSERT_TRUE(code);
  EnrolRequest ben{*code, "ben", "ben's new password", "Phone", SigningKey::create().public_key};
  EXPECT_TRUE(signIn.enrol(ben, address));
  EXPECT_EQ(codeOf(invited(device, "nobody", "", key)), "auth.unknown_login");
  EXPECT_EQ(codeOf(invited(device, "ben", "short", key)), "auth.password_too_short");
  EXPECT_EQ(codeOf(invited(device, "ben", "", SigningKey::create())), "auth.wrong_signature");
  devices.revoke(device, clock.at);
  EXPECT_EQ(codeOf(invited(device, "ben", "", key)), "auth.unknown_device");
}

TEST_F(SignInTest, aCodeWorksOnce) {
  const std::string code = *signIn.invite("zoe");
  ASSERT_TRUE(signIn.enrol(request(code), address));
  EnrolRequest second = request(code);
  second.device_key = SigningKey::create().public_key;
  EXPECT_EQ(codeOf(signIn.enrol(second, address)), "auth.code_used");
}

TEST_F(SignInTest, aLostAnswerIsAskedForAgainWithTheSameKey) {
  const std::string code = *signIn.invite("zoe");
  const auto first = signIn.enrol(request(code), address);
  clock.at = clock.at + Duration::days(5);
  const auto second = signIn.enrol(request(code), address);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->device.id, first->device.id);
  EXPECT_EQ(devices.devices.size(), 1u);
}

TEST_F(SignInTest, aCodeEndsAfterThreeDays) {
  const std::string code = *signIn.invite("zoe");
  clock.at = clock.at + Duration::hours(72);
  EXPECT_EQ(codeOf(signIn.enrol(request(code), address)), "auth.code_expired");
}

TEST_F(SignInTest, aCodeIsForThePersonItWasMadeFor) {
  const std::string code = *signIn.invite("zoe");
  EXPECT_EQ(codeOf(signIn.enrol(request(code, "ben"), address)), "auth.code_unknown");
  EXPECT_EQ(codeOf(signIn.enrol(request("guess"), address)), "auth.code_unknown");
  EXPECT_TRUE(signIn.enrol(request(code), address));
}

TEST_F(SignInTest, aWrongPasswordLeavesTheCodeUsable) {
  const std::string code = *signIn.invite("zoe");
  EnrolRequest wrong = request(code);
  wrong.password = "guess";
  EXPECT_EQ(codeOf(signIn.enrol(wrong, address)), "auth.wrong_password");
  EXPECT_TRUE(signIn.enrol(request(code), address));
}

TEST_F(SignInTest, fiveWrongPasswordsMakeTheLoginWait) {
  const Uuid device = enrolled().device.id;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(codeOf(again(device, "zoe", "guess")), "auth.wrong_password");
  const auto sixth = again(device, "zoe", "zoe's password");
  EXPECT_EQ(codeOf(sixth), "auth.too_many_tries");
  EXPECT_EQ(sixth.problem().values.at(0), "60");
  clock.at = clock.at + Duration::seconds(60);
  EXPECT_TRUE(again(device, "zoe", "zoe's password"));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(codeOf(again(device, "zoe", "guess")), "auth.wrong_password");
}

TEST_F(SignInTest, manyWrongCodesMakeTheAddressWait) {
  for (int i = 0; i < 30; ++i) EXPECT_EQ(codeOf(signIn.enrol(request("guess"), address)), "auth.code_unknown");
  EXPECT_EQ(codeOf(signIn.enrol(request("guess"), address)), "auth.too_many_tries");
  EXPECT_EQ(codeOf(signIn.enrol(request("guess"), "198.51.100.1")), "auth.code_unknown");
}

TEST_F(SignInTest, unknownDisabledAndPasswordlessPeopleAreNotToldApart) {
  const Uuid device = enrolled().device.id;
  EXPECT_EQ(codeOf(again(device, "nobody", "zoe's password")), "auth.wrong_password");
  EXPECT_EQ(codeOf(again(device, "ben", "ben's password")), "auth.wrong_password");
  store.people.at(naturalId("app_user", "zoe")).is_active = false;
  EXPECT_EQ(codeOf(again(device, "zoe", "zoe's password")), "auth.wrong_password");
}

TEST_F(SignInTest, anAccessTokenEndsAfterTenMinutes) {
  const std::string token = enrolled().tokens.access_token;
  clock.at = clock.at + Duration::minutes(10) - Duration{1};
  EXPECT_TRUE(signIn.admit(token));
  clock.at = clock.at + Duration{1};
  EXPECT_EQ(codeOf(signIn.admit(token)), "auth.token_expired");
}

TEST_F(SignInTest, aForgedTokenIsInvalid) {
  std::string token = enrolled().tokens.access_token;
  EXPECT_EQ(codeOf(signIn.admit("")), "auth.token_invalid");
  EXPECT_EQ(codeOf(signIn.admit(signIn.nonce())), "auth.token_invalid");
  token[10] = token[10] == 'A' ? 'B' : 'A';
  EXPECT_EQ(codeOf(signIn.admit(token)), "auth.token_invalid");
}

TEST_F(SignInTest, eachRefreshBringsTheNextPair) {
  const Enrolled result = enrolled();
  std::string refresh = result.tokens.refresh_token;
  for (int i = 0; i < 3; ++i) {
    clock.at = clock.at + Duration::days(20);
    const auto pair = renew(result.device.id, refresh, key);
    ASSERT_TRUE(pair);
    EXPECT_NE(pair->refresh_token, refresh);
    EXPECT_TRUE(signIn.admit(pair->access_token));
    refresh = pair->refresh_token;
  }
  clock.at = clock.at + Duration::days(31);
  EXPECT_EQ(codeOf(renew(result.device.id, refresh, key)), "auth.session_ended");
}

TEST_F(SignInTest, aRefreshWhoseAnswerWasLostIsAskedForAgain) {
  const Enrolled result = enrolled();
  ASSERT_TRUE(renew(result.device.id, result.tokens.refresh_token, key));
  const auto second = renew(result.device.id, result.tokens.refresh_token, key);
  ASSERT_TRUE(second);
  EXPECT_TRUE(renew(result.device.id, second->refresh_token, key));
}

TEST_F(SignInTest, anOldRefreshTokenEndsTheSessionForThiefAndOwner) {
  const Enrolled result = enrolled();
  const auto second = renew(result.device.id, result.tokens.refresh_token, key);
  const auto third = renew(result.device.id, second->refresh_token, key);
  EXPECT_EQ(codeOf(renew(result.device.id, result.tokens.refresh_token, key)), "auth.session_ended");
  EXPECT_EQ(codeOf(renew(result.device.id, third->refresh_token, key)), "auth.session_ended");
  EXPECT_EQ(codeOf(signIn.admit(third->access_token)), "auth.session_ended");
  EXPECT_THAT(log.text(), HasSubstr("refresh_token_reused"));
  const auto back = again(result.device.id, "zoe", "zoe's password");
  ASSERT_TRUE(back);
  EXPECT_TRUE(renew(result.device.id, back->tokens.refresh_token, key));
}

TEST_F(SignInTest, aTokenThatARestoredDatabaseDoesNotKnowIsTakenOnceFromTheDevicesKey) {
  const Enrolled result = enrolled();
  const auto backup = store.sessions;
  const auto second = renew(result.device.id, result.tokens.refresh_token, key);
  const auto third = renew(result.device.id, second->refresh_token, key);
  store.sessions = backup;
  for (auto& [id, session] : store.sessions) session.is_behind = true;
  EXPECT_EQ(codeOf(renew(result.device.id, third->refresh_token, SigningKey::create())), "auth.wrong_signature");
  const auto fourth = renew(result.device.id, third->refresh_token, key);
  ASSERT_TRUE(fourth);
  EXPECT_THAT(log.text(), HasSubstr("renewed_after_restore"));
  ASSERT_TRUE(renew(result.device.id, fourth->refresh_token, key));
  EXPECT_EQ(codeOf(renew(result.device.id, second->refresh_token, key)), "auth.session_ended") << "only once";
}

TEST_F(SignInTest, aStolenRefreshTokenIsWorthNothingWithoutTheDevicesKey) {
  const Enrolled result = enrolled();
  EXPECT_EQ(codeOf(renew(result.device.id, result.tokens.refresh_token, SigningKey::create())), "auth.wrong_signature");
  EXPECT_TRUE(renew(result.device.id, result.tokens.refresh_token, key));
}

TEST_F(SignInTest, aSignatureOverAnOldNonceIsRefused) {
  const Enrolled result = enrolled();
  TokenRequest wanted{result.device.id, result.tokens.refresh_token, signIn.nonce(), {}};
  wanted.signature = key.sign(tokenRequestText(wanted.nonce, wanted.device_id, wanted.refresh_token));
  clock.at = clock.at + Duration::seconds(60);
  EXPECT_EQ(codeOf(signIn.renew(wanted)), "auth.nonce_expired");
}

TEST_F(SignInTest, aRequestThatArrivesAfterALaterOneWasAnsweredChangesNothing) {
  const Enrolled result = enrolled();
  const auto signedFor = [&](const std::string& token) {
    TokenRequest wanted{result.device.id, token, signIn.nonce(), {}};
    wanted.signature = key.sign(tokenRequestText(wanted.nonce, wanted.device_id, token));
    return wanted;
  };
  // It waits in a proxy or at a server that was stopped, while the device asks again.
  const TokenRequest late = signedFor(result.tokens.refresh_token);
  const auto second = renew(result.device.id, result.tokens.refresh_token, key);
  ASSERT_TRUE(second);
  EXPECT_EQ(codeOf(signIn.renew(late)), "auth.nonce_expired");
  const auto third = renew(result.device.id, second->refresh_token, key);
  ASSERT_TRUE(third) << "the token that the device has is still the newest one";
  EXPECT_EQ(codeOf(signIn.renew(late)), "auth.nonce_expired");
  EXPECT_TRUE(renew(result.device.id, third->refresh_token, key)) << "a late request is no thief";
  EXPECT_THAT(log.text(), Not(HasSubstr("refresh_token_reused")));
}

TEST_F(SignInTest, anUnknownOrRevokedDeviceIsRefusedEverywhere) {
  const Enrolled result = enrolled();
  EXPECT_EQ(codeOf(renew(naturalId("device", "x"), result.tokens.refresh_token, key)), "auth.unknown_device");
  devices.revoke(result.device.id, clock.now());
  EXPECT_EQ(codeOf(renew(result.device.id, result.tokens.refresh_token, key)), "auth.unknown_device");
  EXPECT_EQ(codeOf(again(result.device.id, "zoe", "zoe's password")), "auth.unknown_device");
  EXPECT_EQ(codeOf(signIn.admit(result.tokens.access_token)), "auth.unknown_device");
  const std::string code = *signIn.invite("zoe");
  EXPECT_EQ(codeOf(signIn.enrol(request(code), address)), "auth.unknown_device");
}

TEST_F(SignInTest, aDisabledPersonsTokensEnd) {
  const Enrolled result = enrolled();
  store.people.at(result.person.id).is_active = false;
  EXPECT_EQ(codeOf(signIn.admit(result.tokens.access_token)), "auth.session_ended");
  EXPECT_EQ(codeOf(renew(result.device.id, result.tokens.refresh_token, key)), "auth.session_ended");
}

TEST_F(SignInTest, nobodyIsInvitedWithoutAPasswordOrAName) {
  EXPECT_EQ(codeOf(signIn.invite("nobody")), "auth.unknown_login");
  store.people.at(naturalId("app_user", "ben")).password_hash.clear();
  EXPECT_EQ(codeOf(signIn.invite("ben")), "auth.no_password");
}

TEST_F(SignInTest, weakPasswordsAreRefused) {
  EXPECT_EQ(codeOf(signIn.setPassword("zoe", "éééé123")), "auth.password_too_short");
  EXPECT_EQ(codeOf(signIn.setPassword("zoe", std::string(1025, 'x'))), "auth.password_too_long");
  EXPECT_EQ(codeOf(signIn.setPassword("zoe", std::string("1234567\0 8", 10))), "auth.password_not_text");
  EXPECT_TRUE(signIn.setPassword("zoe", "correct horse"));
  EXPECT_TRUE(isPassword("correct horse", store.people.at(naturalId("app_user", "zoe")).password_hash));
}

TEST_F(SignInTest, neitherPasswordsNorCodesNorTokensReachTheLog) {
  const std::string code = *signIn.invite("zoe");
  const Enrolled result = *signIn.enrol(request(code), address);
  const auto pair = renew(result.device.id, result.tokens.refresh_token, key);
  ASSERT_FALSE(again(result.device.id, "zoe", "a wrong guess"));
  ASSERT_TRUE(signIn.setPassword("zoe", "another secret"));
  renew(result.device.id, pair->refresh_token, key).ok();
  renew(result.device.id, result.tokens.refresh_token, key).ok();
  const std::string said = log.text();
  EXPECT_THAT(said, HasSubstr("enrolled"));
  for (const std::string& secret :
       {code, std::string("zoe's password"), std::string("a wrong guess"), std::string("another secret"),
        result.tokens.access_token, result.tokens.refresh_token, pair->access_token, pair->refresh_token,
        store.people.at(result.person.id).password_hash}) {
    EXPECT_THAT(said, Not(HasSubstr(secret)));
  }
}

TEST(Password, argon2idWithASaltOfItsOwn) {
  const std::string first = hashPassword("correct horse");
  EXPECT_THAT(first, HasSubstr("$argon2id$v=19$m=65536,t=2,p=1$"));
  EXPECT_NE(first, hashPassword("correct horse"));
  EXPECT_TRUE(isPassword("correct horse", first));
  EXPECT_FALSE(isPassword("correct hors", first));
  EXPECT_FALSE(isPassword("correct horse", ""));
}

}  // namespace
}  // namespace carnet::server
