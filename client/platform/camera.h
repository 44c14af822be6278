// The camera as pages use it: look, shoot, take it again or use it. One photo at a time; a photo that is not used is gone.
// Owned by the application; pages are given it as an object with the properties below.
#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "client/platform/capture_source.h"

namespace carnet::client {

class Camera : public QObject {
  Q_OBJECT
  // "off" · "searching" until the first picture · "live" · "taking" · "taken" · "none" (no camera) · "refused"
  Q_PROPERTY(QString state READ state NOTIFY stateChanged)
  // What the camera sees; once a photo is taken, the photo.
  Q_PROPERTY(QImage picture READ picture NOTIFY pictureChanged)
  // The last photo was not taken; the camera is live again.
  Q_PROPERTY(bool missed READ hasMissed NOTIFY stateChanged)

 public:
  // The source is made when the camera is looked through for the first time. Photos are written to `folder`, which belongs
  // to the camera: what an earlier run left there is removed.
  Camera(std::function<std::unique_ptr<CaptureSource>()> make_source, QString folder);
  ~Camera() override;

  QString state() const { return state_; }
  QImage picture() const { return picture_; }
  bool hasMissed() const { return missed_; }

  Q_INVOKABLE void look();
  Q_INVOKABLE void shoot();
  // Throws the photo away and is live again.
  Q_INVOKABLE void again();
  // The photo's file, which stays until the camera is looked through again; empty if none is taken. Switches off.
  Q_INVOKABLE QString use();
  Q_INVOKABLE void leave();

 signals:
  void stateChanged();
  void pictureChanged();

 private:
  void show(const QImage& picture);
  void become(const QString& state, bool missed = false);
  void throwAway();

  std::function<std::unique_ptr<CaptureSource>()> make_source_;
  std::unique_ptr<CaptureSource> source_;
  QString folder_, file_, used_;
  QString state_ = "off";
  QImage picture_;
  bool missed_ = false;
};

}  // namespace carnet::client
