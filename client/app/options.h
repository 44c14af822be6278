// What `carnet` was asked for on its command line.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

namespace carnet::client {

struct Options {
  QString data;                              // the data folder; never empty
  QString invitation, login, password_file;  // sign in without asking
  QSize size{1280, 800};
  QString title = "Carnet";
  QString language;        // "en", "fr", "ru"; empty = the person's, else the system's
  QString theme;           // "light", "dark"; empty = as it was chosen last
  QString pointer;         // "touch", "mouse"; empty = by the last pointer used
  QString drive;           // socket of the test driver
  bool tips = false;       // the strip with the demo's three steps
  qint64 clock_ahead = 0;  // seconds; only of a demo
  QString problem;         // a sentence: the command line cannot be followed
};

// Ends the process for --help and --version.
Options readOptions(const QStringList& arguments);

// Whether `data` belongs to a demo or a test: it or the folder it lies in holds a file `carnet-demo`.
bool isForDemo(const QString& data);

}  // namespace carnet::client
