// The form for a new ticket, opened from the page of the customer or of the machine that it is about.
#pragma once

#include <QtQml/qqmlregistration.h>

#include "client/modules/service/new_ticket_controller.h"

namespace carnet::client {

class TicketOpener : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  // Whether the person may open tickets.
  Q_PROPERTY(bool allowed READ isAllowed NOTIFY workspaceChanged)

 public:
  using QObject::QObject;

  Workspace* workspace() const { return form_.workspace(); }
  void setWorkspace(Workspace* workspace);
  bool isAllowed() const;

  // Fills in the customer ("partner") or the machine ("serial"), then says opened(). What was begun earlier about somebody
  // else and has words already is left as it is: the form shows it.
  Q_INVOKABLE void openFor(const QString& entity, const QString& id);

 signals:
  void workspaceChanged();
  void opened();

 private:
  bool isBegun() const { return !(form_.title() + form_.description()).trimmed().isEmpty(); }

  NewTicketController form_;
};

}  // namespace carnet::client
