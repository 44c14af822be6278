#include "client/ui/picture_view.h"

#include <QPainter>

void PictureView::setPicture(const QImage& picture) {
  if (picture_.cacheKey() == picture.cacheKey()) return;
  picture_ = picture;
  emit pictureChanged();
  update();
}

void PictureView::paint(QPainter* painter) {
  if (picture_.isNull()) return;
  const QSizeF size = QSizeF(picture_.size()).scaled(width(), height(), Qt::KeepAspectRatio);
  painter->drawImage(QRectF(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size), picture_);
}

#include "moc_picture_view.cpp"
