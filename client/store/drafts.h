// What people typed and have not saved yet. Kept in a file beside the replica, so that a crash, a flat battery or a phone
// call loses at most what was typed since the last call of `keep`. Written by a thread of its own: the disk may take longer
// than a screen may wait.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QHash>
#include <QMutex>
#include <QObject>
#include <QString>
#include <QThread>
#include <QWaitCondition>
#include <memory>
#include <optional>

namespace carnet::client {

class Drafts : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("client/app makes it")
  // Grows whenever a draft comes, changes or goes: what binds to `has` and `text` names it too.
  Q_PROPERTY(int revision READ revision NOTIFY changed)

 public:
  // A file that cannot be read as a whole is set aside (FILE.damaged-N); what can be read of it is kept.
  explicit Drafts(const QString& file, QObject* parent = nullptr);
  // Everything is on the disk then.
  ~Drafts() override;

  int revision() const { return revision_; }

  // `key` names the field of the record: "ticket/<id>/diagnosis".
  Q_INVOKABLE QString text(const QString& key) const { return texts_.value(key); }
  Q_INVOKABLE bool has(const QString& key) const { return texts_.contains(key); }
  // What stood in the field when the text was begun to be written; `unknown` when that was not kept with it.
  Q_INVOKABLE QString seen(const QString& key, const QString& unknown) const { return seen_.value(key, unknown); }
  // Whether something was begun whose key names this: a record, or "new-ticket".
  bool hasAbout(const QString& id) const;
  // Begins to be written at once, in the order of the calls. An empty text is a draft too.
  Q_INVOKABLE void keep(const QString& key, const QString& text);
  // Together with what stood in the field: the two come and go as one.
  Q_INVOKABLE void keep(const QString& key, const QString& text, const QString& seen);
  // The text was saved or given up.
  Q_INVOKABLE void drop(const QString& key);
  // Given up by the person, who may want it back until the next one is given up.
  Q_INVOKABLE void discard(const QString& key);
  // Its form may open with it, unless the person has gone elsewhere: `may_open`.
  Q_INVOKABLE void takeBack(const QString& key, bool may_open = true);
  // Waits until all of it is on the disk: before the program is suspended or ended.
  Q_INVOKABLE void flush();

 signals:
  void changed();
  void discarded(const QString& key);
  // It is there again: its form may open with it.
  void takenBack(const QString& key);

 private:
  using Texts = QHash<QString, QString>;
  void read();
  void pairSeen();
  void put(const QString& key, const QString& text, const std::optional<QString>& seen);
  std::optional<QString> seenWith(const QString& key) const;
  void write();
  // The writing thread: always the newest state, until `is_closing_`.
  void writeAll();

  int revision_ = 0;
  QString file_;
  // In the file what was seen is an entry of its own: KEY/seen.
  Texts texts_, seen_;
  QString discarded_key_, discarded_text_;
  std::optional<QString> discarded_seen_;

  QMutex mutex_;
  QWaitCondition asked_, written_;
  Texts wanted_;
  int wanted_no_ = 0;
  int written_no_ = 0;
  bool is_closing_ = false;
  std::unique_ptr<QThread> thread_;
};

}  // namespace carnet::client
