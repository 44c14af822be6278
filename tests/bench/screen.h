// The client's window in a measuring program: keys in, and the moment at which a frame shows what was asked for.
#pragma once

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <functional>
#include <memory>

#include "client/app/application.h"
#include "client/app/navigator.h"
#include "tests/bench/figures.h"

namespace carnet::bench {

class Screen {
 public:
  // The window of the product over the folder of a device; nothing of it was shown yet.
  explicit Screen(const QString& folder);
  ~Screen() { application_.finishPages(); }

  QQuickWindow& window() const { return *window_; }
  client::Navigator& navigator() const;
  client::Application& application() { return application_; }

  // Handles events until a frame was drawn in which `is_complete` held; throws std::runtime_error after a minute.
  void awaitFrame(const char* what, const std::function<bool()>& is_complete);
  // Milliseconds from the key to that frame, and of processor time until then.
  struct Wait {
    double ms = 0;
    double cpu_ms = 0;
  };
  Wait press(Qt::Key key, const char* what, const std::function<bool()>& is_complete);
  void press(Qt::Key key);
  void type(const QString& text);
  void wheel(int degrees);

  // Handles events for as long as a person looks before doing the next thing.
  void look(int ms);

  // Every record source and list of the window has read what it was asked for, and today's places are there.
  bool isSettled() const;
  // The list that is shown, or null.
  QQuickItem* list() const;
  // Every row of the list within its window has been read.
  bool isListComplete() const;
  // The list holds all its rows, not only the first.
  bool isListWhole(int at_least) const;

 private:
  client::Application application_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
};

// The same for any window.
void awaitFrameOf(QQuickWindow& window, const char* what, const std::function<bool()>& is_complete);

}  // namespace carnet::bench
