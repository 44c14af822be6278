// A replica filled as if the server had sent it: one small firm that repairs pumps. For tests of models and pages and
// for the pictures; the same rows in every run, dated from `now`.
#pragma once

#include <filesystem>
#include <string>

#include "client/replica/replica.h"

namespace carnet::client::test {

enum class Person { technician, desk, admin, storekeeper, agent };
// `people`: a company on its first day, without customers, products or tickets.
enum class Contents { everything, people };

// Ids of rows that tests name.
struct SampleIds {
  Uuid technician, desk, other_technician;
  Uuid partner_without_number;  // only its contact has one
  Uuid partner, contact, product, serial, van, depot;
  Uuid ticket;        // assigned to the technician, visited today
  Uuid other_ticket;  // unassigned, urgent
};

// Writes FOLDER/replica.db for the person and returns its identity. The folder must be empty.
Identity makeSampleReplica(const std::filesystem::path& folder, Person person, Instant now,
                           Contents contents = Contents::everything);
SampleIds sampleIds();

}  // namespace carnet::client::test
