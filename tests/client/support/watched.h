// For tests of pages that run in a WatchedApplication: tells what kept the GUI thread from its next frame, and what of it
// waited for the disk or for another thread. Timing decides no test.
#pragma once

#include <QtTest>

#include "client/drive/watched_application.h"

namespace carnet::client::test {

// In cleanup(). What a test calls itself, such as opening a data folder, is not an event and is not measured.
inline void tellSlow() {
  auto* watched = static_cast<WatchedApplication*>(qApp);
  const QStringList slow = watched->slow(), asleep = watched->asleep();
  watched->forget();
  for (const QString& line : slow.mid(0, 5)) qInfo().noquote() << line;
  for (const QString& line : asleep) qInfo().noquote() << "waited:" << line;
}

}  // namespace carnet::client::test
