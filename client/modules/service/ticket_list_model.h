// The tickets. Views: "" open ones, "mine", "unassigned", "late" (past their due time), "dueSoon" (within
// dueSoonMs), "resolved", "resolvedToday", "all". Those that hang on the clock follow it.
#pragma once

#include "client/store/entity_list_model.h"

namespace carnet::client {

struct TicketRow {
  Q_GADGET
  Q_PROPERTY(QString id MEMBER id CONSTANT)
  Q_PROPERTY(QString number MEMBER number CONSTANT)
  Q_PROPERTY(QString title MEMBER title CONSTANT)
  Q_PROPERTY(QString customer MEMBER customer CONSTANT)
  Q_PROPERTY(QString city MEMBER city CONSTANT)
  Q_PROPERTY(QString stateText MEMBER stateText CONSTANT)
  Q_PROPERTY(QString stateTone MEMBER stateTone CONSTANT)
  Q_PROPERTY(QVariantMap chip READ chip CONSTANT)
  Q_PROPERTY(QString priority MEMBER priority CONSTANT)
  Q_PROPERTY(QString priorityTone MEMBER priorityTone CONSTANT)
  Q_PROPERTY(QString assignee MEMBER assignee CONSTANT)
  Q_PROPERTY(qint64 dueAt MEMBER dueAt CONSTANT)  // 0 when nothing is due any more
  Q_PROPERTY(QString due MEMBER due CONSTANT)
  Q_PROPERTY(QString created MEMBER created CONSTANT)
  Q_PROPERTY(qint64 createdAt MEMBER createdAt CONSTANT)
  Q_PROPERTY(QString kind MEMBER kind CONSTANT)
  Q_PROPERTY(QString machine MEMBER machine CONSTANT)
  Q_PROPERTY(QString customerId MEMBER customerId CONSTANT)
  Q_PROPERTY(QString phone MEMBER phone CONSTANT)  // of the customer

 public:
  QString id, number, title, customer, city, stateText, stateTone, stateSymbol, priority, priorityTone, assignee, due,
      created, kind, machine, customerId, phone;
  qint64 dueAt = 0;
  qint64 createdAt = 0;

  QVariantMap chip() const { return {{"text", stateText}, {"tone", stateTone}, {"symbol", stateSymbol}}; }
};

class TicketListModel : public EntityListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString partnerId READ partnerId WRITE setPartnerId NOTIFY ofChanged)
  Q_PROPERTY(QString serialId READ serialId WRITE setSerialId NOTIFY ofChanged)

 public:
  static constexpr qint64 dueSoonMs = 2 * 3'600'000;

  explicit TicketListModel(QObject* parent = nullptr);
  QString partnerId() const { return partner_id_; }
  void setPartnerId(const QString& id);
  QString serialId() const { return serial_id_; }
  void setSerialId(const QString& id);

 signals:
  void ofChanged();

 protected:
  Source source() const override;
  Condition condition(const QString& view) const override;
  QString sortExpression(const QString& key) const override;
  RowReader rowReader() const override;
  ListColumns columns() const override;
  ListFields fields() const override;
  QVariant emptyRow() const override { return QVariant::fromValue(TicketRow{}); }

 private:
  QString partner_id_, serial_id_;
};

}  // namespace carnet::client
