#include "server/net/listener.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <openssl/ssl.h>

#include "tests/support/wire_client.h"
#include "tests/support/within.h"

namespace carnet::server {
namespace {

using carnet::testing::WireClient;
using carnet::testing::within;
namespace asio = boost::asio;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Gives back every frame.
asio::awaitable<void> echo(std::shared_ptr<Link> link) {
  for (;;) {
    std::optional<std::string> frame = co_await link->read();
    if (!frame) co_return;
    const bool sent = co_await link->write(std::move(*frame));
    if (!sent) co_return;
  }
}

// A listener with two threads on free ports.
class Door {
 public:
  explicit Door(SessionFactory sessions = echo, const std::function<void(ListenerOptions&)>& change = {}) {
    ListenerOptions options;
    options.address = "127.0.0.1";
    options.port = 0;
    static const Certificate certificate = makeCertificate();
    options.certificate = certificate;
    if (change) change(options);
    HttpRouter requests;
    requests.on("POST", "/echo", [](HttpRequest request) -> asio::awaitable<HttpResponse> {
      HttpResponse response{.body = request.body + " from " + request.remoteAddress};
      co_return response;
    });
    requests.on("POST", "/broken", [](HttpRequest) -> asio::awaitable<HttpResponse> {
      throw std::runtime_error("a secret reason");
      co_return HttpResponse{};
    });
    HttpRouter health;
    health.on("GET", "/health", [](HttpRequest) -> asio::awaitable<HttpResponse> {
      HttpResponse response{.body = "{}"};
      co_return response;
    });
    listener = std::make_unique<Listener>(context.get_executor(), options, std::move(sessions), requests, health, log);
    listener->start();
    for (int i = 0; i < 2; ++i) threads.emplace_back([this] { context.run(); });
  }
  ~Door() {
    listener->stop();
    context.stop();
    for (std::thread& thread : threads) thread.join();
  }

  asio::io_context context;
  asio::executor_work_guard<asio::io_context::executor_type> busy{context.get_executor()};
  SilentLog log;
  std::unique_ptr<Listener> listener;
  std::vector<std::thread> threads;
};

TEST(Listener, framesComeBackOverTls) {
  Door door;
  WireClient client(door.listener->port());
  ASSERT_EQ(client.upgrade("/sync"), 101);
  for (std::size_t size : {0, 1, 125, 126, 70'000, 1'000'000}) {
    const std::string payload(size, 'x');
    client.send(2, payload);
    const auto frame = client.receive();
    ASSERT_TRUE(frame) << size;
    EXPECT_EQ(frame->opcode, 2);
    EXPECT_EQ(frame->payload, payload);
  }
}

TEST(Listener, framesComeBackWithoutTlsForMeasurements) {
  Door door(echo, [](ListenerOptions& options) { options.withoutTls = true; });
  WireClient client(door.listener->port(), WireClient::Security::plain);
  ASSERT_EQ(client.upgrade("/sync"), 101);
  client.send(2, "hello");
  EXPECT_EQ(client.receive()->payload, "hello");
}

TEST(Listener, theCertificateIsTheOneThatIsPinned) {
  ListenerOptions seen;
  Door door(echo, [&](ListenerOptions& options) { seen = options; });
  WireClient client(door.listener->port());
  EXPECT_EQ(client.pin(), spkiPin(seen.certificate.certificatePem));
  EXPECT_EQ(client.tlsVersion(), "TLSv1.3");
}

TEST(Listener, olderTlsIsRefused) {
  Door door;
  EXPECT_EQ(WireClient(door.listener->port(), WireClient::Security::tls, TLS1_2_VERSION).tlsVersion(), "TLSv1.2");
  EXPECT_THROW(WireClient(door.listener->port(), WireClient::Security::tls, TLS1_1_VERSION), std::runtime_error);
}

TEST(Listener, anOversizedFrameClosesTheLinkWith1009AndOthersGoOn) {
  Door door;
  WireClient other(door.listener->port());
  ASSERT_EQ(other.upgrade("/sync"), 101);
  WireClient client(door.listener->port());
  ASSERT_EQ(client.upgrade("/sync"), 101);
  // The head announces more than a frame may have; not a byte of it needs to come.
  client.sendRaw(std::string("\x82\xff\x00\x00\x00\x00\x00\x10\x00\x01\x00\x00\x00\x00", 14));
  const auto frame = client.receive();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->opcode, 8);
  EXPECT_EQ(frame->closeCode(), 1009);
  EXPECT_TRUE(client.endsWithin(seconds(5)));
  other.send(2, "still here");
  EXPECT_EQ(other.receive()->payload, "still here");
}

TEST(Listener, aFrameOfExactlyTheLimitPasses) {
  Door door;
  WireClient client(door.listener->port());
  ASSERT_EQ(client.upgrade("/sync"), 101);
  client.send(2, std::string(maxFrameBytes, 'm'));
  EXPECT_EQ(client.receive()->payload.size(), maxFrameBytes);
}

TEST(Listener, aTextFrameIsNotAcceptable) {
  Door door;
  WireClient client(door.listener->port());
  ASSERT_EQ(client.upgrade("/sync"), 101);
  client.send(1, "hello");
  const auto frame = client.receive();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->closeCode(), 1003);
}

TEST(Listener, malformedBytesEndTheLinkAlone) {
  Door door;
  WireClient client(door.listener->port());
  ASSERT_EQ(client.upgrade("/sync"), 101);
  client.sendRaw(std::string("\xf3\x05garbage", 9));  // reserved bits, no mask
  const auto frame = client.receive();
  if (frame) {
    EXPECT_EQ(frame->closeCode(), 1002);
  }
  EXPECT_TRUE(client.endsWithin(seconds(5)));
  WireClient next(door.listener->port());
  EXPECT_EQ(next.upgrade("/sync"), 101);
}

TEST(Listener, aSilentLinkIsPingedAndThenCut) {
  std::atomic<bool> ended = false;
  Door door(
      [&](std::shared_ptr<Link> link) -> asio::awaitable<void> {
        co_await echo(link);
        ended = true;
      },
      [](ListenerOptions& options) { options.pingEvery = seconds(1); });
  WireClient client(door.listener->port());
  ASSERT_EQ(client.upgrade("/sync"), 101);
  const auto ping = client.receive(seconds(5));
  ASSERT_TRUE(ping);
  EXPECT_EQ(ping->opcode, 9);
  client.send(10, ping->payload);
  const auto second = client.receive(seconds(5));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->opcode, 9);
  // Unanswered now.
  EXPECT_TRUE(client.endsWithin(seconds(30)));
  EXPECT_TRUE(within(seconds(10), [&] { return ended.load(); }));
}

TEST(Listener, aWriterWaitsForASlowReaderInsteadOfHoardingFrames) {
  std::atomic<std::size_t> written = 0;
  std::atomic<std::size_t> mostUnsent = 0;
  std::atomic<bool> ended = false;
  Door door([&](std::shared_ptr<Link> link) -> asio::awaitable<void> {
    bool open = true;
    while (open) {
      std::string frame(500'000, 'f');
      open = co_await link->write(std::move(frame));
      if (open) ++written;
      mostUnsent = std::max(mostUnsent.load(), link->unsentBytes());
    }
    ended = true;
  });
  {
    WireClient client(door.listener->port());
    ASSERT_EQ(client.upgrade("/sync"), 101);
    // Until nothing more is written for a while, for of waiting for ever nothing tells.
    EXPECT_TRUE(within(seconds(10), [&] {
      const std::size_t then = written;
      std::this_thread::sleep_for(milliseconds(300));
      return then > 0 && written == then;
    }));
    EXPECT_LE(mostUnsent, 5'000'000u);
  }
  EXPECT_TRUE(within(seconds(10), [&] { return ended.load(); }));
}

TEST(Listener, closingSaysWhyAndReadingEnds) {
  std::atomic<bool> ended = false;
  Door door([&](std::shared_ptr<Link> link) -> asio::awaitable<void> {
    const bool sent = co_await link->write("last words");
    EXPECT_TRUE(sent);
    link->close(CloseReason::policy, "no hello");
    const std::optional<std::string> frame = co_await link->read();
    EXPECT_FALSE(frame);
    const bool late = co_await link->write("too late");
    EXPECT_FALSE(late);
    ended = true;
  });
  WireClient client(door.listener->port());
  ASSERT_EQ(client.upgrade("/sync"), 101);
  EXPECT_EQ(client.receive()->payload, "last words");
  const auto frame = client.receive();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->closeCode(), 1008);
  EXPECT_EQ(frame->payload.substr(2), "no hello");
  client.send(8, frame->payload);
  EXPECT_TRUE(client.endsWithin(seconds(5)));
  EXPECT_TRUE(ended);
}

TEST(Listener, stoppingTellsEveryLinkAndTakesNotLong) {
  auto door = std::make_unique<Door>();
  WireClient polite(door->listener->port());
  WireClient deaf(door->listener->port());
  ASSERT_EQ(polite.upgrade("/sync"), 101);
  ASSERT_EQ(deaf.upgrade("/sync"), 101);
  WireClient idle(door->listener->port());
  const auto begun = std::chrono::steady_clock::now();
  std::thread answering([&] {
    const auto frame = polite.receive();
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->closeCode(), 1001);
    polite.send(8, frame->payload);
  });
  door.reset();
  answering.join();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds(3));
  EXPECT_TRUE(deaf.endsWithin(seconds(1)));
  EXPECT_TRUE(idle.endsWithin(seconds(1)));
}

TEST(Listener, requestsAreAnsweredOneAfterTheOtherOnOneConnection) {
  Door door;
  WireClient client(door.listener->port());
  for (int i = 0; i < 3; ++i) {
    const auto response = client.request("POST", "/echo", "hello");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "hello from 127.0.0.1");
    EXPECT_EQ(response.headers.at("cache-control"), "no-store");
  }
  EXPECT_EQ(client.request("GET", "/echo").status, 405);
  EXPECT_EQ(client.request("POST", "/nowhere").status, 404);
  EXPECT_EQ(client.upgrade("/elsewhere"), 404);
}

TEST(Listener, aFailingHandlerSaysNothingOfWhy) {
  Door door;
  WireClient client(door.listener->port());
  const auto response = client.request("POST", "/broken");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(Listener, aBodyBeyondTheLimitIsRefused) {
  Door door;
  WireClient client(door.listener->port());
  EXPECT_EQ(client.request("POST", "/echo", std::string(20'000, 'b')).status, 413);
}

TEST(Listener, tooManyRequestsOfOneAddressAreToldToWait) {
  Door door(echo, [](ListenerOptions& options) { options.requestsPerAddress = {.burst = 3, .perSecond = 0.1}; });
  WireClient client(door.listener->port());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.request("POST", "/echo").status, 200);
  const auto response = client.request("POST", "/echo");
  EXPECT_EQ(response.status, 429);
  EXPECT_GE(std::stoi(response.headers.at("retry-after")), 1);
  WireClient health(door.listener->healthPort(), WireClient::Security::plain);
  EXPECT_EQ(health.request("GET", "/health").status, 200);
}

// A proxy's connections, in the clear so that the test can speak as one.
std::function<void(ListenerOptions&)> behindProxy(double burst) {
  return [burst](ListenerOptions& options) {
    options.withoutTls = true;
    options.proxies = {"127.0.0.1"};
    options.requestsPerAddress = {.burst = burst, .perSecond = 0.01};
  };
}

std::string headerFrom(char last) {
  return std::string("\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c", 16) + "\xcb" + std::string("\0\x71", 2) + last +
         std::string("\xc0\0\x02\x01\xc4\x88\x20\xfb", 8);
}

TEST(Listener, aClientBehindAProxyIsKnownByItsOwnAddress) {
  Door door(echo, behindProxy(2));
  for (const char last : {7, 8}) {
    WireClient client(door.listener->port(), WireClient::Security::plain);
    client.sendRaw(headerFrom(last));
    EXPECT_EQ(client.request("POST", "/echo", "hello").body, "hello from 203.0.113." + std::to_string(last));
    EXPECT_EQ(client.request("POST", "/echo", "hello").status, 200);
    EXPECT_EQ(client.request("POST", "/echo", "hello").status, 429) << "the limit is that of the client, not the proxy";
  }
}

TEST(Listener, aConnectionOfAProxyThatNamesNobodyIsEnded) {
  Door door(echo, behindProxy(2));
  WireClient client(door.listener->port(), WireClient::Security::plain);
  client.sendRaw("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
  EXPECT_TRUE(client.endsWithin(seconds(5)));
}

TEST(Listener, whoIsNoProxyCannotClaimAnAddress) {
  Door door(echo, [](ListenerOptions& options) {
    options.withoutTls = true;
    options.proxies = {"192.0.2.77"};
  });
  WireClient client(door.listener->port(), WireClient::Security::plain);
  client.sendRaw(headerFrom(7));
  EXPECT_TRUE(client.endsWithin(seconds(5)));
}

TEST(Listener, theHealthPortHasNeitherLinksNorSignIn) {
  Door door;
  WireClient client(door.listener->healthPort(), WireClient::Security::plain);
  EXPECT_EQ(client.request("GET", "/health").body, "{}");
  EXPECT_EQ(client.request("POST", "/echo").status, 404);
  EXPECT_EQ(client.upgrade("/sync"), 404);
}

TEST(Listener, aTakenPortIsNamed) {
  Door door;
  try {
    Door second(echo, [&](ListenerOptions& options) { options.port = door.listener->port(); });
    FAIL();
  } catch (const ListenError& e) {
    EXPECT_NE(std::string(e.what()).find(std::to_string(door.listener->port())), std::string::npos);
  }
}

TEST(Listener, healthOnAnAddressOfOthersIsRefused) {
  EXPECT_THROW(Door(echo, [](ListenerOptions& options) { options.healthAddress = "0.0.0.0"; }), ListenError);
}

}  // namespace
}  // namespace carnet::server
