// The product on a stage: the real application over the sample replica, without a server, led from page to page. What
// draws the pictures and what examines the pages both see the product through it.
#pragma once

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTranslator>
#include <functional>
#include <memory>
#include <vector>

#include "client/app/application.h"
#include "tests/client/support/sample_replica.h"

namespace carnet::client::test {

// The same page with what belongs on it, on the first day of a company, and with something gone wrong.
enum class Situation { filled, empty, error };
QString nameOf(Situation situation);
QString nameOf(Person person);

struct Shape {
  QString name;
  QSize size;
  QString pointer;
};
// A telephone, a tablet held upright, a desk: the form factors of the interface.
const std::vector<Shape>& shapes();

// One look of the product: where to go, and what to do there before it is looked at.
struct Scene {
  QString name;
  QString kind;  // place, or kind of record; empty: the product has not been entered
  QString id;
  std::function<void(QQuickWindow&)> act;
};

// Returns when the window has drawn no frame for a moment.
void settle(QQuickWindow& window);

class Stage {
 public:
  // `instead`: a translator whose words are taken in place of the language's.
  Stage(Person person, Situation situation, const QString& language, QTranslator* instead = nullptr);
  ~Stage();

  // Empty, or why nothing can be shown.
  QString problem() const { return problem_; }
  QQuickWindow& window() const { return *window_; }
  std::filesystem::path folder() const { return folder_.path().toStdString(); }

  std::vector<Scene> scenes() const;
  void take(const Shape& shape);
  void setDark(bool dark);
  // Goes there and returns when nothing moves any more.
  void show(const Scene& scene);

 private:
  void makeWaitingWork();

  Situation situation_;
  QTemporaryDir folder_;
  Instant now_;
  std::unique_ptr<QQmlApplicationEngine> engine_;
  std::unique_ptr<Application> application_;
  QQuickWindow* window_ = nullptr;
  QString problem_;
};

}  // namespace carnet::client::test
