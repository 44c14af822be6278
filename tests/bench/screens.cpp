// What a person waits for in front of the window, on a full device without a link:
//
//   bench-screens fill FOLDER PARTNERS             makes the device
//   bench-screens start FOLDER BEGUN [SUFFIX]      app_start: from BEGUN (monotonic ns, before the process was made)
//   bench-screens start-floor FOLDER BEGUN [SUFFIX]
//   bench-screens open FOLDER PARTNERS [SUFFIX]    list_open, list_page, record_open, search, and their floors
#include <sqlite3.h>

#include <QQmlComponent>
#include <QQuickStyle>
#include <QTest>
#include <cstring>
#include <ctime>
#include <stdexcept>

#include "client/app/search_controller.h"
#include "client/drive/watched_application.h"
#include "client/replica/sqlite_store.h"
#include "client/store/record_source.h"
#include "tests/bench/full_device.h"
#include "tests/bench/screen.h"

using namespace carnet;

namespace {

constexpr int openings = 15;
std::string suffix;

void tell(const std::string& metric, const char* kind, double value) { bench::say(metric + suffix, kind, value, "ms"); }

// The medians of a row of waits.
void tell(const std::string& metric, const std::vector<bench::Screen::Wait>& waits) {
  std::vector<double> times, cpu_times;
  for (const auto& wait : waits) {
    times.push_back(wait.ms);
    cpu_times.push_back(wait.cpu_ms);
  }
  tell(metric, "value", bench::percentile(times, 0.5));
  tell(metric + "_cpu", "value", bench::percentile(cpu_times, 0.5));
}

double millisecondsSince(const char* begun_ns) {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec) - std::atof(begun_ns)) / 1e6;
}

void measureStart(const QString& folder, const char* begun) {
  bench::Screen screen(folder);
  screen.awaitFrame("the first page", [&] { return screen.isSettled(); });
  tell("app_start", "value", millisecondsSince(begun));
  tell("app_start_cpu", "value", bench::cpuMilliseconds());
}

// A page of texts in bare Qt Quick, filled from bare SQLite.
class BareScreen {
 public:
  explicit BareScreen(const std::filesystem::path& folder) {
    if (sqlite3_open_v2(client::SqliteStore::fileIn(folder).c_str(), &database_, SQLITE_OPEN_READONLY, nullptr) !=
        SQLITE_OK)
      throw std::runtime_error("the replica does not open");
    engine_.loadData(R"(
import QtQuick
Window {
    id: window
    property var rows: []
    property bool asList: true
    property alias active: loader.active
    width: 1280; height: 800; visible: true
    Loader { id: loader; active: false; anchors.fill: parent; sourceComponent: window.asList ? list : record }
    Component {
        id: list
        ListView {
            model: window.rows
            delegate: Row {
                required property string modelData
                height: 36; spacing: 16
                Text { text: parent.modelData; width: 400 }
                Text { text: parent.modelData; width: 200 }
                Text { text: parent.modelData; width: 200 }
            }
        }
    }
    Component {
        id: record
        Grid {
            columns: 3
            Repeater { model: window.rows; delegate: Text { required property string modelData; text: modelData } }
        }
    }
})");
    if (engine_.rootObjects().isEmpty()) throw std::runtime_error("the bare window does not load");
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
  }
  ~BareScreen() {
    sqlite3_finalize(by_rid_);
    sqlite3_close(database_);
  }

  void awaitFrame() {
    bench::awaitFrameOf(*window_, "the bare page", [] { return true; });
  }

  // Milliseconds until `count` rows from `first` on are shown.
  double open(bool as_list, int first, int count) {
    window_->setProperty("active", false);
    awaitFrame();
    bench::Stopwatch watch;
    window_->setProperty("rows", names(first, count));
    window_->setProperty("asList", as_list);
    window_->setProperty("active", true);
    awaitFrame();
    return watch.seconds() * 1000;
  }

 private:
  QStringList names(int first, int count) {
    if (by_rid_ == nullptr)
      sqlite3_prepare_v2(database_, "SELECT name FROM partner WHERE rid >= ? ORDER BY rid LIMIT ?", -1, &by_rid_,
                         nullptr);
    sqlite3_bind_int(by_rid_, 1, first);
    sqlite3_bind_int(by_rid_, 2, count);
    QStringList names;
    while (sqlite3_step(by_rid_) == SQLITE_ROW)
      names << QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(by_rid_, 0)));
    sqlite3_reset(by_rid_);
    return names;
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* by_rid_ = nullptr;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
};

void measureStartFloor(const std::filesystem::path& folder, const char* begun) {
  BareScreen screen(folder);
  screen.open(true, 1, 30);
  tell("app_start", "floor", millisecondsSince(begun));
}

void focusList(bench::Screen& screen) {
  screen.list()->forceActiveFocus();
  screen.press(Qt::Key_Home);
  screen.awaitFrame("the top of the list", [&] { return screen.isListComplete(); });
}

void measureOpening(const QString& folder, int partners) {
  bench::Screen screen(folder);
  screen.awaitFrame("the first page", [&] { return screen.isSettled(); });
  const auto toToday = [&] {
    screen.navigator().goTo("today");
    screen.awaitFrame("today", [&] { return screen.isSettled(); });
  };
  const auto toList = [&] {
    screen.press(Qt::Key_G);
    return screen.press(Qt::Key_C, "the list of customers", [&] { return screen.isListComplete(); });
  };

  std::vector<bench::Screen::Wait> lists, pages, records;
  screen.look(6000);
  tell("list_open_first", {toList()});
  for (int i = 0; i < openings; ++i) {
    toToday();
    lists.push_back(toList());
  }
  screen.awaitFrame("the whole list", [&] { return screen.isListWhole(partners); });
  for (int i = 0; i < openings; ++i) {
    focusList(screen);
    // The tail is read anew each time after as many pages as the model keeps.
    pages.push_back(screen.press(Qt::Key_End, "the end of the list", [&] { return screen.isListComplete(); }));
  }
  for (int i = 0; i < openings; ++i) {
    screen.navigator().openHere({});
    screen.awaitFrame("the list", [&] { return screen.isSettled() && screen.isListComplete(); });
    focusList(screen);
    for (int step = 0; step <= i; ++step) screen.press(Qt::Key_Down);
    screen.look(1500);
    records.push_back(screen.press(Qt::Key_Return, "the record", [&] {
      const QString id = screen.navigator().recordId();
      if (id.isEmpty() || !screen.isSettled()) return false;
      for (const auto* source : screen.window().findChildren<client::RecordSource*>()) {
        if (source->recordId() == id && source->isReady()) return true;
      }
      return false;
    }));
  }
  tell("list_open", lists);
  tell("list_page", pages);
  tell("record_open", records);
}

void measureOpeningFloor(const std::filesystem::path& folder, int partners) {
  BareScreen screen(folder);
  std::vector<double> lists, pages, records;
  for (int i = 0; i < openings; ++i) {
    lists.push_back(screen.open(true, 1, 128));
    pages.push_back(screen.open(true, std::max(1, partners - 128), 128));
    records.push_back(screen.open(false, 1 + i, 40));
  }
  tell("list_open", "floor", bench::percentile(lists, 0.5));
  tell("list_page", "floor", bench::percentile(pages, 0.5));
  tell("record_open", "floor", bench::percentile(records, 0.5));
}

int run(const QString& what, int argc, char** argv) {
  const std::filesystem::path folder = argv[2];
  const QString name = QString::fromStdString(folder.string());
  if (argc > 4) suffix = argv[4];
  if (what == "fill")
    bench::fillDevice(folder, std::atoi(argv[3]));
  else if (what == "start")
    measureStart(name, argv[3]);
  else if (what == "start-floor")
    measureStartFloor(folder, argv[3]);
  else if (what == "open") {
    measureOpening(name, std::atoi(argv[3]));
    measureOpeningFloor(folder, std::atoi(argv[3]));
  } else
    return 2;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: bench-screens fill|start|start-floor|open FOLDER NUMBER [SUFFIX]\n");
    return 2;
  }
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
  client::WatchedApplication app(argc, argv);
  QQuickStyle::setStyle("Basic");
  try {
    const int status = run(QString::fromLocal8Bit(argv[1]), argc, argv);
    if (std::strcmp(argv[1], "open") == 0) tell("gui_longest", "value", static_cast<double>(app.longestNs()) / 1e6);
    return status;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-screens: %s\n", error.what());
    return 1;
  }
}
