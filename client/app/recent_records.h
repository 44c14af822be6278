// Which records the person opened last on this device, newest first: what search shows before anything is typed.
#pragma once

#include <QStringList>

#include "client/store/drafts.h"

namespace carnet::client {

class RecentRecords {
 public:
  explicit RecentRecords(Drafts& drafts) : drafts_(drafts) {}
  // "ticket/<id>".
  QStringList list() const;
  void add(const QString& kind, const QString& id);

 private:
  static constexpr int most = 20;
  Drafts& drafts_;
};

}  // namespace carnet::client
