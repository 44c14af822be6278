#include "shared/domain/registry.h"

#include <gtest/gtest.h>

#include "shared/domain/organisation/app_user.h"
#include "shared/domain/service/ticket.h"

namespace carnet {
namespace {

TEST(Registry, namesComeFromTheCode) {
  EXPECT_EQ(entityOf<AppUser>.name, "app_user");
  EXPECT_EQ(entityOf<Ticket>.fields[0].name, "number");
  EXPECT_EQ(entityOf<Ticket>.find("assignee_id")->references, "app_user");
}

TEST(Registry, entitiesAreFoundByNameAndByNumber) {
  EXPECT_EQ(registry().find("ticket"), &entityOf<Ticket>);
  EXPECT_EQ(registry().findNo(entityOf<Ticket>.no), &entityOf<Ticket>);
  EXPECT_EQ(registry().find("quark"), nullptr);
  EXPECT_EQ(registry().findNo(9999), nullptr);
}

TEST(Registry, referencesEndInId) {
  for (const Entity* entity : registry().entities()) {
    for (const Field& field : entity->fields) {
      if (field.references.empty()) continue;
      EXPECT_TRUE(field.name.ends_with("_id") || field.name.ends_with("_by")) << entity->name << "." << field.name;
    }
  }
}

TEST(Registry, instantsEndInAtAndAmountsInTheirUnit) {
  for (const Entity* entity : registry().entities()) {
    for (const Field& field : entity->fields) {
      if (field.type == Type::instant) {
        EXPECT_TRUE(field.name.ends_with("_at") || field.name.ends_with("_until")) << entity->name << "." << field.name;
      }
      if (field.type == Type::minor) {
        EXPECT_TRUE(field.name.ends_with("_minor")) << entity->name << "." << field.name;
      }
    }
  }
}

TEST(Registry, whatTechniciansMayNotReadStandsInACompanion) {
  for (const Entity* entity : registry().entities()) {
    for (const Field& field : entity->fields) {
      if (field.name.find("credit") == field.name.npos && field.name.find("cost") == field.name.npos) continue;
      EXPECT_TRUE(entity->facet == Facet::money || entity->facet == Facet::cost) << entity->name << "." << field.name;
    }
  }
}

TEST(Registry, twoEntitiesOfOneNumberAreRefused) {
  EXPECT_THROW(Registry({&entityOf<Ticket>, &entityOf<Ticket>}), std::logic_error);
  EXPECT_THROW(Registry({&entityOf<Ticket>}), std::logic_error) << "its references are unknown";
}

}  // namespace
}  // namespace carnet
