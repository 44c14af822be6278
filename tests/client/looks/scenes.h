// The looks of the product one by one: each page, sheet and menu, with what belongs on it, on the first day of a company,
// and with something gone wrong.
#pragma once

#include <QQuickWindow>
#include <QString>
#include <functional>
#include <vector>

#include "tests/client/support/sample_replica.h"

namespace carnet::client::test {

enum class Situation { filled, empty, error };
QString nameOf(Situation situation);
QString nameOf(Person person);

// Where to go, and what to do there before it is looked at.
struct Scene {
  QString name;
  QString kind;  // place, or kind of record; empty: the product has not been entered
  QString id;
  std::function<void(QQuickWindow&)> act;
  QString shape;  // "compact", "medium" or "expanded": only there; empty: everywhere
};

// Those before the product is entered come first, the form to sign in before all. `folder` is the data folder: acts may
// put files there.
std::vector<Scene> scenesOf(Person person, Situation situation, const QString& folder);

// Returns when that time has passed; what is queued meanwhile happens.
void pass(int ms);

bool isOf(const QObject* object, const char* qml_type);

}  // namespace carnet::client::test
