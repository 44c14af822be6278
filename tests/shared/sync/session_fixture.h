// One device at the server, and jobs for it to hold.
#pragma once

#include <gtest/gtest.h>

#include "shared/schema/codec.h"
#include "tests/shared/sync/rig.h"

namespace carnet::testbook {

class SessionTest : public testing::Test {
 protected:
  static Uuid jobId(int n) { return Uuid::v7(100, 1, static_cast<std::uint64_t>(n)); }
  void makeJobs(int count, const Uuid& for_person) {
    for (int n = 0; n < count; ++n) {
      rig_.serverDoes(rig_.anna, {createJob(jobId(n), "job " + std::to_string(n)),
                                  step(jobId(n), "assign", {{"person_id", for_person}}),
                                  appendLine(Uuid::v7(200, 1, static_cast<std::uint64_t>(n)), jobId(n), n)});
    }
  }
  void assign(int n, const Uuid& person) {
    rig_.serverDoes(rig_.anna, {step(jobId(n), "assign", {{"person_id", person}})});
  }
  // Ids of rows that the session sent, in order.
  static std::vector<std::pair<EntityNo, Uuid>> rowsSent(const RigDevice& device) {
    std::vector<std::pair<EntityNo, Uuid>> out;
    const auto add = [&](EntityNo no, const std::string& image) {
      out.emplace_back(no, decodeRow(*registry().findNo(no), image)->head.id);
    };
    for (const sync::Message& message : device.seen) {
      if (const auto* delta = std::get_if<sync::Delta>(&message)) {
        for (const auto& commit : delta->commits) {
          for (const auto& row : commit.rows) add(row.entity, row.image);
        }
      } else if (const auto* chunk = std::get_if<sync::SnapshotChunk>(&message)) {
        for (const auto& image : chunk->images) add(chunk->entity, image);
      } else if (const auto* compared = std::get_if<sync::RangesCompared>(&message)) {
        for (const auto& range : compared->differing) {
          for (const auto& image : range.images) add(range.entity, image);
        }
      }
    }
    return out;
  }

  Rig rig_;
};

}  // namespace carnet::testbook
