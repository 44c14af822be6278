#pragma once

#include <QEventPoint>
#include <QPointF>
#include <QPointingDevice>
#include <QString>

class QWindow;

namespace carnet::client {

/// A finger, a mouse and a keyboard. Every gesture is posted to the window system's queue as a platform plugin would, and
/// returns after the application has handled it. Positions are in the window's coordinates.
class Pointer {
 public:
  Pointer();

  void tap(QWindow* window, QPointF at, int holdMs);
  /// Moves the mouse there; a window that was used by touch may lay itself out anew when it sees the mouse.
  void hover(QWindow* window, QPointF at);
  void click(QWindow* window, QPointF at, int holdMs);
  /// A slow drag that ends at rest, so that nothing goes on moving.
  void drag(QWindow* window, QPointF from, QPointF to);
  void wheel(QWindow* window, QPointF at, QPointF pixels);
  void press(QWindow* window, int key, Qt::KeyboardModifiers modifiers, const QString& text);
  void type(QWindow* window, const QString& text);

  /// Lets the application run for so long.
  static void pass(int ms);

 private:
  void touch(QWindow* window, QPointF at, QEventPoint::State state);

  QPointingDevice m_screen;
};

}  // namespace carnet::client
