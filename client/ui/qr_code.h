// A text as a QR code, dark on white with its quiet zone whatever the theme, because cameras expect it.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

class QrCode : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

 public:
  explicit QrCode(QQuickItem* parent = nullptr);

  QString text() const { return text_; }
  // Nothing is drawn for an empty text, or one longer than a code can hold (about 2,900 bytes).
  void setText(const QString& text);
  void paint(QPainter* painter) override;

 signals:
  void textChanged();

 private:
  QString text_;
};
