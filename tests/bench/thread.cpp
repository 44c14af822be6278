// What keeps the GUI thread busy in the flows of a day, on a full device without a link:
//
//   bench-thread FOLDER [ROUNDS [FLOW]]   gui_FLOW: the longest event's time on a processor; gui_FLOW_slow: events above 8 ms
//                                         gui_FLOW_unpainted, gui_FLOW_unpainted_slow: less what painting in software took
//
// FOLDER is one that bench-screens filled. Each figure is the median of the rounds; standard error names the slow events of
// each flow.
#include <QQuickStyle>
#include <QTest>
#include <cstring>
#include <functional>
#include <map>
#include <stdexcept>

#include "client/drive/watched_application.h"
#include "tests/bench/screen.h"
#include "tests/client/support/id_text.h"
#include "tests/client/support/sample_replica.h"

using namespace carnet;

namespace {

using Flow = std::function<void(bench::Screen&)>;

constexpr int look_ms = 400;

// As an event of its own, which is measured.
void happen(bench::Screen& screen, const std::function<void()>& what) {
  QMetaObject::invokeMethod(&screen.application(), what, Qt::QueuedConnection);
  screen.look(0);
}

void settle(bench::Screen& screen) {
  screen.awaitFrame("the page", [&] { return screen.isSettled(); });
  screen.look(look_ms);
}

void goTo(bench::Screen& screen, const char* place) {
  happen(screen, [&] { screen.navigator().goTo(place); });
  settle(screen);
}

void customers(bench::Screen& screen) {
  screen.press(Qt::Key_G);
  screen.press(Qt::Key_C, "the list of customers", [&] { return screen.isListComplete(); });
  settle(screen);
}

void top(bench::Screen& screen) {
  screen.list()->forceActiveFocus();
  screen.press(Qt::Key_Home, "the top of the list", [&] { return screen.isListComplete(); });
}

void scroll(bench::Screen& screen) {
  top(screen);
  for (int turn = 0; turn < 30; ++turn) {
    screen.wheel(-15);
    screen.look(16);
  }
  for (int page = 0; page < 5; ++page) {
    screen.press(Qt::Key_PageDown);
    screen.look(60);
  }
  screen.press(Qt::Key_End, "the end of the list", [&] { return screen.isListComplete(); });
  settle(screen);
}

void search(bench::Screen& screen) {
  screen.press(Qt::Key_Slash);
  screen.look(look_ms);
  for (const QChar letter : QString("pump")) {
    screen.type(letter);
    screen.look(150);
  }
  settle(screen);
}

void openRecord(bench::Screen& screen) {
  top(screen);
  screen.press(Qt::Key_Down);
  screen.press(Qt::Key_Return);
  settle(screen);
  screen.press(Qt::Key_Escape);
  settle(screen);
}

void openTicket(bench::Screen& screen) {
  const client::test::SampleIds ids = client::test::sampleIds();
  for (const QString& id : {client::test::text(ids.ticket), client::test::text(ids.other_ticket), QString()}) {
    happen(screen, [&] { screen.navigator().openHere(id); });
    settle(screen);
  }
}

void places(bench::Screen& screen) {
  for (const QVariant& place : screen.navigator().places()) goTo(screen, qPrintable(place.toMap()["key"].toString()));
}

void resize(bench::Screen& screen) {
  for (const QSize& size : {QSize(390, 844), QSize(800, 1100), QSize(1280, 800)}) {
    happen(screen, [&] { screen.window().resize(size); });
    settle(screen);
  }
}

void theme(bench::Screen& screen) {
  for (const char* name : {"dark", "light"}) {
    happen(screen, [&] { screen.application().setTheme(name); });
    settle(screen);
  }
}

struct Named {
  const char* name;
  const char* place;  // where it begins
  Flow flow;
};

const std::vector<Named>& flows() {
  static const std::vector<Named> all{
      {"list", "today", customers},       {"scroll", "partners", scroll},    {"search", "today", search},
      {"record", "partners", openRecord}, {"ticket", "tickets", openTicket}, {"places", "today", places},
      {"resize", "partners", resize},     {"theme", "partners", theme},
  };
  return all;
}

// With a graphics processor another thread paints once the items are read; in software this one does, within the same event.
void watchPainting(client::WatchedApplication& watched, QQuickWindow& window) {
  auto begun = std::make_shared<client::ThreadTime>();
  QObject::connect(
      &window, &QQuickWindow::afterSynchronizing, &window, [begun] { *begun = client::ThreadTime::now(); },
      Qt::DirectConnection);
  QObject::connect(
      &window, &QQuickWindow::frameSwapped, &window,
      [begun, &watched] {
        const client::ThreadTime took = client::ThreadTime::now() - *begun;
        watched.painted(took.own_ns - took.slept_ns);
      },
      Qt::DirectConnection);
}

void measure(client::WatchedApplication& watched, bench::Screen& screen, int rounds, const QString& only) {
  for (const Named& named : flows()) {
    if (!only.isEmpty() && only != named.name) continue;
    std::vector<double> longest, slow, longest_unpainted, slow_unpainted;
    for (int round = 0; round < rounds; ++round) {
      goTo(screen, named.place);
      watched.forget();
      named.flow(screen);
      longest.push_back(static_cast<double>(watched.longestRanNs()) / 1e6);
      slow.push_back(watched.slowEvents());
      longest_unpainted.push_back(static_cast<double>(watched.longestUnpaintedNs()) / 1e6);
      slow_unpainted.push_back(watched.slowUnpaintedEvents());
      for (const QString& line : watched.slow())
        std::fprintf(stderr, "%s %d: %s\n", named.name, round, qPrintable(line));
    }
    const std::string metric = std::string("gui_") + named.name;
    bench::say(metric, "value", bench::percentile(longest, 0.5), "ms");
    bench::say(metric + "_slow", "value", bench::percentile(slow, 0.5), "events");
    bench::say(metric + "_unpainted", "value", bench::percentile(longest_unpainted, 0.5), "ms");
    bench::say(metric + "_unpainted_slow", "value", bench::percentile(slow_unpainted, 0.5), "events");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench-thread FOLDER [ROUNDS [FLOW]]\n");
    return 2;
  }
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
  client::WatchedApplication app(argc, argv);
  QQuickStyle::setStyle("Basic");
  try {
    bench::Screen screen(QString::fromLocal8Bit(argv[1]));
    watchPainting(app, screen.window());
    settle(screen);
    screen.look(6000);  // pages are made ahead
    const double start = static_cast<double>(app.longestRanNs()) / 1e6;
    measure(app, screen, argc > 2 ? std::atoi(argv[2]) : 5, argc > 3 ? argv[3] : "");
    bench::say("gui_start", "value", start, "ms");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-thread: %s\n", error.what());
    return 1;
  }
  app.forget();
}
