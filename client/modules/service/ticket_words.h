// The words of tickets: states, steps, priorities, kinds, and the verbs on buttons.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace carnet::client {

class TicketWords {
  Q_DECLARE_TR_FUNCTIONS(TicketWords)

 public:
  static QString state(const QString& name);
  static QString stateTone(const QString& name);
  // Where the tone alone does not tell the states apart; else empty.
  static QString stateSymbol(const QString& name);
  static QString repairStep(const QString& name);
  static QString priority(const QString& name);
  static QString priorityTone(const QString& name);
  static QString kind(const QString& name);
  static QString visitState(const QString& name);
  // "Start": the verb on the button of a step; `to` is the repair step for "step".
  static QString verb(const QString& step, const QString& to = {});
  static QString verbSymbol(const QString& step, const QString& to = {});
  // "started": the step as it is told in lists of changes.
  static QString deed(const QString& step, const QString& to = {});
};

}  // namespace carnet::client
