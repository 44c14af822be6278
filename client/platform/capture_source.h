// What takes pictures on this platform: the port behind Camera, so that tests need no camera. It answers by signals on the
// thread it belongs to; nothing of it keeps that thread waiting.
#pragma once

#include <QImage>
#include <QObject>
#include <QString>

namespace carnet::client {

class CaptureSource : public QObject {
  Q_OBJECT

 public:
  enum class Trouble {
    none,     // there is no camera
    refused,  // there is one, but the person or another program does not let Carnet use it
    missed    // the photo was not taken or not written; the camera goes on
  };
  using QObject::QObject;

  // Looks for a camera and through it: `frame` again and again until stop(), or `failed`.
  virtual void start() = 0;
  virtual void stop() = 0;
  // Writes what the camera sees into the JPEG `file`, as large as the camera can: `taken` or `failed`.
  virtual void shoot(const QString& file) = 0;

 signals:
  // At most 15 in a second and no larger than a screen shows.
  void frame(const QImage& picture);
  // The file is whole; `picture` is a small one of it.
  void taken(const QImage& picture);
  void failed(carnet::client::CaptureSource::Trouble trouble);
};

}  // namespace carnet::client
