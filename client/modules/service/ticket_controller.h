// One ticket for TicketPage: what it shows, and everything a person can do to it. Each action is one change.
#pragma once

#include <QDateTime>

#include "client/modules/service/ticket_record.h"
#include "client/store/pressed_once.h"
#include "client/store/record_source.h"

namespace carnet::client {

class TicketController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // Of a record that was just read the page is told part by part, from above to below, each with a frame of its own: all at
  // once would keep the thread for longer than one. Until then a part is not shown. What is new in a part that is shown is
  // told at once, for what is pressed there is meant as it stands.
  Q_PROPERTY(bool factsShown READ factsShown NOTIFY factsTold)
  Q_PROPERTY(bool visitsShown READ visitsShown NOTIFY visitsTold)
  Q_PROPERTY(bool workShown READ workShown NOTIFY workTold)
  Q_PROPERTY(bool eventsShown READ eventsShown NOTIFY eventsTold)
  Q_PROPERTY(QString number READ number NOTIFY loaded)
  Q_PROPERTY(QString tempNumber READ tempNumber NOTIFY loaded)
  Q_PROPERTY(QString title READ title NOTIFY loaded)
  Q_PROPERTY(QString description READ description NOTIFY loaded)
  Q_PROPERTY(QString diagnosis READ diagnosis NOTIFY loaded)
  Q_PROPERTY(QString solution READ solution NOTIFY loaded)
  Q_PROPERTY(QString stateText READ stateText NOTIFY loaded)
  Q_PROPERTY(QString stateTone READ stateTone NOTIFY loaded)
  Q_PROPERTY(QString reason READ reason NOTIFY loaded)
  Q_PROPERTY(QString priority READ priority NOTIFY loaded)
  Q_PROPERTY(QString kind READ kind NOTIFY loaded)
  Q_PROPERTY(QString place READ place NOTIFY loaded)
  Q_PROPERTY(QString customer READ customer NOTIFY loaded)
  Q_PROPERTY(QString customerId READ customerId NOTIFY loaded)
  // Whom it is for, as the form that changes it begins.
  Q_PROPERTY(QString contactId READ contactId NOTIFY loaded)
  Q_PROPERTY(QString serialId READ serialId NOTIFY loaded)
  Q_PROPERTY(QString productId READ productId NOTIFY loaded)
  Q_PROPERTY(QString machine READ machine NOTIFY loaded)
  // The customer who has the machine; empty when nobody is known to.
  Q_PROPERTY(QString machineOf READ machineOf NOTIFY loaded)
  Q_PROPERTY(bool canChangeCustomer READ canChangeCustomer NOTIFY loaded)
  Q_PROPERTY(QString city READ city NOTIFY loaded)
  Q_PROPERTY(QString phone READ phone NOTIFY loaded)
  Q_PROPERTY(qint64 dueAt READ dueAt NOTIFY loaded)
  Q_PROPERTY(bool hasUnsent READ hasUnsent NOTIFY loaded)
  Q_PROPERTY(QString vanId READ vanId NOTIFY loaded)
  Q_PROPERTY(QVariantList chips READ chips NOTIFY loaded)  // {text, tone, symbol, waiting}
  // How the ticket's own fields stand, by name: as in FieldState.
  Q_PROPERTY(QVariantMap standing READ standing NOTIFY loaded)
  Q_PROPERTY(QVariantList facts READ facts NOTIFY factsTold)  // {label, value, symbol, kind, id}
  Q_PROPERTY(QVariantList stages READ stages NOTIFY loaded)
  Q_PROPERTY(QString stage READ stage NOTIFY loaded)
  Q_PROPERTY(QString mainKey READ mainKey NOTIFY loaded)
  Q_PROPERTY(QString mainText READ mainText NOTIFY loaded)
  Q_PROPERTY(QString mainSymbol READ mainSymbol NOTIFY loaded)
  Q_PROPERTY(QVariantList actions READ actions NOTIFY loaded)  // {key, text, symbol}: the other verbs
  Q_PROPERTY(bool canWork READ canWork NOTIFY loaded)          // parts, times, photos, texts
  Q_PROPERTY(QVariantList parts READ parts NOTIFY workTold)
  Q_PROPERTY(QVariantList times READ times NOTIFY workTold)
  Q_PROPERTY(QString totalTime READ totalTime NOTIFY workTold)
  Q_PROPERTY(QVariantList photos READ photos NOTIFY workTold)
  Q_PROPERTY(QVariantList events READ events NOTIFY eventsTold)
  Q_PROPERTY(QVariantList people READ people NOTIFY loaded)
  Q_PROPERTY(QVariantList visits READ visits NOTIFY visitsTold)
  Q_PROPERTY(bool canPlan READ canPlan NOTIFY loaded)  // visits of it
  Q_PROPERTY(QString assigneeId READ assigneeId NOTIFY loaded)
  Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)  // a photo is being taken in

 public:
  explicit TicketController(QObject* parent = nullptr);

  // Between two parts.
  static constexpr int part_ms = 8;

  bool factsShown() const { return shows(Part::facts); }
  bool visitsShown() const { return shows(Part::visits); }
  bool workShown() const { return shows(Part::work); }
  bool eventsShown() const { return shows(Part::events); }
  QString number() const { return ticket_.number; }
  QString tempNumber() const { return ticket_.temp_number; }
  QString title() const { return ticket_.title; }
  QString description() const { return ticket_.description; }
  QString diagnosis() const { return ticket_.diagnosis; }
  QString solution() const { return ticket_.solution; }
  QString stateText() const;
  QString stateTone() const;
  QString reason() const { return ticket_.reason; }
  QString priority() const { return ticket_.priority; }
  QString kind() const { return ticket_.kind; }
  QString place() const { return ticket_.place; }
  QString customer() const { return ticket_.customer; }
  QString customerId() const { return ticket_.customer_id; }
  QString contactId() const { return ticket_.contact_id; }
  QString serialId() const { return ticket_.serial_id; }
  QString productId() const { return ticket_.product_id; }
  QString machine() const;
  QString machineOf() const { return ticket_.machine_of; }
  bool canChangeCustomer() const;
  QString city() const { return ticket_.city; }
  QString phone() const { return ticket_.phone; }
  qint64 dueAt() const;
  bool hasUnsent() const { return ticket_.has_unsent; }
  QString vanId() const { return ticket_.van_id; }
  QVariantList chips() const;
  QVariantMap standing() const { return ticket_.field_states; }
  QVariantList facts() const;
  QVariantList stages() const { return stagesOf(ticket_.standing.ticket); }
  QString stage() const { return stageOf(ticket_.standing.ticket); }
  QString mainKey() const;
  QString mainText() const;
  QString mainSymbol() const;
  QVariantList actions() const;
  bool canWork() const;
  QVariantList parts() const { return ticket_.parts; }
  QVariantList times() const { return ticket_.times; }
  QString totalTime() const { return ticket_.total_time; }
  QVariantList photos() const { return ticket_.photos; }
  QVariantList events() const { return ticket_.events; }
  QVariantList people() const { return ticket_.people; }
  QVariantList visits() const { return ticket_.visits; }
  bool canPlan() const;
  QString assigneeId() const { return ticket_.assignee_id; }
  bool isBusy() const { return busy_; }

  // What a step still needs to be asked: "" nothing, "reason", "person", "diagnosis", "end" (what was done, and the time).
  Q_INVOKABLE QString asks(const QString& key) const;
  // The step as its button names it.
  Q_INVOKABLE QString verbOf(const QString& key) const;
  // {value, text}: the reasons to choose from for a step.
  Q_INVOKABLE QVariantList reasonsFor(const QString& key) const;
  // What follows returns the change's number (Workspace::submit), 0 when nothing had to be changed.
  // Takes a step that asks nothing more; starting and resolving take the person's visit along.
  Q_INVOKABLE int take(const QString& key);
  Q_INVOKABLE int takeWithReason(const QString& key, const QString& reason_id, const QString& text);
  // With what was found, if anything is added to the diagnosis, what was done, and the time as timeSinceStart() gave it;
  // empty to record none. `seen` {done}: what the form showed when it was opened, the base of what is saved.
  Q_INVOKABLE int resolve(const QString& found, const QString& done, const QVariantMap& time = {},
                          const QVariantMap& seen = {});
  // {text, starts_at, ends_at}, "Today 10:00 – 11:25, 1 h 25 min": the work since this person began or resumed it, as far
  // as none of it is recorded; empty when there is none to record.
  Q_INVOKABLE QVariantMap timeSinceStart() const;
  // What a form for time begins with: the minutes since this person began, or arrived for a visit, until now or until they
  // left it, to the next five, as far as no work since is recorded; half an hour when nothing is known of it.
  Q_INVOKABLE int minutesToRecord() const;
  Q_INVOKABLE int assignTo(const QString& person_id);
  Q_INVOKABLE int savePriority(const QString& priority);
  // {fields, words}: what another customer empties of a form of these details, as TakenOut.
  Q_INVOKABLE QVariantMap takenOutFor(const QString& customer_id, const QVariantMap& chosen) const;
  // As comesBack() of ticket_customer.h.
  Q_INVOKABLE QVariantMap comesBack(const QVariantMap& taken, const QVariantMap& chosen) const;
  // {title, kind, place, customerId, contactId, serialId, productId}; the references empty for none, what is not said stays,
  // and so does the customer where the person may not change it. `seen`, here and below: what the form showed when it was
  // opened, the base of what is saved; without it what stands now.
  Q_INVOKABLE int saveDetails(const QVariantMap& details, const QVariantMap& seen = {});
  // The diagnosis; when the repair is waiting for it, the step with it.
  Q_INVOKABLE int saveDiagnosis(const QString& text, const QVariantMap& seen = {});
  Q_INVOKABLE int saveSolution(const QString& text, const QVariantMap& seen = {});
  Q_INVOKABLE int saveDescription(const QString& text, const QVariantMap& seen = {});
  Q_INVOKABLE int usePart(const QString& product_id, const QString& location_id, double thousandths);
  // The line of `parts` was recorded by mistake: its stock goes back to where it was taken from.
  Q_INVOKABLE int removePart(int line);
  // `minutes` that ended at `until` ("14:05" today; empty = now). `kind` is "work" or "travel".
  Q_INVOKABLE int logTime(const QString& kind, int minutes, const QString& until, const QString& remark);
  // The same in place of one of `times`, on the day that brings it nearest to where that ended; 0 when it says so already.
  Q_INVOKABLE int correctTime(const QVariantMap& line, const QString& kind, int minutes, const QString& until,
                              const QString& remark);
  // One of `times` was logged by mistake. Who logged it may, and the office.
  Q_INVOKABLE bool canRemoveTime(const QVariantMap& line) const;
  Q_INVOKABLE int removeTime(const QVariantMap& line);
  // Only whose time it is says it anew: it would be the other's.
  Q_INVOKABLE bool canCorrectTime(const QVariantMap& line) const;
  // "14:05", what a form begins with as `until`: of the line that is corrected, when the visit was left, or now.
  Q_INVOKABLE QString endOf(const QVariantMap& line) const;
  // How long the line is.
  Q_INVOKABLE int minutesOf(const QVariantMap& line) const;
  // "Today 13:35": when work of so many minutes began that ended then; empty if `until` cannot be read. `line`, here and
  // below: the one that is corrected, if any.
  Q_INVOKABLE QString beganAt(int minutes, const QString& until, const QVariantMap& line = {}) const;
  // Why `until` cannot be meant; empty if it can.
  Q_INVOKABLE QString untilProblem(const QString& until, const QVariantMap& line = {}) const;
  // A file's path or URL. saved() follows, or photoRefused().
  Q_INVOKABLE void addPhoto(const QString& file);
  // Who added it removes it.
  Q_INVOKABLE bool canRemovePhoto(const QString& key) const;
  Q_INVOKABLE int removePhoto(const QString& key);
  // The picture's file as a URL; empty while it is not on this device, then it is asked for.
  Q_INVOKABLE QString photoUrl(const QString& key);
  // Decides a conflict that a field's standing tells of.
  Q_INVOKABLE void keep(const QVariantMap& conflict, const QString& side);

 signals:
  void factsTold();
  void visitsTold();
  void workTold();
  void eventsTold();
  void busyChanged();
  void saved();
  // The file is no picture, cannot be read or cannot be kept here; the sentence says which.
  void photoRefused(const QString& file, const QString& sentence);
  // A photo's content has come.
  void photoArrived();

 protected:
  std::set<EntityNo> watched() const override;
  bool showsWaiting() const override { return true; }
  void load() override;
  void clear() override { ticket_ = {}; }
  void timerEvent(QTimerEvent* event) override;

 private:
  // What is told after the head, in this order.
  enum class Part { none, facts, visits, work, events };

  bool shows(Part part) const { return isReady() && !isMissing() && told_ >= part; }
  void tellParts();
  void tell(Part part);
  std::vector<TicketStep> steps() const { return stepsNow(ticket_.standing); }
  std::vector<Operation> withVisit(std::vector<Operation> operations, const TicketStep& step) const;
  // `before` is done first, in the same change.
  QDateTime endsAt(const QString& until, const QVariantMap& line) const;
  int takeStep(const QString& key, std::vector<Argument> arguments, std::vector<Operation> before = {});
  // When the work that is not recorded began; 0 when there is none.
  qint64 unrecordedSince() const;
  // When the work ended that no time says yet: whoever has left and not begun anew worked until then.
  QDateTime workedUntil() const;
  void setBusy(bool busy);
  // Of `photos`; empty when there is none.
  QVariantMap photo(const QString& key) const;

  TicketRecord ticket_;
  PressedOnce removed_part_, removed_photo_, removed_time_;
  bool busy_ = false;
  Part told_ = Part::none;  // the last one
  int telling_ = 0;         // the timer; 0 while nothing is left to tell
};

}  // namespace carnet::client
