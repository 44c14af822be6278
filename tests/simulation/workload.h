// What people do: draws the next action of a person from the real workflows, as their device's screens would offer it.
#pragma once

#include <optional>

#include "tests/simulation/blobs.h"
#include "tests/simulation/company.h"
#include "tests/simulation/map_store.h"

namespace carnet::simulation {

class Workload {
 public:
  Workload(World& world, const Company& company) : world_(world), company_(company) {}

  // Operations of one action, or none when there is nothing to do just now. May take a photo into `blobs`.
  std::vector<Operation> next(const Person& person, MapStore& store, MemoryBlobs& blobs);
  // Something that changes who sees what.
  std::vector<Operation> nextMove(const Person& person, MapStore& store);

 private:
  template <class T>
  std::optional<T> pick(MapStore& store);
  std::vector<Operation> openTicket(const Person& person, MapStore& store);
  std::vector<Operation> stepTicket(const Person& person, MapStore& store);
  std::vector<Operation> assignTicket(const Person& person, MapStore& store);
  std::vector<Operation> editTicket(const Person& person, MapStore& store);
  std::vector<Operation> repairStep(MapStore& store);
  std::vector<Operation> usePart(const Person& person, MapStore& store);
  std::vector<Operation> logTime(MapStore& store);
  std::vector<Operation> changeTime(const Person& person, MapStore& store);
  std::vector<Operation> comment(MapStore& store);
  std::vector<Operation> writeNote(MapStore& store);
  std::vector<Operation> changeNote(const Person& person, MapStore& store);
  std::vector<Operation> photograph(MapStore& store, MemoryBlobs& blobs);
  std::vector<Operation> editContact(MapStore& store);
  std::vector<Operation> editAddress(MapStore& store);
  std::vector<Operation> editPartner(MapStore& store);
  std::vector<Operation> makeContact(MapStore& store);
  std::vector<Operation> planVisit(MapStore& store);
  std::vector<Operation> stepVisit(const Person& person, MapStore& store);
  std::vector<Operation> moveStock(MapStore& store);
  std::vector<Operation> placeSerial(MapStore& store);
  std::vector<Operation> closeConflict(MapStore& store);
  std::vector<Operation> setCredit(MapStore& store);
  std::vector<Operation> eraseSomething(MapStore& store);
  std::vector<Operation> workOnForgottenTicket(MapStore& store);
  std::vector<Operation> changeRoles(MapStore& store);
  std::vector<Operation> switchPerson(MapStore& store);
  std::vector<Operation> pasteMuch(MapStore& store);
  Uuid newId() { return world_.rng.newId(world_.now()); }
  std::string words();

  World& world_;
  const Company& company_;
  std::vector<Uuid> tickets_;  // that were ever seen
  std::int64_t temporary_ = 0;
};

// Mostly one of the first few, so that people meet on the same rows.
template <class T>
std::optional<T> Workload::pick(MapStore& store) {
  std::vector<const Row*> rows;
  const auto& all = store.rows();
  for (auto it = all.lower_bound({&entityOf<T>, Uuid{}}); it != all.end() && it->first.entity == &entityOf<T>; ++it) {
    if (!it->second.isDeleted()) rows.push_back(&it->second);
  }
  if (rows.empty()) return std::nullopt;
  const std::size_t among = world_.rng.chance(60) ? std::min<std::size_t>(rows.size(), 4) : rows.size();
  return as<T>(*rows[world_.rng.below(among)]);
}

}  // namespace carnet::simulation
