// Looks at the items of a window as a critical reader would and says what is wrong with them.
#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QString>
#include <vector>

#include "tests/client/looks/row_words.h"

namespace carnet::client::test {

struct Fault {
  QString check;  // "cut", "overlap", "target", "name", "focus", "language" or "contrast"
  QString what;   // the item, and what was measured
};
QString sentence(const Fault& fault);

// What is the same for all faults of one look at a window.
struct Measure {
  // Least size of what takes a finger; 0 under a mouse.
  qreal target = 0;
  // Under the pseudo-language: everything that rows may say. Null: the language is not examined.
  const RowWords* row_words = nullptr;
};

// Only what a person can see and use is examined: under a modal dialog, only the dialog.
//   cut       a text whose painted size exceeds its item or what clips it; one that is elided where no tooltip tells the
//             whole text, or that names a button, a chip or a heading
//   overlap   two texts, or two things that take input, that intersect; what lies wholly on a larger surface does not
//   target    something that takes a finger and is smaller than the measure
//   name      something that can have the focus and has no accessible name
//   language  a text that is neither translated (no brackets ⟦ ⟧) nor row data, a number or a date
//   contrast  text below 4.5; icons, borders of fields, boxes, switches, stages and focus rings below 3, against the
//             pixels around them
std::vector<Fault> faultsOf(QQuickWindow& window, const QImage& picture, const Measure& measure);

// Goes through everything that Tab reaches, and back to the first: what has the focus shows it, whole and clearly.
//   focus     nothing around or in what has the focus shows so, or it is cut
//   contrast  what shows it is below 3
std::vector<Fault> focusFaultsOf(QQuickWindow& window);

}  // namespace carnet::client::test
