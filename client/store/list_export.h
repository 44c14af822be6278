// A list as it is shown, taken out of the program: its columns, order and filter, all rows or the chosen ones, into a
// file or to the clipboard. Rows are read in slices and written on a thread of their own; it can be cancelled. A file is
// there whole or not at all.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QThread>

#include "client/export/table.h"
#include "client/store/entity_list_model.h"

namespace carnet::client {

class ListExport : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::EntityListModel* model READ model WRITE setModel NOTIFY modelChanged)
  // Instead of a model: the rows that a page holds, and their columns (ListColumn::fromMap).
  Q_PROPERTY(carnet::client::Workspace* workspace MEMBER workspace_ NOTIFY modelChanged)
  Q_PROPERTY(QVariantList rows MEMBER rows_ NOTIFY rowsChanged)
  Q_PROPERTY(QVariantList columns MEMBER column_maps_ NOTIFY rowsChanged)
  // What the list is called: the heading of a PDF, the sheet of a workbook.
  Q_PROPERTY(QString title MEMBER title_ NOTIFY titleChanged)
  // The view that came with the product, in words, in front of the filter's.
  Q_PROPERTY(QString viewWords MEMBER view_words_ NOTIFY titleChanged)
  Q_PROPERTY(bool running READ isRunning NOTIFY progressed)
  Q_PROPERTY(int done READ done NOTIFY progressed)
  Q_PROPERTY(int total READ total NOTIFY progressed)
  // Rows per second so far.
  Q_PROPERTY(qreal rate READ rate NOTIFY progressed)
  // Why the last one failed, in words; empty = it did not.
  Q_PROPERTY(QString problem READ problem NOTIFY finished)
  // The file that the last one wrote.
  Q_PROPERTY(QString file READ file NOTIFY finished)

 public:
  static constexpr int sliceRows = 500;
  static constexpr int mostCopiedRows = 20'000;

  explicit ListExport(QObject* parent = nullptr);
  ~ListExport() override;

  EntityListModel* model() const { return model_; }
  void setModel(EntityListModel* model);
  bool isRunning() const { return running_; }
  int done() const { return done_; }
  int total() const { return total_; }
  qreal rate() const;
  const QString& problem() const { return problem_; }
  const QString& file() const { return file_; }

  // The person's documents.
  Q_INVOKABLE QString folder() const;
  // "Tickets 2026-03-31.xlsx", as a file may be called.
  Q_INVOKABLE QString fileName(const QString& format) const;
  // `format`: "csv", "xlsx", "pdf". Begins, unless another one is running or the list is not whole yet: then when it is.
  Q_INVOKABLE void save(const QString& folder, const QString& name, const QString& format, bool only_chosen,
                        bool byte_order_mark = true);
  // Tab-separated text and HTML. More than `mostCopiedRows` rows are refused. What goes wrong is said at once, as any
  // refusal is: `problem` belongs to the sheet of `save`, which is closed.
  Q_INVOKABLE void copy(bool only_chosen);
  Q_INVOKABLE void cancel();
  Q_INVOKABLE void forget();

 signals:
  void modelChanged();
  void titleChanged();
  void rowsChanged();
  void progressed();
  void finished();
  void copied(int rows);

 private:
  using Open = std::function<std::unique_ptr<TableWriter>(const TableHead&)>;
  using Finished = std::function<void(TableWriter&)>;

  void start(bool only_chosen, Open open, Finished then);
  void readSlice();
  void write(QVariantList rows, int next);
  Workspace* workspace() const { return model_ ? model_->workspace() : workspace_.data(); }
  void end(const QString& problem);
  TableHead head() const;
  static TableRow cellsOf(const QVariant& row, const ListColumns& columns);

  QPointer<EntityListModel> model_;
  QString title_, view_words_, problem_, file_;
  QPointer<Workspace> workspace_;
  QVariantList rows_, column_maps_, taken_;
  std::vector<qint64> rids_;
  int total_ = 0;
  ListColumns columns_;
  Finished then_;
  std::function<void()> waiting_;  // for the list to be whole
  bool running_ = false;
  bool copying_ = false;
  int generation_ = 0;
  int done_ = 0;
  qint64 started_at_ = 0;
  // Lives on the thread that writes.
  struct Writing;
  std::shared_ptr<Writing> writing_;
  QThread thread_;
  QObject* worker_;
};

}  // namespace carnet::client
