// What people typed and have not saved yet. Kept in a file beside the replica, so that a crash, a flat battery or a phone
// call loses at most what was typed since the last call of `keep`.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QHash>
#include <QObject>
#include <QString>

namespace carnet::client {

class Drafts : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("client/app makes it")
  // Grows whenever a draft comes, changes or goes: what binds to `has` and `text` names it too.
  Q_PROPERTY(int revision READ revision NOTIFY changed)

 public:
  // An unreadable file counts as empty.
  explicit Drafts(const QString& file, QObject* parent = nullptr);

  int revision() const { return revision_; }

  // `key` names the field of the record: "ticket/<id>/diagnosis".
  Q_INVOKABLE QString text(const QString& key) const { return texts_.value(key); }
  Q_INVOKABLE bool has(const QString& key) const { return texts_.contains(key); }
  // Written to disk before it returns. An empty text is a draft too.
  Q_INVOKABLE void keep(const QString& key, const QString& text);
  // The text was saved or given up.
  Q_INVOKABLE void drop(const QString& key);

 signals:
  void changed();

 private:
  void write();

  int revision_ = 0;

  QString file_;
  QHash<QString, QString> texts_;
};

}  // namespace carnet::client
