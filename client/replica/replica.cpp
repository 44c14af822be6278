#include "client/replica/replica.h"

#include <limits>

#include "client/replica/database.h"
#include "client/replica/replica_error.h"
#include "client/replica/table_columns.h"
#include "client/replica/writer.h"

namespace carnet::client {

namespace {

const Problem closing{"replica.closing", "", {}};
const Problem busy{"replica.busy", "", {}};

// A file that cannot be read cannot always be put back either; what was not committed is not in it.
void undo(Writer& writer) {
  try {
    if (writer.store().isInTransaction()) writer.store().rollback();
  } catch (const std::exception& error) {
    writer.noticeFault(error);
  }
}

// Runs `work` as one of the person's operations; its result, or the problem that hindered it, goes to `done`.
template <class T, class Work>
void perform(Writer& writer, Work work, std::function<void(Result<T>)> done) {
  const bool was_taken = writer.ask([&writer, work, done](bool run) {
    if (!run) return done(closing);
    try {
      done(work());
    } catch (const std::exception& error) {
      undo(writer);
      writer.noticeFault(error);
      done(problemOf(error));
    }
  });
  if (!was_taken) done(busy);
}

}  // namespace

Replica::Replica(const ReplicaOptions& options, const Identity& identity)
    : folder_(options.folder), writer_(std::make_unique<Writer>(options, identity)) {}

Replica::~Replica() = default;

std::optional<Identity> Replica::identityOf(const std::filesystem::path& folder) {
  const std::filesystem::path file = SqliteStore::fileIn(folder);
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return std::nullopt;
  Database database(file, Access::readOnly);
  if (!database.number("SELECT 1 FROM sqlite_master WHERE name = 'sync_state'")) return std::nullopt;
  Run run(database.cached("SELECT server_id, device_id, person_id, device_code FROM sync_state"));
  if (!run.next()) return std::nullopt;
  return Identity{run.id(0), run.id(1), run.id(2), run.text(3)};
}

bool Replica::isOfEarlierVersion(const std::filesystem::path& folder) {
  const std::filesystem::path file = SqliteStore::fileIn(folder);
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return false;
  try {
    Database database(file, Access::readOnly);
    if (!database.number("SELECT 1 FROM sqlite_master WHERE name = 'sync_schema'")) return false;
    if (!hasColumn(database, "sync_schema", "entities")) return true;
    return database.number("SELECT entities FROM sync_schema").value_or(0) < schemaVersion ||
           database.number("SELECT count(*) FROM sqlite_master WHERE name GLOB 'old_*'").value_or(0) > 0;
  } catch (const ReplicaError&) {
    // Whoever opens it meets the same, and rescues what can be rescued.
    return false;
  }
}

void Replica::bringUpToDate(const std::filesystem::path& folder, const Registry& registry,
                            const std::function<bool(std::int64_t done, std::int64_t total)>& go_on) {
  const SqliteStore store(folder, registry, go_on);
}

namespace {

// `act` on the engine as the person's operation, with what it wants done before the answer is given.
void submitTo(Writer& writer, std::function<sync::SubmitOutcome()> act, std::function<void(sync::SubmitOutcome)> done) {
  perform<sync::SubmitOutcome>(
      writer,
      [&writer, act = std::move(act)]() -> Result<sync::SubmitOutcome> {
        sync::SubmitOutcome outcome = act();
        writer.noteWork();
        if (outcome.saved) writer.actOrRetry(std::exchange(outcome.reaction, {}));
        return outcome;
      },
      [done = std::move(done)](Result<sync::SubmitOutcome> result) {
        if (result) return done(std::move(result).value());
        sync::SubmitOutcome refused;
        refused.problem = result.problem();
        done(std::move(refused));
      });
}

}  // namespace

void Replica::submit(sync::Submission submission, std::function<void(sync::SubmitOutcome)> done) {
  // Copied once into the task: std::function wants copyable content.
  auto shared = std::make_shared<sync::Submission>(std::move(submission));
  Writer& writer = *writer_;
  submitTo(
      writer, [&writer, shared] { return writer.engine().submit(std::move(*shared), writer.now()); }, std::move(done));
}

void Replica::takeBack(const Uuid& deed, std::function<void(sync::SubmitOutcome)> done) {
  Writer& writer = *writer_;
  submitTo(
      writer, [&writer, deed] { return writer.engine().takeBack(deed, writer.now()); }, std::move(done));
}

void Replica::mayTakeBack(std::vector<Uuid> deeds, std::function<void(std::vector<Result<Nothing>>)> done) {
  Writer& writer = *writer_;
  using Answers = std::vector<Result<Nothing>>;
  const std::size_t count = deeds.size();
  perform<Answers>(
      writer,
      [&writer, deeds = std::move(deeds)]() -> Result<Answers> {
        Answers answers;
        for (const Uuid& deed : deeds) answers.push_back(writer.engine().mayTakeBack(deed, writer.now()));
        return answers;
      },
      [count, done = std::move(done)](Result<Answers> result) {
        done(result ? std::move(result).value() : Answers(count, Result<Nothing>(result.problem())));
      });
}

std::future<sync::SubmitOutcome> Replica::submit(sync::Submission submission) {
  auto promise = std::make_shared<std::promise<sync::SubmitOutcome>>();
  auto future = promise->get_future();
  submit(std::move(submission), [promise](sync::SubmitOutcome outcome) { promise->set_value(std::move(outcome)); });
  return future;
}

void Replica::withdraw(std::int64_t cs_no, std::function<void(Result<Nothing>)> done) {
  Writer& writer = *writer_;
  perform<Nothing>(
      writer,
      [&writer, cs_no]() -> Result<Nothing> {
        Result<sync::DeviceReaction> reaction = writer.engine().withdraw(cs_no, writer.now());
        if (!reaction) return reaction.problem();
        writer.actOrRetry(std::move(reaction).value());
        return Nothing{};
      },
      std::move(done));
}

std::future<Result<Nothing>> Replica::withdraw(std::int64_t cs_no) {
  auto promise = std::make_shared<std::promise<Result<Nothing>>>();
  auto future = promise->get_future();
  withdraw(cs_no, [promise](Result<Nothing> result) { promise->set_value(std::move(result)); });
  return future;
}

namespace {

// A future whose problem is thrown as ReplicaError.
template <class T, class Work>
std::future<T> promised(Writer& writer, Work work) {
  auto promise = std::make_shared<std::promise<T>>();
  auto future = promise->get_future();
  perform<T>(writer, std::move(work), [promise](Result<T> result) {
    if (result)
      promise->set_value(std::move(result).value());
    else
      promise->set_exception(std::make_exception_ptr(ReplicaError(result.problem(), result.problem().code)));
  });
  return future;
}

}  // namespace

std::future<std::string> Replica::temporaryNumber(std::string prefix) {
  return promised<std::string>(*writer_, [&writer = *writer_, prefix = std::move(prefix)]() -> Result<std::string> {
    return writer.engine().temporaryNumber(prefix);
  });
}

std::future<Result<Sha256>> Replica::attachFile(std::string bytes) {
  auto promise = std::make_shared<std::promise<Result<Sha256>>>();
  auto future = promise->get_future();
  if (bytes.empty() || bytes.size() > maxAttachmentBytes) {
    promise->set_value(Problem{
        bytes.empty() ? "attachment.empty" : "attachment.too_large", "", {std::to_string(maxAttachmentBytes >> 20)}});
    return future;
  }
  Writer& writer = *writer_;
  auto shared = std::make_shared<std::string>(std::move(bytes));
  perform<Sha256>(
      writer,
      [&writer, shared]() -> Result<Sha256> {
        const Sha256 hash = writer.blobs().keep(*shared);
        writer.actOrRetry(writer.engine().onBlobs(writer.now()));
        return hash;
      },
      [promise](Result<Sha256> result) { promise->set_value(std::move(result)); });
  return future;
}

void Replica::fetchFile(const Sha256& hash, const Uuid& attachment_id) {
  Writer& writer = *writer_;
  perform<Nothing>(
      writer,
      [&writer, hash, attachment_id]() -> Result<Nothing> {
        writer.blobs().want(hash, attachment_id);
        writer.hurryFiles();
        writer.actOrRetry(writer.engine().onBlobs(writer.now()));
        return Nothing{};
      },
      [](const Result<Nothing>&) {});
}

void Replica::keepAhead(std::vector<FileWish> contents) {
  Writer& writer = *writer_;
  perform<Nothing>(
      writer,
      [&writer, contents = std::move(contents)]() -> Result<Nothing> {
        writer.blobs().keepAhead(contents);
        writer.actOrRetry(writer.engine().onBlobs(writer.now()));
        return Nothing{};
      },
      [](const Result<Nothing>&) {});
}

void Replica::setFilesCap(std::int64_t bytes) {
  Writer& writer = *writer_;
  perform<Nothing>(
      writer,
      [&writer, bytes]() -> Result<Nothing> {
        writer.blobs().setCap(bytes);
        return Nothing{};
      },
      [](const Result<Nothing>&) {});
}

std::future<FilesHeld> Replica::filesHeld() {
  return promised<FilesHeld>(*writer_, [&writer = *writer_]() -> Result<FilesHeld> { return writer.blobs().held(); });
}

std::optional<std::filesystem::path> Replica::blobPath(const Sha256& hash) const {
  std::error_code error;
  auto path = FileBlobStore::pathOf(folder_, hash);
  if (!std::filesystem::exists(path, error)) return std::nullopt;
  return path;
}

LinkStatus Replica::status() const { return writer_->status(); }

std::future<std::vector<OutboxItem>> Replica::outbox(std::size_t limit) {
  return promised<std::vector<OutboxItem>>(*writer_, [&writer = *writer_, limit]() -> Result<std::vector<OutboxItem>> {
    std::vector<OutboxItem> items;
    for (sync::OutboxEntry& entry : writer.store().outbox(std::numeric_limits<std::int64_t>::min(), limit)) {
      // Taken back long ago: only its number is offered again.
      if (entry.offered_again && entry.offered_again->is_withdrawn) continue;
      auto change_set = readChangeSet(writer.book(), entry.bytes);
      if (!change_set) {
        change_set.emplace();
        change_set->id = entry.id;
        change_set->cs_no = entry.cs_no;
        change_set->happened_at = entry.happened_at;
      }
      items.push_back({entry.cs_no, entry.state, writer.engine().isSent(entry.cs_no), entry.has_effects,
                       std::move(entry.reason), std::move(*change_set)});
    }
    return items;
  });
}

void Replica::markRescueSeen() {
  Writer& writer = *writer_;
  perform<Nothing>(
      writer,
      [&writer]() -> Result<Nothing> {
        writer.markRescueSeen();
        return Nothing{};
      },
      [](const Result<Nothing>&) {});
}

void Replica::wakeUp() { writer_->wokeUp(); }

void Replica::holdLink(bool held) {
  Writer& writer = *writer_;
  writer.ask([&writer, held](bool run) {
    if (run) writer.hold(held);
  });
}

std::future<void> Replica::read(std::function<void(Rows&)> question) {
  auto promise = std::make_shared<std::promise<void>>();
  auto future = promise->get_future();
  Writer& writer = *writer_;
  const auto answer = [&writer, promise, question = std::move(question)](bool run) {
    try {
      if (!run) throw ReplicaError(closing, closing.code);
      question(writer.store());
      promise->set_value();
    } catch (const std::exception& error) {
      writer.noticeFault(error);
      promise->set_exception(std::current_exception());
    } catch (...) {
      promise->set_exception(std::current_exception());
    }
  };
  if (!writer.ask(answer)) answer(false);
  return future;
}

std::future<void> Replica::settled() {
  auto promise = std::make_shared<std::promise<void>>();
  auto future = promise->get_future();
  Writer& writer = *writer_;
  const auto answer = [promise](bool) { promise->set_value(); };
  const bool was_taken = writer.ask([&writer, answer](bool run) {
    if (run)
      writer.whenSettled(answer);
    else
      answer(false);
  });
  if (!was_taken) answer(false);
  return future;
}

Replica::Subscription Replica::subscribe(ReplicaObserver observer) { return writer_->subscribe(std::move(observer)); }

void Replica::unsubscribe(Subscription subscription) { writer_->unsubscribe(subscription); }

}  // namespace carnet::client
