// What a person sees of a window: its items as they are painted, clipped and covered.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QString>
#include <vector>

namespace carnet::client::test {

struct Seen {
  QQuickItem* item;
  QRectF rect;   // of what is painted, in the window
  QRectF shown;  // the part of it that nothing clips
  double opacity;
};

// "Button" of a class named Button_QMLTYPE_12.
QString typeOf(const QQuickItem* item);
// The item among its surroundings, as a person would look for it: "Card › Button “Begin the repair”".
QString told(const QQuickItem* item);
bool holds(const QQuickItem* outer, const QQuickItem* inner);

class Walk {
 public:
  // Under a modal popup only the popup is seen; what a passing toast covers is not.
  explicit Walk(QQuickWindow& window);

  // `marks`: boxes, tracks and dots that show a state by their shape alone; `rings`: visible focus.
  // Everything seen lies in it: the window's content, or the popup.
  QQuickItem* top = nullptr;
  std::vector<Seen> texts, inputs, icons, frames, marks, rings, all;

 private:
  void visit(QQuickItem* item, QRectF clip, double opacity);
  void dropWhatToastsCover();

  QQuickItem* overlay_ = nullptr;
};

}  // namespace carnet::client::test
