#include <QtTest>

#include "client/modules/stock/store_today_controller.h"
#include "client/store/edits.h"
#include "shared/domain/stock/stock_move.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

Operation movedToVan(Workspace& workspace, qint64 thousandths, qint64 at) {
  return Creation<StockMove>(workspace.newId())
      .with<&StockMove::product_id>(sampleIds().product)
      .with<&StockMove::quantity>(thousandths)
      .with<&StockMove::from_location_id>(sampleIds().depot)
      .with<&StockMove::to_location_id>(sampleIds().van)
      .with<&StockMove::happened_at>(at)
      .operation();
}

}  // namespace

class StoreTodayTest : public QObject {
  Q_OBJECT

 private slots:
  void whatIsBelowZeroAndWhatHasMovedIsShownAndFollows() {
    Desk desk(Person::desk);
    StoreTodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_VERIFY(today.isReady());
    const int short_of = today.shortageCount();
    const int moved = today.moveCount();
    QCOMPARE(today.shortages().size(), short_of);
    desk.workspace()->submit({movedToVan(*desk.workspace(), 9'000'000, desk.now().unix_ms)});
    QTRY_COMPARE(today.moveCount(), moved + 1);
    QCOMPARE(today.shortageCount(), short_of + 1);
    const QVariantMap worst = today.shortages()[0].toMap();
    QCOMPARE(worst["placeId"].toString(), test::text(sampleIds().depot));
    QVERIFY2(worst["quantityText"].toString().startsWith(QChar(0x2212)), qPrintable(worst["quantityText"].toString()));
  }

  // A device that slept at midnight wakes up in the morning.
  void aNewDayBeginsWheneverTheClockIsSeen() {
    Desk desk(Person::desk);
    desk.workspace()->submit({movedToVan(*desk.workspace(), 1'000, desk.now().unix_ms)});
    StoreTodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_VERIFY(today.moveCount() > 0);
    const QString date = today.dateText();
    desk.workspace()->setNow(desk.now().unix_ms + 22 * 3'600'000LL);
    QTRY_COMPARE(today.moveCount(), 0);
    QVERIFY(today.dateText() != date);
  }
};

CARNET_QT_TEST(StoreTodayTest, QCoreApplication)

#include "store_today_test.moc"
