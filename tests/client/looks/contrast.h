// Whether what is drawn can be seen against what it is drawn on (WCAG 2.2).
#pragma once

#include <QColor>
#include <QImage>

#include "tests/client/looks/examiner.h"
#include "tests/client/looks/walk.h"

namespace carnet::client::test {

double contrast(const QColor& one, const QColor& other);

// Against the pixels of `picture`, which shows the window of `walk` at the scale of one.
void findFaint(const Walk& walk, const QImage& picture, std::vector<Fault>& faults);

}  // namespace carnet::client::test
