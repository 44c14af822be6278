// A photo on its way to a ticket: its content and a small picture of it.
#pragma once

#include <QByteArray>
#include <QString>

namespace carnet::client {

struct Photo {
  QString problem;  // code; empty when the photo is good
  QString name;
  QString mime;
  QByteArray content;
  QByteArray thumbnail;  // JPEG of at most 16 KiB
  qint64 taken_at = 0;   // when the file was written
};

// Reads the file (path or file URL) and draws its thumbnail. Takes a tenth of a second for a large photo: not for the
// thread of the screen. Problems: "attachment.unreadable", "attachment.empty", "attachment.too_large",
// "attachment.no_picture" of what is none, or of a kind that cannot be read here.
Photo readPhoto(const QString& file);

}  // namespace carnet::client
