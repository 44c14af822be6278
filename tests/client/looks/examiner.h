// Looks at the items of a window as a critical reader would and says what is wrong with them.
#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QString>
#include <vector>

namespace carnet::client::test {

struct Fault {
  QString check;  // "cut", "overlap", "target", "name", "language" or "contrast"
  QString what;   // the item, and what was measured
};
QString sentence(const Fault& fault);

// What is the same for all faults of one look at a window.
struct Measure {
  // Least size of what takes a finger; 0 under a mouse.
  qreal target = 0;
  // Under the pseudo-language: everything that rows may say, as UTF-8. Empty: the language is not examined.
  QByteArray row_data;
};

// Only what a person can see and use is examined: under a modal dialog, only the dialog.
//   cut       a text whose painted size exceeds its item or what clips it; one that is elided where no tooltip tells the
//             whole text, or that names a button, a chip or a heading
//   overlap   two texts, or two things that take input, that intersect; what lies wholly on a larger surface does not
//   target    something that takes a finger and is smaller than the measure
//   name      something that can have the focus and has no accessible name
//   language  a text that is neither translated (no brackets ⟦ ⟧) nor row data, a number or a date
//   contrast  text below 4.5, icons and the borders of fields below 3, against the pixels around them
std::vector<Fault> faultsOf(QQuickWindow& window, const QImage& picture, const Measure& measure);

double contrast(const QColor& one, const QColor& other);

}  // namespace carnet::client::test
