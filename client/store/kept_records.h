// The records whose photos and files the person keeps on this device, whatever is planned: the person's word, of this device
// alone, beside the drafts. Their contents join what is planned in one set (docs/decisions/0111-kept-on-this-device.md).
#pragma once

#include <QObject>
#include <QStringList>
#include <vector>

#include "client/store/drafts.h"
#include "client/store/read_transaction.h"

namespace carnet::client {

class KeptRecords : public QObject {
  Q_OBJECT

 public:
  // Whoever keeps more than this has to let go of others first.
  static constexpr int most = 200;

  explicit KeptRecords(Drafts& drafts, QObject* parent = nullptr) : QObject(parent), drafts_(drafts) {}

  // "ticket/<id>", "partner/<id>": the newest first.
  QStringList list() const;
  bool has(const QString& kind, const QString& id) const { return list().contains(kind + "/" + id); }
  // False when there are too many already; then nothing is changed.
  bool keep(const QString& kind, const QString& id);
  void letGo(const QString& kind, const QString& id);

 signals:
  void changed();

 private:
  void write(const QStringList& records);

  Drafts& drafts_;
};

struct FileOfRecord {
  QString sha256;
  Uuid attachment_id;
  qint64 size = 0;  // bytes
};

// The photos and files that belong to a record: of a ticket its own, its machine's and its product's; of a customer its own,
// those of its tickets and of its machines. Each content once.
std::vector<FileOfRecord> filesOf(const QString& kind, const QString& id, ReadTransaction& read);

}  // namespace carnet::client
