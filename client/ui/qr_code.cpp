#include "client/ui/qr_code.h"

#include <qrencode.h>
#include <QPainter>
#include <memory>

namespace {
constexpr int quietZone = 4;  // modules, as ISO/IEC 18004 asks
}

QrCode::QrCode(QQuickItem* parent) : QQuickPaintedItem(parent) { setAntialiasing(false); }

void QrCode::setText(const QString& text) {
  if (text_ == text) return;
  text_ = text;
  emit textChanged();
  update();
}

void QrCode::paint(QPainter* painter) {
  if (text_.isEmpty()) return;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(text_.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return;
  const int modules = code->width + 2 * quietZone;
  // Whole pixels, so that every module is a square.
  const int size = std::max(1, int(std::min(width(), height())) / modules);
  const QPoint corner((int(width()) - size * modules) / 2, (int(height()) - size * modules) / 2);
  painter->fillRect(QRect(corner, QSize(size, size) * modules), Qt::white);
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if (!(code->data[y * code->width + x] & 1)) continue;
      painter->fillRect(QRect(corner + QPoint(x + quietZone, y + quietZone) * size, QSize(size, size)), Qt::black);
    }
  }
}

#include "moc_qr_code.cpp"
