// A time of day as people type it.
#pragma once

#include <QString>
#include <QTime>

namespace carnet::client {

// "14:05", "14.05", "14h05", "14 05", "1405", "0815", "8h", "8"; invalid if it is none of these.
QTime typedTime(const QString& written);

}  // namespace carnet::client
