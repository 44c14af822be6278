#include "client/app/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include "client/i18n/translations.h"
#include "client/platform/paths.h"

namespace carnet::client {

namespace {

QSize sizeOf(const QString& text) {
  const QRegularExpressionMatch match = QRegularExpression("^(\\d{3,5})x(\\d{3,5})$").match(text);
  return match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
}

}  // namespace

Options readOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription("Carnet: customers, tickets and stock, with or without a network.");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addOptions(
      {{"data", "Data folder of one person on this device.", "folder"},
       {"link", "Invitation to sign in with (carnet://…).", "link"},
       {"login", "Login to sign in with.", "login"},
       {"password-file", "File with the password to sign in with.", "file"},
       {"size", "Size of the window.", "WIDTHxHEIGHT"},
       {"title", "Title of the window.", "text"},
       {"language", "Language of the interface: en, fr or ru.", "language"},
       {"theme", "light or dark.", "theme"},
       {"pointer", "touch or mouse: how large things are drawn; else the last pointer used decides.", "pointer"},
       {"tips", "Show what a demo has to try; only for the data of a demo."},
       {"clock-ahead", "Run with a clock that is ahead of this machine's; only for the data of a demo.", "seconds"},
       {"drive", "Local socket for tests; only for the data of a demo or a test.", "socket"}});
  parser.process(arguments);

  Options options;
  options.data = parser.isSet("data") ? QDir(parser.value("data")).absolutePath()
                                      : QString::fromStdString(defaultDataFolder().string());
  options.invitation = parser.value("link");
  options.login = parser.value("login");
  options.password_file = parser.value("password-file");
  if (parser.isSet("size")) options.size = sizeOf(parser.value("size"));
  if (parser.isSet("title")) options.title = parser.value("title");
  options.language = parser.value("language");
  options.theme = parser.value("theme");
  options.pointer = parser.value("pointer");
  options.drive = parser.value("drive");
  options.tips = parser.isSet("tips") && isForDemo(options.data);
  bool is_number = true;
  if (parser.isSet("clock-ahead")) options.clock_ahead = parser.value("clock-ahead").toLongLong(&is_number);

  const auto oneOf = [](const QString& value, const QStringList& allowed) {
    return value.isEmpty() || allowed.contains(value);
  };
  if (options.size.isEmpty()) options.problem = "--size is written as 1280x800";
  if (!oneOf(options.language, languages())) options.problem = "--language is en, fr or ru";
  if (!oneOf(options.theme, {"light", "dark"})) options.problem = "--theme is light or dark";
  if (!oneOf(options.pointer, {"touch", "mouse"})) options.problem = "--pointer is touch or mouse";
  if (!is_number) options.problem = "--clock-ahead is a number of seconds";
  if (options.clock_ahead != 0 && !isForDemo(options.data)) {
    options.problem = "--clock-ahead is only for the data of a demo (a folder with a file carnet-demo)";
  }
  if (!options.drive.isEmpty() && !isForDemo(options.data)) {
    options.problem = "--drive is only for the data of a demo or a test (a folder with a file carnet-demo)";
  }
  return options;
}

bool isForDemo(const QString& data) {
  return QFileInfo::exists(data + "/carnet-demo") || QFileInfo::exists(QDir::cleanPath(data + "/..") + "/carnet-demo");
}

}  // namespace carnet::client
