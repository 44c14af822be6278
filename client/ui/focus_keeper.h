#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QTimer>
#include <vector>

namespace carnet::ui {

/// Gives the keyboard back to what had it, when a dialog, a menu or a page that had it is gone. One stands in each window.
///
/// Qt leaves the focus of a closed popup with the window, and that of a removed page with the loader around it: there the
/// keys of a list are dead. What had the keyboard last and can still take it gets it; where nothing can, the first page or
/// list in sight with a function takeKeys() that takes it.
class FocusKeeper : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  /// Under a finger no field gets the keyboard back: that of the screen would come up with it.
  Q_PROPERTY(bool touch MEMBER m_touch NOTIFY touchChanged)

 public:
  explicit FocusKeeper(QQuickItem* parent = nullptr);

 signals:
  void touchChanged();

 protected:
  void itemChange(ItemChange change, const ItemChangeData& data) override;

 private:
  void onFocusChanged();
  void giveBack();
  bool isNowhere() const;
  bool canTake(QQuickItem* item) const;
  bool offer(QQuickItem* item);

  QPointer<QQuickWindow> m_window;
  // The newest last.
  std::vector<QPointer<QQuickItem>> m_had;
  QTimer m_later;
  bool m_touch = false;
};

}  // namespace carnet::ui
