#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QLocalServer>
#include <QObject>
#include <QPair>
#include <QPointer>
#include <QQueue>
#include <memory>

class QLocalSocket;
class QQuickItem;
class QQuickWindow;

namespace carnet::client {

class Pointer;
struct ItemQuery;

/// Lets a test use the windows of this process as a person would: by what the screen says and by fingers and keys.
///
/// It listens on a local socket that only the same user can open. One request is one line of JSON, one answer is one line:
/// `{"ok": true, …}` or `{"ok": false, "error": "…"}`, with the request's `id` if it had one. Requests are served one after
/// the other, whoever asks; at most 64 wait, further ones are refused.
///
/// A request names what to do in `do`, and the item by its accessible `name` (exact; `match` may be "prefix" or
/// "contains"), optionally `role` ("Button", "EditableText", …, as in QAccessible), `within` (the name of an item around
/// it), `index` (0 is the first in drawing order), `window` (part of its title). Where the item is not there, or not
/// enabled, the request waits up to `timeout` ms (5000). Items in an open dialog or menu are preferred to those below it, and what can be used to a
/// text of the same name.
///
///   tap     touches the item's middle; scrolls to it by finger before; `pointer: "mouse"` clicks, and scrolls by wheel
///   hold    the same for 1 s
///   swipe   moves the finger by `dx`, `dy` from the item's middle
///   type    writes `text` key by key into the item (which is tapped first), or where the focus is without a `name`;
///           `clear: true` empties the field before
///   key     presses `keys`, as in "Ctrl+Return" or "G, T"
///   wait    until the item is visible, or with `gone: true` until it is not; `text` instead of `name` looks for a part of
///           any name, description or value
///   reach   scrolls the list `list` (or any) down until the item exists; lists build only the rows on screen
///   read    name, role, description, text, checked, enabled, focused and rectangle of the item
///   count   how many visible items match
///   tree    every named item, nested
///   grab    writes the window into the PNG `file`
///   resize  gives the window `width` and `height`
///   windows titles and sizes
///   slow    `events`: what kept the GUI thread for longer than 8 ms so far, `asleep`: those that waited so long for the
///           disk or another thread (watched_application.h); with `forget` the account begins anew
///   close   asks the window to close, as its frame would
///
/// Construct it before the first QML is loaded: Qt keeps names and roles only from then on.
/// It posts window-system events and reads the item tree, nothing else: it sets no property and calls no business code.
class DriveServer : public QObject {
  Q_OBJECT

 public:
  explicit DriveServer(QObject* parent = nullptr);
  ~DriveServer() override;

  /// Starts to listen at `path`, replacing a socket left there by a dead process. Returns what went wrong, or nothing.
  QString listen(const QString& path);

 private:
  void accept();
  void read(QLocalSocket* socket);
  void serveNext();
  QJsonObject serve(const QJsonObject& request);

  QJsonObject tap(const QJsonObject& request);
  QJsonObject type(const QJsonObject& request);
  QJsonObject key(const QJsonObject& request);
  QJsonObject wait(const QJsonObject& request);
  QJsonObject reach(const QJsonObject& request);
  QJsonObject grab(const QJsonObject& request);

  QQuickItem* await(const ItemQuery& query, int timeoutMs, bool mustBeEnabled);
  QString bring(QQuickItem* item, bool byTouch);

  QLocalServer m_server;
  std::unique_ptr<Pointer> m_pointer;
  QQueue<QPair<QPointer<QLocalSocket>, QByteArray>> m_requests;
  bool m_serving = false;
};

}  // namespace carnet::client
