#include "client/modules/service/photo.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QMimeDatabase>
#include <QUrl>
#include <algorithm>

namespace carnet::client {

namespace {

constexpr qint64 mostBytes = 64ll << 20;
constexpr qsizetype mostThumbnailBytes = 16 * 1024;
constexpr int thumbnailSide = 192;
// Of a panorama.
constexpr int longestThumbnailSide = 768;

QSize thumbnailSize(const QSize& full) {
  const QSize covering = full.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatioByExpanding);
  if (std::max(covering.width(), covering.height()) <= longestThumbnailSide) return covering;
  return full.scaled(longestThumbnailSide, longestThumbnailSide, Qt::KeepAspectRatio).expandedTo({1, 1});
}

// Empty for what is no picture.
QByteArray thumbnailOf(const QByteArray& content) {
  QBuffer buffer;
  buffer.setData(content);
  QImageReader reader(&buffer);
  reader.setAutoTransform(true);
  const QSize full = reader.size();
  if (full.isValid()) reader.setScaledSize(thumbnailSize(full));
  const QImage read = reader.read();
  if (read.isNull()) return {};
  // The pixels alone: what a camera or an editor wrote into the file would be written into the thumbnail too.
  QImage image(read.constBits(), read.width(), read.height(), read.bytesPerLine(), read.format());
  for (int side = thumbnailSide;; side /= 2) {
    for (int quality : {80, 60, 40, 20}) {
      QByteArray jpeg;
      QBuffer out(&jpeg);
      image.save(&out, "JPEG", quality);
      if (jpeg.size() <= mostThumbnailBytes) return jpeg;
    }
    // Too rich for the room that a thumbnail has: rather a small one than none.
    const QSize less = image.size().scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
    image = image.scaled(less, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  }
}

}  // namespace

Photo readPhoto(const QString& file) {
  Photo photo;
  const QUrl url(file);
  const QString path = url.isLocalFile() ? url.toLocalFile() : file;
  QFile source(path);
  if (path.isEmpty() || !source.open(QIODevice::ReadOnly)) return photo.problem = "attachment.unreadable", photo;
  if (source.size() > mostBytes) return photo.problem = "attachment.too_large", photo;
  photo.content = source.readAll();
  if (photo.content.isEmpty()) return photo.problem = "attachment.empty", photo;
  const QFileInfo info(path);
  photo.name = info.fileName();
  photo.mime = QMimeDatabase().mimeTypeForFileNameAndData(photo.name, photo.content).name();
  photo.taken_at = info.lastModified().toMSecsSinceEpoch();
  photo.thumbnail = thumbnailOf(photo.content);
  // The name promises nothing.
  if (photo.thumbnail.isEmpty()) photo.problem = "attachment.no_picture";
  return photo;
}

}  // namespace carnet::client
