// For tests of pages that run in a WatchedApplication: whatever a page shows or does, the GUI thread never waits for the
// disk or for another thread. How long it draws depends on the machine and is told, not judged.
#pragma once

#include <QtTest>

#include "client/drive/watched_application.h"

namespace carnet::client::test {

// In cleanup(). What a test calls itself, such as opening a data folder, is not an event and is not measured.
inline void expectNeverAsleep() {
  auto* watched = static_cast<WatchedApplication*>(qApp);
  const QStringList slow = watched->slow(), asleep = watched->asleep();
  watched->forget();
  for (const QString& line : slow.mid(0, 5)) qInfo().noquote() << line;
  QVERIFY2(asleep.isEmpty(), qPrintable("the GUI thread waited for the disk or another thread:\n" + asleep.join('\n')));
}

}  // namespace carnet::client::test
