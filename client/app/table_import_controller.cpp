#include "client/app/table_import_controller.h"

#include <QFile>

namespace carnet::client {

namespace {
constexpr qint64 largestFile = 64 << 20;
constexpr int shownEvery = 20;  // lines between two signs of progress
}  // namespace

void TableImportController::read(const QUrl& file) {
  if (running_ || !workspace_) return;
  table_ = {};
  refusals_.clear();
  next_ = 0;
  imported_ = 0;
  finished_ = false;
  QFile content(file.isLocalFile() ? file.toLocalFile() : file.toString());
  if (!content.open(QIODevice::ReadOnly) || content.size() > largestFile) {
    table_.problem = tr("The file %1 cannot be read.").arg(content.fileName());
    return emit changed();
  }
  table_ = kind_ == "products" ? productsIn(content.readAll(), workspace_->language()) : customersIn(content.readAll());
  running_ = true;
  emit changed();
  importNext();
}

void TableImportController::cancel() {
  running_ = false;
  finished_ = true;
  emit changed();
}

void TableImportController::refuse(std::size_t line, const QString& text) {
  refusals_ << QVariantMap{{"line", qint64(line)}, {"text", text}};
}

// One change set after the other: each line stands or is refused for itself.
void TableImportController::importNext() {
  while (running_ && next_ < table_.lines.size() && !table_.lines[next_].refusal.isEmpty()) {
    refuse(table_.lines[next_].line, table_.lines[next_].refusal);
    ++next_;
  }
  if (!running_) return;
  if (next_ >= table_.lines.size()) return cancel();
  if (next_ % shownEvery == 0) emit changed();
  TableLine& line = table_.lines[next_];
  workspace_->operations().submit(std::move(line.operations), [self = QPointer(this)](const Submitted& result) {
    if (!self || !self->workspace_) return;
    if (result.saved)
      ++self->imported_;
    else
      self->refuse(self->table_.lines[self->next_].line, self->workspace_->words().problem(result.problem));
    ++self->next_;
    self->importNext();
  });
}

}  // namespace carnet::client
