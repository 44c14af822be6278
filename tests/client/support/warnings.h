// What Qt and QML warn of while a test watches: tests of whole pages expect nothing.
#pragma once

#include <QStringList>
#include <QtGlobal>

namespace carnet::client::test {

// Where they are kept, one line each; nullptr: nowhere.
inline QStringList* warnings = nullptr;

// For qInstallMessageHandler.
inline void keepWarnings(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  if (!warnings || (type != QtWarningMsg && type != QtCriticalMsg)) return;
  // Of Qt itself: a queued stop of its animations, on a slow machine after they have stopped by themselves.
  if (message == "QUnifiedTimer::stopAnimationDriver: driver is not running") return;
  warnings->append(QString("%1:%2 %3").arg(context.file ? context.file : "").arg(context.line).arg(message));
}

}  // namespace carnet::client::test
