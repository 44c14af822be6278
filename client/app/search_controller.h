// Search over everything on this device: all kinds of records in one list, from the first letters. A later letter ends
// the search for the earlier ones.
#pragma once

#include <QTimer>
#include <atomic>
#include <memory>

#include "client/store/record_source.h"

namespace carnet::client {

class SearchController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
  // {id, kind, kindText, title, subtitle, symbol, markedTitle, markedSubtitle}; with an empty text the records that were
  // opened last.
  Q_PROPERTY(QVariantList rows READ rows NOTIFY loaded)
  // With an empty text: the rows were opened on this device; else nothing was yet and they are the newest.
  Q_PROPERTY(bool remembered READ isRemembered NOTIFY loaded)
  // What `rows` answers: behind `text` while the newest letters are looked for.
  Q_PROPERTY(QString answered READ answered NOTIFY loaded)
  Q_PROPERTY(bool full READ isFull NOTIFY loaded)  // there may be more than is shown
  // Rows of this device that cannot be found yet; what is shown follows as they can.
  Q_PROPERTY(qint64 rowsToCome READ rowsToCome NOTIFY loaded)

 public:
  static constexpr int most = 50;

  explicit SearchController(QObject* parent = nullptr);
  ~SearchController() override;
  QString text() const { return text_; }
  void setText(const QString& text);
  QVariantList rows() const { return rows_; }
  QString answered() const { return answered_; }
  bool isRemembered() const { return remembered_; }
  bool isFull() const { return rows_.size() >= most; }
  qint64 rowsToCome() const { return rows_to_come_; }

 signals:
  void textChanged();

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  QString text_, answered_;
  QVariantList rows_;
  qint64 rows_to_come_ = 0;
  bool remembered_ = false;
  QTimer again_;
  // The number of the newest question, read by the reader's thread.
  std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace carnet::client
