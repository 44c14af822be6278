#include "client/drive/drive_server.h"

#include <qpa/qwindowsysteminterface.h>
#include <QAccessible>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeySequence>
#include <QLocalSocket>
#include <QQuickItem>
#include <QQuickWindow>
#include <algorithm>

#include "client/drive/item_finder.h"
#include "client/drive/pointer.h"
#include "client/drive/watched_application.h"

namespace carnet::client {
namespace {

constexpr int kQueueLimit = 64;
constexpr qint64 kLineLimit = 1 << 20;
constexpr int kDefaultTimeoutMs = 5000;
constexpr int kPollMs = 20;
constexpr int kHoldMs = 1000;
constexpr int kScrollLimit = 60;
constexpr int kSettleLimitMs = 2000;

QJsonObject failure(const QString& words) { return {{QLatin1String("ok"), false}, {QLatin1String("error"), words}}; }

QJsonObject success(QJsonObject more = {}) {
  more.insert(QLatin1String("ok"), true);
  return more;
}

int timeoutOf(const QJsonObject& request) { return request.value(QLatin1String("timeout")).toInt(kDefaultTimeoutMs); }

bool byTouch(const QJsonObject& request) {
  return request.value(QLatin1String("pointer")).toString() != QLatin1String("mouse");
}

QQuickWindow* windowOf(const QJsonObject& request) {
  const QList<QQuickWindow*> windows = finder::windows(request.value(QLatin1String("window")).toString());
  const auto active =
      std::find_if(windows.begin(), windows.end(), [](QQuickWindow* window) { return window->isActive(); });
  return active != windows.end() ? *active : windows.isEmpty() ? nullptr : windows.constFirst();
}

// Waits until the content of a Flickable rests.
void settle(const QPointer<QQuickItem>& flickable) {
  const auto place = [&flickable] {
    return flickable ? QPointF(flickable->property("contentX").toReal(), flickable->property("contentY").toReal())
                     : QPointF();
  };
  QPointF before = place();
  int resting = 0;
  for (int waited = 0; waited < kSettleLimitMs && resting < 3; waited += kPollMs) {
    Pointer::pass(kPollMs);
    resting = place() == before ? resting + 1 : 0;
    before = place();
  }
}

void activate(QQuickWindow* window) {
  if (window->isActive()) return;
  window->requestActivate();
  Pointer::pass(kPollMs);
}

}  // namespace

DriveServer::DriveServer(QObject* parent) : QObject(parent), m_pointer(std::make_unique<Pointer>()) {
  // Names and roles are kept only while something reads them.
  QAccessible::setActive(true);
  m_server.setSocketOptions(QLocalServer::UserAccessOption);
  connect(&m_server, &QLocalServer::newConnection, this, &DriveServer::accept);
}

DriveServer::~DriveServer() = default;

QString DriveServer::listen(const QString& path) {
  QLocalServer::removeServer(path);
  return m_server.listen(path) ? QString() : m_server.errorString();
}

void DriveServer::accept() {
  while (QLocalSocket* socket = m_server.nextPendingConnection()) {
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
  }
}

void DriveServer::read(QLocalSocket* socket) {
  while (socket->canReadLine()) {
    const QByteArray line = socket->readLine();
    if (m_requests.size() >= kQueueLimit) {
      socket->write(QJsonDocument(failure(QStringLiteral("too many requests wait"))).toJson(QJsonDocument::Compact) +
                    '\n');
      continue;
    }
    m_requests.enqueue({socket, line});
  }
  if (socket->bytesAvailable() > kLineLimit) socket->abort();
  QMetaObject::invokeMethod(this, &DriveServer::serveNext, Qt::QueuedConnection);
}

void DriveServer::serveNext() {
  if (m_serving || m_requests.isEmpty()) return;
  m_serving = true;
  const auto [socket, line] = m_requests.dequeue();
  QJsonParseError error{};
  const QJsonObject request = QJsonDocument::fromJson(line, &error).object();
  QJsonObject answer = error.error == QJsonParseError::NoError ? serve(request) : failure(error.errorString());
  if (request.contains(QLatin1String("id"))) answer.insert(QLatin1String("id"), request.value(QLatin1String("id")));
  if (socket) socket->write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
  m_serving = false;
  if (!m_requests.isEmpty()) QMetaObject::invokeMethod(this, &DriveServer::serveNext, Qt::QueuedConnection);
}

QJsonObject DriveServer::serve(const QJsonObject& request) {
  const QString verb = request.value(QLatin1String("do")).toString();
  if (verb == QLatin1String("tap") || verb == QLatin1String("hold") || verb == QLatin1String("swipe"))
    return tap(request);
  if (verb == QLatin1String("type")) return type(request);
  if (verb == QLatin1String("key")) return key(request);
  if (verb == QLatin1String("wait")) return wait(request);
  if (verb == QLatin1String("reach")) return reach(request);
  if (verb == QLatin1String("grab")) return grab(request);
  if (verb == QLatin1String("read")) {
    const ItemQuery query = ItemQuery::of(request);
    QQuickItem* item = await(query, timeoutOf(request), false);
    return item ? success(finder::describe(item))
                : failure(QStringLiteral("nothing on screen is %1").arg(query.words()));
  }
  if (verb == QLatin1String("count"))
    return success({{QLatin1String("count"), static_cast<int>(finder::all(ItemQuery::of(request)).size())}});
  if (verb == QLatin1String("windows")) {
    QJsonArray windows;
    for (QQuickWindow* window : finder::windows({})) {
      windows.append(QJsonObject{{QLatin1String("title"), window->title()},
                                 {QLatin1String("width"), window->width()},
                                 {QLatin1String("height"), window->height()}});
    }
    return success({{QLatin1String("windows"), windows}});
  }
  if (verb == QLatin1String("slow")) {
    auto* watched = dynamic_cast<WatchedApplication*>(qApp);
    if (!watched) return failure(QStringLiteral("this process is not watched"));
    const QJsonObject told{{QLatin1String("events"), QJsonArray::fromStringList(watched->slow())},
                           {QLatin1String("asleep"), QJsonArray::fromStringList(watched->asleep())}};
    if (request.value(QLatin1String("forget")).toBool()) watched->forget();
    return success(told);
  }
  QQuickWindow* window = windowOf(request);
  if (!window) return failure(QStringLiteral("no such window"));
  if (verb == QLatin1String("tree")) return success({{QLatin1String("items"), finder::tree(window)}});
  if (verb == QLatin1String("resize")) {
    window->resize(request.value(QLatin1String("width")).toInt(window->width()),
                   request.value(QLatin1String("height")).toInt(window->height()));
    Pointer::pass(5 * kPollMs);
    return success();
  }
  if (verb == QLatin1String("close")) {
    QWindowSystemInterface::handleCloseEvent(window);
    return success();
  }
  return failure(
      QStringLiteral("'%1' is not among tap hold swipe type key wait reach read count tree grab resize windows "
                     "slow close")
          .arg(verb));
}

// What is to be touched must also stand still: a list that is filled anew moves its rows in the next frame.
QQuickItem* DriveServer::await(const ItemQuery& query, int timeoutMs, bool mustBeEnabled) {
  QElapsedTimer watch;
  watch.start();
  QPointer<QQuickItem> before;
  QRectF place;
  while (true) {
    QQuickItem* item = finder::one(query);
    if (item && !mustBeEnabled) return item;
    if (item && item->isEnabled()) {
      const QRectF now = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
      if (item == before && now == place) return item;
      before = item;
      place = now;
    }
    if (watch.elapsed() >= timeoutMs) return nullptr;
    Pointer::pass(kPollMs);
  }
}

// Scrolls until the whole item, or as much of it as there is room for, is in sight. Returns what went wrong.
QString DriveServer::bring(QQuickItem* item, bool byTouch) {
  const QPointer<QQuickItem> target(item);
  QRectF before;
  int unmoved = 0;
  for (int tries = 0; tries < kScrollLimit; ++tries) {
    if (!target || !target->window()) return QStringLiteral("it went away while it was being scrolled to");
    QQuickItem* flickable = finder::hidingFlickable(target);
    if (!flickable) return {};
    const QRectF place = target->mapRectToScene(QRectF(0, 0, target->width(), target->height()));
    const QRectF room = finder::seenPart(flickable);
    if (room.isEmpty()) return QStringLiteral("what it scrolls in is not in sight");
    unmoved = place == before ? unmoved + 1 : 0;
    // It cannot come closer: good enough when its middle can be touched.
    if (unmoved >= 2) break;
    before = place;
    QPointF move = room.center() - place.center();
    if (place.left() >= room.left() - 1 && place.right() <= room.right() + 1) move.setX(0);
    if (place.top() >= room.top() - 1 && place.bottom() <= room.bottom() + 1) move.setY(0);
    move.setX(std::clamp(move.x(), -0.75 * room.width(), 0.75 * room.width()));
    move.setY(std::clamp(move.y(), -0.75 * room.height(), 0.75 * room.height()));
    QQuickWindow* window = target->window();
    if (byTouch) {
      const QPointF start = room.center() - move / 2;
      m_pointer->drag(window, start, start + move);
    } else {
      m_pointer->wheel(window, room.center(), move);
    }
    // A press on something that still moves only stops it.
    settle(flickable);
  }
  return {};
}

QJsonObject DriveServer::tap(const QJsonObject& request) {
  const ItemQuery query = ItemQuery::of(request);
  QPointer<QQuickItem> item = await(query, timeoutOf(request), true);
  if (!item) {
    return failure(finder::one(query) ? QStringLiteral("%1 is not enabled").arg(query.words())
                                      : QStringLiteral("nothing on screen is %1").arg(query.words()));
  }
  const bool touching = byTouch(request);
  if (!touching) {
    m_pointer->hover(item->window(), finder::seenPart(item).center());
    if (!item) item = finder::one(query);
    if (!item) return failure(QStringLiteral("%1 went away").arg(query.words()));
  }
  if (const QString trouble = bring(item, touching); !trouble.isEmpty())
    return failure(QStringLiteral("%1: %2").arg(query.words(), trouble));
  // A list may have built the row anew while it scrolled.
  if (!item) item = finder::one(query);
  if (!item) return failure(QStringLiteral("%1 went away").arg(query.words()));
  const QRectF seen = finder::seenPart(item);
  if (seen.isEmpty()) return failure(QStringLiteral("%1 is hidden by what is around it").arg(query.words()));
  QQuickWindow* window = item->window();
  activate(window);
  const QString verb = request.value(QLatin1String("do")).toString();
  if (verb == QLatin1String("swipe")) {
    const QPointF by(request.value(QLatin1String("dx")).toDouble(), request.value(QLatin1String("dy")).toDouble());
    m_pointer->drag(window, seen.center(), seen.center() + by);
    return success();
  }
  const int hold = verb == QLatin1String("hold") ? kHoldMs : 0;
  if (touching)
    m_pointer->tap(window, seen.center(), hold);
  else
    m_pointer->click(window, seen.center(), hold);
  Pointer::pass(kPollMs);
  return success();
}

QJsonObject DriveServer::type(const QJsonObject& request) {
  QJsonObject field = request;
  field.remove(QLatin1String("text"));
  if (field.contains(QLatin1String("name"))) {
    field.insert(QLatin1String("do"), QLatin1String("tap"));
    if (const QJsonObject answer = tap(field); !answer.value(QLatin1String("ok")).toBool()) return answer;
  }
  QQuickWindow* window = windowOf(request);
  if (!window) return failure(QStringLiteral("no such window"));
  activate(window);
  if (request.value(QLatin1String("clear")).toBool()) {
    m_pointer->press(window, Qt::Key_A, Qt::ControlModifier, {});
    m_pointer->press(window, Qt::Key_Delete, Qt::NoModifier, {});
  }
  m_pointer->type(window, request.value(QLatin1String("text")).toString());
  return success();
}

QJsonObject DriveServer::key(const QJsonObject& request) {
  const QKeySequence keys(request.value(QLatin1String("keys")).toString());
  if (keys.isEmpty()) return failure(QStringLiteral("'keys' names no key"));
  QQuickWindow* window = windowOf(request);
  if (!window) return failure(QStringLiteral("no such window"));
  activate(window);
  for (int i = 0; i < keys.count(); ++i) {
    const QKeyCombination chord = keys[i];
    const int key = chord.key();
    const bool prints =
        key >= Qt::Key_Space && key <= Qt::Key_AsciiTilde && !(chord.keyboardModifiers() & Qt::ControlModifier);
    QString text = prints ? QString(QChar(key)) : QString();
    if (prints && !(chord.keyboardModifiers() & Qt::ShiftModifier)) text = text.toLower();
    m_pointer->press(window, key, chord.keyboardModifiers(), text);
  }
  Pointer::pass(kPollMs);
  return success();
}

QJsonObject DriveServer::wait(const QJsonObject& request) {
  const ItemQuery query = ItemQuery::of(request);
  const bool gone = request.value(QLatin1String("gone")).toBool();
  QElapsedTimer watch;
  watch.start();
  while ((finder::one(query) == nullptr) != gone) {
    if (watch.elapsed() >= timeoutOf(request)) {
      return failure(
          gone ? QStringLiteral("%1 is still on screen after %2 ms").arg(query.words()).arg(watch.elapsed())
               : QStringLiteral("nothing on screen is %1 after %2 ms").arg(query.words()).arg(watch.elapsed()));
    }
    Pointer::pass(kPollMs);
  }
  return success({{QLatin1String("ms"), watch.elapsed()}});
}

QJsonObject DriveServer::reach(const QJsonObject& request) {
  const ItemQuery query = ItemQuery::of(request);
  ItemQuery listQuery;
  listQuery.name = request.value(QLatin1String("list")).toString();
  listQuery.window = query.window;
  for (int tries = 0; tries < kScrollLimit; ++tries) {
    if (QQuickItem* item = finder::one(query)) {
      const QString trouble = bring(item, byTouch(request));
      return trouble.isEmpty() ? success() : failure(trouble);
    }
    QQuickItem* list = listQuery.name.isEmpty() ? nullptr : finder::one(listQuery);
    if (!list) {
      listQuery.role = QStringLiteral("List");
      QList<QQuickItem*> lists;
      for (QQuickWindow* window : finder::windows(query.window)) {
        for (QQuickItem* candidate : window->contentItem()->findChildren<QQuickItem*>()) {
          if (candidate->inherits("QQuickFlickable") && candidate->isVisible() &&
              !candidate->property("atYEnd").toBool())
            lists.append(candidate);
        }
      }
      list = lists.isEmpty() ? nullptr : lists.constFirst();
    }
    if (!list || list->property("atYEnd").toBool()) break;
    const QRectF room = finder::seenPart(list);
    if (room.isEmpty()) break;
    const QPointF move(0, -0.75 * room.height());
    if (byTouch(request))
      m_pointer->drag(list->window(), room.center() - move / 2, room.center() + move / 2);
    else
      m_pointer->wheel(list->window(), room.center(), move);
  }
  return failure(QStringLiteral("no list holds %1").arg(query.words()));
}

QJsonObject DriveServer::grab(const QJsonObject& request) {
  QQuickWindow* window = windowOf(request);
  if (!window) return failure(QStringLiteral("no such window"));
  const QString file = request.value(QLatin1String("file")).toString();
  const QImage picture = window->grabWindow();
  if (!picture.save(file)) return failure(QStringLiteral("cannot write '%1'").arg(file));
  return success({{QLatin1String("width"), picture.width()}, {QLatin1String("height"), picture.height()}});
}

}  // namespace carnet::client

#include "moc_drive_server.cpp"
