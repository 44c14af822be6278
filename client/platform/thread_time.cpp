#include "client/platform/thread_time.h"

#include <chrono>
#include <utility>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#endif

namespace carnet::client {

namespace {

#ifdef Q_OS_LINUX
// Nanoseconds on a processor and on a run queue. The second is read from the file that
// Documentation/scheduler/sched-stats.rst of the kernel describes; the first stands there too, but only as of the last tick.
std::pair<qint64, qint64> scheduled() {
  thread_local const int file = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  char text[96];
  const ssize_t size = file < 0 ? -1 : pread(file, text, sizeof text - 1, 0);
  if (size <= 0) return {0, 0};
  text[size] = 0;
  char* after = nullptr;
  std::strtoll(text, &after, 10);
  timespec ran{};
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ran) != 0) return {0, 0};
  return {qint64(ran.tv_sec) * 1'000'000'000 + ran.tv_nsec, std::strtoll(after, nullptr, 10)};
}
#else
std::pair<qint64, qint64> scheduled() { return {0, 0}; }
#endif

}  // namespace

ThreadTime ThreadTime::now() {
  const auto wall = std::chrono::steady_clock::now().time_since_epoch();
  const qint64 wall_ns = std::chrono::duration_cast<std::chrono::nanoseconds>(wall).count();
  const auto [ran, waited] = scheduled();
  return {wall_ns, wall_ns - waited, ran == 0 ? 0 : wall_ns - waited - ran};
}

}  // namespace carnet::client
