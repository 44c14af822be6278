// Virtual time, the events that wait for it, and the record of what happened. One thread; the same seed gives the same
// record.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "shared/core/random.h"

namespace carnet::simulation {

// An invariant of sync.md 13 did not hold.
struct Violation : std::runtime_error {
  Violation(const std::string& invariant, const std::string& what) : std::runtime_error(invariant + ": " + what) {}
};

class World {
 public:
  World(std::uint64_t seed, bool prints) : rng((seed + 1) * 0xd1342543de82ef95u), prints_(prints) {}

  Instant now() const { return now_; }
  void after(std::int64_t ms, std::function<void()> event) {
    events_.emplace(std::pair{now_.unix_ms + std::max<std::int64_t>(ms, 0), ++event_no_}, std::move(event));
  }
  // Runs all events up to that moment.
  void runUntil(Instant until, const std::function<bool()>& stop = {});
  // Between lowest and highest milliseconds, both included.
  std::int64_t between(std::int64_t lowest, std::int64_t highest) {
    return lowest + static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(highest - lowest + 1)));
  }
  // `probability` in ten-thousandths.
  bool happens(unsigned probability) { return rng.below(10'000) < probability; }

  void trace(const std::string& line);
  std::uint64_t traceHash() const { return hash_; }
  std::uint64_t events() const { return event_no_; }

  SeededRng rng;

 private:
  Instant now_{1'772'349'000'000};  // 2026-03-01T07:10Z
  std::map<std::pair<std::int64_t, std::uint64_t>, std::function<void()>> events_;
  std::uint64_t event_no_ = 0;
  std::uint64_t hash_ = 14695981039346656037u;
  bool prints_;
};

// What is drawn once per seed. Probabilities in ten-thousandths.
struct Faults {
  bool enabled = true;
  std::int64_t latency_low_ms = 5, latency_high_ms = 80;
  unsigned cut = 30;                   // per message: both ends are told soon
  unsigned half_open = 10;             // per message: nobody is told
  unsigned duplicate = 100;            // per push or receipt: its sender says it twice
  unsigned reorder = 0;                // per frame: it overtakes others, or is overtaken
  unsigned repeat = 0;                 // per frame: it arrives twice
  unsigned omission = 0;               // per delta: one row of it is dropped on the device, as a bug of ours might
  unsigned device_kill = 15;           // per marked point
  unsigned power_cut = 3'000;          // of device kills
  unsigned disk_full = 0;              // per event of a device: its store refuses to write, and the program goes on
  unsigned server_kill = 40;           // per marked point
  unsigned turned_away = 0;            // per greeting: the server hangs up at once, as one that has no room
  unsigned offline = 0;                // per action of a person: the network goes for a while
  unsigned clock_jump = 0;             // per action of a person
  unsigned hostile = 0;                // per second: a device of no good sends what no screen would
  unsigned churn = 0;                  // per action: a ticket changes hands, a role is given or taken
  unsigned trim = 0;                   // per second: the feed is trimmed, as days later
  unsigned restore = 0;                // the database is replaced by a backup of it, and goes on in a new epoch
  bool shares_frames = false;          // of what is said at once, Pushes, and Receipts, share frames
  unsigned rest = 0;                   // per statement of a server's transaction: others go on meanwhile
  std::int64_t read_high_ms = 60;      // the server's reads of feed and rows
  std::int64_t commit_high_ms = 40;    // … and its commits
  std::int64_t slice_high_ms = 15;     // between two slices of a device: a slow one keeps the server waiting
  std::int64_t pause_high_ms = 9'000;  // between two actions of a person
  std::int64_t offline_high_ms = 240'000;
};

}  // namespace carnet::simulation
