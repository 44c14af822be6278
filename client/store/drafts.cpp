#include "client/store/drafts.h"

#include <QDebug>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>

namespace carnet::client {

namespace {

const QLatin1String ofSeen("/seen");

void writeTo(const QString& file, const QHash<QString, QString>& drafts) {
  QJsonObject texts;
  for (auto it = drafts.begin(); it != drafts.end(); ++it) texts.insert(it.key(), it.value());
  QSaveFile target(file);
  // commit() alone does not notice a full disk (client/platform/secrets.cpp).
  if (!target.open(QIODevice::WriteOnly) || target.write(QJsonDocument(texts).toJson()) < 0 || !target.flush() ||
      !target.commit()) {
    qWarning().noquote() << "drafts cannot be kept in" << file << target.errorString();
  }
}

}  // namespace

Drafts::Drafts(const QString& file, QObject* parent) : QObject(parent), file_(file) {
  read();
  pairSeen();
  thread_.reset(QThread::create([this] { writeAll(); }));
  thread_->setObjectName("drafts");
  thread_->start();
  if (auto* application = qobject_cast<QGuiApplication*>(QCoreApplication::instance())) {
    // A telephone may end what it has put to sleep without another word.
    connect(application, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
      if (state == Qt::ApplicationActive) return;
      flush();
      // Once more behind what fields hand over when they hear of it.
      QMetaObject::invokeMethod(this, &Drafts::flush, Qt::QueuedConnection);
    });
  }
}

Drafts::~Drafts() {
  {
    const QMutexLocker lock(&mutex_);
    is_closing_ = true;
  }
  asked_.wakeOne();
  thread_->wait();
}

void Drafts::read() {
  QFile source(file_);
  if (!source.open(QIODevice::ReadOnly)) return;
  const QByteArray content = source.readAll();
  source.close();
  QJsonParseError error;
  const auto take = [this](const QJsonObject& texts) {
    for (auto it = texts.begin(); it != texts.end(); ++it) texts_.insert(it.key(), it.value().toString());
  };
  take(QJsonDocument::fromJson(content, &error).object());
  if (error.error == QJsonParseError::NoError) return;
  // Each draft has a line of its own.
  for (QByteArray line : content.split('\n')) {
    line = line.trimmed();
    if (line.endsWith(',')) line.chop(1);
    take(QJsonDocument::fromJson('{' + line + '}').object());
  }
  int number = 1;
  while (QFile::exists(QString("%1.damaged-%2").arg(file_).arg(number))) ++number;
  QFile::rename(file_, QString("%1.damaged-%2").arg(file_).arg(number));
  if (!texts_.isEmpty()) writeTo(file_, texts_);
}

// What was seen by a text that is gone was kept by older versions: it goes too.
void Drafts::pairSeen() {
  for (auto it = texts_.begin(); it != texts_.end();) {
    if (!it.key().endsWith(ofSeen)) {
      ++it;
      continue;
    }
    const QString key = it.key().chopped(ofSeen.size());
    if (has(key)) seen_.insert(key, it.value());
    it = texts_.erase(it);
  }
}

bool Drafts::hasAbout(const QString& id) const {
  return std::any_of(texts_.keyBegin(), texts_.keyEnd(),
                     [&id](const QString& key) { return key.split('/').contains(id); });
}

void Drafts::keep(const QString& key, const QString& text) { put(key, text, std::nullopt); }

void Drafts::keep(const QString& key, const QString& text, const QString& seen) { put(key, text, seen); }

void Drafts::put(const QString& key, const QString& text, const std::optional<QString>& seen) {
  if (has(key) && texts_.value(key) == text && seenWith(key) == seen) return;
  texts_.insert(key, text);
  seen_.remove(key);
  if (seen) seen_.insert(key, *seen);
  write();
}

std::optional<QString> Drafts::seenWith(const QString& key) const {
  return seen_.contains(key) ? std::optional(seen_.value(key)) : std::nullopt;
}

void Drafts::drop(const QString& key) {
  seen_.remove(key);
  if (texts_.remove(key)) write();
}

void Drafts::write() {
  {
    const QMutexLocker lock(&mutex_);
    wanted_ = texts_;
    for (auto it = seen_.begin(); it != seen_.end(); ++it) wanted_.insert(it.key() + ofSeen, it.value());
    ++wanted_no_;
  }
  asked_.wakeOne();
  ++revision_;
  emit changed();
}

void Drafts::discard(const QString& key) {
  if (!has(key)) return;
  discarded_key_ = key;
  discarded_text_ = text(key);
  discarded_seen_ = seenWith(key);
  drop(key);
  emit discarded(key);
}

void Drafts::takeBack(const QString& key, bool may_open) {
  if (key != discarded_key_ || key.isEmpty()) return;
  const QString text = discarded_text_;
  const std::optional<QString> seen = discarded_seen_;
  discarded_key_.clear();
  discarded_text_.clear();
  // What was begun anew meanwhile is newer.
  if (!has(key)) put(key, text, seen);
  if (may_open) emit takenBack(key);
}

void Drafts::flush() {
  QMutexLocker lock(&mutex_);
  while (written_no_ != wanted_no_) written_.wait(&mutex_);
}

void Drafts::writeAll() {
  QMutexLocker lock(&mutex_);
  for (;;) {
    while (written_no_ == wanted_no_ && !is_closing_) asked_.wait(&mutex_);
    if (written_no_ == wanted_no_) return;
    const Texts texts = wanted_;
    const int number = wanted_no_;
    lock.unlock();
    writeTo(file_, texts);
    lock.relock();
    written_no_ = number;
    written_.wakeAll();
  }
}

}  // namespace carnet::client

#include "moc_drafts.cpp"
