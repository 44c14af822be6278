#include "tests/simulation/simulation.h"

#include "shared/core/planted.h"
#include "shared/domain/organisation/number_series.h"
#include "tests/simulation/hostile.h"
#include "tests/simulation/sim_device.h"

namespace carnet::simulation {

namespace {

constexpr std::size_t mostDevices = 40;

class Simulation final : public Network::Ends {
 public:
  Simulation(std::uint64_t seed, const Options& options)
      : world_(seed, options.prints),
        network_(world_, faults_, *this),
        oracle_(world_, store_),
        server_(world_, faults_, network_, store_, oracle_),
        workload_(world_, company_) {
    drawFaults();
    // Drawn apart, so that all other days stay as they were.
    faults_.restore = seed % 12 == 11 ? 1 : 0;
    has_versions_ = seed % 5 == 1;
    faults_.shares_frames = seed % 4 == 2;
    chance_of_versions_ = SeededRng(seed + 1);
    chance_of_restore_ = SeededRng(seed);
    chance_of_trim_ = SeededRng(seed);
    const bool is_trimmed = seed % 3 == 1 || seed % 24 == 11;
    faults_.trim = is_trimmed ? 50u + static_cast<unsigned>(chance_of_trim_.below(1'500)) : 0;
    const std::size_t drawn = world_.rng.chance(15) ? 7 + world_.rng.below(6) : 3 + world_.rng.below(4);
    const bool is_crowded = seed % 97 == 35;
    const std::size_t devices = std::min(is_crowded ? mostDevices : drawn, options.smaller.devices);
    const bool many = world_.rng.chance(15);
    server_.setChunkLimit(world_.rng.chance(30) ? 2'000 : 3 + world_.rng.below(40));
    const std::size_t nodes = world_.rng.chance(50) ? 1 : 2 + world_.rng.below(2);
    if (has_versions_) server_.setVersion(schemaVersion - 1);
    for (std::size_t n = 0; n < nodes; ++n) server_.addNode();
    faults_.rest = nodes > 1 ? static_cast<unsigned>(world_.rng.below(1'500)) : 0;
    leaveOut(options.smaller, faults_);
    if (is_crowded) wanted_ *= 2;
    wanted_ = std::min(wanted_, options.smaller.operations);
    found(devices, many);
    const SimDevice::Setting setting{
        world_, faults_, network_, server_, oracle_, workload_, options.on_real_replica, options.looks_always};
    for (std::size_t n = 0; n < devices; ++n) {
      // Sometimes one person has two devices.
      const Person& person = company_.people[n < company_.people.size() ? n : world_.rng.below(company_.people.size())];
      const std::int64_t skew = world_.rng.chance(30) ? world_.between(-600'000, 600'000) : world_.between(-500, 500);
      devices_.push_back(std::make_unique<SimDevice>(setting, n, person, skew, drawVersion()));
    }
  }

  void run() {
    for (std::size_t n = 0; n < devices_.size(); ++n) {
      // Some join late, when the day is full.
      world_.after(n < 3 ? world_.between(0, 3'000) : world_.between(0, 120'000), [this, n] {
        devices_[n]->start();
        live(n);
      });
    }
    if (faults_.hostile > 0) misbehave();
    if (faults_.restore > 0) backUp();
    if (faults_.trim > 0) trim();
    if (has_versions_) replacePrograms();
    world_.runUntil(world_.now() + Duration::minutes(60), [this] { return oracle_.operationsSaved() >= wanted_; });
    if (world_.rng.chance(10)) goHome();
    heal();
  }

  void fill(Result& result) const {
    result.trace_hash = world_.traceHash();
    result.operations = oracle_.operationsSaved();
    result.commits = oracle_.head();
    result.devices = devices_.size();
    result.nodes = server_.nodes();
    result.parked = oracle_.countParked();
    result.merged = oracle_.countMerged();
    result.undone = oracle_.countUndone();
    result.withdrawn = oracle_.countWithdrawn();
    result.shared_frames = network_.sharedFrames();
    result.events = world_.events();
  }

 private:
  void drawFaults() {
    const auto level = [&](unsigned most) {
      return world_.rng.chance(25) ? 0u : static_cast<unsigned>(world_.rng.below(most));
    };
    faults_.latency_high_ms = world_.between(10, world_.rng.chance(20) ? 2'000 : 200);
    faults_.cut = level(150);
    faults_.half_open = level(50);
    faults_.duplicate = level(500);
    faults_.reorder = level(120);
    faults_.repeat = level(40);
    faults_.omission = world_.rng.chance(40) ? static_cast<unsigned>(world_.rng.below(300)) : 0;
    faults_.device_kill = level(60);
    faults_.disk_full = world_.rng.chance(30) ? static_cast<unsigned>(world_.rng.below(100)) : 0;
    faults_.server_kill = level(200);
    faults_.turned_away = world_.rng.chance(15) ? static_cast<unsigned>(world_.rng.below(10'000)) : 0;
    faults_.offline = level(800);
    faults_.clock_jump = level(100);
    faults_.hostile = world_.rng.chance(30) ? static_cast<unsigned>(world_.rng.below(5'000)) : 0;
    faults_.read_high_ms = world_.rng.chance(30) ? world_.between(60, 3'000) : 60;
    faults_.commit_high_ms = world_.rng.chance(20) ? world_.between(40, 1'500) : 40;
    faults_.slice_high_ms = world_.rng.chance(20) ? world_.between(15, 4'000) : 15;
    faults_.pause_high_ms = world_.rng.chance(30) ? world_.between(400, 3'000) : 9'000;
    faults_.offline_high_ms = world_.rng.chance(20) ? 1'500'000 : 240'000;
    faults_.churn = world_.rng.chance(30) ? static_cast<unsigned>(world_.rng.below(5'000)) : 0;
    wanted_ = 200 + static_cast<std::int64_t>(world_.rng.below(100));
  }

  void found(std::size_t devices, bool many) {
    company_ = foundCompany(world_, store_, std::max<std::size_t>(3, devices - world_.rng.below(2)), many);
    MemoryServer::Prepared founding;
    for (const auto& commit : store_.wholeFeed()) {
      founding.commits.push_back(commit);
      founding.planned.emplace_back();
    }
    oracle_.onCommits(founding, {});
  }

  // A person's day: something every few seconds, now and then a while without network.
  void live(std::size_t n) {
    world_.after(world_.between(200, faults_.pause_high_ms), [this, n] {
      if (!faults_.enabled || all_at_home_) return;
      SimDevice& device = *devices_[n];
      device.act(world_.happens(faults_.churn));
      if (device.hasCable() && world_.happens(faults_.offline)) {
        device.pullCable();
        world_.after(world_.between(1'000, faults_.offline_high_ms), [this, n] {
          if (!devices_[n]->hasCable() && !all_at_home_) devices_[n]->plugCable();
        });
      }
      live(n);
    });
  }

  // Nobody works, and nobody has a network for longer than a device tries often.
  void goHome() {
    all_at_home_ = true;
    for (const auto& device : devices_) device->pullCable();
    world_.runUntil(world_.now() + Duration::minutes(20));
  }

  // The version before the server's next, one that the next still takes, one that it no longer takes, or the next itself.
  std::int32_t drawVersion() {
    if (!has_versions_) return schemaVersion;
    static constexpr std::int32_t back[] = {1, 1, 1, versionsBack, versionsBack + 1, 0};
    return schemaVersion - back[chance_of_versions_.below(std::size(back))];
  }

  // The server gets its next version while people work, the apps one after the other, before or after it, some never.
  void replacePrograms() {
    world_.after(20'000 + static_cast<std::int64_t>(chance_of_versions_.below(120'000)), [this] {
      if (!faults_.enabled) return;
      world_.trace("the server gets its next version");
      server_.upgrade(schemaVersion);
    });
    for (const auto& device : devices_) {
      if (chance_of_versions_.chance(25)) continue;
      world_.after(10'000 + static_cast<std::int64_t>(chance_of_versions_.below(240'000)), [this, &device = *device] {
        if (faults_.enabled) device.upgrade();
      });
    }
  }

  // Somebody with a technician's password and a program of their own.
  void misbehave() {
    world_.after(1'000, [this] {
      if (!faults_.enabled) return;
      if (world_.happens(faults_.hostile)) {
        if (auto received = hostile_.next()) server_.inject(std::move(*received));
      }
      misbehave();
    });
  }

  // The feed is trimmed up to some commit: at times nearly all of it, as if days had passed.
  void trim() {
    world_.after(1'000, [this] {
      if (!faults_.enabled) return;
      if (chance_of_trim_.below(10'000) < faults_.trim) {
        const std::int64_t kept = static_cast<std::int64_t>(chance_of_trim_.below(chance_of_trim_.chance(50) ? 5 : 80));
        store_.trimTo(store_.head() - kept);
        world_.trace("the feed is trimmed to " + std::to_string(store_.trimmedTo()) + " of " +
                     std::to_string(store_.head()));
      }
      trim();
    });
  }

  // A backup is taken, and later it is all that is left; sometimes it happens again, with the same one or another.
  void backUp() {
    world_.after(chance_of_restore_.below(90'000), [this] {
      if (!faults_.enabled) return;
      backup_ = std::make_unique<Backup>(Backup{store_, server_.blobs(), oracle_.history()});
      world_.trace("a backup is taken at " + std::to_string(store_.head()));
    });
    world_.after(95'000 + static_cast<std::int64_t>(chance_of_restore_.below(150'000)), [this] { restore(); });
  }

  void restore() {
    if (!faults_.enabled || backup_ == nullptr) return;
    world_.trace("the database is restored: " + std::to_string(backup_->store.head()) + " of " +
                 std::to_string(store_.head()));
    std::vector<NumberSeries> told;
    for (const auto& [key, row] : store_.rows()) {
      if (key.entity == &entityOf<NumberSeries>) told.push_back(as<NumberSeries>(row));
    }
    oracle_.goBackTo(backup_->history);
    server_.restore(backup_->store, backup_->blobs);
    if (!planted(Bug::numbersForgotten)) {
      for (const NumberSeries& series : told) keepNumbers(series);
    }
    was_restored_ = true;
    if (chance_of_restore_.chance(30)) backUp();
  }

  // As the server does when it begins an epoch (server/app/history_mark.cpp).
  void keepNumbers(const NumberSeries& told) {
    const auto found = store_.rows().find({&entityOf<NumberSeries>, told.head.id});
    NumberSeries series = told;
    series.head.rev = 0;
    series.next_no = 1;
    series.kept_from = series.kept_to = 0;
    if (found != store_.rows().end()) series = as<NumberSeries>(found->second);
    const std::int64_t to = told.next_no + static_cast<std::int64_t>(chance_of_restore_.below(3));
    if (series.next_no >= to) return;
    series.kept_from = series.kept_to == 0 ? series.next_no : std::min(series.kept_from, series.next_no);
    series.kept_to = std::max(series.kept_to, to);
    series.next_no = to;
    store_.putBeside(rowOf(series));
  }

  void heal() {
    world_.trace("everything heals");
    faults_.enabled = false;
    faults_.read_high_ms = faults_.commit_high_ms = 60;
    faults_.slice_high_ms = 15;
    faults_.latency_high_ms = std::min<std::int64_t>(faults_.latency_high_ms, 200);
    server_.setVersion(schemaVersion);
    if (has_versions_) server_.upgradeNow();
    server_.startNow();
    for (const auto& device : devices_) device->heal();
    // Devices that a restored server meets wait a while for what others have.
    const Instant healed = was_restored_ ? world_.now() + Duration::seconds(90) : world_.now();
    world_.runUntil(healed + Duration::seconds(60));
    for (const auto& device : devices_) oracle_.checkOutboxes(device->no(), device->store());
    world_.runUntil(healed + Duration::seconds(120));
    for (const auto& device : devices_) {
      oracle_.checkWhole(device->no(), device->person().id, device->store());
      if (device->blobs().countUploads() > 0)
        throw Violation("L1", "a photo of device " + std::to_string(device->no()) + " has not arrived");
      if (device->blobs().countWishes() > 0)
        throw Violation("L2", "a photo for device " + std::to_string(device->no()) + " has not arrived");
    }
    oracle_.checkLedger();
    oracle_.checkNumbers();
    oracle_.checkHistory();
    world_.trace("all is well at " + std::to_string(oracle_.head()));
  }

  void serverReceives(std::int64_t connection, sync::Message message) override {
    server_.receive(connection, std::move(message));
  }
  void serverRefuses(std::int64_t connection, const std::string& code) override { server_.refuse(connection, code); }
  void deviceRefuses(std::size_t device, std::int64_t connection, const std::string& code) override {
    devices_[device]->refuse(connection, code);
  }
  void serverLoses(std::int64_t connection) override { server_.lose(connection); }
  void deviceReceives(std::size_t device, std::int64_t connection, sync::Message message) override {
    devices_[device]->receive(connection, std::move(message));
  }
  void deviceLoses(std::size_t device, std::int64_t connection) override { devices_[device]->lose(connection); }

  World world_;
  Faults faults_;
  Network network_;
  MemoryServer store_;
  Oracle oracle_;
  Cluster server_;
  Company company_;
  Workload workload_;
  Hostile hostile_{world_, company_, store_};
  struct Backup {
    MemoryServer store;
    ServerBlobs blobs;
    TrueHistory history;
  };
  std::unique_ptr<Backup> backup_;
  SeededRng chance_of_restore_{0}, chance_of_trim_{0}, chance_of_versions_{0};
  bool has_versions_ = false;
  bool was_restored_ = false;
  std::vector<std::unique_ptr<SimDevice>> devices_;
  std::int64_t wanted_ = 200;
  bool all_at_home_ = false;
};

}  // namespace

Result runSeed(std::uint64_t seed, const Options& options) {
  Result result;
  result.seed = seed;
  Simulation simulation(seed, options);
  try {
    simulation.run();
  } catch (const std::exception& violation) {
    result.violation = violation.what();
  }
  simulation.fill(result);
  return result;
}

Smaller shrinkSeed(const Result& failed, const Options& options) {
  const auto breaks_on = [&](const Smaller& smaller) {
    Options tried = options;
    tried.prints = false;
    tried.smaller = smaller;
    const std::string violation = runSeed(failed.seed, tried).violation;
    return violation.substr(0, violation.find(':'));
  };
  return shrink(failed.devices, failed.operations, breaks_on);
}

Result runSeedTwice(std::uint64_t seed, const Options& options) {
  Result result = runSeed(seed, options);
  if (!result.violation.empty()) return result;
  // Whoever looks on changes nothing: the second time nobody does until the end.
  Options unseen = options;
  unseen.looks_always = false;
  const Result again = runSeed(seed, unseen);
  if (again.trace_hash != result.trace_hash || again.events != result.events) {
    result.violation = "determinism: the same seed was another day";
  }
  return result;
}

}  // namespace carnet::simulation
