#include "tests/simulation/twin_store.h"

#ifdef CARNET_WITH_REPLICA

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "client/replica/replica_error.h"
#include "client/replica/sqlite_store.h"
#include "shared/schema/codec.h"
#include "tests/simulation/fault_disk.h"
#include "tests/simulation/world.h"

namespace carnet::simulation {

namespace {

constexpr std::size_t everything = 1'000'000;

std::filesystem::path newFolder() {
  static std::atomic<int> made = 0;
  const char* base = std::filesystem::exists("/dev/shm") ? "/dev/shm" : "/tmp";
  return std::filesystem::path(base) /
         ("carnet-simulation-" + std::to_string(::getpid()) + "-" + std::to_string(++made));
}

bool same(const sync::OutboxEntry& a, const sync::OutboxEntry& b) {
  return a.cs_no == b.cs_no && a.id == b.id && a.bytes == b.bytes && a.hash == b.hash && a.state == b.state &&
         a.happened_at == b.happened_at && a.depends_on == b.depends_on && a.has_effects == b.has_effects &&
         a.verdict == b.verdict && a.commit_no == b.commit_no && a.reason == b.reason &&
         a.offered_again == b.offered_again;
}

bool same(const std::optional<sync::OutboxEntry>& a, const std::optional<sync::OutboxEntry>& b) {
  return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

bool same(const sync::ReplicaState& a, const sync::ReplicaState& b) {
  const bool both_ended = a.ended.has_value() == b.ended.has_value() &&
                          (!a.ended || (a.ended->generation == b.ended->generation && a.ended->to == b.ended->to));
  return a.server_id == b.server_id && a.epoch == b.epoch && a.device_id == b.device_id && a.person_id == b.person_id &&
         a.device_code == b.device_code && a.roles == b.roles && a.cursor == b.cursor && a.next_cs_no == b.next_cs_no &&
         a.next_temporary_no == b.next_temporary_no && a.last_hlc == b.last_hlc &&
         a.clock_offset_ms == b.clock_offset_ms && a.progress == b.progress && both_ended &&
         a.first_since_rescue == b.first_since_rescue && a.known_no == b.known_no && a.known_id == b.known_id &&
         a.is_reconciling == b.is_reconciling && a.catch_up == b.catch_up;
}

class SqliteTwin final : public TwinStore {
 public:
  SqliteTwin(MapStore& memory, const Registry& registry) : memory_(memory), registry_(registry), folder_(newFolder()) {
    disk_.fill(folder_, 0);
    memory_.keepsUnsynced(unsyncedCommits);
    reopen();
    begin(sync::Durability::full);
    putState(memory_.state());
    commit();
  }
  ~SqliteTwin() override {
    file_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  void reopen() override {
    file_.reset();
    file_ = std::make_unique<client::SqliteStore>(folder_, registry_);
  }

  void cutPower(Rng& rng) override {
    disk_.stop(folder_);
    file_.reset();
    disk_.cutPower(folder_, rng);
    reopen();
    memory_.kill();
    while (!isSame()) {
      if (!memory_.loseNewest())
        throw Violation("replica", "after a power cut the file is of no moment since it was durable");
    }
  }
  void fillDisk(std::size_t n) override { disk_.fill(folder_, n); }

  Presence get(const Entity& entity, const Uuid& id, Row& out) override {
    Row other;
    const Presence presence = memory_.get(entity, id, out), real = file_->get(entity, id, other);
    expect(presence == real, "get");
    if (presence == Presence::present) expect(out == other, "get: " + std::string(entity.name));
    return presence;
  }
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override {
    std::vector<Row> other;
    memory_.list(entity, field_index, id, out);
    file_->list(entity, field_index, id, other);
    expect(out == other, "list");
  }
  void begin(sync::Durability durability) override {
    memory_.begin(durability);
    file_->begin(durability);
  }
  void commit() override {
    if (!memory_.isAboutToFail()) commitFile();
    memory_.commit();
  }
  void rollback() override {
    memory_.rollback();
    file_->rollback();
  }
  void put(const Row& row) override {
    memory_.put(row);
    file_->put(row);
  }
  void replace(const Row& before, const Row& after) override {
    memory_.put(after);
    file_->replace(before, after);
  }
  void remove(const RowKey& key) override {
    memory_.remove(key);
    file_->remove(key);
  }
  std::vector<RowKey> rowsOf(const Node& node) override {
    std::vector<RowKey> keys = memory_.rowsOf(node), real = file_->rowsOf(node);
    std::sort(real.begin(), real.end());
    expect(keys == real, "rowsOf");
    return keys;
  }
  std::vector<sync::RowStamp> stamps(const Entity& entity, const Uuid& after, std::size_t limit) override {
    return compared(memory_.stamps(entity, after, limit), file_->stamps(entity, after, limit), "stamps");
  }
  void putUnread(const sync::UnreadRow& row) override {
    memory_.putUnread(row);
    file_->putUnread(row);
  }
  void dropUnread(EntityNo entity, const Uuid& id) override {
    memory_.dropUnread(entity, id);
    file_->dropUnread(entity, id);
  }
  std::optional<sync::UnreadRow> unread(EntityNo entity, const Uuid& id) override {
    return compared(memory_.unread(entity, id), file_->unread(entity, id), "unread");
  }
  std::vector<sync::UnreadRow> unreadAfter(EntityNo entity, const Uuid& id, std::size_t limit) override {
    return compared(memory_.unreadAfter(entity, id, limit), file_->unreadAfter(entity, id, limit), "unreadAfter");
  }
  std::optional<sync::Shadow> shadow(const RowKey& key) override {
    auto shadow = memory_.shadow(key);
    const auto real = file_->shadow(key);
    expect(shadow.has_value() == real.has_value() && (!shadow || shadow->image == real->image), "shadow");
    return shadow;
  }
  void putShadow(const RowKey& key, const sync::Shadow& shadow) override {
    memory_.putShadow(key, shadow);
    file_->putShadow(key, shadow);
  }
  void dropShadow(const RowKey& key) override {
    memory_.dropShadow(key);
    file_->dropShadow(key);
  }
  void addPending(const RowKey& key, std::int64_t cs_no) override {
    memory_.addPending(key, cs_no);
    file_->addPending(key, cs_no);
  }
  std::vector<std::int64_t> pendingOf(const RowKey& key) override {
    return compared(memory_.pendingOf(key), file_->pendingOf(key), "pendingOf");
  }
  std::vector<RowKey> rowsOfPending(std::int64_t cs_no) override {
    return compared(memory_.rowsOfPending(cs_no), file_->rowsOfPending(cs_no), "rowsOfPending");
  }
  void dropPending(std::int64_t cs_no) override {
    memory_.dropPending(cs_no);
    file_->dropPending(cs_no);
  }
  void putOutbox(const sync::OutboxEntry& entry) override {
    memory_.putOutbox(entry);
    file_->putOutbox(entry);
  }
  std::optional<sync::OutboxEntry> outboxEntry(std::int64_t cs_no) override {
    auto entry = memory_.outboxEntry(cs_no);
    expect(same(entry, file_->outboxEntry(cs_no)), "outboxEntry");
    return entry;
  }
  std::optional<sync::OutboxEntry> outboxById(const Uuid& id) override {
    auto entry = memory_.outboxById(id);
    expect(same(entry, file_->outboxById(id)), "outboxById");
    return entry;
  }
  std::vector<sync::OutboxEntry> outbox(std::int64_t after, std::size_t limit) override {
    auto entries = memory_.outbox(after, limit);
    const auto real = file_->outbox(after, limit);
    expect(std::equal(entries.begin(), entries.end(), real.begin(), real.end(),
                      [](const auto& a, const auto& b) { return same(a, b); }),
           "outbox");
    return entries;
  }
  std::vector<std::int64_t> judgedUpTo(std::int64_t commit_no) override {
    return compared(memory_.judgedUpTo(commit_no), file_->judgedUpTo(commit_no), "judgedUpTo");
  }
  void removeOutbox(std::int64_t cs_no) override {
    memory_.removeOutbox(cs_no);
    file_->removeOutbox(cs_no);
  }
  void moveToJournal(std::int64_t cs_no, Instant confirmed_at) override {
    memory_.moveToJournal(cs_no, confirmed_at);
    file_->moveToJournal(cs_no, confirmed_at);
  }
  std::vector<sync::JournalEntry> journal() override {
    return compared(memory_.journal(), file_->journal(), "journal");
  }
  void replaceJournal(const std::vector<sync::JournalEntry>& entries) override {
    memory_.replaceJournal(entries);
    file_->replaceJournal(entries);
  }
  void trimJournal(Instant before) override {
    memory_.trimJournal(before);
    file_->trimJournal(before);
  }
  bool forgetRevs(std::int64_t commit_no) override {
    return compared(memory_.forgetRevs(commit_no), file_->forgetRevs(commit_no), "forgetRevs");
  }
  void keepWithdrawn(const sync::OutboxEntry& entry) override {
    memory_.keepWithdrawn(entry);
    file_->keepWithdrawn(entry);
  }
  void putDeed(const sync::Deed& deed) override {
    memory_.putDeed(deed);
    file_->putDeed(deed);
  }
  std::optional<sync::Deed> deed(const Uuid& id) override {
    return compared(memory_.deed(id), file_->deed(id), "deed");
  }
  void removeDeed(const Uuid& id) override {
    memory_.removeDeed(id);
    file_->removeDeed(id);
  }
  void trimDeeds(Instant before) override {
    memory_.trimDeeds(before);
    file_->trimDeeds(before);
  }
  std::int64_t countWaiting() override {
    return compared(memory_.countWaiting(), file_->countWaiting(), "countWaiting");
  }
  std::int64_t countParked() override { return compared(memory_.countParked(), file_->countParked(), "countParked"); }
  sync::ReplicaState state() override {
    const sync::ReplicaState state = memory_.state();
    expect(same(state, file_->state()), "state");
    return state;
  }
  void putState(const sync::ReplicaState& state) override {
    memory_.putState(state);
    file_->putState(state);
  }
  std::vector<sync::HeldNode> nodes() override {
    std::vector<sync::HeldNode> nodes = memory_.nodes(), real = file_->nodes();
    std::sort(real.begin(), real.end(), [](const auto& a, const auto& b) { return a.node < b.node; });
    expect(std::equal(nodes.begin(), nodes.end(), real.begin(), real.end(),
                      [](const auto& a, const auto& b) {
                        return a.node == b.node && a.generation == b.generation && a.is_complete == b.is_complete;
                      }),
           "nodes");
    return nodes;
  }
  void putNode(const sync::HeldNode& node) override {
    memory_.putNode(node);
    file_->putNode(node);
  }
  void removeNode(const Node& node) override {
    memory_.removeNode(node);
    file_->removeNode(node);
  }

 private:
  static constexpr std::size_t unsyncedCommits = 100'000;

  void commitFile() {
    try {
      file_->commit();
    } catch (const client::ReplicaError& error) {
      if (error.problem.code != "replica.disk_full") throw;
      throw DiskFull();
    }
  }
  // Whether everything stands in the file as it does in memory, rows last.
  bool isSame() {
    const sync::ReplicaState state = memory_.state();
    if (!same(state, file_->state()) || memory_.countWaiting() != file_->countWaiting()) return false;
    const std::vector<sync::OutboxEntry> outbox = memory_.outbox(0, everything), in_file = file_->outbox(0, everything);
    if (!std::equal(outbox.begin(), outbox.end(), in_file.begin(), in_file.end(),
                    [](const auto& a, const auto& b) { return same(a, b); }))
      return false;
    if (memory_.journal() != file_->journal()) return false;
    std::map<const Entity*, std::size_t> counts;
    for (const auto& [key, row] : memory_.rows()) {
      Row other;
      if (file_->get(*key.entity, key.id, other) != Presence::present || other != row) return false;
      ++counts[key.entity];
    }
    for (const Entity* entity : registry_.entities()) {
      if (file_->stamps(*entity, Uuid{}, everything).size() != counts[entity]) return false;
    }
    for (const auto& [key, shadow] : memory_.shadows()) {
      if (file_->shadow(key) != shadow || file_->pendingOf(key) != memory_.pendingOf(key)) return false;
    }
    return true;
  }

  static void expect(bool holds, const std::string& what) {
    if (!holds) throw Violation("replica", "the file answers otherwise: " + what);
  }
  template <class T>
  static T compared(T memory, const T& real, const char* what) {
    expect(memory == real, what);
    return memory;
  }

  MapStore& memory_;
  const Registry& registry_;
  const std::filesystem::path folder_;
  FaultDisk& disk_ = FaultDisk::instance();
  std::unique_ptr<client::SqliteStore> file_;
};

}  // namespace

std::unique_ptr<TwinStore> makeTwinStore(MapStore& memory, const Registry& registry) {
  return std::make_unique<SqliteTwin>(memory, registry);
}

bool hasTwinStore() { return true; }

}  // namespace carnet::simulation

#else

namespace carnet::simulation {

std::unique_ptr<TwinStore> makeTwinStore(MapStore&, const Registry&) { return nullptr; }

bool hasTwinStore() { return false; }

}  // namespace carnet::simulation

#endif
