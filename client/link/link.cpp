#include "client/link/link.h"

#include <QNetworkInformation>
#include <QThread>

#include "client/link/link_worker.h"

namespace carnet::client {

Link::Link(Secrets& secrets) : thread_(std::make_unique<QThread>()), worker_(new LinkWorker(secrets)) {
  thread_->setObjectName("link");
  worker_->moveToThread(thread_.get());
  if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
    QObject::connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, worker_,
                     [worker = worker_](QNetworkInformation::Reachability reachability) {
                       if (reachability == QNetworkInformation::Reachability::Online) worker->wokeUp();
                     });
  }
  thread_->start();
}

Link::~Link() {
  worker_->attach(nullptr);
  worker_->deleteLater();
  thread_->quit();
  thread_->wait();
}

void Link::attach(TransportEvents* events) { worker_->attach(events); }

void Link::open(std::uint64_t attempt) {
  QMetaObject::invokeMethod(worker_, [worker = worker_, attempt] { worker->open(attempt); });
}

void Link::send(std::string frame) {
  QMetaObject::invokeMethod(worker_, [worker = worker_, frame = std::move(frame)] { worker->send(frame); });
}

void Link::close() {
  QMetaObject::invokeMethod(worker_, [worker = worker_] { worker->close(); });
}

void Link::renewToken() {
  QMetaObject::invokeMethod(worker_, [worker = worker_] { worker->renewToken(); });
}

}  // namespace carnet::client
