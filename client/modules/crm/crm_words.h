// The words of customers: stages, roles, kinds of numbers and addresses.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QVariantList>

#include "client/store/formats.h"

namespace carnet::client {

class CrmWords {
  Q_DECLARE_TR_FUNCTIONS(CrmWords)

 public:
  static QString stage(const QString& name);
  static QString stageTone(const QString& name);
  static QString role(const QString& name);
  static QString point(const QString& kind);
  static QString pointSymbol(const QString& kind);
  static QString address(const QString& kind);
  // {value, text}: all there are, by their names.
  static QVariantList countries(const Formats& formats);
};

}  // namespace carnet::client
