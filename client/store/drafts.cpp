#include "client/store/drafts.h"

#include <QDebug>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace carnet::client {

Drafts::Drafts(const QString& file, QObject* parent) : QObject(parent), file_(file) {
  QFile source(file_);
  if (!source.open(QIODevice::ReadOnly)) return;
  const QJsonObject texts = QJsonDocument::fromJson(source.readAll()).object();
  for (auto it = texts.begin(); it != texts.end(); ++it) texts_.insert(it.key(), it.value().toString());
}

void Drafts::keep(const QString& key, const QString& text) {
  if (has(key) && texts_.value(key) == text) return;
  texts_.insert(key, text);
  write();
}

void Drafts::drop(const QString& key) {
  if (texts_.remove(key)) write();
}

void Drafts::write() {
  ++revision_;
  emit changed();
  QJsonObject texts;
  for (auto it = texts_.begin(); it != texts_.end(); ++it) texts.insert(it.key(), it.value());
  QSaveFile target(file_);
  if (!target.open(QIODevice::WriteOnly) || target.write(QJsonDocument(texts).toJson()) < 0 || !target.commit()) {
    qWarning().noquote() << "drafts cannot be kept in" << file_ << target.errorString();
  }
}

}  // namespace carnet::client
