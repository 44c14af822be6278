// What the office does to many tickets at once.
#pragma once

#include <QHash>
#include <vector>

#include "client/store/bulk_controller.h"

namespace carnet::client {

class TicketBulk : public BulkController {
  Q_OBJECT
  QML_ELEMENT
  // {id, title, subtitle}: who can be given tickets; after lookForClashes with what would clash.
  Q_PROPERTY(QVariantList people READ people NOTIFY choicesChanged)

 public:
  using BulkController::BulkController;

  QVariantList actions() const override;
  QVariantList people() const;
  // Whose visits the planned ones of the chosen tickets would overlap, if they went along. Asked before people are offered;
  // of more than 500 tickets it is not said.
  Q_INVOKABLE void lookForClashes();
  // {value, text} of the reasons for a step.
  Q_INVOKABLE QVariantList reasonsFor(const QString& step) const;

  // Who has how many tickets changes with each of them: to be asked for before somebody is chosen.
  Q_INVOKABLE void refreshChoices();
  Q_INVOKABLE void assignTo(const QString& person_id);
  // Can be taken back.
  Q_INVOKABLE void setPriority(const QString& priority);
  // "close", "cancel": what the workflow refuses for a ticket stays as it is and is told.
  Q_INVOKABLE void takeStep(const QString& step, const QString& reason_id = {}, const QString& reason_text = {});

 protected:
  void readChoices() override;

 private:
  // How many of the chosen tickets' planned visits clash; none of too many tickets.
  struct Clashes {
    int visits = 0;
    int among_them = 0;             // whoever gets them
    QHash<QString, int> of_person;  // of those who have other visits then, with those among them
  };
  static Clashes readClashes(ReadTransaction& read, const std::vector<qint64>& tickets);

  QVariantList people_, reasons_;
  Clashes clashes_;
};

}  // namespace carnet::client
