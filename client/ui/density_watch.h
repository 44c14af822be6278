#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace carnet::ui {

/// Knows with what the person points: `touch` becomes true after the first touch and false with the first real mouse
/// movement, press or wheel. Mouse events that Qt makes out of touches do not count. Watches every window.
class DensityWatch : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(bool touch READ touch NOTIFY touchChanged)

 public:
  explicit DensityWatch(QObject* parent = nullptr);

  bool touch() const { return m_touch; }
  /// The modifier keys that are held at this moment (Qt::KeyboardModifiers).
  Q_INVOKABLE int modifiers() const;
  bool eventFilter(QObject* watched, QEvent* event) override;

 signals:
  void touchChanged();

 private:
  void setTouch(bool touch);

  bool m_touch = false;
};

}  // namespace carnet::ui
