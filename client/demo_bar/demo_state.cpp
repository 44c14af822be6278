#include "client/demo_bar/demo_state.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

namespace carnet::client {

DemoState::DemoState(QObject* parent) : QObject(parent) {
  connect(&tick_, &QTimer::timeout, this, &DemoState::changed);
  tick_.start(5'000);
  // Blocks in getline for as long as the bar lives; the process ends without waiting for it.
  std::thread([this] {
    for (std::string line; std::getline(std::cin, line);) {
      QMetaObject::invokeMethod(this, "take", Qt::QueuedConnection, Q_ARG(QByteArray, QByteArray::fromStdString(line)));
    }
    QMetaObject::invokeMethod(this, "ended", Qt::QueuedConnection);
  }).detach();
}

DemoState::~DemoState() = default;

void DemoState::take(const QByteArray& line) {
  const QJsonObject state = QJsonDocument::fromJson(line).object();
  if (state.contains("network")) network_ = state["network"].toBool();
  if (state.contains("busy")) busy_ = state["busy"].toString();
  if (state.contains("tablet")) tablet_ = state["tablet"].toString();
  if (state.contains("zone")) zone_ = state["zone"].toString().toUtf8();
  if (state.contains("clock_ahead")) clock_ahead_ = qint64(state["clock_ahead"].toDouble());
  if (state.contains("people")) {
    people_.clear();
    for (const QJsonValue value : state["people"].toArray()) {
      const QJsonObject person = value.toObject();
      people_ << QVariantMap{{"login", person["login"].toString()},
                             {"name", person["name"].toString()},
                             {"role", roleText(person["roles"].toArray())}};
    }
  }
  emit changed();
}

QString DemoState::time() const {
  const QTimeZone zone(zone_);
  const QDateTime now =
      QDateTime::currentDateTimeUtc().addSecs(clock_ahead_).toTimeZone(zone.isValid() ? zone : QTimeZone::utc());
  return QLocale().toString(now, tr("dddd d MMMM, HH:mm"));
}

void DemoState::ask(const QString& words) {
  std::printf("%s\n", qPrintable(words));
  std::fflush(stdout);
}

QVariantList DemoState::peopleLike(const QString& text) const {
  const QStringList wanted = text.simplified().split(' ', Qt::SkipEmptyParts);
  QVariantList found;
  for (const QVariant& person : people_) {
    const QStringList parts = (person.toMap()["name"].toString() + ' ' + person.toMap()["role"].toString()).split(' ');
    const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
      return std::any_of(parts.begin(), parts.end(),
                         [&](const QString& part) { return part.startsWith(word, Qt::CaseInsensitive); });
    });
    if (fits) found << person;
  }
  return found;
}

QString DemoState::roleText(const QJsonArray& roles) const {
  static const QHash<QString, const char*> names{
      {"lead_creator", QT_TR_NOOP("Lead creator")}, {"agent", QT_TR_NOOP("Agent")},
      {"presales", QT_TR_NOOP("Pre-sales")},        {"technician", QT_TR_NOOP("Technician")},
      {"service_desk", QT_TR_NOOP("Service desk")}, {"sales_administration", QT_TR_NOOP("Sales administration")},
      {"accounting", QT_TR_NOOP("Accounting")},     {"sales_manager", QT_TR_NOOP("Sales manager")},
      {"trainer", QT_TR_NOOP("Trainer")},           {"storekeeper", QT_TR_NOOP("Storekeeper")},
      {"quality", QT_TR_NOOP("Quality")},           {"marketing", QT_TR_NOOP("Marketing")},
      {"admin", QT_TR_NOOP("Administrator")}};
  QStringList words;
  for (const QJsonValue role : roles) {
    if (const char* name = names.value(role.toString(), nullptr)) words << tr(name);
  }
  return words.join(", ");
}

}  // namespace carnet::client

#include "moc_demo_state.cpp"
