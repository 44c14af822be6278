#include "client/platform/paths.h"

#include <QStandardPaths>

namespace carnet::client {

std::filesystem::path defaultDataFolder() {
  const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
  return std::filesystem::path(base.toStdU16String()) / "carnet";
}

}  // namespace carnet::client
