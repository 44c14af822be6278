#include "client/store/list_export.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QMetaProperty>
#include <QMimeData>
#include <QStandardPaths>
#include <algorithm>

#include "client/export/clipboard_table.h"
#include "client/export/table_file.h"

namespace carnet::client {

// The writer is made, used and dropped by the worker's thread alone.
struct ListExport::Writing {
  std::unique_ptr<TableWriter> writer;
};

namespace {

QVariant valueOf(const QVariant& row, const QString& key) {
  if (row.metaType().id() == QMetaType::QVariantMap) return row.toMap().value(key);
  const QMetaObject* meta = row.metaType().metaObject();
  const int index = meta ? meta->indexOfProperty(key.toLatin1().constData()) : -1;
  return index < 0 ? QVariant() : meta->property(index).readOnGadget(row.constData());
}

QString wordsOf(const QVariant& value) {
  return value.metaType().id() == QMetaType::QVariantMap ? value.toMap()["text"].toString() : value.toString();
}

TableColumn columnOf(const ListColumn& column) {
  TableColumn out{column.title, TableColumn::Kind::text, 0, column.width > 0 ? 2 : 2 + 2 * column.fill};
  switch (column.kind) {
    case ListColumn::Kind::text:
      break;
    case ListColumn::Kind::quantity:
      out.kind = TableColumn::Kind::number, out.decimals = 3;
      break;
    case ListColumn::Kind::unitPrice:
      out.kind = TableColumn::Kind::number, out.decimals = 4;
      break;
    case ListColumn::Kind::instant:
      out.kind = TableColumn::Kind::instant;
      break;
    case ListColumn::Kind::day:
      out.kind = TableColumn::Kind::day;
      break;
  }
  return out;
}

}  // namespace

ListExport::ListExport(QObject* parent) : QObject(parent), worker_(new QObject) {
  worker_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
  thread_.setObjectName("export");
}

ListExport::~ListExport() {
  ++generation_;
  thread_.quit();
  thread_.wait();
}

void ListExport::setModel(EntityListModel* model) {
  if (model_ == model) return;
  if (model_) disconnect(model_, nullptr, this, nullptr);
  model_ = model;
  if (model_) {
    connect(model_, &EntityListModel::countChanged, this, [this] {
      if (model_->isWhole() && waiting_) std::exchange(waiting_, {})();
    });
  }
  emit modelChanged();
}

qreal ListExport::rate() const {
  const qint64 ms = QDateTime::currentMSecsSinceEpoch() - started_at_;
  return ms > 0 ? qreal(done_) * 1000 / qreal(ms) : 0;
}

QString ListExport::folder() const {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return QDir(documents).exists() ? documents : QDir::homePath();
}

QString ListExport::fileName(const QString& format) const {
  QString name = title_;
  for (QChar& c : name) {
    if (QString("/\\:*?\"<>|").contains(c)) c = '-';
  }
  return name.simplified() + " " +
         QDateTime::fromMSecsSinceEpoch(workspace() ? workspace()->now() : 0).toString("yyyy-MM-dd") + "." + format;
}

TableHead ListExport::head() const {
  TableHead head;
  head.title = title_;
  QStringList note;
  if (!view_words_.isEmpty()) note << view_words_;
  if (model_ && !model_->filterText().isEmpty()) note << tr("“%1”").arg(model_->filterText());
  if (model_) note << model_->filterWords();
  head.note = note.join(" · ");
  for (const ListColumn& column : columns_) head.columns.push_back(columnOf(column));
  head.locale = workspace()->formats().locale();
  head.written_at = workspace()->now();
  head.page = tr("Page %1");
  head.page_of = tr("Page %1 of %2");
  head.rows = tr("Rows: %1");
  return head;
}

TableRow ListExport::cellsOf(const QVariant& row, const ListColumns& columns) {
  TableRow cells;
  for (const ListColumn& column : columns) {
    TableCell& cell = cells.emplace_back();
    cell.text = wordsOf(valueOf(row, column.key));
    if (column.raw.isEmpty()) continue;
    const QVariant raw = valueOf(row, column.raw);
    const bool is_nothing = !raw.isValid() || (column.kind == ListColumn::Kind::instant && raw.toLongLong() == 0);
    if (!is_nothing) cell.value = raw.toLongLong();
    if (!column.unit.isEmpty()) {
      const QString unit = valueOf(row, column.unit).toString();
      cell.unit = unit == "EUR" ? QString(QChar(0x20AC)) : unit;
    }
  }
  return cells;
}

void ListExport::save(const QString& folder, const QString& name, const QString& format, bool only_chosen,
                      bool byte_order_mark) {
  const TableFormat kind = format == "xlsx" ? TableFormat::xlsx : format == "pdf" ? TableFormat::pdf : TableFormat::csv;
  const QString path = folder + "/" + name;
  if (!running_) copying_ = false;
  CsvOptions csv;
  csv.byte_order_mark = byte_order_mark;
  start(
      only_chosen,
      [path, kind, csv](const TableHead& head) { return std::make_unique<TableFile>(path, kind, head, csv); },
      [this, path](TableWriter&) {
        QMetaObject::invokeMethod(
            this, [this, path] { file_ = path; }, Qt::QueuedConnection);
      });
}

void ListExport::copy(bool only_chosen) {
  if (running_ || !workspace()) return;
  const qsizetype wanted = !model_ ? rows_.size() : only_chosen ? model_->selection()->count() : model_->count();
  copying_ = true;
  if (wanted > mostCopiedRows) {
    return end(tr("More than %L1 rows do not go to the clipboard. Export them into a file.").arg(mostCopiedRows));
  }
  start(
      only_chosen, [](const TableHead& head) { return std::make_unique<ClipboardTable>(head); },
      [this](TableWriter& writer) {
        const auto& table = static_cast<ClipboardTable&>(writer);
        QMetaObject::invokeMethod(
            this,
            [this, text = table.text(), html = table.html()] {
              auto* data = new QMimeData;
              data->setText(text);
              data->setHtml(html);
              QGuiApplication::clipboard()->setMimeData(data);
              emit copied(total());
            },
            Qt::QueuedConnection);
      });
}

void ListExport::start(bool only_chosen, Open open, Finished then) {
  if (running_ || !workspace()) return;
  if (model_ && !only_chosen && !model_->isWhole()) {
    waiting_ = [this, only_chosen, open, then] { start(only_chosen, open, then); };
    return;
  }
  columns_.clear();
  if (model_) {
    rids_ = only_chosen ? model_->selection()->inOrder() : model_->rids();
    columns_ = model_->shownColumns();
    total_ = int(rids_.size());
  } else {
    taken_ = rows_;
    for (const QVariant& column : std::as_const(column_maps_)) columns_.push_back(ListColumn::fromMap(column.toMap()));
    total_ = int(taken_.size());
  }
  then_ = std::move(then);
  problem_.clear();
  file_.clear();
  done_ = 0;
  started_at_ = QDateTime::currentMSecsSinceEpoch();
  running_ = true;
  const int generation = ++generation_;
  if (!thread_.isRunning()) thread_.start();
  writing_ = std::make_shared<Writing>();
  emit progressed();
  QMetaObject::invokeMethod(worker_, [this, generation, open = std::move(open), head = head(), writing = writing_] {
    QString problem;
    try {
      writing->writer = open(head);
    } catch (const ExportError& error) {
      problem = error.sentence();
    }
    QMetaObject::invokeMethod(
        this,
        [this, generation, problem] {
          if (generation != generation_) return;
          if (problem.isEmpty())
            readSlice();
          else
            end(tr("The file could not be written: %1").arg(problem));
        },
        Qt::QueuedConnection);
  });
}

void ListExport::readSlice() {
  if (!workspace()) return end(tr("The list was closed."));
  const int next = std::min(done_ + sliceRows, total_);
  if (!model_) return write(taken_.mid(done_, next - done_), next);
  const std::vector<qint64> slice(rids_.begin() + done_, rids_.begin() + next);
  model_->readRows(this, slice, [this, next, generation = generation_](QVariantList rows) {
    if (generation == generation_) write(std::move(rows), next);
  });
}

void ListExport::write(QVariantList rows, int next) {
  const bool is_last = next == total_;
  QMetaObject::invokeMethod(worker_, [this, next, is_last, generation = generation_, rows = std::move(rows),
                                      columns = columns_, writing = writing_, then = then_] {
    QString problem;
    try {
      for (const QVariant& row : rows) writing->writer->write(cellsOf(row, columns));
      if (is_last) {
        writing->writer->finish();
        then(*writing->writer);
        writing->writer.reset();
      }
    } catch (const ExportError& error) {
      problem = error.sentence();
      writing->writer.reset();
    }
    QMetaObject::invokeMethod(
        this,
        [this, next, is_last, generation, problem] {
          if (generation != generation_) return;
          if (!problem.isEmpty()) return end(tr("The file could not be written: %1").arg(problem));
          done_ = next;
          emit progressed();
          if (is_last)
            end({});
          else
            readSlice();
        },
        Qt::QueuedConnection);
  });
}

void ListExport::cancel() {
  waiting_ = {};
  if (!running_) return;
  ++generation_;
  end({});
}

void ListExport::forget() {
  problem_.clear();
  file_.clear();
  emit finished();
}

void ListExport::end(const QString& problem) {
  running_ = false;
  problem_ = copying_ ? QString() : problem;
  if (copying_ && !problem.isEmpty() && workspace()) emit workspace()->refused(problem);
  // A writer that has not finished takes its file away when it is dropped, where it was made.
  if (writing_) QMetaObject::invokeMethod(worker_, [writing = std::move(writing_)] { writing->writer.reset(); });
  emit progressed();
  emit finished();
}

}  // namespace carnet::client

#include "moc_list_export.cpp"
