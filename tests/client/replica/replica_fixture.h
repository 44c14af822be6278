// A replica in a folder of its own, and what tests ask of it.
#pragma once

#include <memory>
#include <optional>
#include <thread>

#include "shared/domain/crm/partner.h"
#include "tests/client/replica/fake_link.h"
#include "tests/client/replica/support.h"

namespace carnet::client {

class ReplicaTest : public testing::Test {
 protected:
  std::unique_ptr<Replica> open(Transport* transport = nullptr) {
    return std::make_unique<Replica>(ReplicaOptions{folder_.path(), &freeRules(), &clock_, &rng_, transport}, identity);
  }

  static Operation createPartner(const Uuid& id, const std::string& name) {
    Operation op;
    op.verb = Verb::create;
    op.entity = entityOf<Partner>.no;
    op.row_id = id;
    op.fields.push_back({entityOf<Partner>.find("name")->no, Value(), name});
    return op;
  }

  static std::optional<Partner> partner(Replica& replica, const Uuid& id) {
    std::optional<Partner> found;
    replica
        .read([&](Rows& rows) {
          Row row;
          if (rows.get(entityOf<Partner>, id, row) == Presence::present) found = as<Partner>(row);
        })
        .get();
    return found;
  }

  template <class Condition>
  static bool eventually(const Condition& condition) {
    for (int i = 0; i < 1000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  void welcome(FakeLink& link, std::int64_t last_cs_no = 0, bool takes_bundles = false) {
    ASSERT_TRUE(link.waitForOpen(1));
    link.connected();
    link.expect<sync::Hello>();
    sync::Welcome welcome;
    welcome.server_id = identity.server_id;
    welcome.epoch = someId(9);
    welcome.last_cs_no = last_cs_no;
    welcome.server_time = clock_.now();
    welcome.limits.takes_bundles = takes_bundles;
    link.deliver(welcome);
  }

  TemporaryFolder folder_;
  SystemClock clock_;
  SystemRng rng_;
};

}  // namespace carnet::client
