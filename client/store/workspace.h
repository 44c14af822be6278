// What every page is given: who works here, the replica to read, the way to ask for changes, drafts, words of values.
// Made by client/app; pages hand it on to their models and controllers.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <map>

#include "client/store/changes.h"
#include "client/store/drafts.h"
#include "client/store/files.h"
#include "client/store/formats.h"
#include "client/store/kept_records.h"
#include "client/store/operations.h"
#include "client/store/outbox.h"
#include "client/store/reader.h"
#include "client/store/undo.h"
#include "client/store/words.h"
#include "shared/core/random.h"
#include "shared/rules/operation.h"
#include "shared/rules/rule_book.h"

namespace carnet::client {

class Workspace : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("client/app makes it")
  Q_PROPERTY(QString personName READ personName NOTIFY personChanged)
  Q_PROPERTY(QString roleText READ roleText NOTIFY personChanged)
  Q_PROPERTY(bool isTechnician READ isTechnician NOTIFY personChanged)
  Q_PROPERTY(bool isDesk READ isDesk NOTIFY personChanged)
  Q_PROPERTY(bool isStorekeeper READ isStorekeeper NOTIFY personChanged)
  Q_PROPERTY(bool isSeller READ isSeller NOTIFY personChanged)
  Q_PROPERTY(bool seesTickets READ seesTickets NOTIFY personChanged)
  Q_PROPERTY(qint64 now READ now NOTIFY nowChanged)
  Q_PROPERTY(QString language READ language CONSTANT)
  Q_PROPERTY(carnet::client::Drafts* drafts READ drafts CONSTANT)
  Q_PROPERTY(carnet::client::Undo* undo READ undo CONSTANT)

 public:
  struct Services {
    Reader& reader;
    Changes& changes;
    Operations& operations;
    Outbox& outbox;
    Files& files;
    Drafts& drafts;
    const Words& words;
  };

  Workspace(Services services, const Uuid& person_id, const QString& language, QObject* parent = nullptr);

  Reader& reader() const { return services_.reader; }
  Changes& changes() const { return services_.changes; }
  Outbox& outbox() const { return services_.outbox; }
  Files& files() const { return services_.files; }
  Operations& operations() const { return services_.operations; }
  Drafts* drafts() const { return &services_.drafts; }
  Undo* undo() { return &undo_; }
  KeptRecords& keptRecords() { return kept_records_; }
  const Words& words() const { return services_.words; }
  const Formats& formats() const { return formats_; }

  const Uuid& personId() const { return person_id_; }
  QString personName() const { return person_name_; }
  QString roleText() const { return role_text_; }
  const QStringList& roles() const { return roles_; }
  // Who acts, as the rules know it.
  Actor actor() const;
  // Whether the person's roles may do this at all; the rules look again when it is done.
  bool may(const Entity& entity, Verb verb, std::string_view field = {}, std::string_view transition = {}) const;
  bool hasRole(const QString& code) const { return roles_.contains(code); }
  bool isTechnician() const { return hasRole("technician"); }
  bool isStorekeeper() const { return hasRole("storekeeper"); }
  // Somebody who looks after customers: representatives, pre-sales, and who leads them.
  bool isSeller() const { return hasRole("agent") || hasRole("presales") || hasRole("sales_manager"); }
  // Somebody who distributes the work of others: the office.
  bool isDesk() const { return hasRole("service_desk") || hasRole("admin"); }
  // Whether any ticket may be on this device. Of who may see none a page must not say that there are none.
  bool seesTickets() const;

  // The present minute, for what depends on it ("2 h left"). Pages bind to it.
  qint64 now() const { return now_; }
  // This instant, for what is written down as having happened: by the office's clock, like now().
  qint64 instant() const;
  // What the server's clock is ahead of this device's: a wrong clock here must not tell the wrong time.
  void setClockOffset(qint64 ms);
  // Holds the clock still, for pictures and tests.
  void setNow(qint64 now);
  QString language() const { return formats_.language(); }

  // `now` is this workspace's now: a binding that names it is read again every minute.
  Q_INVOKABLE QString left(qint64 due, qint64 now) const { return formats_.left(due, now); }
  Q_INVOKABLE QString unitName(const QString& code, qint64 thousandths) const {
    return formats_.unitName(code, thousandths);
  }
  Q_INVOKABLE QString when(qint64 at, qint64 now) const { return formats_.when(at, now); }
  Q_INVOKABLE QString whenInside(qint64 at, qint64 now) const { return formats_.whenInside(at, now); }
  // "danger" when late, "warning" below two hours, "neutral" else.
  Q_INVOKABLE QString urgency(qint64 due, qint64 now) const;

  Uuid newId();
  // Another program of the device calls the number, shows the place on a map or opens the web page; `said` tells when
  // there is none. A page that is written without https:// is meant with it.
  Q_INVOKABLE void call(const QString& number);
  Q_INVOKABLE void browse(const QString& address);
  Q_INVOKABLE void showOnMap(const QString& address);

  // Submits and says what became of it: `answered` with the number that is returned, `said` as words for a toast, `refused`
  // with the problem. `done` is called when it is saved. What has words is remembered in `undo` when it can be taken back.
  int submit(std::vector<Operation> operations, const QString& words = {}, std::function<void(qint64)> done = {});
  // The same in place of changes that could not be accepted (Operations::submitInPlaceOf); there is no undo.
  int submitInPlaceOf(std::vector<std::int64_t> refused, std::vector<Operation> operations, const QString& words = {},
                      std::function<void(qint64)> done = {});
  // A draft lives until what it was for is saved: it is forgotten once the change with this number is, whatever page is
  // open by then, unless something else was typed meanwhile. 0, when nothing had to be changed: at once; negative, when
  // it is several changes: not at all, whoever asked for them sees to it.
  Q_INVOKABLE void dropWhenSaved(const QString& draft, int number);
  // Called while `answered` is said: the refusal of this change is shown where it was asked for, and `refused` is not said
  // of it as well.
  Q_INVOKABLE void showsRefusal(int number) { shown_refusal_ = number; }
  // Says what was done together with a way back that the caller knows: `back` is called at most once, when the person
  // asks for it.
  void offerUndo(const QString& words, std::function<void()> back);

  // What became of several actions: the positions of those that were refused, each with its sentence.
  struct EachOutcome {
    int saved = 0;
    std::vector<std::pair<std::size_t, QString>> refused;
  };
  // Bulk operations: each action is a change of its own, so that one that is refused does not hold up the others. When all
  // are answered, one toast says `words(saved)` with one Undo for all of them; `refused` says how many were refused and
  // why the first was; then `done`.
  void submitEach(std::vector<std::vector<Operation>> actions, std::function<QString(int saved)> words,
                  std::function<void(const EachOutcome&)> done = {});

 signals:
  void personChanged();
  void nowChanged();
  void dayChanged();  // after nowChanged
  // What became of the change with this number. When it was refused: the stored name of the field that is meant, if it is
  // a single one, and the sentence.
  void answered(int number, bool saved, const QString& field, const QString& sentence);
  // What was done, for a toast; `undo_key` for undo->undo(), 0 = cannot be taken back.
  void said(const QString& words, const QString& tone, int undo_key);
  // The sentence says which rule refused; not said of what a form shows by itself.
  void refused(const QString& sentence);

 private:
  struct KeptDraft {
    QString key, text;
  };
  void readPerson();
  void recallDeeds();
  void answer(int number, const Submitted& result);
  void readClock();
  void passTo(qint64 now);

  Services services_;
  Undo undo_;
  KeptRecords kept_records_;
  Uuid person_id_;
  Formats formats_;
  QString person_name_;
  QString role_text_;
  QStringList roles_;
  qint64 now_ = 0;
  qint64 clock_offset_ = 0;
  QTimer clock_;
  SystemRng rng_;
  int last_number_ = 0;
  int shown_refusal_ = 0;  // the number of the change whose refusal a form shows
  std::multimap<int, KeptDraft> drafts_to_drop_;
};

}  // namespace carnet::client
