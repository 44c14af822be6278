// A storekeeper's day: what is below zero, place by place, and what has moved since midnight.
#pragma once

#include <QDate>

#include "client/store/record_source.h"

namespace carnet::client {

class StoreTodayController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString dateText READ dateText NOTIFY loaded)
  // {id, placeId, title, place, quantityText}: a product and the place that must be counted, the worst first; at most 30.
  Q_PROPERTY(QVariantList shortages READ shortages NOTIFY loaded)
  Q_PROPERTY(int shortageCount READ shortageCount NOTIFY loaded)  // all of them
  Q_PROPERTY(QVariantList moves READ moves NOTIFY loaded)         // for Timeline; the newest 100
  Q_PROPERTY(int moveCount READ moveCount NOTIFY loaded)

 public:
  explicit StoreTodayController(QObject* parent = nullptr);

  QString dateText() const { return today_.date; }
  QVariantList shortages() const { return today_.shortages; }
  int shortageCount() const { return today_.shortage_count; }
  QVariantList moves() const { return today_.moves; }
  int moveCount() const { return today_.move_count; }

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct Today {
    QDate day;
    QString date;
    QVariantList shortages, moves;
    int shortage_count = 0, move_count = 0;
  };
  Today today_;
};

}  // namespace carnet::client
