// The latest notes on everything this person holds, and which of them are addressed to them and unread: the bell.
#pragma once

#include <QVariantList>

#include "client/store/record_source.h"

namespace carnet::client {

class RecentNotesController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // Newest first: {id, title, subtitle, when, unread, linkKind, linkId}
  Q_PROPERTY(QVariantList notes READ notes NOTIFY loaded)
  Q_PROPERTY(int unread READ unread NOTIFY loaded)

 public:
  static constexpr int mostShown = 100;

  using RecordSource::RecordSource;

  QVariantList notes() const { return shown_.notes; }
  int unread() const { return shown_.unread; }
  // The person has seen those that are addressed to them.
  Q_INVOKABLE void markRead();

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct Shown {
    QVariantList notes;
    int unread = 0;
  };
  Shown shown_;
};

}  // namespace carnet::client
