// The real application over the sample replica, without a server, used by its screen: what tests of whole pages need.
#pragma once

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QtTest>
#include <map>
#include <memory>
#include <optional>

#include "client/app/application.h"
#include "client/app/navigator.h"
#include "client/drive/item_finder.h"
#include "tests/client/support/id_text.h"
#include "tests/client/support/later.h"
#include "tests/client/support/signed_in.h"

namespace carnet::client::test {

// The window of a signed-in person, worked by keys and clicks on what has a name.
class Hands {
 public:
  explicit Hands(const QSize& size, Person person = Person::desk, const QString& pointer = "mouse") {
    makeSignedInFolder(folder_.path().toStdString(), person, now_);
    options_.data = folder_.path();
    options_.language = "en";
    options_.pointer = pointer;
    options_.size = size;
    application_ = std::make_unique<Application>(options_, false);
    engine_.addImportPath("qrc:/qt/qml");
    application_->setEngine(&engine_);
    engine_.setInitialProperties({{"application", QVariant::fromValue(application_.get())}});
    engine_.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
    application_->start();
    application_->workspace()->setNow(now_.unix_ms);
    if (!QTest::qWaitFor([this] { return navigator() && !navigator()->places().isEmpty(); })) qFatal("no places");
  }
  ~Hands() { application_->finishPages(); }

  QString list;

  Navigator* navigator() const { return window_->findChild<Navigator*>(); }
  Workspace* workspace() const { return application_->workspace(); }
  QQuickWindow* window() const { return window_; }
  void setLanguage(const QString& language) { application_->setLanguage(language); }
  Instant now() const { return now_; }

  QQuickItem* find(const QString& name, const QString& role = {}) const {
    ItemQuery query;
    query.name = name;
    query.role = role;
    QQuickItem* item = nullptr;
    const bool found = QTest::qWaitFor([&] { return (item = finder::one(query)) != nullptr; }, 10'000);
    if (!found) qWarning().noquote() << "nothing is called" << name;
    return item;
  }
  bool sees(const QString& name) const {
    ItemQuery query;
    query.name = name;
    return finder::one(query) != nullptr;
  }
  // The rows in sight of the list with this name, from above.
  QStringList rows() const { return rows("title"); }
  // What they say in this property.
  QStringList rows(const char* property) const {
    ItemQuery query;
    query.name = list;
    query.role = "List";
    QQuickItem* view = finder::one(query);
    if (!view) return {};
    std::map<qreal, QString> titles;
    for (QQuickItem* item : view->property("contentItem").value<QQuickItem*>()->childItems()) {
      if (item->isVisible() && item->property("title").isValid())
        titles[item->y()] = item->property(property).toString();
    }
    QStringList out;
    for (const auto& [y, title] : titles) out << title;
    return out;
  }
  // Presses what rests: a sheet that has just opened still moves what is in it.
  void click(const QString& name, const QString& role = {}, Qt::KeyboardModifiers held = {}) {
    if (!find(name, role)) return;
    ItemQuery query;
    query.name = name;
    query.role = role;
    std::optional<QPointF> at;
    int resting = 0;
    const bool rests = QTest::qWaitFor(
        [&] {
          std::optional<QPointF> now;
          if (QQuickItem* item = finder::one(query)) now = item->mapToScene({item->width() / 2, item->height() / 2});
          resting = now && now == at ? resting + 1 : 0;
          at = now;
          return resting == 3;
        },
        10'000);
    if (!rests) qWarning().noquote() << "does not rest:" << name;
    if (at) QTest::mouseClick(window_, Qt::LeftButton, held, at->toPoint());
  }
  // What the field with this name holds.
  QString textIn(const QString& field) const {
    QQuickItem* item = find(field, "EditableText");
    return item ? item->property("text").toString() : QString();
  }
  // Whether the keys go to the item with this name, or into it.
  bool focusIsIn(const QString& name, const QString& role) const {
    ItemQuery query;
    query.name = name;
    query.role = role;
    for (QQuickItem* item : finder::all(query)) {
      if (item->hasActiveFocus()) return true;
    }
    return false;
  }
  void key(Qt::Key key, Qt::KeyboardModifiers held = {}) { QTest::keyClick(window_, key, held); }
  void type(const QString& text) {
    for (QChar c : text) QTest::keyClick(window_, c.toLatin1());
  }

 private:
  const Instant now_{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
  QTemporaryDir folder_;
  Options options_;
  std::unique_ptr<Application> application_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
};

// The dialog of the page that is shown, by its QML type and, where there are several, its title; null when there is none.
inline QObject* dialogOf(const Hands& hands, const char* type, const QString& title = {}) {
  const auto existing = [&]() -> QObject* {
    makeDialogs(*hands.window());
    for (QObject* child : hands.window()->findChildren<QObject*>()) {
      if (!QByteArray(child->metaObject()->className()).startsWith(QByteArray(type) + "_QML")) continue;
      if (title.isEmpty() || child->property("title") == title) return child;
    }
    return nullptr;
  };
  // The part of the page that it belongs to may be shown a moment after its head.
  QObject* found = nullptr;
  return QTest::qWaitFor([&] { return (found = existing()) != nullptr; }) ? found : nullptr;
}

}  // namespace carnet::client::test
