#include "client/app/table_import_controller.h"

#include <QCoreApplication>
#include <QFile>
#include <QThreadPool>
#include <algorithm>
#include <memory>

#include "shared/core/text.h"
#include "shared/domain/crm/partner_rules.h"
#include "shared/schema/local_text.h"

namespace carnet::client {

namespace {
constexpr qint64 largestFile = 64 << 20;
const char* const readCurrency = "SELECT currency FROM company WHERE deleted_at IS NULL";
const char* const readProducts = "SELECT id FROM product";
const char* const readFamilies = "SELECT name, id FROM product_category WHERE deleted_at IS NULL ORDER BY rid";
const char* const readDeletedFamilies = "SELECT id FROM product_category WHERE deleted_at IS NOT NULL";
const char* const readPartners = "SELECT id FROM partner WHERE deleted_at IS NULL";
const char* const readContactPoints =
    "SELECT partner_id, kind, value, id FROM contact_point WHERE deleted_at IS NULL"
    " AND kind IN ('phone', 'mobile', 'email') ORDER BY rid";
constexpr int shownEvery = 20;  // lines between two signs of progress

TableTerms termsIn(ReadTransaction& read, const QString& kind, const QString& language) {
  TableTerms terms{language, {}};
  read.each(readCurrency, {}, [&](Cells& cells) { terms.currency = cells.text(); });
  if (kind == "products") {
    read.each(readProducts, {}, [&](Cells& cells) { terms.products.insert(cells.uuid()); });
    read.each(readFamilies, {}, [&](Cells& cells) {
      const auto names = LocalText::fromJson(cells.text().toStdString());
      const Uuid family = cells.uuid();
      if (!names) return;
      for (const auto& [language_of_name, name] : names->by_language)
        terms.families.emplace(foldForSearch(name), family);
    });
    read.each(readDeletedFamilies, {}, [&](Cells& cells) { terms.deleted_families.insert(cells.uuid()); });
    return terms;
  }
  read.each(readPartners, {}, [&](Cells& cells) { terms.partners.insert(cells.uuid()); });
  read.each(readContactPoints, {}, [&](Cells& cells) {
    const Uuid partner = cells.uuid();
    const bool is_phone = cells.text() != "email";
    const std::string value = cells.text().toStdString();
    const auto compared = normalizedContact(is_phone ? ContactPointKind::phone : ContactPointKind::email, value);
    terms.contact_points.emplace(std::tuple(partner, is_phone, compared), cells.uuid());
  });
  return terms;
}

Table tableIn(const QString& path, const QString& kind, const TableTerms& terms) {
  QFile content(path);
  if (!content.open(QIODevice::ReadOnly) || content.size() > largestFile) {
    Table unread;
    unread.problem = TableImportController::tr("The file %1 cannot be read.").arg(content.fileName());
    return unread;
  }
  return kind == "products" ? productsIn(content.readAll(), terms) : customersIn(content.readAll(), terms);
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
  const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
  file_name_ = path.section('/', -1);
  const int reading = ++reading_;
  workspace_->reader().read(
      this,
      [kind = kind_, language = workspace_->language()](ReadTransaction& read) {
        return std::make_shared<const TableTerms>(termsIn(read, kind, language));
      },
      [this, path, reading](const std::shared_ptr<const TableTerms>& terms) {
        if (reading == reading_ && running_) understand(path, terms);
      },
      [this, reading] {
        if (reading == reading_) cancel();
      });
}

// A large table takes seconds to read and to understand.
void TableImportController::understand(const QString& path, const std::shared_ptr<const TableTerms>& terms) {
  QThreadPool::globalInstance()->start([self = QPointer(this), path, kind = kind_, terms, reading = reading_] {
    auto table = std::make_shared<Table>(tableIn(path, kind, *terms));
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
  QStringList words;
  for (const QString& column : tableColumns(kind_)) words << columnWord(column);
  const bool has_comma = workspace_ && workspace_->formats().locale().decimalPoint() == ",";
  // The mark tells a spreadsheet that it is UTF-8.
  const QByteArray header = "\xEF\xBB\xBF" + words.join(has_comma ? ';' : ',').toUtf8() + "\r\n";
  if (!made.open(QIODevice::WriteOnly) || made.write(header) != header.size() || !made.flush())
    return tr("The file %1 cannot be written.").arg(made.fileName());
  return tr("Saved as %1. Fill it, one line for each.").arg(made.fileName());
}

QString TableImportController::takenText() const {
  QStringList said;
  for (const Table::Taken& taken : table_.taken) {
    const QString word = columnWord(taken.column);
    const bool is_called_so = taken.heading.compare(word, Qt::CaseInsensitive) == 0;
    said << (is_called_so ? word : tr("%1 as %2").arg(taken.heading, word));
  }
  return said.isEmpty() ? QString() : tr("Columns that were taken: %1.").arg(said.join(", "));
}

QString TableImportController::ignoredText() const {
  QStringList said;
  if (!table_.ignored.isEmpty()) said << tr("Columns that were not taken: %1.").arg(table_.ignored.join(", "));
  const auto is_price = [](const Table::Taken& taken) { return taken.column == "price"; };
  if (kind_ == "products" && !table_.taken.empty() && std::none_of(table_.taken.begin(), table_.taken.end(), is_price))
    said << tr("None of them is the price.");
  return said.join(' ');
}

QString TableImportController::encodingText() const {
  return table_.encoding.isEmpty()
             ? QString()
             : tr("The file is not UTF-8; it was read as %1. Look whether the accents are right.").arg(table_.encoding);
}

QString TableImportController::columns() const {
  QStringList words;
  for (const QString& column : tableColumns(kind_)) words << columnWord(column);
  return words.join(", ");
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
