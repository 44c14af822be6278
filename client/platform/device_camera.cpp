#include "client/platform/device_camera.h"

#include <QBasicTimer>
#include <QCamera>
#include <QCameraDevice>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QMutex>
#include <QThread>
#include <QTimerEvent>
#include <QVideoFrame>
#include <QVideoSink>
#include <algorithm>
#include <optional>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QPermissions>
#endif

namespace carnet::client {

namespace {

using Trouble = CaptureSource::Trouble;

constexpr int mostSide = 1280;  // of the live picture
constexpr qint64 mostPixels = 3840ll * 2160;
constexpr float leastRate = 5;  // frames in a second
constexpr int framesApartMs = 66;
constexpr int patienceMs = 5'000;  // for the first frame: a camera that another program holds sends none
constexpr int jpegQuality = 92;
constexpr char rankOfPlugins[] = "GST_PLUGIN_FEATURE_RANK";

QCameraDevice chosenDevice() {
  const QList<QCameraDevice> devices = QMediaDevices::videoInputs();
  const auto back = std::find_if(devices.begin(), devices.end(), [](const QCameraDevice& device) {
    return device.position() == QCameraDevice::BackFace;
  });
  return back != devices.end() ? *back : QMediaDevices::defaultVideoInput();
}

// The largest that is still quick enough to aim with. A null format leaves the choice to Qt.
QCameraFormat chosenFormat(const QCameraDevice& device) {
  QCameraFormat best;
  qint64 most = 0;
  for (const QCameraFormat& format : device.videoFormats()) {
    const qint64 pixels = qint64(format.resolution().width()) * format.resolution().height();
    if (format.maxFrameRate() < leastRate || pixels > mostPixels || pixels <= most) continue;
    most = pixels;
    best = format;
  }
  return best;
}

QImage small(const QImage& image) {
  if (std::max(image.width(), image.height()) <= mostSide) return image;
  return image.scaled(mostSide, mostSide, Qt::KeepAspectRatio, Qt::FastTransformation);
}

// Lives on the camera's thread: finding cameras, starting one and writing a photo all take longer than the screen may
// wait. A photo is a frame, as large as the camera films: QImageCapture says on Debian that it is ready, and never
// answers, unless GStreamer's "bad" plug-ins with some sixty packages are there.
class Eye final : public QObject {
  Q_OBJECT

 public:
  void start() {
    stop();
    const QCameraDevice device = chosenDevice();
    if (device.isNull()) {
      emit failed(Trouble::none);
      return;
    }
    parts_.emplace(device);
    connect(&parts_->camera, &QCamera::errorOccurred, this, [this](QCamera::Error error) {
      if (error != QCamera::NoError) emit failed(Trouble::refused);
    });
    // On the thread of the camera's frames, which are not valid much longer.
    connect(&parts_->sink, &QVideoSink::videoFrameChanged, this, &Eye::take, Qt::DirectConnection);
    if (const QCameraFormat format = chosenFormat(device); !format.isNull()) parts_->camera.setCameraFormat(format);
    patience_.start(patienceMs, this);
    parts_->camera.start();
  }

  void stop() {
    patience_.stop();
    if (parts_) parts_->camera.stop();
    parts_.reset();
    const QMutexLocker lock(&mutex_);
    last_ = {};
    since_last_.invalidate();
  }

  void shoot(const QString& file) {
    const QImage image = last();
    if (!image.isNull() && image.save(file, "JPEG", jpegQuality))
      emit taken(small(image));
    else
      emit failed(Trouble::missed);
  }

 signals:
  void frame(const QImage& picture);
  void taken(const QImage& picture);
  void failed(carnet::client::CaptureSource::Trouble trouble);

 private:
  struct Parts {
    explicit Parts(const QCameraDevice& device) : camera(device) {
      session.setCamera(&camera);
      session.setVideoSink(&sink);
    }
    QCamera camera;
    QVideoSink sink;
    QMediaCaptureSession session;  // goes first
  };

  QImage last() {
    const QMutexLocker lock(&mutex_);
    return last_;
  }

  // Of many frames in a second only some are turned into pictures.
  void take(const QVideoFrame& seen) {
    {
      const QMutexLocker lock(&mutex_);
      if (since_last_.isValid() && since_last_.elapsed() < framesApartMs) return;
    }
    const QImage image = seen.toImage();
    if (image.isNull()) return;
    {
      const QMutexLocker lock(&mutex_);
      last_ = image;
      since_last_.start();
    }
    emit frame(small(image));
  }

  void timerEvent(QTimerEvent* event) override {
    if (event->timerId() != patience_.timerId()) return;
    patience_.stop();
    if (last().isNull()) emit failed(Trouble::refused);
  }

  std::optional<Parts> parts_;
  QMutex mutex_;  // of what the thread of the frames writes
  QImage last_;
  QElapsedTimer since_last_;
  QBasicTimer patience_;
};

class DeviceCamera final : public CaptureSource {
  Q_OBJECT

 public:
  DeviceCamera() : eye_(new Eye) {
    // Frames of PipeWire's cameras crash Qt 6.4 where it converts them; the kernel's own cameras do not.
    if (!qEnvironmentVariableIsSet(rankOfPlugins)) qputenv(rankOfPlugins, "pipewiredeviceprovider:NONE");
    eye_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, eye_, &QObject::deleteLater);
    connect(eye_, &Eye::frame, this, &CaptureSource::frame);
    connect(eye_, &Eye::taken, this, &CaptureSource::taken);
    connect(eye_, &Eye::failed, this, &CaptureSource::failed);
    thread_.setObjectName("camera");
    thread_.start();
  }
  ~DeviceCamera() override {
    QMetaObject::invokeMethod(eye_, &Eye::stop);
    thread_.quit();
    thread_.wait();
  }

  void start() override {
    // Before Qt 6.5 the platform asks by itself or refuses the camera.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const QCameraPermission permission;
    if (qApp->checkPermission(permission) == Qt::PermissionStatus::Denied) {
      emit failed(Trouble::refused);
      return;
    }
    if (qApp->checkPermission(permission) == Qt::PermissionStatus::Undetermined) {
      qApp->requestPermission(permission, this, [this](const QPermission& answer) {
        if (answer.status() == Qt::PermissionStatus::Granted)
          QMetaObject::invokeMethod(eye_, &Eye::start);
        else
          emit failed(Trouble::refused);
      });
      return;
    }
#endif
    QMetaObject::invokeMethod(eye_, &Eye::start);
  }
  void stop() override { QMetaObject::invokeMethod(eye_, &Eye::stop); }
  void shoot(const QString& file) override {
    QMetaObject::invokeMethod(eye_, [eye = eye_, file] { eye->shoot(file); });
  }

 private:
  QThread thread_;
  Eye* eye_;  // deleted by its thread
};

}  // namespace

std::unique_ptr<CaptureSource> deviceCamera() { return std::make_unique<DeviceCamera>(); }

}  // namespace carnet::client

#include "device_camera.moc"
