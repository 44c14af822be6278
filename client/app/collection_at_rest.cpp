#include "client/app/collection_at_rest.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWindow>
#include <algorithm>

namespace carnet::client {

namespace {

// The engine also collects when the texts it has read take twice what those in use do, from 128 KB on: a few letters of a
// search. While it holds this one they may take as much again; it is never written to, so it takes addresses and no memory.
constexpr qsizetype ballast_letters = 2 * 1024 * 1024;

}  // namespace

void CollectionAtRest::begin(QQmlEngine* engine, int pause) {
  engine_ = engine;
  pause_ms_ = pause;
  ballast_ = engine->newObject();
  ballast_.setProperty("text", QString(ballast_letters, Qt::Uninitialized));
  QCoreApplication::instance()->installEventFilter(this);
}

bool CollectionAtRest::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonRelease:
    case QEvent::Wheel:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::Resize:
      if (watched->isWindowType()) note();
      break;
    case QEvent::UpdateRequest:
      if (!watched->isWindowType()) break;
      // The cursor of a field blinks less often.
      if (timer_ != 0 || (drawn_.isValid() && drawn_.elapsed() < rest_ms)) note();
      drawn_.start();
      break;
    default:
      break;
  }
  return false;
}

void CollectionAtRest::note() {
  used_.start();
  if (timer_ == 0) timer_ = startTimer(rest_ms);
}

void CollectionAtRest::timerEvent(QTimerEvent*) {
  killTimer(timer_);
  timer_ = 0;
  const qint64 pause_left = collected_.isValid() ? pause_ms_ - collected_.elapsed() : 0;
  const qint64 left = std::max(rest_ms - used_.elapsed(), pause_left);
  if (left > 0) {
    timer_ = startTimer(static_cast<int>(left));
    return;
  }
  if (engine_) engine_->collectGarbage();
  collected_.start();
  emit collected();
}

}  // namespace carnet::client

#include "moc_collection_at_rest.cpp"
