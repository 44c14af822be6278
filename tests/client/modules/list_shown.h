// What a list shows in a column, and what a toast offers.
#pragma once

#include <QSignalSpy>

#include "client/store/entity_list_model.h"
#include "client/store/workspace.h"

namespace carnet::client::test {

template <class Row>
QStringList column(const EntityListModel& model, QString Row::*member) {
  QStringList out;
  for (int i = 0; i < model.count(); ++i) out << model.rowAt(i).template value<Row>().*member;
  return out;
}

// Puts a toast's Undo into the hands of the test.
struct Offered {
  explicit Offered(Workspace* workspace) : workspace(workspace), said(workspace, &Workspace::said) {}
  QString words() const { return key() == 0 ? QString() : said.last()[0].toString(); }
  int key() const { return said.isEmpty() ? 0 : said.last()[2].toInt(); }
  void take() { workspace->undo()->undo(key()); }

  Workspace* workspace;
  QSignalSpy said;
};

}  // namespace carnet::client::test
