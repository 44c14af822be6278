// The visits of the next day that has any, as the desk looks them over: who goes where, and what clashes.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class DayPlanController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // {id, ticketId, number, time ("08:30–09:30"), title, customer, city, technician, state, clash, clashText} and, for
  // VisitDialog, {dayIso, from, to, personId}; by technician and time. A clash: the same technician has another visit before this one ends, or this begins before another has ended.
  Q_PROPERTY(QVariantList visits READ visits NOTIFY loaded)
  Q_PROPERTY(QVariantList clashes READ clashes NOTIFY loaded)  // those of them that clash
  Q_PROPERTY(bool canPlan READ canPlan NOTIFY loaded)          // move them and hand them over
  Q_PROPERTY(QString day READ day NOTIFY loaded)               // "Tomorrow", "Monday 23 November"; empty without visits

 public:
  using RecordSource::RecordSource;

  QVariantList visits() const { return plan_.visits; }
  QVariantList clashes() const { return plan_.clashes; }
  bool canPlan() const;
  QString day() const { return plan_.day; }

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct Plan {
    QVariantList visits, clashes;
    QString day;
  };
  static Plan readPlan(ReadTransaction& read, const Formats& formats, qint64 now);

  Plan plan_;
};

}  // namespace carnet::client
