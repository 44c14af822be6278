// What a person can do to the chosen rows of one list: the base of each module's bulk operations. Reads the rows off the
// screen's thread, makes an operation of each and hands them to a BulkChange.
#pragma once

#include <QObject>
#include <QPointer>
#include <optional>

#include "client/store/bulk_change.h"
#include "client/store/entity_list_model.h"

namespace carnet::client {

class BulkController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("each module has its own")
  Q_PROPERTY(carnet::client::EntityListModel* model READ model WRITE setModel NOTIFY modelChanged)
  Q_PROPERTY(carnet::client::BulkChange* change READ change CONSTANT)
  // {key, text, symbol}: what the roles of the person allow; whether a row lets it happen the rules say.
  Q_PROPERTY(QVariantList actions READ actions NOTIFY choicesChanged)

 public:
  using QObject::QObject;

  EntityListModel* model() const { return model_; }
  void setModel(EntityListModel* model);
  BulkChange* change() { return &change_; }
  virtual QVariantList actions() const { return {}; }

 signals:
  void modelChanged();
  void choicesChanged();

 protected:
  // Reads what actions offer to choose from: people, families, reasons. Answers with choicesChanged.
  virtual void readChoices() {}
  Workspace* workspace() const { return model_ ? model_->workspace() : nullptr; }
  // Makes an item of each chosen row, from the cells of `columns`; nullopt = it is as wanted. Runs on the reader's thread.
  // `what` is said with the result: BulkChange::start.
  void changeEach(const QString& what, const QString& columns, std::function<std::optional<BulkItem>(Cells&)> make);

 private:
  void follow();

  QPointer<EntityListModel> model_;
  QPointer<Workspace> followed_;
  BulkChange change_;
};

}  // namespace carnet::client
