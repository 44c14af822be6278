#include <QAccessible>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QtTest>
#include <memory>

#include "tests/client/looks/examiner.h"

using namespace carnet::client::test;

namespace {

// A window with `content` in it, drawn, and what `find` finds wrong in it.
QStringList faultsIn(const char* content, const std::function<std::vector<Fault>(QQuickWindow&)>& find) {
  QQmlEngine engine;
  engine.addImportPath("qrc:/qt/qml");
  QQmlComponent component(&engine);
  component.setData(
      QByteArray("import QtQuick\nimport QtQuick.Window\nimport QtQuick.Templates as T\nimport Carnet.Ui\n"
                 "Window { width: 400; height: 300; visible: true; color: Theme.bg\n") +
          content + "\n}",
      QUrl());
  const std::unique_ptr<QObject> object(component.create());
  auto* window = qobject_cast<QQuickWindow*>(object.get());
  if (!window) return {component.errorString()};
  if (!QTest::qWaitForWindowActive(window)) return {"not shown"};
  QTest::qWait(50);
  QStringList checks;
  for (const Fault& fault : find(*window)) checks << fault.check;
  checks.removeDuplicates();
  return checks;
}

QStringList faultsIn(const char* content, Measure measure = {}) {
  return faultsIn(content, [&](QQuickWindow& window) { return faultsOf(window, window.grabWindow(), measure); });
}

QStringList focused(const char* content) { return faultsIn(content, focusFaultsOf); }

const QStringList nothing;
const Measure finger{48, nullptr};
const RowWords words(QStringList{"Brasserie du Vieux-Port", "13001", "Marseille", "T-2026-00412", "Claire Aubert"});
const Measure pseudo{0, &words};

}  // namespace

// Each check finds the fault planted for it and leaves the same thing in order alone.
class ExaminerTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }

  void aTextLargerThanItsItemIsCut() {
    QCOMPARE(faultsIn("Label { text: 'Pump leaks at the shaft' }"), nothing);
    QCOMPARE(faultsIn("Label { width: 40; text: 'Pump leaks at the shaft'; wrapMode: Text.NoWrap }"),
             QStringList{"cut"});
    QCOMPARE(faultsIn("Label { width: 60; height: 20; text: 'Pump leaks at the shaft' }"), QStringList{"cut"});
  }

  void aTextBeyondWhatShowsItIsCut() {
    QCOMPARE(faultsIn("Item { width: 60; height: 40; clip: true; Label { text: 'Pump leaks at the shaft' } }"),
             QStringList{"cut"});
    QCOMPARE(faultsIn("Label { x: 350; text: 'Pump leaks at the shaft' }"), QStringList{"cut"});
  }

  void anElidedTextNeedsATooltip() {
    const char* elided =
        "Label { width: 60; elide: Text.ElideRight; text: 'Pump leaks at the shaft'; wrapMode: Text.NoWrap }";
    QCOMPARE(faultsIn(elided), QStringList{"cut"});
    QCOMPARE(faultsIn((QByteArray("CutTextTip {}\n") + elided).constData()), nothing);
  }

  void aButtonIsNeverElided() {
    QCOMPARE(faultsIn("CutTextTip {}\nButton { text: 'Begin the repair' }"), nothing);
    QCOMPARE(faultsIn("CutTextTip {}\nButton { width: 60; text: 'Begin the repair' }"), QStringList{"cut"});
  }

  void textsThatIntersectOverlap() {
    QCOMPARE(faultsIn("Label { text: 'one' }\nLabel { y: 40; text: 'two' }"), nothing);
    QCOMPARE(faultsIn("Label { text: 'one' }\nLabel { y: 6; text: 'two' }"), QStringList{"overlap"});
    QCOMPARE(faultsIn("Item { Label { text: 'one' } }\nItem { y: 6; Label { text: 'two' } }"), QStringList{"overlap"});
    QCOMPARE(faultsIn("Label { text: 'one' }\nLabel { y: 6; text: 'two'; visible: false }"), nothing);
  }

  void thingsThatTakeInputOverlapUnlessOneLiesOnTheOther() {
    QCOMPARE(faultsIn("T.AbstractButton { width: 80; height: 40; focusPolicy: Qt.NoFocus }\n"
                      "T.AbstractButton { x: 40; width: 80; height: 40; focusPolicy: Qt.NoFocus }"),
             QStringList{"overlap"});
    QCOMPARE(faultsIn("T.AbstractButton { width: 300; height: 200; Accessible.name: 'Ticket' }\nButton { x: 20; y: 20; "
                      "text: 'Call' }"),
             nothing);
  }

  void aTargetIsLargeEnoughForAFinger() {
    QCOMPARE(
        faultsIn(
            "Item { width: 100; height: 100; T.AbstractButton { width: 48; height: 48; focusPolicy: Qt.NoFocus } }",
            finger),
        nothing);
    QCOMPARE(faultsIn("T.AbstractButton { width: 48; height: 40; focusPolicy: Qt.NoFocus }", finger),
             QStringList{"target"});
    QCOMPARE(faultsIn("T.AbstractButton { width: 40; height: 48; enabled: false }", finger), nothing);
    QCOMPARE(faultsIn("T.AbstractButton { width: 48; height: 40; focusPolicy: Qt.NoFocus }"), nothing);
  }

  void whatHasTheFocusHasAName() {
    QCOMPARE(faultsIn("Item { width: 50; height: 50; activeFocusOnTab: true; Accessible.role: Accessible.List }"),
             QStringList{"name"});
    QCOMPARE(faultsIn("Item { width: 50; height: 50; activeFocusOnTab: true; Accessible.role: Accessible.List; "
                      "Accessible.name: 'Tickets' }"),
             nothing);
  }

  void aTextIsTranslatedOrRowData() {
    QCOMPARE(faultsIn("Label { text: '⟦Open tickets⟧' }", pseudo), nothing);
    QCOMPARE(faultsIn("Label { text: 'Brasserie du Vieux-Port' }", pseudo), nothing);
    QCOMPARE(faultsIn("Label { text: '12:30 · 4,890.00 €' }", pseudo), nothing);
    QCOMPARE(faultsIn("Label { text: 'Open tickets' }", pseudo), QStringList{"language"});
    QCOMPARE(faultsIn("Label { text: 'Brasserie du Vieux-Port · late' }", pseudo), QStringList{"language"});
    QCOMPARE(faultsIn("Label { text: 'T-2026-00412 · 13001 Marseille' }", pseudo), nothing);
    // Part of a value, and a column that is called so, are no value.
    QCOMPARE(faultsIn("Label { text: 'Brasserie' }", pseudo), QStringList{"language"});
    QCOMPARE(faultsIn("Label { text: 'assigned' }", pseudo), QStringList{"language"});
  }

  void faintTextAndIconsAreFound() {
    QCOMPARE(faultsIn("Label { text: 'Pump leaks'; color: '#8a8f99' }"), QStringList{"contrast"});
    QCOMPARE(faultsIn("Label { text: 'Pump leaks'; color: '#8a8f99'; enabled: false }"), nothing);
    QCOMPARE(faultsIn("Label { text: 'Pump leaks'; opacity: 0.5 }"), QStringList{"contrast"});
    QCOMPARE(faultsIn("Icon { x: 20; y: 20; symbol: 'add' }"), nothing);
    QCOMPARE(faultsIn("Icon { x: 20; y: 20; symbol: 'add'; color: '#c8ccd4' }"), QStringList{"contrast"});
    QCOMPARE(
        faultsIn(
            "Rectangle { width: 60; height: 60; color: Theme.accent; Icon { symbol: 'add'; color: Theme.accent } }"),
        QStringList{"contrast"});
    QCOMPARE(faultsIn("FieldFrame { x: 20; y: 20; width: 100; height: 32 }"), nothing);
    QCOMPARE(faultsIn("FieldFrame { x: 20; y: 20; width: 100; height: 32; border.color: '#d5d9e0' }"),
             QStringList{"contrast"});
  }

  void faintBoxesSwitchesAndStagesAreFound() {
    QCOMPARE(
        faultsIn("CheckBox { x: 20; y: 20; name: 'Mine' }\nSwitch { x: 80; y: 20; name: 'Gloves'; checked: true }"),
        nothing);
    QCOMPARE(faultsIn("CheckMark { x: 20; y: 20; border.color: '#d5d9e0' }"), QStringList{"contrast"});
    QCOMPARE(faultsIn("CheckMark { x: 20; y: 20; filled: true; border.color: '#d5d9e0'; color: '#d5d9e0' }"),
             QStringList{"contrast"});
    QCOMPARE(
        faultsIn("Switch { x: 20; y: 20; name: 'Gloves'; Component.onCompleted: indicator.border.color = '#d5d9e0' }"),
        QStringList{"contrast"});
    QCOMPARE(faultsIn("StageMark { x: 20; y: 20; now: true }"), nothing);
    QCOMPARE(faultsIn("StageMark { x: 20; y: 20; border.color: '#d5d9e0' }"), QStringList{"contrast"});
  }

  void whatHasTheFocusShowsIt() {
    QCOMPARE(focused("Button { x: 20; y: 20; text: 'Begin' }\nTextField { x: 20; y: 80; name: 'Phone' }"), nothing);
    QCOMPARE(focused("T.Button { x: 20; y: 20; width: 80; height: 40; focusPolicy: Qt.StrongFocus }"),
             QStringList{"focus"});
    QCOMPARE(focused("Button { text: 'Begin' }"), QStringList{"focus"});
    QCOMPARE(focused("T.Button { id: b; x: 20; y: 20; width: 80; height: 40; focusPolicy: Qt.StrongFocus\n"
                     "FocusRing { visible: b.visualFocus; border.color: '#d5d9e0' } }"),
             QStringList{"contrast"});
  }

  void underADialogOnlyTheDialogIsLookedAt() {
    QCOMPARE(faultsIn("Label { text: 'Pump leaks'; color: '#8a8f99' }\n"
                      "Dialog { title: 'Why?'; Component.onCompleted: open() }"),
             nothing);
    QCOMPARE(
        faultsIn(
            "Dialog { title: 'Why?'; Component.onCompleted: open()\n Label { text: 'Pump leaks'; color: '#c8ccd4' } }"),
        QStringList{"contrast"});
  }
};

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  ExaminerTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "examiner_test.moc"
