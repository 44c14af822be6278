#include "tests/simulation/sim_device.h"

#include "shared/domain/organisation/attachment.h"
#include "shared/domain/rule_book.h"
#include "shared/schema/codec.h"
#include "tests/simulation/versions.h"

namespace carnet::simulation {

SimDevice::SimDevice(const Setting& setting, std::size_t no, const Person& person, std::int64_t clock_skew_ms,
                     std::int32_t version)
    : s_(setting),
      no_(no),
      person_(person),
      rng_(setting.world.rng.next()),
      clock_skew_ms_(clock_skew_ms),
      version_(version) {
  sync::ReplicaState state;
  state.device_id = s_.world.rng.newId(s_.world.now());
  state.person_id = person.id;
  state.device_code = "T" + std::to_string(no);
  state.roles = roleBit(person.role);
  store_.begin(sync::Durability::full);
  store_.putState(state);
  store_.commit();
  s_.oracle.onVersion(no_, version_);
  if (s_.on_real_replica) twin_ = makeTwinStore(store_, ruleBook().registry);
}

void SimDevice::soon(std::int64_t ms, std::function<void()> event) {
  s_.world.after(ms, [this, life = life_, event = std::move(event)] {
    if (life == life_ && engine_ != nullptr) event();
  });
}

void SimDevice::start() {
  ++life_;
  connection_ = 0;
  steps_ = false;
  receipts_.clear();
  engine_ = std::make_unique<sync::DeviceEngine>(appBook(version_), replica(), &blobs_, rng_);
  s_.oracle.onStart(no_);
  s_.world.trace("device " + std::to_string(no_) + " starts at " + std::to_string(store_.state().cursor));
  checkNow(true);
  run("start", [this] { return engine_->start(clock()); });
}

void SimDevice::upgrade() {
  if (!isEarlier(version_)) return;
  s_.world.trace("device " + std::to_string(no_) + " gets the app of today");
  if (engine_ != nullptr) kill();
  simulation::upgrade(store_, replica());
  version_ = schemaVersion;
  s_.oracle.onVersion(no_, version_);
}

bool SimDevice::diesAt(const char* point) {
  if (!s_.faults.enabled || !s_.world.happens(s_.faults.device_kill)) return false;
  s_.world.trace("device " + std::to_string(no_) + " dies " + point);
  kill();
  return true;
}

void SimDevice::kill() {
  ++life_;
  engine_.reset();
  if (s_.faults.enabled && s_.world.happens(s_.faults.power_cut)) {
    s_.world.trace("… with the power");
    if (twin_ != nullptr)
      twin_->cutPower(rng_);
    else
      store_.cutPower(s_.world.rng);
    s_.oracle.onPowerCut(no_);
  } else {
    store_.kill();
    if (twin_ != nullptr) twin_->reopen();
  }
  s_.network.breakDownOf(no_, s_.world.rng.chance(30));
  s_.world.after(s_.world.between(100, 20'000), [this, life = life_] {
    if (life == life_ && engine_ == nullptr) start();
  });
}

void SimDevice::run(const char* what, const Event& event) {
  // A process can die while it writes: the store then refuses the commit.
  const bool dies_inside = s_.faults.enabled && s_.world.happens(s_.faults.device_kill);
  const bool is_full = !dies_inside && s_.faults.enabled && s_.world.happens(s_.faults.disk_full);
  if (is_full && twin_ != nullptr)
    twin_->fillDisk(1 + s_.world.rng.below(8));
  else if (dies_inside || is_full)
    store_.failNextCommit(true, s_.world.rng.below(2));
  sync::DeviceReaction reaction;
  try {
    reaction = event();
  } catch (const DiskFull&) {
    if (twin_ != nullptr) twin_->fillDisk(0);
    if (is_full) return recover();
    s_.world.trace("device " + std::to_string(no_) + " dies while it writes: " + what);
    return kill();
  }
  store_.failNextCommit(false);
  if (twin_ != nullptr) twin_->fillDisk(0);
  checkNow(false);
  if (diesAt("after an event, before its messages")) return;
  take(std::move(reaction));
}

void SimDevice::recover() {
  constexpr std::int64_t look_again_ms = 5'000;
  s_.world.trace("the disk of device " + std::to_string(no_) + " is full");
  replica().rollback();
  if (connection_ != 0) s_.network.closeByDevice(connection_);
  connection_ = 0;
  receipts_.clear();
  steps_ = false;
  checkNow(false);
  sync::DeviceReaction reaction = engine_->onDisconnected(clock());
  const Instant later = clock() + Duration{look_again_ms};
  reaction.wake_at = reaction.wake_at ? std::max(*reaction.wake_at, later) : later;
  take(std::move(reaction));
}

void SimDevice::checkNow(bool everything) {
  if (store_.isInTransaction()) throw Violation("S7", "a transaction was left open");
  if (!s_.looks_always) return;
  s_.oracle.checkDevice(no_, person_.id, store_, everything || ++checks_ % 64 == 0);
}

void SimDevice::take(sync::DeviceReaction reaction) {
  // An app that is too old works on without the server; one that is ahead of it comes again.
  const bool is_of_versions =
      reaction.trouble && (reaction.trouble->code == "sync.protocol_too_new" ||
                           (reaction.trouble->code == "sync.app_too_old" && version_ < schemaVersion - versionsBack));
  was_ahead_ = was_ahead_ || (is_of_versions && reaction.trouble->code == "sync.protocol_too_new");
  if (reaction.trouble && !is_of_versions)
    throw Violation("L1", "device " + std::to_string(no_) + " gave up: " + reaction.trouble->code);
  s_.network.toServer(connection_, reaction.send);
  if (reaction.close && connection_ != 0) {
    s_.network.closeByDevice(connection_);
    connection_ = 0;
    receipts_.clear();
  }
  if (reaction.connect) connect();
  if (reaction.wants_token) {
    soon(s_.world.between(5, 300),
         [this] { run("token", [this] { return engine_->onToken(person_.id.toString(), clock()); }); });
  }
  if (reaction.has_more_work && !steps_) {
    steps_ = true;
    soon(s_.world.between(0, s_.faults.slice_high_ms), [this] {
      steps_ = false;
      if (diesAt("between two slices")) return;
      run("step", [this] { return engine_->step(clock()); });
    });
  }
  if (reaction.wake_at) wakeAt(*reaction.wake_at);
}

void SimDevice::wakeAt(Instant device_time) {
  const std::uint64_t alarm = ++alarm_;
  soon(std::max<std::int64_t>(device_time.unix_ms - clock().unix_ms, 0), [this, alarm] {
    if (alarm == alarm_) run("time", [this] { return engine_->onTime(clock()); });
  });
}

void SimDevice::connect() {
  s_.oracle.onAttempt(no_);
  soon(s_.world.between(5, 150), [this] {
    if (engine_->link() != sync::LinkState::connecting) return;
    const auto connection = has_cable_ ? s_.server.open(no_) : std::nullopt;
    if (!connection) {
      run("refused", [this] { return engine_->onDisconnected(clock()); });
      return;
    }
    connection_ = *connection;
    run("connected", [this] { return engine_->onConnected(person_.id.toString(), clock()); });
  });
}

void SimDevice::receive(std::int64_t connection, sync::Message message) {
  if (engine_ == nullptr || connection != connection_) return;
  s_.oracle.onContact(no_);
  if (const auto* receipt = std::get_if<sync::Receipt>(&message); receipt != nullptr && s_.world.rng.chance(80)) {
    receipts_.push_back(*receipt);
    if (receipts_.size() == 1) soon(s_.world.between(0, 20), [this] { giveReceipts(); });
    return;
  }
  giveReceipts();
  if (engine_ == nullptr || connection != connection_) return;
  omit(message);
  if (isEarlier(version_)) veil(message);
  run("message", [&] { return engine_->onMessage(std::move(message), clock()); });
}

void SimDevice::omit(sync::Message& message) {
  auto* delta = std::get_if<sync::Delta>(&message);
  if (delta == nullptr || delta->commits.empty() || !s_.faults.enabled || !s_.world.happens(s_.faults.omission)) return;
  std::vector<sync::EntityImage>& rows = delta->commits[s_.world.rng.below(delta->commits.size())].rows;
  if (rows.empty()) return;
  const auto lost = rows.begin() + static_cast<std::ptrdiff_t>(s_.world.rng.below(rows.size()));
  const Entity* entity = ruleBook().registry.findNo(lost->entity);
  const RowKey key{entity, decodeRow(*entity, lost->image)->head.id};
  s_.world.trace("device " + std::to_string(no_) + " loses " + nameOf(key));
  s_.oracle.onOmitted(no_, key);
  rows.erase(lost);
  omits_ = true;
}

void SimDevice::giveReceipts() {
  const std::vector<sync::Receipt> receipts = std::exchange(receipts_, {});
  if (receipts.empty()) return;
  run("receipts", [&] { return engine_->onReceipts(receipts, clock()); });
}

void SimDevice::lose(std::int64_t connection) {
  if (engine_ == nullptr || connection != connection_) return;
  connection_ = 0;
  receipts_.clear();
  run("lost", [this] { return engine_->onDisconnected(clock()); });
}

void SimDevice::refuse(std::int64_t connection, const std::string& code) {
  if (engine_ == nullptr || connection != connection_) return;
  s_.network.toServer(connection_, {sync::Error{code, 0, false}});
  s_.network.closeByDevice(connection_);
  connection_ = 0;
  receipts_.clear();
  run("refuses", [this] { return engine_->onDisconnected(clock()); });
}

void SimDevice::pullCable() {
  has_cable_ = false;
  s_.world.trace("device " + std::to_string(no_) + " has no network");
  s_.network.breakDownOf(no_, s_.world.rng.chance(50));
}

void SimDevice::plugCable() {
  has_cable_ = true;
  s_.world.trace("device " + std::to_string(no_) + " has network");
  if (engine_ != nullptr) run("network", [this] { return engine_->onWakeUp(clock()); });
}

void SimDevice::heal() {
  // Hours pass between two comparisons of one run of the program; a new run asks at once.
  if (omits_ && engine_ != nullptr) kill();
  if (version_ < schemaVersion - versionsBack) upgrade();
  if (engine_ == nullptr) start();
  const bool is_told_to_wait = was_ahead_ && engine_->link() == sync::LinkState::offline;
  if (!has_cable_ || is_told_to_wait) plugCable();
}

void SimDevice::act(bool moves) {
  if (engine_ == nullptr) return;
  if (s_.faults.enabled && s_.world.happens(s_.faults.clock_jump)) {
    clock_skew_ms_ += s_.world.between(-4'000, 4'000) * 86'400'000;
    s_.world.trace("device " + std::to_string(no_) + ": the clock jumps to " + clock().toString());
  }
  if (s_.world.rng.chance(3)) return closeParked();
  if (s_.world.rng.chance(4)) return takeBack();
  submit(moves);
}

void SimDevice::submit(bool moves) {
  std::vector<Operation> operations =
      moves ? s_.workload.nextMove(person_, store_) : s_.workload.next(person_, store_, blobs_);
  if (operations.empty()) return;
  save({std::move(operations)});
  // A photo that somebody else took is looked at now and then.
  if (engine_ == nullptr || !s_.world.rng.chance(5)) return;
  for (const auto& [key, row] : store_.rows()) {
    if (key.entity != &entityOf<Attachment> || s_.world.rng.chance(70)) continue;
    const std::string hex = as<Attachment>(row).sha256;
    Sha256 hash{};
    for (std::size_t i = 0; i < hash.size(); ++i)
      hash[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
    blobs_.wish(hash, key.id);
  }
  run("blobs", [this] { return engine_->onBlobs(clock()); });
}

void SimDevice::save(sync::Submission submission) {
  if (isEarlier(version_)) submission.operations = sayable(std::move(submission.operations));
  if (submission.operations.empty() && submission.in_place_of.empty()) return;
  const std::vector<std::int64_t> closed = submission.in_place_of;
  // Before: the device may die with it saved.
  for (const std::int64_t no : closed) s_.oracle.onWithdrawn(no_, no, true);
  run("submit", [&] {
    sync::SubmitOutcome outcome = engine_->submit(std::move(submission), clock());
    if (outcome.saved) {
      s_.world.trace("device " + std::to_string(no_) + " saves " + std::to_string(outcome.cs_no) + " " +
                     outcome.change_set_id.toString() + (outcome.has_effects ? "" : " for headquarters"));
      s_.oracle.onSaved(no_, *store_.outboxEntry(outcome.cs_no), store_);
    } else {
      s_.world.trace("device " + std::to_string(no_) + " is refused: " + outcome.problem.code);
      for (const std::int64_t no : closed) s_.oracle.onWithdrawn(no_, no, false);
    }
    return std::move(outcome.reaction);
  });
}

// One of the last things that the person did, in this run or before: undone, or done again if it was undone.
void SimDevice::takeBack() {
  constexpr std::size_t remembered = 12;
  std::vector<sync::Deed> recent;
  for (auto it = store_.deeds().rbegin(); it != store_.deeds().rend() && recent.size() < remembered; ++it) {
    const auto entry = store_.outboxById(it->second.id);
    const bool is_parked = entry && entry->state == sync::OutboxState::parked;
    if (it->second.undone_by.isNil() && !is_parked) recent.push_back(it->second);
  }
  if (recent.empty()) return;
  const sync::Deed deed = recent[s_.world.rng.below(recent.size())];
  const auto entry = store_.outboxById(deed.id);
  std::set<Uuid> before;
  for (const auto& [cs_no, open] : store_.outboxEntries()) before.insert(open.id);
  run("undo", [&] {
    const Result<Nothing> may = engine_->mayTakeBack(deed.id, clock());
    sync::SubmitOutcome outcome = engine_->takeBack(deed.id, clock());
    if (may.ok() != outcome.saved) throw Violation("undo", "it was said otherwise whether this can be undone");
    const std::string who = "device " + std::to_string(no_);
    if (!outcome.saved) {
      s_.world.trace(who + " cannot undo: " + outcome.problem.code);
    } else if (outcome.cs_no == 0) {
      s_.world.trace(who + " withdraws " + std::to_string(entry->cs_no));
      s_.oracle.onTakenBack(no_, entry->cs_no);
      // What it was in place of is open again, and nothing else.
      const auto withdrawn = decodeChangeSet(entry->bytes);
      const std::set<Uuid> replaced(withdrawn->in_place_of.begin(), withdrawn->in_place_of.end());
      for (const auto& [cs_no, open] : store_.outboxEntries()) {
        if (before.contains(open.id)) continue;
        if (!replaced.contains(open.id)) throw Violation("S1", "an undo opened " + open.id.toString() + " again");
        if (cs_no > 0) s_.oracle.onWithdrawn(no_, cs_no, false);
      }
    } else {
      s_.world.trace(who + " undoes with " + std::to_string(outcome.cs_no));
      s_.oracle.onSaved(no_, *store_.outboxEntry(outcome.cs_no), store_);
    }
    return std::move(outcome.reaction);
  });
}

// Taken back, or sent once more: it may be right meanwhile.
void SimDevice::closeParked() {
  for (const auto& [cs_no, entry] : store_.outboxEntries()) {
    if (entry.state != sync::OutboxState::parked) continue;
    sync::Submission submission{.in_place_of = {cs_no}};
    const auto parked = decodeChangeSet(entry.bytes);
    if (s_.world.rng.chance(50) && parked) submission.operations = parked->operations;
    return save(std::move(submission));
  }
}

}  // namespace carnet::simulation
