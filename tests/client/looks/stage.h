// The product on a stage: the real application over the sample replica, without a server, led from page to page. What
// draws the pictures and what examines the pages both see the product through it.
#pragma once

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTranslator>
#include <memory>
#include <vector>

#include "client/app/application.h"
#include "tests/client/looks/row_words.h"
#include "tests/client/looks/scenes.h"

namespace carnet::client::test {

struct Shape {
  QString name;
  QSize size;
  QString pointer;
  qreal text_scale = 1;
  bool glove = false;
};
// A telephone, a tablet held upright, a desk: the form factors of the interface.
const std::vector<Shape>& shapes();
// The same with text at twice its size, and for hands in gloves.
const std::vector<Shape>& demandingShapes();

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

  // Those that can be seen in that form factor.
  std::vector<Scene> scenes(const Shape& shape) const;
  // What rows and the device itself say.
  RowWords rowWords() const;
  void take(const Shape& shape);
  void setDark(bool dark);
  // Goes there and returns when nothing moves any more.
  void show(const Scene& scene);

 private:
  void makeWaitingWork();

  Person person_;
  Situation situation_;
  QTemporaryDir folder_;
  Instant now_;
  std::unique_ptr<QQmlApplicationEngine> engine_;
  std::unique_ptr<Application> application_;
  QQuickWindow* window_ = nullptr;
  QString problem_;
};

}  // namespace carnet::client::test
