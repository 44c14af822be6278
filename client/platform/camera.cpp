#include "client/platform/camera.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace carnet::client {

using Trouble = CaptureSource::Trouble;

Camera::Camera(std::function<std::unique_ptr<CaptureSource>()> make_source, QString folder)
    : make_source_(std::move(make_source)), folder_(std::move(folder)) {
  QDir(folder_).removeRecursively();
}

Camera::~Camera() = default;

void Camera::look() {
  if (!source_) {
    source_ = make_source_();
    connect(source_.get(), &CaptureSource::frame, this, [this](const QImage& picture) {
      if (state_ == "searching") become("live");
      if (state_ == "live") show(picture);
    });
    connect(source_.get(), &CaptureSource::taken, this, [this](const QImage& picture) {
      if (state_ != "taking") return throwAway();
      show(picture);
      become("taken");
    });
    connect(source_.get(), &CaptureSource::failed, this, [this](Trouble trouble) {
      if (state_ == "off") return;
      if (trouble == Trouble::missed) {
        if (state_ == "taking") become("live", true);
        return;
      }
      source_->stop();
      // A photo that is taken can be used even if the camera has gone meanwhile.
      if (state_ != "taken") become(trouble == Trouble::refused ? "refused" : "none");
    });
  }
  throwAway();
  if (!used_.isEmpty()) QFile::remove(used_);
  used_.clear();
  show({});
  become("searching");
  source_->start();
}

void Camera::shoot() {
  if (state_ != "live") return;
  QDir().mkpath(folder_);
  file_ = folder_ + QDateTime::currentDateTime().toString("/'photo'-yyyy-MM-dd-HHmmss-zzz'.jpg'");
  become("taking");
  source_->shoot(file_);
}

void Camera::again() {
  if (state_ == "taken") look();
}

QString Camera::use() {
  if (state_ != "taken") return {};
  used_ = std::exchange(file_, {});
  leave();
  return used_;
}

void Camera::leave() {
  if (source_ && state_ != "off") source_->stop();
  throwAway();
  show({});
  become("off");
}

void Camera::show(const QImage& picture) {
  picture_ = picture;
  emit pictureChanged();
}

void Camera::become(const QString& state, bool missed) {
  state_ = state;
  missed_ = missed;
  emit stateChanged();
}

void Camera::throwAway() {
  if (!file_.isEmpty()) QFile::remove(file_);
  if (state_ != "taking") file_.clear();
}

}  // namespace carnet::client

#include "moc_camera.cpp"
#include "moc_capture_source.cpp"
