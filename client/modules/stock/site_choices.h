// Where at a customer a machine can stand, for a field to choose from. The record is the customer.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class SiteChoices : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // {value, text}; the first one names no site, and without addresses there is none.
  Q_PROPERTY(QVariantList choices READ choices NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  QVariantList choices() const { return sites_; }

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override { sites_.clear(); }

 private:
  QVariantList sites_;
};

}  // namespace carnet::client
