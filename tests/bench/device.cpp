#include "tests/bench/device.h"

#include <QCoreApplication>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "client/link/credentials.h"
#include "client/replica/database.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/rule_book.h"

namespace carnet::bench {

void CountedLink::attach(client::TransportEvents* events) {
  if (events != nullptr) events_ = events;
  link_.attach(events != nullptr ? this : nullptr);
}

void CountedLink::received(std::uint64_t attempt, std::string frame) {
  bytes_ += frame.size();
  events_->received(attempt, std::move(frame));
}

Device::Device(const std::filesystem::path& folder) : folder_(folder), secrets_(client::secretsIn(folder)) {
  const auto credentials = client::loadCredentials(*secrets_);
  if (!credentials) throw std::runtime_error(folder.string() + " is not enrolled");
  link_ = std::make_unique<CountedLink>(*secrets_);
  replica_ = std::make_unique<client::Replica>(
      client::ReplicaOptions{folder, &ruleBook(), &clock_, &rng_, link_.get(), true}, credentials->identity());
  reader_ = std::make_unique<client::RowReader>(folder);
  client::ReplicaObserver observer;
  observer.status = [this](const client::LinkStatus&) {
    { const std::lock_guard lock(mutex_); }
    told_.notify_all();
  };
  subscription_ = replica_->subscribe(std::move(observer));
}

Device::~Device() { replica_->unsubscribe(subscription_); }

void Device::await(const char* what, const std::function<bool(const client::LinkStatus&)>& wanted, int patience_s) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(patience_s);
  std::unique_lock lock(mutex_);
  while (!wanted(replica_->status())) {
    // The cursor alone is no news to observers, so it is looked at every millisecond.
    told_.wait_for(lock, std::chrono::milliseconds(1));
    if (std::chrono::steady_clock::now() < end) continue;
    const client::LinkStatus status = replica_->status();
    throw std::runtime_error(std::string(what) + ": not within " + std::to_string(patience_s) + " s; cursor " +
                             std::to_string(status.cursor) + ", waiting " + std::to_string(status.waiting) +
                             (status.trouble ? ", " + status.trouble->code : std::string()));
  }
}

void Device::awaitFirstSync() {
  await("first synchronisation", [](const client::LinkStatus& status) {
    return status.first_sync_complete && status.link == sync::LinkState::online;
  });
}

void Device::awaitSearch() {
  client::Database database(client::SqliteStore::fileIn(folder_), client::Access::readOnly);
  const std::string question =
      "SELECT (SELECT up_to FROM search_state WHERE entity = " + std::to_string(entityOf<Partner>.no) +
      ") >= (SELECT max(rid) FROM partner)";
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(600);
  while (database.number(question).value_or(0) == 0) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("search was not ready within 600 s");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
}

std::vector<Row> Device::partners(std::size_t limit) {
  return reader_->find({.entity = &entityOf<Partner>, .id = {}, .where = {}, .limit = limit});
}

std::int64_t Device::countPartners() { return reader_->count({.entity = &entityOf<Partner>, .id = {}, .where = {}}); }

sync::Submission editOf(const Row& row, const std::string& source) {
  Operation op;
  op.verb = Verb::set;
  op.entity = entityOf<Partner>.no;
  op.row_id = row.head.id;
  op.fields = {{entityOf<Partner>.find("source")->no, row.values[entityOf<Partner>.indexOf("source")], source}};
  return {{op}};
}

int runBesideQt(int argc, char** argv, const std::function<void()>& measure) {
  QCoreApplication application(argc, argv);
  int status = 0;
  std::thread beside([&] {
    try {
      measure();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
      status = 1;
    }
    QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
  });
  QCoreApplication::exec();
  beside.join();
  return status;
}

}  // namespace carnet::bench
