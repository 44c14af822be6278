// Where in the window the person is: a place, a record in it, and the way back.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantList>
#include <vector>

#include "client/store/workspace.h"

namespace carnet::client {

class Navigator : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY placesChanged)
  // {key, text, symbol, letter, group, count}: the places of the person's roles in their order, those of modules not built
  // left out. `count`: open tickets (a technician's own); -1 = none.
  Q_PROPERTY(QVariantList places READ places NOTIFY placesChanged)
  Q_PROPERTY(QString place READ place NOTIFY moved)
  // The open record of the place; empty = only the list.
  Q_PROPERTY(QString recordId READ recordId NOTIFY moved)
  // The view of the list that was asked for with the place: "late"; for the search what is typed in it.
  Q_PROPERTY(QString view READ view NOTIFY moved)

 public:
  explicit Navigator(QObject* parent = nullptr);
  // A person who ends the program begins with Today the next time.
  ~Navigator() override;

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  QVariantList places() const;
  QString place() const { return here_.place; }
  QString recordId() const { return here_.record_id; }
  QString view() const { return here_.view; }

  // From the bar, rail or sidebar: the way back begins anew.
  Q_INVOKABLE void goTo(const QString& place);
  // A link to a record ("ticket"), or to a place with a view ("tickets", "late").
  Q_INVOKABLE void open(const QString& kind, const QString& id);
  // A row of the present place's list.
  Q_INVOKABLE void openHere(const QString& id);
  // Closes the record, or returns to where the link was followed.
  Q_INVOKABLE void back();

 signals:
  // A link to a place with a view is about to be followed; a page that is not there yet reads `view` when it is made.
  void linked(const QString& place, const QString& view);
  void placesChanged();
  void moved();

 private:
  struct Spot {
    QString place = "today";
    QString record_id;
    QString view;
  };
  static constexpr std::size_t longestWay = 50;
  void move(Spot spot);
  // The way back leads here.
  void leaveBehind();
  // Where a form was begun when the program ended by itself or was killed.
  void resume();
  // For resume().
  void keepSpot();
  // The open record is among the recent ones from now on.
  void remember();
  void countTickets();

  QPointer<Workspace> workspace_;
  int open_tickets_ = -1;
  bool is_counting_ = false;
  bool is_stale_ = false;
  Spot here_;
  std::vector<Spot> way_;
  bool made_over_ = false;  // the form for a new record lies over the last of them
};

}  // namespace carnet::client
