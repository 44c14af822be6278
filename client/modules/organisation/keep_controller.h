// Whether a record's photos and files are kept on this device, and how much of them is here.
#pragma once

#include "client/store/files.h"
#include "client/store/record_source.h"

namespace carnet::client {

class KeepController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString kind MEMBER kind_ NOTIFY kindChanged)  // "ticket", "partner"
  Q_PROPERTY(bool kept READ isKept NOTIFY loaded)
  // "23 photos or files, 84 MB. 5 are still to come."
  Q_PROPERTY(QString text READ text NOTIFY loaded)
  // All that is kept passes what photos may take here, or too much is kept already; empty: neither.
  Q_PROPERTY(QString warning READ warning NOTIFY loaded)

 public:
  explicit KeepController(QObject* parent = nullptr);

  bool isKept() const { return kept_; }
  const QString& text() const { return text_; }
  const QString& warning() const { return warning_; }

  Q_INVOKABLE void keep(bool kept);

 signals:
  void kindChanged();

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override;

 private:
  void tell(const std::vector<FileOfRecord>& files);
  void askRoom();

  QString kind_;
  QString text_, warning_;
  bool kept_ = false;
};

}  // namespace carnet::client
