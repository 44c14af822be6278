#include "client/app/table_import_controller.h"

#include <QCoreApplication>
#include <QFile>
#include <QThreadPool>
#include <memory>

namespace carnet::client {

namespace {
constexpr qint64 largestFile = 64 << 20;
constexpr int shownEvery = 20;  // lines between two signs of progress

Table tableIn(const QString& path, const QString& kind, const QString& language) {
  QFile content(path);
  if (!content.open(QIODevice::ReadOnly) || content.size() > largestFile) {
    return {{}, TableImportController::tr("The file %1 cannot be read.").arg(content.fileName())};
  }
  return kind == "products" ? productsIn(content.readAll(), language) : customersIn(content.readAll());
}
}  // namespace

void TableImportController::read(const QUrl& file) {
  if (running_ || !workspace_) return;
  table_ = {};
  refusals_.clear();
  next_ = 0;
  imported_ = 0;
  finished_ = false;
  running_ = true;
  emit changed();
  // A large table takes seconds to read and to understand.
  const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
  file_name_ = path.section('/', -1);
  QThreadPool::globalInstance()->start(
      [self = QPointer(this), path, kind = kind_, language = workspace_->language(), reading = ++reading_] {
        auto table = std::make_shared<Table>(tableIn(path, kind, language));
        QMetaObject::invokeMethod(
            qApp,
            [self, table, reading] {
              if (self && self->reading_ == reading) self->begin(std::move(*table));
            },
            Qt::QueuedConnection);
      });
}

QString TableImportController::saveTemplate(const QUrl& file) const {
  QFile made(file.isLocalFile() ? file.toLocalFile() : file.toString());
  const QByteArray header = tableColumns(kind_).join(',').toUtf8() + "\r\n";
  if (!made.open(QIODevice::WriteOnly) || made.write(header) != header.size() || !made.flush())
    return tr("The file %1 cannot be written.").arg(made.fileName());
  return tr("Saved as %1. Fill it, one line for each.").arg(made.fileName());
}

void TableImportController::begin(Table table) {
  if (!running_ || !workspace_) return;
  table_ = std::move(table);
  action_ = workspace_->newId();
  running_ = table_.problem.isEmpty();
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
  const Action part{action_, tr("Import of %1").arg(file_name_).toStdString()};
  workspace_->operations().submitAsPart(
      part, std::move(line.operations), [self = QPointer(this), reading = reading_](const Submitted& result) {
        // Of a table that was cancelled, and another one is read.
        if (!self || !self->workspace_ || self->reading_ != reading) return;
        if (result.saved)
          ++self->imported_;
        else
          self->refuse(self->table_.lines[self->next_].line, self->workspace_->words().problem(result.problem));
        ++self->next_;
        self->importNext();
      });
}

}  // namespace carnet::client

#include "moc_table_import_controller.cpp"
