// How long a thread was at work, as this platform tells it.
#pragma once

#include <QtGlobal>

namespace carnet::client {

// What the calling thread has spent, in nanoseconds since some moment: only differences say something.
// `a - b` is what was spent between them.
struct ThreadTime {
  qint64 wall_ns = 0;
  // Without the time in which it could have run and no processor was free: what the thread worked and waited by itself. On
  // a busy machine this is the product's part of `wall_ns`. Where the system does not tell, the same as `wall_ns`.
  qint64 own_ns = 0;
  // Of that, what it slept: for the disk, for a lock, for another thread.
  qint64 slept_ns = 0;

  static ThreadTime now();
  friend ThreadTime operator-(const ThreadTime& a, const ThreadTime& b) {
    return {a.wall_ns - b.wall_ns, a.own_ns - b.own_ns, a.slept_ns - b.slept_ns};
  }
};

}  // namespace carnet::client
