// A signed-in data folder at work: its replica, the link to its server, and the workspace that pages are given. It owns
// all of them and takes them down in the right order.
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>

#include "client/app/replica_adapters.h"
#include "client/link/credentials.h"
#include "client/store/workspace.h"

namespace carnet::client {

class Link;

class Session : public QObject {
  Q_OBJECT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace NOTIFY workspaceChanged)
  Q_PROPERTY(carnet::client::LinkInfo* link READ link CONSTANT)

 public:
  // Throws ReplicaError when the replica cannot be opened: another process has it, another server's data.
  // `files_cap`: ReplicaOptions. `with_link` false: the server is never tried (pictures, tests).
  Session(const std::filesystem::path& folder, const Identity& identity, Secrets& secrets, const QString& language,
          std::int64_t files_cap = defaultFilesCap, bool with_link = true);
  ~Session() override;

  Workspace* workspace() const { return workspace_.get(); }
  LinkInfo* link() { return &link_info_; }
  Replica& replica() { return *replica_; }
  // Pages are made anew in another language.
  void setLanguage(const QString& language);

 signals:
  void workspaceChanged();
  // The data file is damaged: this session is to be ended and another one made, which rescues what waited.
  void damaged();

 private:
  void fillWords();
  void tellClock();

  Uuid person_id_;
  SystemClock clock_;
  SystemRng rng_;
  Words words_;
  Changes changes_;
  LinkInfo link_info_;
  std::unique_ptr<Link> transport_;
  std::unique_ptr<Replica> replica_;
  std::unique_ptr<ReplicaOperations> operations_;
  std::unique_ptr<ReplicaOutbox> outbox_;
  std::unique_ptr<ReplicaFiles> files_;
  std::unique_ptr<Drafts> drafts_;
  std::unique_ptr<Reader> reader_;
  std::unique_ptr<Workspace> workspace_;
  std::unique_ptr<ReplicaNews> news_;
};

}  // namespace carnet::client
