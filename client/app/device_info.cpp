#include "client/app/device_info.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QThread>

namespace carnet::client {

namespace {

qint64 bytesIn(const QString& folder) {
  qint64 bytes = 0;
  for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
    it.next();
    bytes += it.fileInfo().size();
  }
  return bytes;
}

}  // namespace

void DeviceInfo::setApplication(Application* application) {
  if (application_ == application) return;
  application_ = application;
  if (!application_) return;
  if (const auto credentials = application_->credentials()) {
    login_ = QString::fromStdString(credentials->login);
    code_ = QString::fromStdString(credentials->device_code);
    server_ = QString("%1:%2").arg(QString::fromStdString(credentials->host)).arg(credentials->port);
  }
  emit changed();
  countSpace();
  connect(application_, &Application::looksChanged, this, &DeviceInfo::countPhotos);
  if (Workspace* workspace = application_->workspace()) {
    connect(&workspace->files(), &Files::arrived, this, &DeviceInfo::countPhotos);
    connect(&workspace->files(), &Files::waitingChanged, this, &DeviceInfo::countPhotos);
  }
  countPhotos();
}

QString DeviceInfo::sizeText(int megabytes, const QString& language) const {
  return Formats(language).size(megabytes * 1'000'000ll);
}

void DeviceInfo::countPhotos() {
  if (!application_ || !application_->workspace()) return;
  application_->workspace()->files().held([self = QPointer(this)](const Files::Held& held) {
    if (!self || !self->application_) return;
    const Formats formats(self->application_->language());
    QStringList parts{formats.size(held.bytes)};
    if (held.unsent > 0) parts << tr("%1 not sent yet").arg(formats.size(held.unsent));
    if (held.ahead > 0) parts << tr("%1 for the coming visits").arg(formats.size(held.ahead));
    self->photos_ = parts.join(" · ");
    emit self->changed();
  });
}

QString DeviceInfo::version() const { return QCoreApplication::applicationVersion(); }

// Thousands of photos take their time to be counted.
void DeviceInfo::countSpace() {
  auto* thread = QThread::create(
      [self = QPointer(this), folder = application_->dataFolder(), formats = Formats(application_->language())] {
        const QString space = formats.size(bytesIn(folder));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, space] {
              if (!self) return;
              self->space_ = space;
              emit self->changed();
            },
            Qt::QueuedConnection);
      });
  connect(thread, &QThread::finished, thread, &QObject::deleteLater);
  thread->start();
}

}  // namespace carnet::client

#include "moc_device_info.cpp"
