// What the person asked for last, as it waits in the outbox.
#pragma once

#include <QTest>
#include <optional>

#include "client/store/read_transaction.h"
#include "client/store/workspace.h"
#include "shared/domain/rule_book.h"

namespace carnet::client::test {

inline ChangeSet lastChange(Workspace& workspace) {
  std::optional<ChangeSet> found;
  workspace.reader().read(
      &workspace,
      [](ReadTransaction& read) {
        QByteArray bytes;
        read.first("SELECT bytes FROM sync_outbox ORDER BY cs_no DESC", {},
                   [&](Cells& cells) { bytes = cells.bytes(); });
        return bytes;
      },
      [&](const QByteArray& bytes) { found = readChangeSet(ruleBook(), bytes.toStdString()).value_or(ChangeSet{}); });
  return QTest::qWaitFor([&] { return found.has_value(); }) ? *found : ChangeSet{};
}

// The edits of its only operation.
inline std::vector<FieldEdit> lastEdits(Workspace& workspace) {
  const ChangeSet change = lastChange(workspace);
  return change.operations.size() == 1 ? change.operations[0].fields : std::vector<FieldEdit>{};
}

}  // namespace carnet::client::test
