// What the demo's bar knows and asks for. packaging/demo_run.py writes its state as JSON lines to the bar's standard input
// and reads what a person wants from its standard output, one word a line:
//
//   in   {"network": true, "busy": "", "tablet": "Théo Charrier", "clock_ahead": 3600, "zone": "Europe/Paris",
//         "people": [{"login": "lea", "name": "Léa Morin", "roles": ["technician"]}]}      only what changed may stand there
//   out  network off | network on | kill | morning | person LOGIN | reset
//
// `busy` is what is being done just now: "restart", "morning", "person", "reset", or nothing. The end of the input ends
// the bar.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <QVariantList>
#include <thread>

namespace carnet::client {

class DemoState : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("main makes it")
  Q_PROPERTY(bool network READ network NOTIFY changed)
  Q_PROPERTY(QString busy READ busy NOTIFY changed)
  Q_PROPERTY(QString tablet READ tablet NOTIFY changed)       // who has the tablet
  Q_PROPERTY(QString time READ time NOTIFY changed)           // of the demo's clock, "Monday 23 November, 08:05"
  Q_PROPERTY(QVariantList people READ people NOTIFY changed)  // {login, name, role}, by role and name

 public:
  // Reads lines from `input` (the standard input) until it ends.
  explicit DemoState(QObject* parent = nullptr);
  ~DemoState() override;

  bool network() const { return network_; }
  QString busy() const { return busy_; }
  QString tablet() const { return tablet_; }
  QString time() const;
  QVariantList people() const { return people_; }

  Q_INVOKABLE void ask(const QString& words);
  // Those of whom a part of the name or role begins with every word of `text`.
  Q_INVOKABLE QVariantList peopleLike(const QString& text) const;

 public slots:
  void take(const QByteArray& line);

 signals:
  void changed();
  void ended();

 private:
  QString roleText(const QJsonArray& roles) const;

  bool network_ = true;
  QString busy_, tablet_;
  QByteArray zone_ = "UTC";
  qint64 clock_ahead_ = 0;
  QVariantList people_;
  QTimer tick_;
};

}  // namespace carnet::client
