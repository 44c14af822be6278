// A list of any length over the replica: ordered row ids are read off the GUI thread, rows by id in pages as they come
// into sight. What was asked anew (filter, order) shows its first rows at once, the rest and the exact count follow.
// Live: rows change in place, others come and go singly, so a view keeps its place and its selection.
// Role `row` is one value per row; a row that is not here yet is the same value, empty.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QPointer>
#include <QSet>

#include "client/store/list_column.h"
#include "client/store/list_diff.h"
#include "client/store/list_filter.h"
#include "client/store/list_selection.h"
#include "client/store/workspace.h"

namespace carnet::client {

class EntityListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("each list has its own")
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  // One of the named views of the list; empty = everything.
  Q_PROPERTY(QString view READ view WRITE setView NOTIFY viewChanged)
  // Type-ahead: every word must occur; accents, case and script do not matter.
  Q_PROPERTY(QString filterText READ filterText WRITE setFilterText NOTIFY filterTextChanged)
  // What else the list is narrowed to: conditions as in list_filter.h, on fields of `filterFields`.
  Q_PROPERTY(QVariantList filters READ filters WRITE setFilters NOTIFY filtersChanged)
  // {key, title, kind, options}; the options are read when they are asked for by `readFilterFields`.
  Q_PROPERTY(QVariantList filterFields READ filterFields NOTIFY filterFieldsChanged)
  // {value, text}: what a condition on days can name.
  Q_PROPERTY(QVariantList periods READ periods NOTIFY workspaceChanged)
  // One sentence for each of `filters`.
  Q_PROPERTY(QStringList filterWords READ filterWords NOTIFY filterWordsChanged)
  Q_PROPERTY(QString sortKey READ sortKey WRITE setSortKey NOTIFY sortChanged)
  Q_PROPERTY(bool sortDescending READ sortDescending WRITE setSortDescending NOTIFY sortChanged)
  // {key, title, sort, width | fill, align}, all of them, and those that are shown, in their order.
  Q_PROPERTY(QVariantList columns READ columnMaps NOTIFY columnsChanged)
  Q_PROPERTY(QVariantList shownColumns READ shownColumnMaps NOTIFY columnsChanged)
  // Keys of the columns that the person chose; empty = the list's own choice.
  Q_PROPERTY(QStringList columnKeys READ columnKeys WRITE setColumnKeys NOTIFY columnsChanged)
  Q_PROPERTY(carnet::client::ListSelection* selection READ selection CONSTANT)
  Q_PROPERTY(QString entityName READ entityName CONSTANT)
  // As many rows as are known; exact once `whole`.
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(bool whole READ isWhole NOTIFY countChanged)
  // Grows whenever a row changes: what binds to `rowAt` names it too.
  Q_PROPERTY(int revision READ revision NOTIFY revisionChanged)
  Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
  // While nobody looks at it: what is committed meanwhile is read when it rests no longer.
  Q_PROPERTY(bool resting READ isResting WRITE setResting NOTIFY restingChanged)

 public:
  enum Role { RowRole = Qt::UserRole + 1 };
  static constexpr int pageSize = 128;
  // Read first when a list is asked anew.
  static constexpr int firstRows = 2 * pageSize;
  // Of a view that finds its rows by themselves (Condition::ids): fewer are put in order when it is asked for.
  static constexpr int mostFew = 20'000;
  // Above this many changed rows in one commit the ids are read again.
  static constexpr std::size_t mostSingleRows = 500;

  explicit EntityListModel(QObject* parent = nullptr);
  ~EntityListModel() override;

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  QString view() const { return view_; }
  void setView(const QString& view);
  QString filterText() const { return filter_text_; }
  void setFilterText(const QString& text);
  QString sortKey() const { return sort_key_; }
  void setSortKey(const QString& key);
  bool sortDescending() const { return sort_descending_; }
  void setSortDescending(bool descending);
  int count() const { return int(ids_.size()); }
  bool isWhole() const { return whole_; }
  bool loading() const { return loading_; }
  bool isResting() const { return resting_; }
  void setResting(bool resting);
  const QVariantList& filters() const { return filters_; }
  void setFilters(const QVariantList& conditions);
  QVariantList filterFields() const { return ListFilter::toList(fields_); }
  QVariantList periods() const { return ListFilter::periods(); }
  QStringList filterWords() const;
  Q_INVOKABLE void readFilterFields();
  // The condition on a field, or an empty map; and in its place another one, an empty one taking it away.
  Q_INVOKABLE QVariantMap filterOn(const QString& field) const;
  Q_INVOKABLE void setFilterOn(const QString& field, const QVariantMap& condition);
  QVariantList columnMaps() const;
  QVariantList shownColumnMaps() const;
  const QStringList& columnKeys() const { return column_keys_; }
  void setColumnKeys(const QStringList& keys);
  ListColumns shownColumns() const;
  ListSelection* selection() { return &selection_; }
  QString entityName() const { return textOf(source().entity->name); }

  // The rows of the list in their order, as far as they are known.
  const std::vector<qint64>& rids() const { return ids_; }
  // The place of each of them.
  const QHash<qint64, int>& positions() const { return positions_; }
  // Reads these rows, in this order; one that has gone meanwhile is left out. Answers on this thread.
  void readRows(QObject* receiver, const std::vector<qint64>& rids, std::function<void(QVariantList)> deliver);

  int revision() const { return revision_; }
  Q_INVOKABLE QVariant rowAt(int position) const { return data(index(position), RowRole); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  // Asks for everything again; called when something the view depends on has changed.
  Q_INVOKABLE void reload();

 signals:
  void workspaceChanged();
  void viewChanged();
  void filterTextChanged();
  void filtersChanged();
  void filterFieldsChanged();
  void filterWordsChanged();
  void columnsChanged();
  void sortChanged();
  void countChanged();
  void revisionChanged();
  void loadingChanged();
  void restingChanged();

 protected:
  // Where the rows come from. `columns` are read by `row` from left to right.
  struct Source {
    const Entity* entity = nullptr;  // its table has the alias `r`
    std::vector<EntityNo> others;    // whose rows are shown too; a change of one of them reads the list again
    QString joins;                   // "LEFT JOIN partner p ON p.id = r.partner_id"
    QString columns;
    QString searched;  // expression of the text that type-ahead looks in
    QString
        dialled;  // whether a row has a telephone number with the digits `?`, however they are grouped; "": none has
  };
  struct Condition {
    QString sql = "1";
    QVariantList values;
    // A query for the ids of these rows by an index of their own, without values; "": there is none. Where it gives
    // few, they are put in order; where it gives many, the first of them are soon met by going along the order.
    QString ids = {};
  };
  virtual Source source() const = 0;
  // The rows of a named view.
  virtual Condition condition(const QString& view) const = 0;
  // An expression; rows with equal values keep the order of their creation.
  virtual QString sortExpression(const QString& key) const = 0;
  // The name under which the device may keep the order by a value of other tables (client/replica/kept_orders.h); "": it
  // never does. An order by the row's own columns is found by SQLite itself.
  virtual QString keptOrder(const QString&) const { return {}; }
  // One row from its columns. Runs on the reader's thread: whatever else it needs is captured.
  using RowReader = std::function<QVariant(Cells&)>;
  virtual RowReader rowReader() const = 0;
  virtual QVariant emptyRow() const = 0;
  // What a table can show and what the list can be narrowed by.
  virtual ListColumns columns() const { return {}; }
  virtual ListFields fields() const { return {}; }

  bool hasFilterOn(const QString& field) const { return !filterOn(field).isEmpty(); }
  // Something that says which rows these are has changed.
  void changed();

 private:
  struct LoadedRow {
    qint64 rid = 0;
    QVariant sort_value;
    QVariant row;
  };
  struct Statements {
    QString ids, rows_by_rid, rows_by_id;
    QString few, ids_of_few;       // see Condition::ids
    QString is_kept, ids_in_kept;  // see keptOrder()
    QVariantList values;
    RowReader reader;
  };
  struct Loaded {
    ListDiff diff;
    std::vector<LoadedRow> rows;
    bool is_whole = true;
  };
  Statements statements() const;
  // The statement that gives the ids in their order soonest.
  static QString idsOf(ReadTransaction& read, const Statements& statements);
  static std::vector<LoadedRow> readLoaded(ReadTransaction& read, const Statements& statements,
                                           const QVariantList& rids);
  // Asks for a scan of the list; the one before is not wanted any more. `deliver` is called when it has ended.
  template <class Query, class Deliver>
  void scan(Query query, Deliver deliver);
  void endScan();
  void readFirst(int generation);
  void readAll(int generation, bool keeps_rows);
  void apply(Loaded loaded, bool keeps_rows);
  // Returns the rows that have come.
  std::vector<qint64> applyDiff(ListDiff diff);
  void applyRows(std::vector<LoadedRow> rows);
  void onCommit(const LocalCommit& commit);
  void refreshRows(const QVariantList& row_ids);
  void fetchPage(int page);
  void queue();
  void setLoading(bool loading);
  int indexOfRid(qint64 rid) const { return positions_.value(rid, -1); }

  QPointer<Workspace> workspace_;
  QString view_, filter_text_, sort_key_;
  bool sort_descending_ = false;
  bool loading_ = false;
  bool queued_ = false;
  bool asked_anew_ = false;
  bool whole_ = false;
  bool resting_ = false;
  bool missed_ = false;  // something was committed while it rested
  QVariantList filters_;
  ListFields fields_;
  QStringList column_keys_;
  int generation_ = 0;
  int commits_ = 0;  // those that touched this list
  int revision_ = 0;
  // The list is being gone through; `again_`: and has changed since.
  Reader::Cancelled scan_;
  bool again_ = false;
  std::vector<qint64> ids_;
  QHash<qint64, int> positions_;
  ListSelection selection_{*this};
  mutable QCache<qint64, LoadedRow> rows_;
  QSet<int> asked_pages_;
  mutable int last_seen_ = 0;
};

}  // namespace carnet::client
