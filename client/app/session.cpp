#include "client/app/session.h"

#include <QCoreApplication>
#include <QThreadPool>

#include "client/link/link.h"
#include "client/modules/catalogue/module.h"
#include "client/modules/crm/module.h"
#include "client/modules/organisation/module.h"
#include "client/modules/service/module.h"
#include "client/modules/stock/module.h"
#include "client/replica/read_functions.h"
#include "client/replica/rescue.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/rule_book.h"

namespace carnet::client {

Session::Session(const std::filesystem::path& folder, const Identity& identity, Secrets& secrets,
                 const QString& language, std::int64_t files_cap, bool with_link)
    : person_id_(identity.person_id) {
  fillWords();
  if (with_link) transport_ = std::make_unique<Link>(secrets);
  ReplicaOptions options;
  options.folder = folder;
  options.book = &ruleBook();
  options.clock = &clock_;
  options.rng = &rng_;
  options.transport = transport_.get();
  options.files_cap = files_cap;
  replica_ = std::make_unique<Replica>(options, identity);
  operations_ = std::make_unique<ReplicaOperations>(*replica_, changes_);
  outbox_ = std::make_unique<ReplicaOutbox>(*replica_, changes_);
  files_ = std::make_unique<ReplicaFiles>(*replica_);
  const QString data = QString::fromStdString(folder.string());
  drafts_ = std::make_unique<Drafts>(data + "/drafts.json");
  reader_ = std::make_unique<Reader>(QString::fromStdString(SqliteStore::fileIn(folder).string()),
                                     Reader::Functions{addReadFunctions, stopReadingWhen});
  setLanguage(language);
  news_ = std::make_unique<ReplicaNews>(*replica_, changes_, link_info_, *files_, words_,
                                        QString::fromStdString((folder / "last-contact").string()));
  connect(&link_info_, &LinkInfo::tryRequested, this, [this] { replica_->wakeUp(); });
  connect(&link_info_, &LinkInfo::rescueSeen, this, [this] { replica_->markRescueSeen(); });
  connect(&link_info_, &LinkInfo::damaged, this, &Session::damaged);
  connect(reader_.get(), &Reader::damaged, this, [this, folder] {
    markDamaged(folder);
    emit damaged();
  });
  connect(&link_info_, &LinkInfo::changed, this, &Session::tellClock);
  tellClock();
}

Session::~Session() {
  news_.reset();
  workspace_.reset();
  reader_.reset();
  replica_.reset();
  // What waited for an answer has it now; its answers find nobody and are dropped with `changes_`.
  QThreadPool::globalInstance()->waitForDone();
  transport_.reset();
}

void Session::setLanguage(const QString& language) {
  fillWords();
  auto next = std::make_unique<Workspace>(
      Workspace::Services{*reader_, changes_, *operations_, *outbox_, *files_, *drafts_, words_}, person_id_, language);
  std::swap(workspace_, next);
  tellClock();
  emit workspaceChanged();
}

void Session::tellClock() { workspace_->setClockOffset(link_info_.clockOffset); }

void Session::fillWords() {
  words_ = {};
  organisation::addWords(words_);
  catalogue::addWords(words_);
  crm::addWords(words_);
  stock::addWords(words_);
  service::addWords(words_);
}

}  // namespace carnet::client

#include "moc_session.cpp"
