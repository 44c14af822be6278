// Today: the technician's visits in order, or the office's figures.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class TodayController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // Technician. {id, ticketId, number, time, customer, city, address, title, stateText, stateTone, dueAt, phone, callee, state, late}
  // The visit to make now; empty when there is none. With `fault`, what was reported, and `parts` {text, tone}: what the
  // van carries of the parts that this machine, or one of its kind, needed before.
  Q_PROPERTY(QVariantMap next READ next NOTIFY loaded)
  Q_PROPERTY(QVariantList earlier READ earlier NOTIFY loaded)  // of the days before, and not made, with `day`
  Q_PROPERTY(QVariantList visits READ visits NOTIFY loaded)    // the others that are still to be made
  Q_PROPERTY(QVariantList done READ done NOTIFY loaded)
  Q_PROPERTY(QVariantList coming READ coming NOTIFY loaded)   // of the next days, with `day`
  Q_PROPERTY(int openTickets READ openTickets NOTIFY loaded)  // mine; of the office all
  // Office.
  Q_PROPERTY(int unassigned READ unassigned NOTIFY loaded)
  Q_PROPERTY(int late READ late NOTIFY loaded)
  Q_PROPERTY(int dueSoon READ dueSoon NOTIFY loaded)  // within two hours
  Q_PROPERTY(int resolvedToday READ resolvedToday NOTIFY loaded)
  Q_PROPERTY(QVariantList alerts READ alerts NOTIFY loaded)  // {id, kind, title, text}: places to count
  // Technician: what to count or load in the own van: below zero first, then what was used up during the last days.
  Q_PROPERTY(QVariantList shortages READ shortages NOTIFY loaded)  // {id, title, subtitle, quantity, chip}
  Q_PROPERTY(QString vanId READ vanId NOTIFY loaded)
  Q_PROPERTY(QString dateText READ dateText NOTIFY loaded)

 public:
  explicit TodayController(QObject* parent = nullptr);

  QVariantMap next() const { return today_.next; }
  QVariantList earlier() const { return today_.earlier; }
  QVariantList visits() const { return today_.visits; }
  QVariantList done() const { return today_.done; }
  QVariantList coming() const { return today_.coming; }
  int openTickets() const { return today_.open; }
  int unassigned() const { return today_.unassigned; }
  int late() const { return today_.late; }
  int dueSoon() const { return today_.due_soon; }
  int resolvedToday() const { return today_.resolved; }
  QVariantList alerts() const { return today_.alerts; }
  QVariantList shortages() const { return today_.shortages; }
  QString vanId() const { return today_.van_id; }
  QString dateText() const { return today_.date; }

  // Puts an open visit behind the others of today, on this device only; once more: back to its time.
  Q_INVOKABLE void later(const QString& visit_id);
  // Begins the visit and its ticket: one change.
  Q_INVOKABLE void start(const QString& visit_id);

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct Today {
    QVariantMap next;
    QVariantList earlier, visits, done, coming, alerts, shortages;
    int open = 0, unassigned = 0, late = 0, due_soon = 0, resolved = 0;
    QString date, van_id;
  };
  static Today readToday(ReadTransaction& read, const Uuid& me, bool is_office, const Formats& formats, qint64 now,
                         const QStringList& put_off);
  // What the van carries for the next visit, and what it lacks.
  static void readVan(ReadTransaction& read, const Uuid& me, const Formats& formats, qint64 now, Today& today);
  // The visits that were put off today, in that order.
  QStringList putOff() const;

  Today today_;
};

}  // namespace carnet::client
