#pragma once

#include <QQuickItem>
#include <limits>
#include <optional>
#include <vector>

namespace carnet::ui {

/// `Layout.…` on a child: what it wants of the layout it stands in. Names and meanings are those of QtQuick.Layouts.
class LayoutWish : public QObject {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(bool fillWidth READ fillWidth WRITE setFillWidth NOTIFY changed)
  Q_PROPERTY(bool fillHeight READ fillHeight WRITE setFillHeight NOTIFY changed)
  Q_PROPERTY(qreal preferredWidth MEMBER preferredWidth NOTIFY changed)
  Q_PROPERTY(qreal preferredHeight MEMBER preferredHeight NOTIFY changed)
  Q_PROPERTY(qreal minimumWidth MEMBER minimumWidth NOTIFY changed)
  Q_PROPERTY(qreal minimumHeight MEMBER minimumHeight NOTIFY changed)
  Q_PROPERTY(qreal maximumWidth MEMBER maximumWidth NOTIFY changed)
  Q_PROPERTY(qreal maximumHeight MEMBER maximumHeight NOTIFY changed)
  Q_PROPERTY(Qt::Alignment alignment MEMBER alignment NOTIFY changed)
  Q_PROPERTY(qreal margins MEMBER margins NOTIFY changed)
  Q_PROPERTY(qreal leftMargin READ leftMargin WRITE setLeftMargin NOTIFY changed)
  Q_PROPERTY(qreal rightMargin READ rightMargin WRITE setRightMargin NOTIFY changed)
  Q_PROPERTY(qreal topMargin READ topMargin WRITE setTopMargin NOTIFY changed)
  Q_PROPERTY(qreal bottomMargin READ bottomMargin WRITE setBottomMargin NOTIFY changed)
  Q_PROPERTY(int row MEMBER row NOTIFY changed)
  Q_PROPERTY(int column MEMBER column NOTIFY changed)
  Q_PROPERTY(int rowSpan MEMBER rowSpan NOTIFY changed)
  Q_PROPERTY(int columnSpan MEMBER columnSpan NOTIFY changed)

 public:
  explicit LayoutWish(QObject* item);

  static constexpr qreal unlimited = std::numeric_limits<qreal>::infinity();

  std::optional<bool> fill_width, fill_height;
  std::optional<qreal> left, right, top, bottom;
  qreal preferredWidth = -1, preferredHeight = -1;
  qreal minimumWidth = 0, minimumHeight = 0;
  qreal maximumWidth = unlimited, maximumHeight = unlimited;
  qreal margins = 0;
  Qt::Alignment alignment;
  int row = -1, column = -1, rowSpan = 1, columnSpan = 1;

  bool fillWidth() const { return fill_width.value_or(false); }
  bool fillHeight() const { return fill_height.value_or(false); }
  qreal leftMargin() const { return left.value_or(margins); }
  qreal rightMargin() const { return right.value_or(margins); }
  qreal topMargin() const { return top.value_or(margins); }
  qreal bottomMargin() const { return bottom.value_or(margins); }
  void setFillWidth(bool fill) { set(fill_width, fill); }
  void setFillHeight(bool fill) { set(fill_height, fill); }
  void setLeftMargin(qreal margin) { set(left, margin); }
  void setRightMargin(qreal margin) { set(right, margin); }
  void setTopMargin(qreal margin) { set(top, margin); }
  void setBottomMargin(qreal margin) { set(bottom, margin); }

  /// Nothing inside the item is arranged any more: for what is about to be thrown away, which would else be arranged again
  /// and again while its children go one by one.
  Q_INVOKABLE void abandon();

 signals:
  void changed();

 private:
  template <class T>
  void set(std::optional<T>& kept, T value) {
    if (kept == value) return;
    kept = value;
    emit changed();
  }
};

/// Arranges its visible children in rows and columns, in the words of QtQuick.Layouts, which it replaces: Qt 6.4's layouts
/// read children that were already deleted and forget the new height of texts that wrap (docs/decisions/0104).
/// A new width is passed on at once, all the way down, so that every height it leads to is known when the call returns;
/// every other change is gathered and arranged before the next frame. A child that does not fill keeps the size it
/// prefers. Space that is left over goes in equal parts to those that fill; missing space is taken from them, down to
/// their minimum. While it is hidden nothing is arranged; a layout that is hidden in a column is given its width all the
/// same, so that it is arranged once when it is shown. Positions are whole pixels.
class Layout : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("use RowLayout, ColumnLayout or GridLayout")
  QML_ATTACHED(LayoutWish)

 public:
  static LayoutWish* qmlAttachedProperties(QObject* item) { return new LayoutWish(item); }

  /// Something that this layout's arrangement depends on has changed.
  void invalidate();
  void abandon() { m_phase = Phase::abandoned; }

  struct Limits {
    qreal min = 0, max = LayoutWish::unlimited;
  };
  /// As of the last arrangement.
  Limits widthLimits() const { return m_widths; }
  Limits heightLimits() const { return m_heights; }

 protected:
  explicit Layout(QQuickItem* parent);

  struct Cell {
    QQuickItem* item;
    const LayoutWish* wish;
    int row, column, row_span, column_span;
  };
  /// Gives each child its cell, in the children's order.
  virtual void place(std::vector<Cell>& cells) const = 0;
  virtual qreal gapAcross() const = 0;
  virtual qreal gapDown() const = 0;
  /// Whether each child has all of the width.
  virtual bool isColumn() const { return false; }

  void componentComplete() override;
  void itemChange(ItemChange change, const ItemChangeData& data) override;
  void geometryChange(const QRectF& now, const QRectF& before) override;
  void updatePolish() override;

 private:
  enum class Phase { idle, across, down, abandoned };

  void watch(QQuickItem* child);
  void childHeightChanged();
  std::vector<Cell> shownCells() const;
  void prepareHidden(qreal width) const;
  void arrange();

  Limits m_widths, m_heights;
  bool m_dirty = true;
  Phase m_phase = Phase::idle;
};

class GridLayout : public Layout {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(int columns MEMBER m_columns WRITE setColumns NOTIFY changed)
  Q_PROPERTY(qreal columnSpacing MEMBER m_column_spacing WRITE setColumnSpacing NOTIFY changed)
  Q_PROPERTY(qreal rowSpacing MEMBER m_row_spacing WRITE setRowSpacing NOTIFY changed)

 public:
  explicit GridLayout(QQuickItem* parent = nullptr) : Layout(parent) {}
  void setColumns(int columns);
  void setColumnSpacing(qreal spacing);
  void setRowSpacing(qreal spacing);

 signals:
  void changed();

 protected:
  void place(std::vector<Cell>& cells) const override;
  qreal gapAcross() const override { return m_column_spacing; }
  qreal gapDown() const override { return m_row_spacing; }

 private:
  int m_columns = -1;
  qreal m_column_spacing = 5, m_row_spacing = 5;
};

class LineLayout : public Layout {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(qreal spacing MEMBER m_spacing WRITE setSpacing NOTIFY changed)

 public:
  void setSpacing(qreal spacing);

 signals:
  void changed();

 protected:
  using Layout::Layout;
  qreal gapAcross() const override { return m_spacing; }
  qreal gapDown() const override { return m_spacing; }

 private:
  qreal m_spacing = 5;
};

class RowLayout : public LineLayout {
  Q_OBJECT
  QML_ELEMENT

 public:
  explicit RowLayout(QQuickItem* parent = nullptr) : LineLayout(parent) {}

 protected:
  void place(std::vector<Cell>& cells) const override;
};

class ColumnLayout : public LineLayout {
  Q_OBJECT
  QML_ELEMENT

 public:
  explicit ColumnLayout(QQuickItem* parent = nullptr) : LineLayout(parent) {}

 protected:
  void place(std::vector<Cell>& cells) const override;
  bool isColumn() const override { return true; }
};

}  // namespace carnet::ui
