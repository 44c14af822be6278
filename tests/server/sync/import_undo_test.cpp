#include "server/sync/import_undo.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "server/sync/importer.h"
#include "server/sync/server_work.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/crm/partner_role.h"
#include "tests/server/sync/office.h"

namespace carnet::testing {
namespace {

using ::testing::HasSubstr;

class ImportUndoTest : public ::testing::Test {
 protected:
  // The batch that it left.
  Uuid import(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << content;
    std::ostringstream out;
    server::Importer importer(office.database, office.worker, ruleBook(), office.rng, office.clock, out);
    importer.run({.files = {path}, .source = "test"});
    said = out.str();
    const std::size_t at = said.find("import_batch ");
    return at == said.npos ? Uuid{} : Uuid::parse(said.substr(at + 13, 36)).value_or(Uuid{});
  }
  server::ImportUndone undo(const Uuid& batch) {
    std::ostringstream out;
    const auto report =
        server::ImportUndo(office.database, office.worker, ruleBook(), office.rng, office.clock, out).run(batch);
    said = out.str();
    return report;
  }
  Uuid idOf(const std::string& name) {
    return *Uuid::parse(office.text("SELECT id FROM partner WHERE name = '" + name + "'"));
  }
  static Operation erasure(const Entity& entity, const Uuid& id) {
    Operation operation;
    operation.verb = Verb::erase;
    operation.entity = entity.no;
    operation.row_id = id;
    return operation;
  }
  std::int64_t standing() { return office.count("SELECT count(*) FROM partner WHERE deleted_at IS NULL"); }

  Office office;
  TemporaryFolder folder;
  std::string said;
};

TEST_F(ImportUndoTest, whatAnImportMadeAndChangedIsAsBefore) {
  import("partner.csv", "key,name,vat_no\na,Alpha,FR1\n");
  const Uuid batch = import("partner.csv", "key,name,vat_no\na,Alpha Ltd,FR9\nb,Beta,FR2\n");
  const auto report = undo(batch);
  EXPECT_EQ(report.undone, 2u) << said;
  EXPECT_EQ(report.refused, 0u);
  EXPECT_EQ(office.text("SELECT name || ' ' || vat_no FROM partner WHERE deleted_at IS NULL"), "Alpha FR1");
  EXPECT_EQ(standing(), 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM parked_change"), 0);
}

TEST_F(ImportUndoTest, whatPeopleChangedOrBuiltOnStaysAndIsTold) {
  const Uuid batch = import("partner.csv", "key,name\na,Alpha\nb,Beta\nc,Gamma\n");
  Operation rename;
  rename.verb = Verb::set;
  rename.entity = entityOf<Partner>.no;
  rename.row_id = idOf("Beta");
  rename.fields = {{entityOf<Partner>.find("name")->no, std::string("Beta"), std::string("Beta & Co")}};
  ASSERT_EQ(office.act(officePerson("desk"), {rename}).verdict, Verdict::applied);
  Operation contact;
  contact.verb = Verb::create;
  contact.entity = entityOf<Contact>.no;
  contact.row_id = office.rng.newId(office.clock.now());
  contact.fields = {{entityOf<Contact>.find("partner_id")->no, {}, idOf("Gamma")},
                    {entityOf<Contact>.find("name")->no, {}, std::string("Gus")}};
  ASSERT_EQ(office.act(officePerson("desk"), {contact}).verdict, Verdict::applied);
  const auto report = undo(batch);
  EXPECT_EQ(report.undone, 1u);
  EXPECT_EQ(report.refused, 2u);
  EXPECT_THAT(said, HasSubstr("partner b: stays, it was changed since"));
  EXPECT_THAT(said, HasSubstr("partner c: stays, something else belongs to it by now"));
  EXPECT_EQ(standing(), 2);
  EXPECT_EQ(office.text("SELECT name FROM partner WHERE deleted_at IS NOT NULL"), "Alpha");
}

TEST_F(ImportUndoTest, filesThatReferToEachOtherGoTheLastFirst) {
  const Uuid partners = import("partner.csv", "key,name,parent_key\nm,Mother,\nd,Daughter,m\n");
  const Uuid contacts = import("contact.csv", "key,name,partner_key\nc,Cora,d\n");
  EXPECT_EQ(undo(partners).undone, 0u) << "the daughter has a contact, the mother a daughter";
  EXPECT_EQ(undo(contacts).undone, 1u) << said;
  EXPECT_EQ(undo(partners).undone, 2u) << said;
  EXPECT_EQ(standing(), 0);
}

TEST_F(ImportUndoTest, importedAgainItIsThereAgain) {
  const char* content = "key,name\na,Alpha\n";
  undo(import("partner.csv", content));
  EXPECT_EQ(standing(), 0);
  const Uuid again = import("partner.csv", content);
  EXPECT_EQ(standing(), 1) << said;
  EXPECT_EQ(undo(again).undone, 1u) << said;
  EXPECT_EQ(standing(), 0);
}

TEST_F(ImportUndoTest, whatWasDeletedByHandIsNotChangedBackAndTold) {
  import("partner.csv", "key,name\na,Alpha\n");
  const Uuid batch = import("partner.csv", "key,name\na,Alpha Ltd\n");
  ASSERT_EQ(office.act(officePerson("admin"), {erasure(entityOf<Partner>, idOf("Alpha Ltd"))}).verdict,
            Verdict::applied);
  EXPECT_EQ(undo(batch).undone, 0u);
  EXPECT_THAT(said, HasSubstr("partner a: stays, it is deleted"));
  EXPECT_EQ(standing(), 0);
}

// The server imports in the name of the oldest administrator, who also works.
TEST_F(ImportUndoTest, onlyWhatAnUndoDeletedStandsAgainNotWhatThatPersonDeletedByHand) {
  import("partner.csv", "key,name\na,Alpha\n");
  PartnerRole role;
  role.partner_id = Id<Partner>(idOf("Alpha"));
  role.role = PartnerRoleKind::supplier;
  role.head.id = partnerRoleId(role.partner_id, role.role).value;
  Operation create = server::importOf(rowOf(role));
  create.verb = Verb::create;
  ASSERT_EQ(office.act(officePerson("admin"), {create}).verdict, Verdict::applied);
  ASSERT_EQ(office.act(officePerson("admin"), {erasure(entityOf<PartnerRole>, role.head.id)}).verdict,
            Verdict::applied);
  const char* roles = "key,partner_key,role\nr,a,supplier\nq,a,manufacturer\n";
  const auto standing_roles = [&] {
    return office.text("SELECT coalesce(string_agg(role, ' '), '') FROM partner_role WHERE deleted_at IS NULL");
  };
  const Uuid batch = import("partner_role.csv", roles);
  EXPECT_THAT(said, HasSubstr("was deleted here and stays deleted"));
  EXPECT_EQ(standing_roles(), "manufacturer");
  undo(batch);
  EXPECT_EQ(standing_roles(), "");
  import("partner_role.csv", roles);
  EXPECT_EQ(standing_roles(), "manufacturer") << said;
}

// The next version says names otherwise.
TEST_F(ImportUndoTest, aWayBackThatAnEarlierVersionKeptIsReadInTheWordsOfThisOne) {
  import("partner.csv", "key,name\na,Alpha\n");
  const Uuid batch = import("partner.csv", "key,name\na,Alpha Ltd\n");
  RuleBook later = ruleBook();
  later.schema_version = schemaVersion + 1;
  later.converters.push_back({schemaVersion + 1, [](Operation& op) {
                                for (FieldEdit& edit : op.fields) edit.value = std::string("Alpha of old");
                              }});
  std::ostringstream out;
  const auto report =
      server::ImportUndo(office.database, office.worker, later, office.rng, office.clock, out).run(batch);
  EXPECT_EQ(report.undone, 1u) << out.str();
  EXPECT_EQ(office.text("SELECT name FROM partner"), "Alpha of old");
}

TEST_F(ImportUndoTest, anEarlierVersionsBatchHasNoWayBack) {
  const Uuid batch = import("partner.csv", "key,name\na,Alpha\n");
  office.text(
      "WITH cleared AS (UPDATE sync_imported SET way_back = NULL RETURNING 1) SELECT count(*)::text FROM cleared");
  EXPECT_EQ(undo(batch).refused, 1u);
  EXPECT_THAT(said, HasSubstr("stays, nothing is known that would undo it"));
  EXPECT_FALSE(undo(Uuid::v7(1, 2, 3)).is_there);
  EXPECT_EQ(standing(), 1);
}

}  // namespace
}  // namespace carnet::testing
