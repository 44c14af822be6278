// One device as production runs it: the engine over a replica, a person in front of it, a network that comes and goes. It
// dies at marked points and starts again with what was durable.
#pragma once

#include <memory>

#include "shared/sync/device_engine.h"
#include "tests/simulation/cluster.h"
#include "tests/simulation/network.h"
#include "tests/simulation/oracle.h"
#include "tests/simulation/twin_store.h"
#include "tests/simulation/workload.h"

namespace carnet::simulation {

class SimDevice {
 public:
  struct Setting {
    World& world;
    const Faults& faults;
    Network& network;
    Cluster& server;
    Oracle& oracle;
    Workload& workload;
    bool on_real_replica = false;
    bool looks_always = true;
  };
  SimDevice(const Setting& setting, std::size_t no, const Person& person, std::int64_t clock_skew_ms,
            std::int32_t version = schemaVersion);

  void start();
  void receive(std::int64_t connection, sync::Message message);
  void lose(std::int64_t connection);
  // A frame came that cannot be taken: says so and hangs up.
  void refuse(std::int64_t connection, const std::string& code);
  // The person does something, if anything can be done; `moves`: something that changes what people see.
  void act(bool moves);
  void pullCable();
  void plugCable();
  // After the last fault: everything is up and stays so.
  void heal();
  void checkNow(bool everything);
  // The app is replaced by that of the present version, wherever it was.
  void upgrade();

  std::size_t no() const { return no_; }
  const Person& person() const { return person_; }
  MapStore& store() { return store_; }
  sync::LocalStore& replica() { return twin_ ? static_cast<sync::LocalStore&>(*twin_) : store_; }
  MemoryBlobs& blobs() { return blobs_; }
  bool isUp() const { return engine_ != nullptr; }
  bool hasCable() const { return has_cable_; }

 private:
  using Event = std::function<sync::DeviceReaction()>;
  // Runs one event of the engine and what follows from it.
  void run(const char* what, const Event& event);
  void take(sync::DeviceReaction reaction);
  // Receipts that came together are handed over together.
  void giveReceipts();
  // Loses a row of what came, as a bug of ours might.
  void omit(sync::Message& message);
  void connect();
  void submit(bool moves);
  void save(sync::Submission submission);
  void closeParked();
  void takeBack();
  void wakeAt(Instant device_time);
  bool diesAt(const char* point);
  void kill();
  // As the product's writer does when the disk refuses: the link is closed, and everything tried again later.
  void recover();
  void soon(std::int64_t ms, std::function<void()> event);
  Instant clock() const { return s_.world.now() + Duration{clock_skew_ms_}; }

  Setting s_;
  const std::size_t no_;
  const Person person_;
  SeededRng rng_;
  MapStore store_;
  MemoryBlobs blobs_;
  std::unique_ptr<TwinStore> twin_;  // over store_, when the real replica goes along
  std::unique_ptr<sync::DeviceEngine> engine_;
  std::int64_t clock_skew_ms_;
  std::int64_t connection_ = 0;
  std::int32_t version_;
  bool was_ahead_ = false;  // of its server, which told it to come later
  bool has_cable_ = true;
  bool steps_ = false;
  std::vector<sync::Receipt> receipts_;
  bool omits_ = false;  // a row was lost since the last comparison that this run asked for
  int life_ = 0;
  std::uint64_t alarm_ = 0;
  std::uint64_t checks_ = 0;
};

}  // namespace carnet::simulation
