#include "client/drive/pointer.h"

#include <private/qhighdpiscaling_p.h>
#include <qpa/qwindowsysteminterface.h>
#include <QEventLoop>
#include <QTimer>
#include <QWindow>

namespace carnet::client {
namespace {

constexpr int kFrameMs = 16;
constexpr int kTapMs = 30;
constexpr int kDragSteps = 8;
// After a gesture, for what it sets off.
constexpr int kRestMs = 60;
// A finger that has not moved for 100 ms lets go of a Flickable without throwing it.
constexpr int kStillMs = 150;

QKeyEvent keyOf(QChar character) {
  if (character == QLatin1Char('\n')) return {QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r")};
  const int key = character.toUpper().unicode();
  const bool shifted = character.isUpper();
  return {QEvent::KeyPress, key, shifted ? Qt::ShiftModifier : Qt::NoModifier, QString(character)};
}

}  // namespace

Pointer::Pointer()
    : m_screen(QStringLiteral("driven finger"), 4711, QInputDevice::DeviceType::TouchScreen,
               QPointingDevice::PointerType::Finger,
               QInputDevice::Capability::Position | QInputDevice::Capability::NormalizedPosition, 10, 0) {
  QWindowSystemInterface::registerInputDevice(&m_screen);
}

void Pointer::pass(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

void Pointer::touch(QWindow* window, QPointF at, QEventPoint::State state) {
  QWindowSystemInterface::TouchPoint point;
  point.id = 1;
  point.state = state;
  point.pressure = state == QEventPoint::State::Released ? 0 : 1;
  const QPointF global = QHighDpi::toNativePixels(window->mapToGlobal(at), window->screen());
  point.area = QRectF(global - QPointF(4, 4), QSizeF(8, 8));
  QWindowSystemInterface::handleTouchEvent(window, &m_screen, {point});
  pass(kFrameMs);
}

void Pointer::tap(QWindow* window, QPointF at, int holdMs) {
  touch(window, at, QEventPoint::State::Pressed);
  pass(holdMs > 0 ? holdMs : kTapMs);
  touch(window, at, QEventPoint::State::Released);
}

void Pointer::hover(QWindow* window, QPointF at) {
  const QPointF local = QHighDpi::toNativeLocalPosition(at, window);
  const QPointF global = QHighDpi::toNativePixels(window->mapToGlobal(at), window->screen());
  QWindowSystemInterface::handleMouseEvent(window, local, global, Qt::NoButton, Qt::NoButton, QEvent::MouseMove);
  pass(2 * kFrameMs);
}

void Pointer::click(QWindow* window, QPointF at, int holdMs) {
  const QPointF local = QHighDpi::toNativeLocalPosition(at, window);
  const QPointF global = QHighDpi::toNativePixels(window->mapToGlobal(at), window->screen());
  QWindowSystemInterface::handleMouseEvent(window, local, global, Qt::NoButton, Qt::NoButton, QEvent::MouseMove);
  pass(kFrameMs);
  QWindowSystemInterface::handleMouseEvent(window, local, global, Qt::LeftButton, Qt::LeftButton,
                                           QEvent::MouseButtonPress);
  pass(holdMs > 0 ? holdMs : kTapMs);
  QWindowSystemInterface::handleMouseEvent(window, local, global, Qt::NoButton, Qt::LeftButton,
                                           QEvent::MouseButtonRelease);
  pass(kFrameMs);
}

void Pointer::drag(QWindow* window, QPointF from, QPointF to) {
  touch(window, from, QEventPoint::State::Pressed);
  for (int step = 1; step <= kDragSteps; ++step)
    touch(window, from + (to - from) * step / kDragSteps, QEventPoint::State::Updated);
  pass(kStillMs);
  touch(window, to, QEventPoint::State::Released);
  pass(kRestMs);
}

void Pointer::wheel(QWindow* window, QPointF at, QPointF pixels) {
  const QPointF local = QHighDpi::toNativeLocalPosition(at, window);
  const QPointF global = QHighDpi::toNativePixels(window->mapToGlobal(at), window->screen());
  // With phases, as a touchpad, the content moves by exactly so many pixels; a bare wheel throws it.
  const auto turn = [&](QPoint by, Qt::ScrollPhase phase) {
    QWindowSystemInterface::handleWheelEvent(window, local, global, by, by, Qt::NoModifier, phase);
    pass(kFrameMs);
  };
  turn({}, Qt::ScrollBegin);
  for (int step = 0; step < kDragSteps; ++step) turn((pixels / kDragSteps).toPoint(), Qt::ScrollUpdate);
  turn({}, Qt::ScrollEnd);
}

void Pointer::press(QWindow* window, int key, Qt::KeyboardModifiers modifiers, const QString& text) {
  QWindowSystemInterface::handleKeyEvent(window, QEvent::KeyPress, key, modifiers, text);
  QWindowSystemInterface::handleKeyEvent(window, QEvent::KeyRelease, key, modifiers, text);
  pass(1);
}

void Pointer::type(QWindow* window, const QString& text) {
  for (const QChar character : text) {
    const QKeyEvent event = keyOf(character);
    press(window, event.key(), event.modifiers(), event.text());
  }
  pass(kFrameMs);
}

}  // namespace carnet::client
