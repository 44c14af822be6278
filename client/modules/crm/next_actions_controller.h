// What a person has to do next for their customers: the calls, mails, meetings and tasks that are planned for them.
#pragma once

#include <QDate>

#include "client/store/pressed_once.h"
#include "client/store/record_source.h"

namespace carnet::client {

class NextActionsController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString dateText READ dateText NOTIFY loaded)
  // {heading, count, tone, actions}: what is overdue, of today, of later, without a day; those that have any. What takes a
  // whole day is overdue when the day is past, a meeting when it has ended. An action is {id, title, subtitle, when, symbol,
  // kind, linkId}; `kind` and `linkId` lead to its customer, else to its ticket, and are empty if it has neither.
  Q_PROPERTY(QVariantList groups READ groups NOTIFY loaded)
  Q_PROPERTY(int count READ count NOTIFY loaded)  // all of them
  Q_PROPERTY(int more READ more NOTIFY loaded)    // those that are not shown

 public:
  explicit NextActionsController(QObject* parent = nullptr);

  QString dateText() const { return shown_.date; }
  QVariantList groups() const { return shown_.groups; }
  int count() const { return shown_.count; }
  int more() const { return shown_.more; }

  // The change's number (Workspace::submit); 0 when it was pressed already.
  Q_INVOKABLE int finish(const QString& id);

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct Shown {
    QDate day;
    QString date;
    QVariantList groups;
    int count = 0, more = 0;
  };
  static Shown readActions(ReadTransaction& read, const Uuid& person, const Formats& formats, qint64 now);

  Shown shown_;
  PressedOnce finished_;
};

}  // namespace carnet::client
