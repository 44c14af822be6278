// Brings a table of customers or products into a new company, line by line, and says of each line that was refused why.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <QVariantList>
#include <memory>

#include "client/app/table_import.h"
#include "client/store/workspace.h"

namespace carnet::client {

class TableImportController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace MEMBER workspace_ NOTIFY changed)
  Q_PROPERTY(QString kind MEMBER kind_ NOTIFY changed)  // "customers", "products"
  Q_PROPERTY(bool running READ isRunning NOTIFY changed)
  Q_PROPERTY(int done READ done NOTIFY changed)  // lines that were tried
  Q_PROPERTY(int total READ total NOTIFY changed)
  Q_PROPERTY(int imported READ imported NOTIFY changed)
  Q_PROPERTY(bool finished READ isFinished NOTIFY changed)        // a file was read to its end, or cancelled
  Q_PROPERTY(QVariantList refusals READ refusals NOTIFY changed)  // {line, text}
  Q_PROPERTY(QString problem READ problem NOTIFY changed)         // a sentence: the file cannot be read
  // Sentences: what the columns were taken for, which were not, and as what text the file was read.
  Q_PROPERTY(QString takenText READ takenText NOTIFY changed)
  Q_PROPERTY(QString ignoredText READ ignoredText NOTIFY changed)
  Q_PROPERTY(QString encodingText READ encodingText NOTIFY changed)
  // The columns as the person reads them, "number, name, street …".
  Q_PROPERTY(QString columns READ columns NOTIFY changed)

 public:
  using QObject::QObject;

  bool isRunning() const { return running_; }
  int done() const { return int(next_); }
  int total() const { return int(table_.lines.size()); }
  int imported() const { return imported_; }
  bool isFinished() const { return finished_; }
  QVariantList refusals() const { return refusals_; }
  QString problem() const { return table_.problem; }
  QString takenText() const;
  QString ignoredText() const;
  QString encodingText() const;
  QString columns() const;

  Q_INVOKABLE void read(const QUrl& file);
  // Writes a table to fill: its first line, in the person's language and with the separator that spreadsheets expect
  // there. What became of it, as a sentence.
  Q_INVOKABLE QString saveTemplate(const QUrl& file) const;
  // What was imported stays.
  Q_INVOKABLE void cancel();

 signals:
  void changed();

 private:
  void understand(const QString& path, const std::shared_ptr<const TableTerms>& terms);
  void begin(Table table);
  void importNext();
  void refuse(std::size_t line, const QString& text);

  QPointer<Workspace> workspace_;
  QString kind_;
  Table table_;
  QString file_name_;
  Uuid action_;
  int reading_ = 0;
  std::size_t next_ = 0;
  int imported_ = 0;
  bool running_ = false;
  bool finished_ = false;
  QVariantList refusals_;
};

}  // namespace carnet::client
