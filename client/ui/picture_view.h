// A picture that changes many times a second, as of a camera, drawn whole and as large as there is room. A file is for
// Image.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QQuickPaintedItem>

class PictureView : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  // Nothing is drawn for a null one.
  Q_PROPERTY(QImage picture READ picture WRITE setPicture NOTIFY pictureChanged)

 public:
  using QQuickPaintedItem::QQuickPaintedItem;

  QImage picture() const { return picture_; }
  void setPicture(const QImage& picture);
  void paint(QPainter* painter) override;

 signals:
  void pictureChanged();

 private:
  QImage picture_;
};
