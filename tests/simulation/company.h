// The company that a seed works in: people with their roles and devices, customers, machines, products, vans, and a few
// tickets. Written to the server as its first commits.
#pragma once

#include "shared/domain/organisation/roles.h"
#include "tests/simulation/memory_server.h"
#include "tests/simulation/world.h"

namespace carnet::simulation {

struct Person {
  Uuid id;
  RoleCode role = RoleCode::technician;
};

struct Company {
  std::vector<Person> people;
  std::vector<Uuid> technicians;
};

// `many` adds notes enough that a first synchronisation takes many slices.
Company foundCompany(World& world, MemoryServer& server, std::size_t people, bool many);

}  // namespace carnet::simulation
