#include "client/ui/density_watch.h"

#include <QGuiApplication>
#include <QPointerEvent>
#include <QSinglePointEvent>

namespace carnet::ui {

DensityWatch::DensityWatch(QObject* parent) : QObject(parent) {
  if (auto* application = QCoreApplication::instance()) application->installEventFilter(this);
}

bool DensityWatch::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::TouchEnd:
      // Only after the tap has done its work: nothing may move away under the finger.
      if (watched->isWindowType())
        QMetaObject::invokeMethod(
            this, [this] { setTouch(true); }, Qt::QueuedConnection);
      break;
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel: {
      if (!watched->isWindowType()) break;
      const auto* pointer = static_cast<QPointerEvent*>(event);
      if (pointer->deviceType() != QInputDevice::DeviceType::TouchScreen) setTouch(false);
      break;
    }
    default:
      break;
  }
  return false;
}

int DensityWatch::modifiers() const { return static_cast<int>(QGuiApplication::keyboardModifiers()); }

void DensityWatch::setTouch(bool touch) {
  if (touch == m_touch) return;
  m_touch = touch;
  emit touchChanged();
}

}  // namespace carnet::ui

#include "moc_density_watch.cpp"
