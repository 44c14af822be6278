#include "tests/server/sync/server_node.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "shared/domain/crm/partner.h"
#include "tests/support/within.h"

namespace carnet::testing {

namespace asio = boost::asio;

TestLink::TestLink(asio::any_io_executor executor)
    : executor_(std::move(executor)), arrived_(executor_, asio::steady_timer::time_point::max()) {}

asio::awaitable<std::optional<std::string>> TestLink::read() {
  for (;;) {
    {
      std::lock_guard lock(mutex_);
      if (!to_server_.empty()) {
        std::string frame = std::move(to_server_.front());
        to_server_.pop_front();
        co_return frame;
      }
      if (closed_) co_return std::nullopt;
    }
    boost::system::error_code woken;
    co_await arrived_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

asio::awaitable<bool> TestLink::write(std::string frame) {
  std::lock_guard lock(mutex_);
  if (closed_) co_return false;
  to_device_.push_back(std::move(frame));
  changed_.notify_all();
  co_return true;
}

void TestLink::close(server::CloseReason reason, std::string) {
  {
    std::lock_guard lock(mutex_);
    if (!closed_) closed_ = reason;
    changed_.notify_all();
  }
  asio::post(executor_, [self = shared_from_this()] { self->arrived_.cancel(); });
}

bool TestLink::isOpen() const {
  std::lock_guard lock(mutex_);
  return !closed_;
}

void TestLink::sendFrame(std::string frame) {
  {
    std::lock_guard lock(mutex_);
    to_server_.push_back(std::move(frame));
  }
  asio::post(executor_, [self = shared_from_this()] { self->arrived_.cancel(); });
}

std::optional<sync::Message> TestLink::next(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, patience, [this] { return !to_device_.empty() || closed_; });
  if (to_device_.empty()) return std::nullopt;
  auto message = end_.decode(to_device_.front());
  to_device_.pop_front();
  EXPECT_TRUE(message.ok());
  if (!message.ok()) return std::nullopt;
  return std::move(message).value();
}

bool TestLink::awaitEnd(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [this] { return closed_.has_value(); });
}

std::optional<server::CloseReason> TestLink::closeReason() const {
  std::lock_guard lock(mutex_);
  return closed_;
}

ServerNode::ServerNode(std::string url, std::chrono::milliseconds reconnect)
    : busy(context.get_executor()),
      database({.url = std::move(url), .threads = 2, .reconnectFor = reconnect}),
      store(database, registry()),
      hub(database, context.get_executor(), log),
      worker(store, ruleBook(), &hub, log),
      blobs(folder.path() / "blobs"),
      devices(database, worker, rng) {
  host = std::make_unique<server::SessionHost>(server::SessionParts{
      .database = database,
      .book = ruleBook(),
      .worker = worker,
      .hub = hub,
      .blobs = blobs,
      .clock = clock,
      .log = log,
      .admit = [this](const std::string& token) { return admit(token); },
      .check_one_in = 1,
      .hello_within = std::chrono::milliseconds(500),
      .comparisons_per_device = {.burst = 10, .perSecond = 20},
  });
  for (int i = 0; i < 2; ++i) threads_.emplace_back([this] { context.run(); });
  hub.start();
}

ServerNode::~ServerNode() {
  host->stop();
  within(std::chrono::seconds(5), [&] { return host->sessionCount() == 0; });
  worker.stop();
  hub.stop();
  database.stop();
  context.stop();
  for (std::thread& thread : threads_) thread.join();
  host.reset();
}

// "tom 0190…": the person and the device.
Result<server::Principal> ServerNode::admit(const std::string& token) const {
  const auto device = Uuid::parse(token.substr(std::min(token.find(' ') + 1, token.size())));
  if (!device) return Problem{"auth.token_invalid", {}, {}};
  server::Principal principal;
  principal.user_id = officePerson(token.substr(0, token.find(' ')));
  principal.device_id = *device;
  principal.expires_at = clock.now() + token_life;
  return principal;
}

std::shared_ptr<TestLink> ServerNode::connect() {
  auto link = std::make_shared<TestLink>(asio::make_strand(context));
  asio::co_spawn(link->executor(), host->serve(link), [link](std::exception_ptr failure) {
    EXPECT_FALSE(failure);
    link->close(server::CloseReason::normal, "");
  });
  return link;
}

sync::Hello ServerNode::hello(std::string_view login, const Uuid& device, std::int64_t cursor) const {
  sync::Hello hello;
  hello.device_id = device;
  hello.token = std::string(login) + " " + device.toString();
  hello.cursor = cursor;
  return hello;
}

std::shared_ptr<TestLink> ServerNode::connectAs(std::string_view login, const Uuid& device, std::int64_t cursor) {
  auto link = connect();
  link->send(hello(login, device, cursor));
  return link;
}

sync::Push pushOf(std::string_view login, const Uuid& device, std::int64_t cs_no, std::vector<Operation> operations) {
  SystemRng rng;
  const Instant now = SystemClock().now();
  ChangeSet change_set;
  change_set.id = rng.newId(now);
  change_set.device_id = device;
  change_set.person_id = officePerson(login);
  change_set.cs_no = cs_no;
  change_set.happened_at = Hlc::of(now);
  for (Operation& operation : operations) operation.happened_at = change_set.happened_at;
  change_set.operations = std::move(operations);
  sync::Push push;
  push.cs_no = cs_no;
  push.id = change_set.id;
  push.bytes = encodeChangeSet(change_set);
  push.hash = sha256(push.bytes);
  return push;
}

Operation createPartner(const Uuid& id, const std::string& name) {
  Operation operation;
  operation.verb = Verb::create;
  operation.entity = entityOf<Partner>.no;
  operation.row_id = id;
  operation.fields = {{entityOf<Partner>.find("name")->no, {}, name}};
  return operation;
}

}  // namespace carnet::testing
