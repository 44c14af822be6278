#include "client/ui/rows_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using carnet::ui::RowsModel;

class RowsModelTest : public QObject {
  Q_OBJECT

 private slots:
  void anInsertedRowMovesNoOther() {
    RowsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows({1, 2, 4});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.setRows({1, 2, 3, 4});

    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 2);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.data(model.index(2), RowsModel::Row).toInt(), 3);
  }

  void aChangedRowChangesInPlace() {
    RowsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows({1, 2, 3});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    model.setRows({1, 9, 3});

    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(model.rowCount(), 3);
  }

  void anyListCanFollowAnyOther() {
    const QList<QVariantList> lists{{}, {1}, {1, 2, 3}, {3, 2, 1}, {1, 1, 1}, {2, 1, 1, 5}, {5}, {}};
    for (const QVariantList& from : lists) {
      for (const QVariantList& to : lists) {
        RowsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(from);
        model.setRows(to);
        QCOMPARE(model.rowCount(), to.size());
        for (int i = 0; i < to.size(); ++i) QCOMPARE(model.data(model.index(i), RowsModel::Row), to.at(i));
      }
    }
  }
};

QTEST_MAIN(RowsModelTest)
#include "rows_model_test.moc"
