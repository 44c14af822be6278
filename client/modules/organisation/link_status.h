// Is my work safe, and is the server there: what the sync light and the page behind it show. client/app keeps it current.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace carnet::client {

class LinkInfo : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("client/app makes it")
  Q_PROPERTY(bool online MEMBER online NOTIFY changed)
  Q_PROPERTY(int waiting MEMBER waiting NOTIFY changed)
  Q_PROPERTY(int parked MEMBER parked NOTIFY changed)
  Q_PROPERTY(int files MEMBER files NOTIFY changed)                 // photos and files not yet at the server
  Q_PROPERTY(qint64 lastContact MEMBER lastContact NOTIFY changed)  // milliseconds; 0 = never
  Q_PROPERTY(QString trouble MEMBER trouble NOTIFY changed)         // a sentence, mostly empty
  // The first synchronisation is not complete yet.
  Q_PROPERTY(bool needsSignIn MEMBER needsSignIn NOTIFY changed)  // the session ended: password again
  // The server takes this device no longer as it is: an invitation lets it in as another one, and its work goes along.
  Q_PROPERTY(bool needsInvitation MEMBER needsInvitation NOTIFY changed)
  Q_PROPERTY(bool arriving MEMBER arriving NOTIFY changed)
  // A sentence while the clock of this device is wrong by minutes or more; empty else.
  Q_PROPERTY(QString clockText MEMBER clockText NOTIFY changed)
  // Sentences: the data file was damaged, and what became of the work in it; empty once the person has read it.
  Q_PROPERTY(QString rescued MEMBER rescued NOTIFY changed)

 public:
  using QObject::QObject;

  bool online = false;
  int waiting = 0;
  int parked = 0;
  int files = 0;
  qint64 lastContact = 0;
  QString trouble;
  bool needsSignIn = false;
  bool needsInvitation = false;
  bool arriving = false;
  QString clockText;
  QString rescued;
  qint64 clockOffset = 0;  // the server's time less this device's, in milliseconds

 public slots:
  void markRescueSeen() { emit rescueSeen(); }
  // The person wants the server to be tried now.
  void tryNow() { emit tryRequested(); }

 signals:
  void changed();
  void tryRequested();
  void rescueSeen();
  // The replica's file is damaged: it is to be closed and opened anew.
  void damaged();
};

}  // namespace carnet::client
