// What lies where, summed from the moves: the stock of one place, or of one product in every place. A technician's own
// van is the place unless another one is asked for.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class StockController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // Set one of them; `recordId` is the product when `byProduct`, else the place (empty = this person's van).
  Q_PROPERTY(bool byProduct READ byProduct WRITE setByProduct NOTIFY byProductChanged)
  Q_PROPERTY(QString filterText READ filterText WRITE setFilterText NOTIFY filterTextChanged)
  // What fits the machine of this ticket comes first in the rows of a place.
  Q_PROPERTY(QString ticketId MEMBER ticket_id_ NOTIFY ticketIdChanged)
  // {id, title, subtitle, quantity, quantityText, tone, productId, sku, unit, unitCode, whole}: of a place its products,
  // of a product its places. `unit` is the word for the quantity, as the list is exported with it.
  Q_PROPERTY(QVariantList rows READ rows NOTIFY loaded)
  // What the filter finds in the catalogue when nothing of it lies in the place, by number and name.
  Q_PROPERTY(QStringList elsewhere READ elsewhere NOTIFY loaded)
  // {value, text}: the places that can be chosen
  Q_PROPERTY(QVariantList places READ places NOTIFY loaded)
  Q_PROPERTY(QString placeId READ placeId NOTIFY loaded)
  Q_PROPERTY(QString placeName READ placeName NOTIFY loaded)
  // Products below zero: the place must be counted.
  Q_PROPERTY(int shortages READ shortages NOTIFY loaded)
  // {title, text, when, …} for Timeline: the latest moves of the place.
  Q_PROPERTY(QVariantList moves READ moves NOTIFY loaded)

 public:
  explicit StockController(QObject* parent = nullptr);

  bool byProduct() const { return by_product_; }
  void setByProduct(bool by_product);
  QString filterText() const { return filter_text_; }
  void setFilterText(const QString& text);
  QVariantList rows() const { return stock_.rows; }
  QStringList elsewhere() const { return stock_.elsewhere; }
  QVariantList places() const { return stock_.places; }
  QString placeId() const { return stock_.place_id; }
  QString placeName() const { return stock_.place_name; }
  int shortages() const { return stock_.shortages; }
  QVariantList moves() const { return stock_.moves; }

 signals:
  void byProductChanged();
  void filterTextChanged();
  void ticketIdChanged();

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct Shown {
    QVariantList rows, places, moves;
    QStringList elsewhere;
    QString place_id, place_name;
    int shortages = 0;
  };
  void loadPlace();
  void loadProduct();

  bool by_product_ = false;
  QString filter_text_;
  QString ticket_id_;
  Shown stock_;
};

}  // namespace carnet::client
