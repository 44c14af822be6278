// The views of one list: those that come with the product, and those a person saved (shared/domain/organisation/
// saved_view.h) and finds on each of their devices. Showing one narrows, orders and lays out the list's model.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>

#include "client/store/entity_list_model.h"

namespace carnet::client {

class ListViews : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::EntityListModel* model READ model WRITE setModel NOTIFY modelChanged)
  // {id, name}, by name.
  Q_PROPERTY(QVariantList saved READ saved NOTIFY savedChanged)
  // The saved view that was shown last and still exists; empty = none.
  Q_PROPERTY(QString currentId READ currentId NOTIFY currentChanged)
  Q_PROPERTY(QString currentName READ currentName NOTIFY currentChanged)
  // The list is no longer as the current view says.
  Q_PROPERTY(bool edited READ isEdited NOTIFY currentChanged)

 public:
  using QObject::QObject;

  EntityListModel* model() const { return model_; }
  void setModel(EntityListModel* model);
  QVariantList saved() const;
  QString currentId() const { return current_id_; }
  QString currentName() const;
  bool isEdited() const;

  Q_INVOKABLE void show(const QString& id);
  // A view that came with the product: nothing else narrows the list then.
  Q_INVOKABLE void showBuiltIn(const QString& view);
  // Keeps the list as it is under a new name; "" or a sentence that says why not.
  Q_INVOKABLE QString nameProblem(const QString& name, const QString& except_id = {}) const;
  Q_INVOKABLE void save(const QString& name);
  // The current view becomes what the list is now.
  Q_INVOKABLE void update();
  Q_INVOKABLE void rename(const QString& id, const QString& name);
  // With Undo.
  Q_INVOKABLE void remove(const QString& id);

 signals:
  void modelChanged();
  void savedChanged();
  void currentChanged();
  // The model was set to a view: a field that shows the type-ahead text follows it.
  void shown();

 private:
  // What a view says, as it is stored.
  struct Look {
    QString conditions, columns, sort_key;
    bool sort_descending = false;
    bool operator==(const Look&) const = default;
  };
  struct View {
    QString id, name;
    Look look;
  };
  Look look() const;
  const View* find(const QString& id) const;
  void follow();
  void read();
  void create(const Uuid& id, const QString& name, const Look& look, const QString& words);
  void setCurrent(const QString& id);
  Workspace* workspace() const { return model_ ? model_->workspace() : nullptr; }

  QPointer<EntityListModel> model_;
  QPointer<Workspace> followed_;
  std::vector<View> views_;
  QString current_id_;
};

}  // namespace carnet::client
