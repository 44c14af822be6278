// The notes on one record, newest first, and writing another one.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class NotesController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // Name of the entity the record belongs to: "ticket".
  Q_PROPERTY(QString targetEntity READ targetEntity WRITE setTargetEntity NOTIFY targetEntityChanged)
  Q_PROPERTY(QVariantList notes READ notes NOTIFY loaded)  // for Timeline
  Q_PROPERTY(bool canWrite READ canWrite NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  QString targetEntity() const { return target_entity_; }
  void setTargetEntity(const QString& name);
  QVariantList notes() const { return notes_; }
  bool canWrite() const;
  // Returns the change's number (Workspace::submit).
  Q_INVOKABLE int write(const QString& body);

 signals:
  void targetEntityChanged();

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override { notes_.clear(); }

 private:
  QString target_entity_;
  QVariantList notes_;
};

}  // namespace carnet::client
