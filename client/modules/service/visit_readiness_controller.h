// Whether a technician can make the coming visits without a network: for each of them, what belongs to it and is not on
// this device. Computed from what is here (sync.md 7, closure of a visit): ticket, customer, address, contact, machine,
// product, the content of the ticket's photos and files, and whether the leaves they lie in have arrived completely.
#pragma once

#include <QSet>

#include "client/store/files.h"
#include "client/store/record_source.h"

namespace carnet::client {

class VisitReadinessController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // Of the visits in my_visits.h: "6/6 ready offline", empty without visits; of today, and of the days to come.
  Q_PROPERTY(QString todayText READ todayText NOTIFY loaded)
  Q_PROPERTY(QString comingText READ comingText NOTIFY loaded)
  // Visits that are not complete here, in their order: {ticketId, title ("Tomorrow 09:45  Compressor overheats"),
  // words ("the customer, 2 photos or files")}.
  Q_PROPERTY(QVariantList missing READ missing NOTIFY loaded)

 public:
  explicit VisitReadinessController(QObject* parent = nullptr);

  QString todayText() const { return today_.text(); }
  QString comingText() const { return coming_.text(); }
  QVariantList missing() const { return missing_; }

 protected:
  std::set<EntityNo> watched() const override;
  // Photos and files of the visits to come, and of the tickets assigned to this person, are fetched ahead and kept: they
  // are wanted before the visit, not when they are opened. So are those of the records that the person keeps here.
  void load() override;

 private:
  struct Visit {
    QString ticket_id, title;
    bool is_today = false;
    bool is_done = false;  // then nothing is missed
    QStringList missing;   // in words
    QStringList contents;  // SHA-256; empty for one whose row is not here
  };
  struct Ready {
    int visits = 0, complete = 0;
    QString text() const;
  };
  static std::vector<Visit> readVisits(ReadTransaction& read, const Uuid& me, const Formats& formats, qint64 now);
  static std::vector<Files::Wish> readWishes(ReadTransaction& read, const Uuid& me, qint64 now,
                                             const QStringList& kept);
  void take(std::vector<Visit> visits);
  void keepAhead(std::vector<Files::Wish> wishes);

  Ready today_, coming_;
  QVariantList missing_;
  QSet<QString> awaited_;  // SHA-256 of contents that are not here
  std::optional<QSet<QString>> kept_;
};

}  // namespace carnet::client
