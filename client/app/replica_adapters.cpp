#include "client/app/replica_adapters.h"

#include <QFile>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>
#include <cstdlib>
#include <utility>

namespace carnet::client {

namespace {

constexpr std::int64_t clockToleranceMs = 5 * 60'000;
constexpr int contactEveryMs = 60'000;

// Calls `done` in the thread of `context`, from any thread.
template <class Done, class Answer>
void answer(QObject& context, Done done, Answer value) {
  QMetaObject::invokeMethod(
      &context, [done = std::move(done), value = std::move(value)] { done(value); }, Qt::QueuedConnection);
}

// The replica promises some answers as futures only; a pool thread waits for them, never the screen.
template <class Future, class Done>
void awaitThen(QObject& context, Future future, Done done) {
  auto shared = std::make_shared<Future>(std::move(future));
  QThreadPool::globalInstance()->start([&context, shared, done = std::move(done)] {
    try {
      answer(context, done, shared->get());
    } catch (const std::exception& error) {
      qWarning("the replica did not answer: %s", error.what());
    }
  });
}

WaitingChange::State stateOf(const OutboxItem& item) {
  switch (item.state) {
    case sync::OutboxState::waiting:
      return item.is_sent ? WaitingChange::State::sent : WaitingChange::State::onDevice;
    case sync::OutboxState::judged:
      return WaitingChange::State::accepted;
    case sync::OutboxState::parked:
      return WaitingChange::State::refused;
  }
  return WaitingChange::State::onDevice;
}

QString hexOf(const Sha256& hash) {
  return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hash.data()), qsizetype(hash.size())).toHex());
}

Sha256 hashOf(const QString& hex) {
  Sha256 hash{};
  const QByteArray bytes = QByteArray::fromHex(hex.toLatin1());
  if (bytes.size() == qsizetype(hash.size())) std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Submitted submittedOf(const sync::SubmitOutcome& outcome) {
  Submitted told{outcome.saved, outcome.problem, outcome.cs_no, outcome.has_effects};
  told.can_be_undone = outcome.saved && (!outcome.is_sent || !outcome.inverse.empty());
  told.change_set_id = outcome.change_set_id;
  return told;
}

std::set<Uuid> rowsOf(const std::vector<Operation>& operations) {
  std::set<Uuid> rows;
  for (const Operation& op : operations) {
    rows.insert(op.row_id);
    for (const FieldEdit& edit : op.fields) {
      if (const Uuid* id = std::get_if<Uuid>(&edit.value)) rows.insert(*id);
    }
  }
  return rows;
}

}  // namespace

void ReplicaOperations::submitAsPart(const Action& action, std::vector<Operation> operations,
                                     std::function<void(const Submitted&)> done) {
  sync::Submission submission;
  submission.operations = std::move(operations);
  submission.action = action.id;
  submission.title = action.title;
  submission.way_back = action.way_back;
  submit(std::move(submission), std::move(done));
}

void ReplicaOperations::submit(sync::Submission submission, std::function<void(const Submitted&)> done) {
  std::set<Uuid> rows = rowsOf(submission.operations);
  replica_.submit(std::move(submission),
                  [this, rows = std::move(rows), done = std::move(done)](const sync::SubmitOutcome& outcome) {
                    Submitted told = submittedOf(outcome);
                    told.rows = rows;
                    answer(context_, done, std::move(told));
                  });
}

void ReplicaOperations::submitInPlaceOf(std::vector<std::int64_t> refused, std::vector<Operation> operations,
                                        std::function<void(const Submitted&)> done) {
  sync::Submission submission;
  submission.operations = std::move(operations);
  submission.in_place_of = std::move(refused);
  submit(std::move(submission), std::move(done));
}

void ReplicaOperations::takeBack(const Uuid& change_set_id, std::function<void(const Submitted&)> done) {
  replica_.takeBack(change_set_id, [this, done = std::move(done)](const sync::SubmitOutcome& outcome) {
    answer(context_, done, submittedOf(outcome));
  });
}

void ReplicaOperations::mayTakeBack(std::vector<Uuid> change_set_ids,
                                    std::function<void(const std::vector<Result<Nothing>>&)> done) {
  replica_.mayTakeBack(std::move(change_set_ids), [this, done = std::move(done)](std::vector<Result<Nothing>> may) {
    answer(context_, done, std::move(may));
  });
}

void ReplicaOperations::withdraw(std::int64_t cs_no, std::function<void(const Result<Nothing>&)> done) {
  replica_.withdraw(
      cs_no, [this, done = std::move(done)](Result<Nothing> result) { answer(context_, done, std::move(result)); });
}

void ReplicaOperations::temporaryNumber(const std::string& prefix, std::function<void(const std::string&)> done) {
  awaitThen(context_, replica_.temporaryNumber(prefix), std::move(done));
}

void ReplicaOutbox::list(std::size_t limit, std::function<void(const std::vector<WaitingChange>&)> done) {
  awaitThen(context_, replica_.outbox(limit), [done = std::move(done)](const std::vector<OutboxItem>& items) {
    std::vector<WaitingChange> changes;
    for (const OutboxItem& item : items) {
      changes.push_back({item.cs_no, stateOf(item), item.has_effects, item.reason, item.change_set});
    }
    done(changes);
  });
}

void ReplicaFiles::keep(const QByteArray& content, std::function<void(const Result<QString>&)> done) {
  awaitThen(*this, replica_.attachFile(content.toStdString()), [done = std::move(done)](const Result<Sha256>& hash) {
    if (hash.ok())
      done(hexOf(*hash));
    else
      done(hash.problem());
  });
}

void ReplicaFiles::want(const QString& sha256, const Uuid& attachment_id) {
  replica_.fetchFile(hashOf(sha256), attachment_id);
}

void ReplicaFiles::keepAhead(const std::vector<Wish>& contents) {
  std::vector<FileWish> wishes;
  for (const Wish& wish : contents) wishes.push_back({hashOf(wish.sha256), wish.attachment_id});
  replica_.keepAhead(std::move(wishes));
}

void ReplicaFiles::held(std::function<void(const Held&)> done) {
  awaitThen(*this, replica_.filesHeld(), [done = std::move(done)](const FilesHeld& held) {
    done({held.bytes, held.unsent, held.ahead, held.cap});
  });
}

QString ReplicaFiles::pathOf(const QString& sha256) const {
  const auto path = replica_.blobPath(hashOf(sha256));
  return path ? QString::fromStdString(path->string()) : QString();
}

ReplicaNews::ReplicaNews(Replica& replica, Changes& changes, LinkInfo& link, Files& files, const Words& words,
                         QString contact_file)
    : replica_(replica), link_(link), files_(files), words_(words), contact_file_(std::move(contact_file)) {
  if (QFile file(contact_file_); file.open(QIODevice::ReadOnly))
    kept_contact_ = file.readLine(40).trimmed().toLongLong();
  QObject::connect(&contact_clock_, &QTimer::timeout, &link_, [this] {
    if (link_.online) show(replica_.status());
  });
  contact_clock_.start(contactEveryMs);
  ReplicaObserver observer;
  observer.changed = [&changes](const Commit& commit) {
    LocalCommit told;
    told.local_no = commit.local_no;
    for (const RowKey& key : commit.changed) told.rows.push_back({key.entity->no, key.id});
    QMetaObject::invokeMethod(
        &changes, [&changes, told = std::move(told)] { emit changes.committed(told); }, Qt::QueuedConnection);
  };
  observer.outbox = [&changes] {
    QMetaObject::invokeMethod(
        &changes, [&changes] { emit changes.outboxChanged(); }, Qt::QueuedConnection);
  };
  observer.status = [this](const LinkStatus& status) {
    QMetaObject::invokeMethod(
        &link_, [this, status] { show(status); }, Qt::QueuedConnection);
  };
  observer.file_arrived = [&files](const Sha256& hash) {
    QMetaObject::invokeMethod(
        &files, [&files, hash] { emit files.arrived(hexOf(hash)); }, Qt::QueuedConnection);
  };
  subscription_ = replica_.subscribe(std::move(observer));
  show(replica_.status());
}

ReplicaNews::~ReplicaNews() {
  replica_.unsubscribe(subscription_);
  QCoreApplication::removePostedEvents(&link_);
}

void ReplicaNews::keepContact(qint64 at) {
  if (std::abs(at - written_contact_) >= contactEveryMs / 2) {
    // Not on the thread of the screens. The session waits for it at its end.
    QThreadPool::globalInstance()->start([name = contact_file_, at] {
      QSaveFile file(name);
      if (file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(at) + "\n") > 0) file.commit();
    });
    written_contact_ = at;
  }
  kept_contact_ = at;
}

void ReplicaNews::show(const LinkStatus& status) {
  link_.online = status.link == sync::LinkState::online;
  link_.waiting = int(status.waiting);
  link_.parked = int(status.parked);
  const bool other_files = std::exchange(link_.files, int(status.files_waiting)) != link_.files;
  link_.clockOffset = status.clock_offset_ms;
  link_.clockText =
      std::abs(status.clock_offset_ms) < clockToleranceMs
          ? QString()
          : words_.problem({"device.wrong_clock", "", {std::to_string(-status.clock_offset_ms / 60'000)}});
  // As the office's clock had it: a wrong one here would tell the wrong time.
  if (status.last_contact) keepContact(status.last_contact->unix_ms + status.clock_offset_ms);
  link_.lastContact = kept_contact_;
  link_.rescued = status.rescued ? words_.problem(*status.rescued) : QString();
  // An unreachable server is everyday life without a network, not a trouble.
  const bool everyday =
      status.trouble && (status.trouble->code == "link.unreachable" || status.trouble->code == "link.silent");
  link_.trouble = status.trouble && !everyday ? words_.problem(*status.trouble) : QString();
  link_.needsSignIn = status.trouble && status.trouble->code == "auth.session_ended";
  link_.needsInvitation = status.trouble && (status.trouble->code == "sync.copied_replica" ||
                                             status.trouble->code == "auth.unknown_device" ||
                                             status.trouble->code == "auth.wrong_signature");
  link_.arriving = !status.first_sync_complete;
  emit link_.changed();
  if (other_files) emit files_.waitingChanged();
  if (status.trouble && status.trouble->code == "replica.damaged") emit link_.damaged();
}

}  // namespace carnet::client
