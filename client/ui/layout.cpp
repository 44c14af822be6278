#include "client/ui/layout.h"

#include <QQmlEngine>
#include <algorithm>
#include <cmath>

namespace carnet::ui {

namespace {

// What one child asks for in one direction, its margins included.
struct Ask {
  int from, span;
  qreal preferred, min, max;
  bool fills;
};

// A column or a row.
struct Track {
  qreal preferred = 0, min = 0, max = 0, at = 0, size = 0;
  bool used = false, fills = false;
};

const LayoutWish& defaultWish() {
  static const LayoutWish wish(nullptr);
  return wish;
}

// `fills` when nothing was said: a layout in a layout fills as far as its own children can.
Ask ask(int from, int span, qreal implicit, qreal preferred, qreal min, qreal max, qreal margins,
        std::optional<bool> fills, const Layout* layout, Layout::Limits limits) {
  Ask out{from, span, preferred >= 0 ? preferred : implicit, min, max, fills.value_or(layout != nullptr)};
  if (layout) {
    out.min = std::max(out.min, std::min(limits.min, out.max));
    if (!fills) out.max = std::max({out.min, preferred, std::min(out.max, limits.max)});
  }
  out.preferred = std::ceil(std::clamp(out.preferred, out.min, std::max(out.min, out.max)));
  if (!out.fills) out.min = out.max = out.preferred;
  out.preferred += margins;
  out.min += margins;
  out.max += margins;
  return out;
}

// Raises the tracks under a child that spans several until it has room.
void widen(std::vector<Track>& tracks, const Ask& wide, qreal gap, qreal Track::*what, qreal wanted) {
  qreal there = gap * (wide.span - 1);
  std::vector<Track*> growing;
  for (int i = wide.from; i < wide.from + wide.span; ++i) {
    there += tracks[i].*what;
    if (tracks[i].fills) growing.push_back(&tracks[i]);
  }
  if (there >= wanted) return;
  if (growing.empty()) growing.push_back(&tracks[wide.from + wide.span - 1]);
  for (Track* track : growing) track->*what += (wanted - there) / growing.size();
}

std::vector<Track> tracksFor(const std::vector<Ask>& asks, qreal gap) {
  int count = 0;
  for (const Ask& one : asks) count = std::max(count, one.from + one.span);
  std::vector<Track> tracks(count);
  for (const Ask& one : asks) {
    for (int i = one.from; i < one.from + one.span; ++i) tracks[i].used = true;
    if (one.span > 1) continue;
    Track& track = tracks[one.from];
    track.preferred = std::max(track.preferred, one.preferred);
    track.min = std::max(track.min, one.min);
    track.max = std::max(track.max, one.max);
    track.fills = track.fills || one.fills;
  }
  for (const Ask& one : asks) {
    if (one.span == 1) continue;
    Track* first = &tracks[one.from];
    if (one.fills && std::none_of(first, first + one.span, [](const Track& track) { return track.fills; })) {
      for (Track* track = first; track != first + one.span; ++track) {
        track->fills = true;
        track->max = LayoutWish::unlimited;
      }
    }
    widen(tracks, one, gap, &Track::preferred, one.preferred);
    widen(tracks, one, gap, &Track::min, one.min);
  }
  for (Track& track : tracks) {
    track.preferred = std::max(track.preferred, track.min);
    track.max = std::max(track.max, track.preferred);
  }
  return tracks;
}

qreal sum(const std::vector<Track>& tracks, qreal gap, qreal Track::*what) {
  qreal out = 0;
  int used = 0;
  for (const Track& track : tracks) {
    if (!track.used) continue;
    out += track.*what;
    ++used;
  }
  return out + gap * std::max(0, used - 1);
}

void share(std::vector<Track>& tracks, qreal gap, qreal available) {
  for (Track& track : tracks) track.size = track.preferred;
  qreal left = available - sum(tracks, gap, &Track::preferred);
  if (left < 0) {
    qreal room = 0;
    for (const Track& track : tracks) room += track.fills ? track.preferred - track.min : 0;
    const qreal part = room > 0 ? std::min(1.0, -left / room) : 0;
    for (Track& track : tracks) track.size -= track.fills ? (track.preferred - track.min) * part : 0;
  }
  while (left > 0.01) {
    std::vector<Track*> growing;
    for (Track& track : tracks) {
      if (track.used && track.fills && track.size < track.max) growing.push_back(&track);
    }
    if (growing.empty()) break;
    const qreal each = left / growing.size();
    for (Track* track : growing) {
      const qreal more = std::min(each, track->max - track->size);
      track->size += more;
      left -= more;
    }
  }
  // One track alone has all the space, so that its children can be aligned in it.
  if (std::count_if(tracks.begin(), tracks.end(), [](const Track& track) { return track.used; }) == 1) {
    for (Track& track : tracks) track.size = track.used ? available : 0;
  }
  qreal at = 0;
  for (Track& track : tracks) {
    track.at = std::round(at);
    if (!track.used) continue;
    track.size = std::round(at + track.size) - track.at;
    at = track.at + track.size + gap;
  }
}

struct Room {
  qreal at, size;
};

Room roomOf(const std::vector<Track>& tracks, const Ask& one) {
  const Track& last = tracks[one.from + one.span - 1];
  return {tracks[one.from].at, last.at + last.size - tracks[one.from].at};
}

qreal fitted(const Ask& one, qreal margins, qreal room) {
  const qreal size =
      (one.fills ? std::clamp(room, std::min(one.min, room), std::max(one.max, 0.0)) : std::min(one.preferred, room)) -
      margins;
  return std::max(0.0, size);
}

// Which children fill both ways and have a height that does not depend on the one they want: all such in a single row, the
// only one in a column. They get both sizes at once, for whatever stands in them is laid out for each that changes.
template <typename Cells>
std::vector<bool> sizedAtOnce(const Cells& cells) {
  std::vector<bool> found;
  std::size_t fill_down = 0;
  bool is_row = true, is_column = true;
  for (const auto& cell : cells) {
    const bool is_layout = qobject_cast<const Layout*>(cell.item) != nullptr;
    fill_down += cell.wish->fill_height.value_or(is_layout) ? 1 : 0;
    is_row = is_row && cell.row == 0 && cell.row_span == 1;
    is_column = is_column && cell.column == 0 && cell.column_span == 1;
    found.push_back(cell.wish->fill_width.value_or(false) && cell.wish->fill_height.value_or(false));
  }
  if (!is_row && (!is_column || fill_down != 1)) found.assign(found.size(), false);
  return found;
}

qreal aligned(Qt::Alignment alignment, Qt::Alignment end, Qt::Alignment middle, qreal left_over) {
  if (left_over <= 0) return 0;
  return std::round(alignment & end ? left_over : alignment & middle ? left_over / 2 : 0);
}

}  // namespace

LayoutWish::LayoutWish(QObject* item) : QObject(item) {
  connect(this, &LayoutWish::changed, this, [this] {
    const auto* wishing = qobject_cast<QQuickItem*>(parent());
    if (auto* layout = wishing ? qobject_cast<Layout*>(wishing->parentItem()) : nullptr) layout->invalidate();
  });
}

void LayoutWish::abandon() {
  const QList<Layout*> layouts = parent()->findChildren<Layout*>();
  for (Layout* layout : layouts) layout->abandon();
}

Layout::Layout(QQuickItem* parent) : QQuickItem(parent) {}

void Layout::invalidate() {
  m_dirty = true;
  if (m_phase != Phase::idle || !isComponentComplete()) return;
  if (window())
    polish();
  else
    arrange();
}

// Heights that change while widths are given are what widths are given for.
void Layout::childHeightChanged() {
  if (m_phase != Phase::across) invalidate();
}

void Layout::watch(QQuickItem* child) {
  connect(child, &QQuickItem::implicitWidthChanged, this, &Layout::invalidate);
  connect(child, &QQuickItem::implicitHeightChanged, this, &Layout::childHeightChanged);
  connect(child, &QQuickItem::visibleChanged, this, &Layout::invalidate);
}

void Layout::componentComplete() {
  QQuickItem::componentComplete();
  arrange();
}

void Layout::itemChange(ItemChange change, const ItemChangeData& data) {
  if (change == ItemChildAddedChange) {
    watch(data.item);
    invalidate();
  } else if (change == ItemChildRemovedChange) {
    data.item->disconnect(this);
    invalidate();
  } else if (change == ItemVisibleHasChanged && data.boolValue && m_dirty) {
    arrange();
  } else if (change == ItemSceneChange && data.window && m_dirty) {
    polish();
  }
  QQuickItem::itemChange(change, data);
}

void Layout::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickItem::geometryChange(now, before);
  if (m_phase != Phase::idle || now.size() == before.size()) return;
  m_dirty = true;
  arrange();
}

void Layout::updatePolish() {
  if (m_dirty) arrange();
}

std::vector<Layout::Cell> Layout::shownCells() const {
  std::vector<Cell> cells;
  for (QQuickItem* child : childItems()) {
    if (!child->isVisible() || child->inherits("QQuickRepeater")) continue;
    const auto* wish = qobject_cast<const LayoutWish*>(qmlAttachedPropertiesObject<Layout>(child, false));
    cells.push_back({child, wish ? wish : &defaultWish(), 0, 0, 1, 1});
  }
  place(cells);
  return cells;
}

// A layout arranges itself as soon as it is seen: with the width that it will have, not with the one it would like.
void Layout::prepareHidden(qreal width) const {
  if (width <= 0) return;
  for (QQuickItem* child : childItems()) {
    const auto* wish = qobject_cast<const LayoutWish*>(qmlAttachedPropertiesObject<Layout>(child, false));
    if (!wish || !wish->fillWidth() || child->isVisible() || !qobject_cast<Layout*>(child)) continue;
    child->setWidth(
        std::clamp(width - wish->leftMargin() - wish->rightMargin(), 0.0, std::max(wish->maximumWidth, 0.0)));
  }
}

void Layout::arrange() {
  if (!isComponentComplete() || !isVisible() || m_phase != Phase::idle) return;
  // Again when what the children were given changed what they ask for, as with a picture that keeps its proportions.
  for (int round = 0; m_dirty && round < 3; ++round) {
    m_phase = Phase::across;
    m_dirty = false;
    const std::vector<Cell> cells = shownCells();
    std::vector<Ask> across;
    for (const Cell& cell : cells) {
      const auto* inner = qobject_cast<Layout*>(cell.item);
      const qreal margins = cell.wish->leftMargin() + cell.wish->rightMargin();
      across.push_back(ask(cell.column, cell.column_span, cell.item->implicitWidth(), cell.wish->preferredWidth,
                           cell.wish->minimumWidth, cell.wish->maximumWidth, margins, cell.wish->fill_width, inner,
                           inner ? inner->widthLimits() : Limits{}));
    }
    std::vector<Track> columns = tracksFor(across, gapAcross());
    m_widths = {sum(columns, gapAcross(), &Track::min), sum(columns, gapAcross(), &Track::max)};
    setImplicitWidth(sum(columns, gapAcross(), &Track::preferred));
    const qreal given_width = width();
    share(columns, gapAcross(), given_width);
    const std::vector<bool> at_once = sizedAtOnce(cells);
    std::vector<qreal> widths;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const LayoutWish& wish = *cells[i].wish;
      const qreal margins = wish.leftMargin() + wish.rightMargin();
      const Room room = roomOf(columns, across[i]);
      widths.push_back(fitted(across[i], margins, room.size));
      if (!at_once[i]) {
        cells[i].item->setWidth(widths[i]);
        widths[i] = cells[i].item->width();
      }
      cells[i].item->setX(room.at + wish.leftMargin() +
                          aligned(wish.alignment, Qt::AlignRight, Qt::AlignHCenter, room.size - margins - widths[i]));
    }
    if (isColumn()) prepareHidden(given_width);
    m_phase = Phase::down;
    std::vector<Ask> down;
    for (const Cell& cell : cells) {
      const auto* inner = qobject_cast<Layout*>(cell.item);
      const qreal margins = cell.wish->topMargin() + cell.wish->bottomMargin();
      down.push_back(ask(cell.row, cell.row_span, cell.item->implicitHeight(), cell.wish->preferredHeight,
                         cell.wish->minimumHeight, cell.wish->maximumHeight, margins, cell.wish->fill_height, inner,
                         inner ? inner->heightLimits() : Limits{}));
    }
    std::vector<Track> rows = tracksFor(down, gapDown());
    m_heights = {sum(rows, gapDown(), &Track::min), sum(rows, gapDown(), &Track::max)};
    setImplicitHeight(sum(rows, gapDown(), &Track::preferred));
    const qreal given_height = height();
    share(rows, gapDown(), given_height);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const LayoutWish& wish = *cells[i].wish;
      const qreal margins = wish.topMargin() + wish.bottomMargin();
      const Room room = roomOf(rows, down[i]);
      const qreal height = fitted(down[i], margins, room.size);
      if (at_once[i])
        cells[i].item->setSize({widths[i], height});
      else
        cells[i].item->setHeight(height);
      const Qt::Alignment alignment = wish.alignment & Qt::AlignVertical_Mask ? wish.alignment : Qt::AlignVCenter;
      cells[i].item->setY(
          room.at + wish.topMargin() +
          aligned(alignment, Qt::AlignBottom, Qt::AlignVCenter, room.size - margins - cells[i].item->height()));
    }
    m_dirty = m_dirty || width() != given_width || height() != given_height;
  }
  m_phase = Phase::idle;
  m_dirty = false;
}

void GridLayout::setColumns(int columns) {
  if (m_columns == columns) return;
  m_columns = columns;
  emit changed();
  invalidate();
}

void GridLayout::setColumnSpacing(qreal spacing) {
  if (m_column_spacing == spacing) return;
  m_column_spacing = spacing;
  emit changed();
  invalidate();
}

void GridLayout::setRowSpacing(qreal spacing) {
  if (m_row_spacing == spacing) return;
  m_row_spacing = spacing;
  emit changed();
  invalidate();
}

void GridLayout::place(std::vector<Cell>& cells) const {
  int row = 0, column = 0;
  for (Cell& cell : cells) {
    cell.row_span = std::max(1, cell.wish->rowSpan);
    cell.column_span = std::max(1, cell.wish->columnSpan);
    if (m_columns > 0) cell.column_span = std::min(cell.column_span, m_columns);
    if (cell.wish->row >= 0 || cell.wish->column >= 0) {
      cell.row = std::max(0, cell.wish->row);
      cell.column = std::max(0, cell.wish->column);
      continue;
    }
    if (m_columns > 0 && column + cell.column_span > m_columns) {
      ++row;
      column = 0;
    }
    cell.row = row;
    cell.column = column;
    column += cell.column_span;
  }
}

void LineLayout::setSpacing(qreal spacing) {
  if (m_spacing == spacing) return;
  m_spacing = spacing;
  emit changed();
  invalidate();
}

void RowLayout::place(std::vector<Cell>& cells) const {
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i].column = static_cast<int>(i);
}

void ColumnLayout::place(std::vector<Cell>& cells) const {
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i].row = static_cast<int>(i);
}

}  // namespace carnet::ui

#include "moc_layout.cpp"
