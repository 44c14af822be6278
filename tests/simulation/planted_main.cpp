// carnet-planted: builds one bug after another into the fleet and runs seeds until an invariant is broken. Exits 1 when a
// bug is not found. Compiled with CARNET_PLANTED, and so is every part of the product that runs in it.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

#include "shared/core/planted.h"
#include "tests/simulation/simulation.h"

namespace {

using carnet::Bug;

const std::vector<std::pair<Bug, std::string>> bugs = {
    {Bug::bareSequence, "bareSequence"},
    {Bug::halfFix, "halfFix"},
    {Bug::xidGate, "xidGate"},
    {Bug::locksNothing, "locksNothing"},
    {Bug::rightsReadOnce, "rightsReadOnce"},
    {Bug::receiptBeforeCommit, "receiptBeforeCommit"},
    {Bug::receiptsApart, "receiptsApart"},
    {Bug::snapshotWithoutRights, "snapshotWithoutRights"},
    {Bug::neverCompares, "neverCompares"},
    {Bug::trimDropsTombstones, "trimDropsTombstones"},
    {Bug::deafNode, "deafNode"},
    {Bug::readsWithoutEnd, "readsWithoutEnd"},
    {Bug::rightsUnchecked, "rightsUnchecked"},
    {Bug::referencesUnchecked, "referencesUnchecked"},
    {Bug::nothingNamed, "nothingNamed"},
    {Bug::stepsUnchecked, "stepsUnchecked"},
    {Bug::numberTwice, "numberTwice"},
    {Bug::conflictNotKept, "conflictNotKept"},
    {Bug::basesIgnored, "basesIgnored"},
    {Bug::unclampedClock, "unclampedClock"},
    {Bug::deletesUnseen, "deletesUnseen"},
    {Bug::setIsLost, "setIsLost"},
    {Bug::earlierEditStands, "earlierEditStands"},
    {Bug::guardIsIgnored, "guardIsIgnored"},
    {Bug::groupIsMixed, "groupIsMixed"},
    {Bug::textIsReplaced, "textIsReplaced"},
    {Bug::addedElementIsLost, "addedElementIsLost"},
    {Bug::savedWithoutSync, "savedWithoutSync"},
    {Bug::savedInTwoSteps, "savedInTwoSteps"},
    {Bug::parkedIsForgotten, "parkedIsForgotten"},
    {Bug::dropAtReceipt, "dropAtReceipt"},
    {Bug::ownWorkHidden, "ownWorkHidden"},
    {Bug::upsertAfterDelete, "upsertAfterDelete"},
    {Bug::leftRowsStay, "leftRowsStay"},
    {Bug::gapUnseen, "gapUnseen"},
    {Bug::vanishedRowsStay, "vanishedRowsStay"},
    {Bug::wholeTooEarly, "wholeTooEarly"},
    {Bug::retryOnNextWrite, "retryOnNextWrite"},
    {Bug::retryAtOnce, "retryAtOnce"},
    {Bug::neverLazy, "neverLazy"},
    {Bug::framesInAnyOrder, "framesInAnyOrder"},
    {Bug::equalTooEarly, "equalTooEarly"},
    {Bug::verdictsStay, "verdictsStay"},
    {Bug::numbersForgotten, "numbersForgotten"},
    {Bug::unknownIsDropped, "unknownIsDropped"},
    {Bug::unreadIsDropped, "unreadIsDropped"},
    {Bug::outboxIsRewritten, "outboxIsRewritten"},
};

// "S4: commit 7 after 5" is a broken invariant; anything else is only a program that fell over.
bool isInvariant(const std::string& violation) {
  return violation.size() > 1 && (violation[0] == 'S' || violation[0] == 'L') && violation[1] >= '0' &&
         violation[1] <= '9';
}

// The lowest seed up to `most` on which an invariant breaks, or nothing; two run at a time.
std::optional<carnet::simulation::Result> firstFound(std::uint64_t most) {
  std::atomic<std::uint64_t> next = 1;
  std::mutex finding;
  std::optional<carnet::simulation::Result> found;
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed <= most; seed = next++) {
      {
        const std::lock_guard lock(finding);
        if (found && found->seed < seed) return;
      }
      const auto result = carnet::simulation::runSeed(seed);
      const std::lock_guard lock(finding);
      if (isInvariant(result.violation) && (!found || seed < found->seed)) found = result;
    }
  };
  std::thread other(work);
  work();
  other.join();
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Proves that the fleet simulation finds bugs: plants each and counts the seeds until it is caught");
  std::uint64_t most = 2'000;
  std::string one;
  app.add_option("--seeds", most, "a bug must be caught within so many seeds")->capture_default_str()->take_last();
  bool shrinks = false;
  app.add_option("--bug", one, "only this one");
  app.add_flag("--shrink", shrinks, "say the smallest day on which it breaks the same invariant");
  CLI11_PARSE(app, argc, argv);
  std::size_t tried = 0, missed = 0;
  std::printf("| bug | broken | seeds until caught | by |\n|---|---|---|---|\n");
  for (const auto& [bug, name] : bugs) {
    if (!one.empty() && one != name) continue;
    ++tried;
    carnet::planted_bug = bug;
    const auto found = firstFound(most);
    missed += !found;
    std::string words = found ? found->violation : "";
    std::replace(words.begin(), words.end(), '\n', ' ');
    const std::size_t colon = words.find(": ");
    std::printf("| %s | %s | %s | %s |\n", name.c_str(), found ? words.substr(0, colon).c_str() : "–",
                found ? std::to_string(found->seed).c_str() : "not caught",
                found ? words.substr(colon + 2).c_str() : "");
    if (found && shrinks) {
      std::printf("  --seed %llu%s\n", static_cast<unsigned long long>(found->seed),
                  optionsOf(shrinkSeed(*found)).c_str());
    }
    std::fflush(stdout);
  }
  std::printf("%zu bugs, %zu not caught\n", tried, missed);
  return missed > 0 || tried == 0;
}
