// One visit as the desk plans it: whom, when, and what it would clash with. A new visit of a ticket, or a planned one that
// is moved or given to somebody else.
#pragma once

#include <optional>
#include <vector>

#include "client/store/record_source.h"
#include "shared/schema/value.h"

namespace carnet::client {

// `recordId` is the visit; empty for a new one. Days are written 2026-12-03, times 14:05, in the device's time zone.
class VisitPlanController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString ticketId READ ticketId WRITE setTicketId NOTIFY ticketIdChanged)
  Q_PROPERTY(QVariantList people READ people NOTIFY loaded)  // {value, text}: who makes visits

 public:
  using RecordSource::RecordSource;

  QString ticketId() const { return ticket_id_; }
  void setTicketId(const QString& id);
  QVariantList people() const { return plan_.people; }

  // When a new visit is proposed: the next working day at nine, or today at the next full hour if its ticket is due today
  // and the day still has room for it.
  Q_INVOKABLE QString proposedDay(qint64 due_at) const;
  Q_INVOKABLE QString proposedTime(const QString& day) const;
  // An hour later; empty if that cannot be said.
  Q_INVOKABLE QString proposedEnd(const QString& from) const;
  // "Thursday", empty for no day.
  Q_INVOKABLE QString weekday(const QString& day) const;
  // What becomes of `to` when the beginning is moved: the visit stays as long as it was. Empty if that cannot be said.
  Q_INVOKABLE QString movedEnd(const QString& from_before, const QString& from, const QString& to) const;
  // Whether the visit would have begun already.
  Q_INVOKABLE bool isPast(const QString& day, const QString& from) const;
  // Why this cannot be meant as a time; empty if it can.
  Q_INVOKABLE QString timeProblem(const QString& time) const;
  Q_INVOKABLE QString spanProblem(const QString& from, const QString& to) const;
  // From when on, at `from` or later, the person has as long free that day as from `from` to `to`, within working hours.
  // Empty: there is no such time. Nobody has all day free.
  Q_INVOKABLE QString freeFrom(const QString& person_id, const QString& day, const QString& from,
                               const QString& to) const;
  // "Paul Mercier has another visit then: 10:00–11:00", empty if the time is free.
  Q_INVOKABLE QString clash(const QString& person_id, const QString& day, const QString& from, const QString& to) const;
  // The plan and the person as one change. The time holds at once, the person when headquarters has decided.
  // Returns its number (Workspace::submit), 0 when nothing differs.
  // `seen`, by the same names, is what the form showed when it was opened; without it what stands now.
  Q_INVOKABLE int save(const QString& person_id, const QString& day, const QString& from, const QString& to,
                       const QVariantMap& seen = {});

 signals:
  void ticketIdChanged();

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override { plan_ = {}; }

 private:
  struct Visit {
    QString id, person_id;
    qint64 begins = 0, ends = 0;
  };
  struct Plan {
    // The visit as it stands; of a new one nothing.
    Value begins, ends;
    std::int64_t seq = 0;
    QString person_id;
    // What a new visit takes over from its ticket.
    Uuid partner, contact, address;
    QString title;
    QVariantList people;
    std::vector<Visit> others;  // everybody's planned visits
  };
  QString nameOf(const QString& person_id) const;
  std::vector<Operation> planned(const Uuid& visit, qint64 begins, qint64 ends, const QVariantMap& seen) const;

  QString ticket_id_;
  Plan plan_;
};

}  // namespace carnet::client
