// client/store's interfaces over the replica: what screens ask for goes to the writer thread, answers come back to the
// thread of the screens.
#pragma once

#include <QTimer>

#include "client/modules/organisation/link_status.h"
#include "client/replica/replica.h"
#include "client/store/changes.h"
#include "client/store/files.h"
#include "client/store/operations.h"
#include "client/store/outbox.h"
#include "client/store/words.h"

namespace carnet::client {

class ReplicaOperations final : public Operations {
 public:
  // Answers are given in the thread of `context`, none after it has gone.
  ReplicaOperations(Replica& replica, QObject& context) : replica_(replica), context_(context) {}
  void submitAsPart(const Action& action, std::vector<Operation> operations,
                    std::function<void(const Submitted&)> done) override;
  void submitInPlaceOf(std::vector<std::int64_t> refused, std::vector<Operation> operations,
                       std::function<void(const Submitted&)> done) override;
  void withdraw(std::int64_t cs_no, std::function<void(const Result<Nothing>&)> done) override;
  void takeBack(const Uuid& change_set_id, std::function<void(const Submitted&)> done) override;
  void mayTakeBack(std::vector<Uuid> change_set_ids,
                   std::function<void(const std::vector<Result<Nothing>>&)> done) override;
  void temporaryNumber(const std::string& prefix, std::function<void(const std::string&)> done) override;

 private:
  void submit(sync::Submission submission, std::function<void(const Submitted&)> done);

  Replica& replica_;
  QObject& context_;
};

class ReplicaOutbox final : public Outbox {
 public:
  ReplicaOutbox(Replica& replica, QObject& context) : replica_(replica), context_(context) {}
  void list(std::size_t limit, std::function<void(const std::vector<WaitingChange>&)> done) override;

 private:
  Replica& replica_;
  QObject& context_;
};

class ReplicaFiles final : public Files {
 public:
  explicit ReplicaFiles(Replica& replica) : replica_(replica) {}
  void keep(const QByteArray& content, std::function<void(const Result<QString>&)> done) override;
  void want(const QString& sha256, const Uuid& attachment_id) override;
  void keepAhead(const std::vector<Wish>& contents) override;
  void held(std::function<void(const Held&)> done) override;
  QString pathOf(const QString& sha256) const override;

 private:
  Replica& replica_;
};

// Tells screens what the replica committed, and keeps the sync light current.
class ReplicaNews final {
 public:
  // `contact_file` keeps when the server was heard of last: without a network the next run cannot know.
  ReplicaNews(Replica& replica, Changes& changes, LinkInfo& link, Files& files, const Words& words,
              QString contact_file);
  ~ReplicaNews();
  ReplicaNews(const ReplicaNews&) = delete;

 private:
  void show(const LinkStatus& status);
  void keepContact(qint64 at);

  Replica& replica_;
  LinkInfo& link_;
  Files& files_;
  const Words& words_;
  const QString contact_file_;
  // Milliseconds, as the office's clock had it; 0 = never. And as it stands in the file.
  qint64 kept_contact_ = 0, written_contact_ = 0;
  // Being heard of again and again is no news of the replica.
  QTimer contact_clock_;
  Replica::Subscription subscription_;
};

}  // namespace carnet::client
