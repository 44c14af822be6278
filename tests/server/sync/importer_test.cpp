#include "server/sync/importer.h"

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "server/sync/server_work.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/stock/natural_keys.h"
#include "shared/domain/stock/serial.h"
#include "tests/server/sync/office.h"

namespace carnet::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ImporterTest : public ::testing::Test {
 protected:
  std::filesystem::path file(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  server::ImportReport import(std::vector<std::filesystem::path> files, bool is_partial = false) {
    std::ostringstream out;
    server::Importer importer(office.database, office.worker, ruleBook(), office.rng, office.clock, out);
    const auto report = importer.run({.files = std::move(files), .source = "test", .is_partial = is_partial});
    said = out.str();
    return report;
  }

  // Runs `between` after the trial and before anything is written: the summary comes in between.
  // With another `word`, when that is said.
  void importWith(std::vector<std::filesystem::path> files, std::function<void()> between,
                  const std::string& word = " lines, ") {
    class Interrupter : public std::stringbuf {
     public:
      Interrupter(std::function<void()> act, std::string word) : act_(std::move(act)), word_(std::move(word)) {}

     protected:
      std::streamsize xsputn(const char* text, std::streamsize size) override {
        const auto written = std::stringbuf::xsputn(text, size);
        if (act_ && str().find(word_) != std::string::npos) std::exchange(act_, nullptr)();
        return written;
      }

     private:
      std::function<void()> act_;
      std::string word_;
    };
    Interrupter buffer(std::move(between), word);
    std::ostream out(&buffer);
    server::Importer importer(office.database, office.worker, ruleBook(), office.rng, office.clock, out);
    try {
      importer.run({.files = std::move(files), .source = "test", .shows_progress = true});
    } catch (...) {
      said = buffer.str();
      throw;
    }
    said = buffer.str();
  }
  // The desk changes a text field of the only row whose field stands so.
  void edit(const Entity& entity, const std::string& field, const std::string& from, const std::string& to) {
    Operation op;
    op.verb = Verb::set;
    op.entity = entity.no;
    const std::string table(entity.name);
    op.row_id = *Uuid::parse(office.text("SELECT id FROM " + table + " WHERE " + field + " = '" + from + "'"));
    op.fields = {{entity.find(field)->no, from, to}};
    ASSERT_EQ(office.act(officePerson("desk"), {op}).verdict, Verdict::applied);
  }
  Uuid idOf(const std::string& table, const std::string& where) {
    return *Uuid::parse(office.text("SELECT id FROM " + table + " WHERE " + where));
  }

  Office office;
  TemporaryFolder folder;
  std::string said;
};

TEST_F(ImporterTest, rowsAndTheirReferencesComeInWhateverTheOrderOfFilesAndLines) {
  const auto contacts = file("1-contact.csv", "key,partner_key,name\nc1,m,\"Anna \"\"Ann\"\" Meyer\"\n");
  const auto partners = file("2-partner.csv",
                             "key,name,parent_key,kind,created_at,tags\r\n"
                             "b,\"Branch, Lyon\",m,org,2019-05-01 08:00,\"a\nb\"\r\n"
                             "m,Meyer & Søn,,org,,\r\n");
  const auto report = import({contacts, partners});
  EXPECT_EQ(report.imported, 3u) << said;
  EXPECT_EQ(
      office.text("SELECT p.name FROM partner b JOIN partner p ON p.id = b.parent_id WHERE b.name = 'Branch, Lyon'"),
      "Meyer & Søn");
  EXPECT_EQ(office.text("SELECT p.name FROM contact c JOIN partner p ON p.id = c.partner_id"), "Meyer & Søn");
  EXPECT_EQ(office.text("SELECT tags FROM partner WHERE parent_id IS NOT NULL"), "a\nb");
  EXPECT_EQ(office.text(
                "SELECT to_timestamp((created_at >> 16) / 1000)::date::text FROM partner WHERE parent_id IS NOT NULL"),
            "2019-05-01");
  EXPECT_EQ(office.count("SELECT count(*) FROM import_batch WHERE finished_at IS NOT NULL"), 2);
  EXPECT_EQ(office.count("SELECT applied_count FROM import_batch WHERE entity = 'partner'"), 2);
}

TEST_F(ImporterTest, importingTwiceChangesNothing) {
  const auto partners = file("partner.csv", "key,name\na,Alpha\nb,Beta\n");
  import({partners});
  const std::int64_t head = office.count("SELECT n FROM sync_head");
  const auto again = import({partners});
  EXPECT_EQ(again.unchanged, 2u);
  EXPECT_EQ(again.imported, 0u);
  EXPECT_EQ(office.count("SELECT n FROM sync_head"), head);
  const auto changed = import({file("partner.csv", "key,name\na,Alpha\nb,Better\n")});
  EXPECT_EQ(changed.imported, 1u);
  EXPECT_EQ(office.count("SELECT count(*) FROM partner"), 2);
}

TEST_F(ImporterTest, whatPeopleChangedSinceTheLastImportStandsAndIsTold) {
  import({file("partner.csv", "key,name,vat_no\na,Alpha,FR1\nb,Beta,FR2\n")});
  edit(entityOf<Partner>, "name", "Alpha", "Alpha & Co");
  const auto same = import({file("partner.csv", "key,name,vat_no\na,Alpha,FR1\nb,Beta,FR2\n")});
  EXPECT_EQ(same.unchanged, 2u) << said;
  EXPECT_EQ(same.kept, 0u) << "the source says nothing new";
  EXPECT_EQ(office.count("SELECT count(*) FROM partner WHERE name = 'Alpha & Co'"), 1);
  const auto changed = import({file("partner.csv", "key,name,vat_no\na,Alpha Ltd,FR9\nb,Beta Ltd,FR2\n")});
  EXPECT_EQ(changed.imported, 2u);
  EXPECT_EQ(changed.kept, 1u);
  EXPECT_THAT(said, HasSubstr("partner.csv:2: name: was changed here and stays as it is"));
  EXPECT_EQ(office.text("SELECT vat_no FROM partner WHERE name = 'Alpha & Co'"), "FR9");
  EXPECT_EQ(office.count("SELECT count(*) FROM partner WHERE name = 'Beta Ltd'"), 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM conflict"), 0);
}

TEST_F(ImporterTest, whatPeopleChangeWhileTheImportIsTriedStandsToo) {
  import({file("partner.csv", "key,name\na,Alpha\n")});
  importWith({file("partner.csv", "key,name\na,Alpha Ltd\n")},
             [&] { edit(entityOf<Partner>, "name", "Alpha", "Alpha & Co"); });
  EXPECT_EQ(office.text("SELECT name FROM partner"), "Alpha & Co");
  EXPECT_THAT(said, HasSubstr("partner.csv:2: name: was changed here"));
  import({file("partner.csv", "key,name\na,Alpha Ltd\n")});
  EXPECT_EQ(office.text("SELECT name FROM partner"), "Alpha & Co") << "also the next time";
}

TEST_F(ImporterTest, whatPeopleDeletedStaysDeleted) {
  import({file("partner.csv", "key,name\na,Alpha\n")});
  Operation op;
  op.verb = Verb::erase;
  op.entity = entityOf<Partner>.no;
  op.row_id = idOf("partner", "name = 'Alpha'");
  sync::Receipt receipt;
  office.worker.run([&](sync::ServerTransaction& tx, const sync::Authority& authority) {
    server::ServerWork work;
    work.now = office.clock.now();
    work.id = office.rng.newId(work.now);
    work.operations = {op};
    sync::Received received = server::receivedFrom(tx, std::move(work));
    received.change_set.seen = 1'000'000;
    auto result = authority.judge(tx, {received});
    receipt = result.judgements.at(0).receipt;
    return std::move(result.commits);
  });
  ASSERT_EQ(receipt.verdict, Verdict::applied);
  const auto again = import({file("partner.csv", "key,name\na,Alpha Ltd\n")});
  EXPECT_EQ(again.imported, 0u);
  EXPECT_THAT(said, HasSubstr("partner.csv:2: was deleted here and stays deleted"));
  EXPECT_EQ(office.count("SELECT count(*) FROM partner WHERE deleted_at IS NULL"), 0);
}

TEST_F(ImporterTest, aRowWithANaturalKeyIsTheOneThatADeviceWouldMake) {
  import({
      file("product.csv", "key,sku,name,tracking\np,P-1,Pump,serial\n"),
      file("partner.csv", "key,name\nm,Meyer\n"),
      file("serial.csv", "key,number,product_key,partner_key\ns,SN 1,p,m\n"),
      file("partner_role.csv", "key,partner_key,role\nr,m,supplier\n"),
      file("app_user.csv", "key,login,display_name\nu,ursula,Ursula\n"),
      file("user_role.csv", "key,user_key,role_key\nu,u,technician\n"),
  });
  const Id<Product> product(idOf("product", "sku = 'P-1'"));
  const Id<Partner> partner(idOf("partner", "name = 'Meyer'"));
  EXPECT_EQ(idOf("serial", "number = 'SN 1'"), serialId(product, "SN 1").value);
  EXPECT_EQ(idOf("partner_role", "role = 'supplier'"), partnerRoleId(partner, PartnerRoleKind::supplier).value);
  const Id<AppUser> ursula(idOf("app_user", "login = 'ursula'"));
  EXPECT_EQ(office.count("SELECT count(*) FROM user_role WHERE id = '" +
                         userRoleId(ursula, roleId(RoleCode::technician)).toString() + "'"),
            1);
  // A later file names the machine by its key in the source.
  import({file("ticket.csv", "key,title,kind,partner_key,serial_key\nt,Leaks,repair,m,s\n")});
  EXPECT_EQ(office.text("SELECT s.number FROM ticket t JOIN serial s ON s.id = t.serial_id"), "SN 1") << said;
}

TEST_F(ImporterTest, anImportMeetsTheRowThatADeviceHasMade) {
  import(
      {file("product.csv", "key,sku,name,tracking\np,P-1,Pump,serial\n"), file("partner.csv", "key,name\nm,Meyer\n")});
  Serial serial;
  serial.product_id = Id<Product>(idOf("product", "sku = 'P-1'"));
  serial.number = "SN 1";
  serial.place = "Cellar";
  serial.head.id = serialId(serial.product_id, serial.number).value;
  Operation create = server::importOf(rowOf(serial));
  create.verb = Verb::create;
  ASSERT_EQ(office.act(officePerson("desk"), {create}).verdict, Verdict::applied);
  import({file("serial.csv", "key,number,product_key,partner_key,place\ns,SN 1,p,m,Roof\n")});
  EXPECT_EQ(office.count("SELECT count(*) FROM serial"), 1);
  EXPECT_EQ(office.text("SELECT p.name FROM serial s JOIN partner p ON p.id = s.partner_id"), "Meyer") << said;
  EXPECT_EQ(office.text("SELECT place FROM serial"), "Cellar");
  EXPECT_THAT(said, HasSubstr("serial.csv:2: place: was changed here"));
}

TEST_F(ImporterTest, twoLinesOfOneNaturalKeyAreNotTwoRows) {
  import({file("partner.csv", "key,name\nm,Meyer\n"),
          file("partner_role.csv", "key,partner_key,role\n1,m,supplier\n2,m,supplier\n")});
  EXPECT_THAT(said, HasSubstr("partner_role.csv:3: key: the same partner_role stands in partner_role.csv:2 already"));
}

TEST_F(ImporterTest, anImportIsWrittenWholeOrNotAtAll) {
  std::string content = "key,name\n";
  for (int i = 0; i < 4'500; ++i) content += std::to_string(i) + ",Firm " + std::to_string(i) + "\n";
  const auto partners = file("1-partner.csv", content);
  const auto users = file("2-app_user.csv", "key,login,display_name\nu,ursula,Ursula\n");
  const std::int64_t head = office.count("SELECT n FROM sync_head");
  // Somebody takes the login after the trial: the last line can no longer be written.
  EXPECT_ANY_THROW(importWith({partners, users}, [&] {
    AppUser taken;
    taken.head.id = office.rng.newId(office.clock.now());
    taken.login = "ursula";
    office.actAsServer({server::importOf(rowOf(taken))});
  }));
  EXPECT_EQ(office.count("SELECT n FROM sync_head"), head + 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM partner"), 0);
  EXPECT_EQ(office.count("SELECT count(*) FROM import_batch"), 0);
  EXPECT_EQ(office.count("SELECT count(*) FROM sync_imported"), 0);
}

TEST_F(ImporterTest, theRowsOfABatchAreFound) {
  import({file("partner.csv", "key,name\na,\"Alpha, Lyon\"\nb,Beta\n")});
  const Uuid batch = idOf("import_batch", "entity = 'partner'");
  EXPECT_THAT(said, HasSubstr("import_batch " + batch.toString()));
  std::ostringstream out;
  const auto show = [&](const Uuid& id) {
    return office.database.runBlocking([&](server::Transaction& tx) { return server::showBatch(tx, id, out); });
  };
  EXPECT_TRUE(show(batch));
  EXPECT_THAT(out.str(), AllOf(HasSubstr("partner.csv of source test, imported by admin: 2 lines, 2 imported"),
                               HasSubstr("partner,a," + idOf("partner", "name = 'Alpha, Lyon'").toString() +
                                         ",\"{\"\"name\"\": \"\"Alpha, Lyon\"\"}\"")));
  EXPECT_FALSE(show(officePerson("nobody")));
  import({file("partner.csv", "key,name\na,\"Alpha, Lyon\"\nb,Better\n")});
  out.str({});
  EXPECT_TRUE(show(idOf("import_batch", "id <> '" + batch.toString() + "'")));
  EXPECT_THAT(out.str(), AllOf(HasSubstr("partner,b,"), Not(HasSubstr("partner,a,"))));
}

TEST_F(ImporterTest, oneRefusedLineKeepsEverythingOutUnlessTheRestIsAskedFor) {
  const auto partners = file("partner.csv", "key,name,kind\na,Alpha,org\nb,Beta,company\nc,,org\n");
  EXPECT_FALSE(import({partners}).isDone({}));
  EXPECT_THAT(said, HasSubstr("partner.csv:3: kind: is none of org, person"));
  EXPECT_THAT(said, HasSubstr("partner.csv:4: name: is missing"));
  EXPECT_THAT(said, HasSubstr("nothing was imported"));
  EXPECT_EQ(office.count("SELECT count(*) FROM partner"), 0);
  const auto partial = import({partners}, true);
  EXPECT_EQ(partial.imported, 1u);
  EXPECT_EQ(partial.refused, 2u);
  EXPECT_EQ(office.count("SELECT count(*) FROM partner"), 1);
  EXPECT_EQ(office.count("SELECT refused_count FROM import_batch"), 2);
}

TEST_F(ImporterTest, aLineThatNeedsARefusedOneIsRefusedToo) {
  import({file("partner.csv", "key,name\na,Alpha\nb,\n"),
          file("contact.csv", "key,partner_key,name\n1,a,Ann\n2,b,Ben\n3,x,Xan\n")},
         true);
  EXPECT_THAT(said, HasSubstr("contact.csv:3: partner_id: names no row"));
  EXPECT_THAT(said, HasSubstr("contact.csv:4: partner_key: there is no partner with key \"x\""));
  EXPECT_EQ(office.count("SELECT count(*) FROM contact"), 1);
}

TEST_F(ImporterTest, valuesAreReadByTheirTypes) {
  const auto report = import({
      file("product.csv",
           "key,sku,name,name_fr,kind,base_price,tracking,is_active,warranty_months\n"
           "p,P-1,Pump,,goods,1250.5,serial,yes,24\n"),
      file("product_cost.csv", "key,cost\np,0.3333\n"),
      file("partner.csv", "key,name\nm,Meyer\n"),
      file("serial.csv", "key,number,product_key,partner_key,sold_on\ns,S-1,p,m,2020-02-29\n"),
      file("app_user.csv", "key,login,display_name\nu,ursula,Ursula\n"),
      file("user_role.csv", "key,user_key,role_key\nu,u,technician\n"),
  });
  EXPECT_EQ(report.imported, 6u) << said;
  EXPECT_EQ(office.count("SELECT base_price FROM product"), 12'505'000);
  EXPECT_EQ(office.text("SELECT name FROM product"), "{\"en\":\"Pump\"}");
  EXPECT_EQ(office.count("SELECT cost FROM product_cost c JOIN product USING (id)"), 3'333);
  EXPECT_EQ(office.text("SELECT sold_on::text FROM serial"), "2020-02-29");
  EXPECT_EQ(
      office.text("SELECT r.code FROM user_role u JOIN role r ON r.id = u.role_id JOIN app_user a ON a.id = u.user_id"
                  " WHERE a.login = 'ursula'"),
      "technician");
  // The new technician holds what technicians hold.
  EXPECT_GT(
      office.count("SELECT count(*) FROM sync_hold h JOIN app_user a ON a.id = h.person_id WHERE a.login = 'ursula'"),
      0);
}

TEST_F(ImporterTest, aNewProductIsPricedInTheCompanysCurrency) {
  import({file("company.csv", "key,name,currency\ncompany,House,CHF\n")});
  ASSERT_EQ(office.text("SELECT currency FROM company"), "CHF") << said;
  const auto currencies = [&] {
    return office.text("SELECT coalesce(string_agg(currency, ' ' ORDER BY sku), 'none') FROM product");
  };
  import({file("product.csv", "key,sku,name,base_price\na,A,Pump,10\n")});
  import({file("product.csv", "key,sku,name,base_price,currency\nb,B,Pump,10,USD\n")});
  EXPECT_EQ(currencies(), "CHF USD") << said;
  import({file("product.csv", "key,sku,name,base_price\na,A,Pump,12\nb,B,Pump,12\nc,C,Pump,12\n")});
  EXPECT_EQ(currencies(), "CHF USD CHF") << said;  // what stands keeps its own
  EXPECT_EQ(import({file("product.csv", "key,sku,name,base_price\na,A,Pump,12\nb,B,Pump,12\n")}).imported, 0u);
}

TEST_F(ImporterTest, aCompanyThatComesWithItsProductsGivesThemItsCurrency) {
  import({file("product.csv", "key,sku,name,base_price,currency\na,A,Pump,10,\nb,B,Pump,10,USD\n"),
          file("company.csv", "key,name,currency\ncompany,House,CHF\n")});
  const auto currencies = [&] {
    return office.text("SELECT coalesce(string_agg(currency, ' ' ORDER BY sku), 'none') FROM product");
  };
  EXPECT_EQ(currencies(), "CHF USD") << said;
  import({file("product.csv", "key,sku,name,base_price,currency\na,A,Pump,12,\nb,B,Pump,12,\n")});
  EXPECT_EQ(currencies(), "CHF USD") << said;  // what is not said stays
}

// Ten thousand lines, so that it says how far it is, and the machine stands still.
TEST_F(ImporterTest, aMachineThatStandsStillForSecondsDelaysAnImportOnly) {
  const auto territories = [&](const std::string& name) {
    std::string lines = "key,name\n";
    for (int i = 0; i < 10'000; ++i) lines += std::to_string(i) + ',' + name + ' ' + std::to_string(i) + '\n';
    return file("territory.csv", lines);
  };
  const auto standStill = [] { std::this_thread::sleep_for(std::chrono::milliseconds(2'500)); };
  const auto lost = [&] { return office.database.figures().lostConnections; };
  const auto before = lost();
  importWith({territories("Place")}, standStill, "tried 10000 of");
  EXPECT_EQ(lost(), before);  // what only reads is not run again
  EXPECT_EQ(office.count("SELECT count(*) FROM territory"), 10'000);
  importWith({territories("Region")}, standStill, "wrote 10000 of");
  EXPECT_EQ(lost(), before + 1);  // what the others wait for was cut off, and is
  EXPECT_EQ(office.count("SELECT count(*) FROM territory WHERE name LIKE 'Region %'"), 10'000);
}

TEST_F(ImporterTest, badNumbersAndDatesAreNamed) {
  import({file("serial.csv", "key,number,sold_on\na,1,29.02.2020\nb,2,2021-02-29\n"),
          file("product.csv", "key,sku,base_price,is_active\np,P-1,\"1.250,50\",perhaps\n")});
  EXPECT_THAT(said, AllOf(HasSubstr("serial.csv:2: sold_on: is no day"), HasSubstr("serial.csv:3: sold_on: is no day"),
                          HasSubstr("product.csv:2: base_price: is no decimal number"),
                          HasSubstr("product.csv:2: is_active: is neither true nor false")));
}

TEST_F(ImporterTest, filesThatAreNotWhatTheySayAreRefusedWhole) {
  const struct {
    const char* name;
    std::string content;
    const char* message;
  } cases[] = {
      {"partner.csv", "key,name,colour\na,Alpha,red\n", "partner.csv:1: colour: is no field of partner"},
      {"partner.csv", "name\nAlpha\n", "partner.csv:1: key: the column is missing"},
      {"partner.csv", "key,name,name\na,b,c\n", "partner.csv:1: name: the column stands twice"},
      {"partner.csv", "key;name\na;Alpha\n", "separated by another sign"},
      {"partner.csv", "key,name\na,Alph\xE4\n", "partner.csv:2: is not valid UTF-8"},
      {"partner.csv", std::string("key,name\na,Al\0pha\n", 18), "partner.csv:2: is not valid UTF-8"},
      {"partner.csv", std::string("\xFF\xFEk\0e\0y\0", 8), "is UTF-16"},
      {"partner.csv", "key,name\na,\"Alpha\n", "a quoted value is never closed"},
      {"partner.csv", "", "is empty"},
      {"partners.csv", "key,name\n", "the file's name is no entity"},
  };
  for (const auto& one : cases) {
    const auto report = import({file(one.name, one.content)});
    EXPECT_EQ(report.unreadable_files, 1u) << one.message;
    EXPECT_THAT(said, HasSubstr(one.message));
    EXPECT_FALSE(report.isDone({}));
  }
  EXPECT_EQ(import({folder.path() / "absent" / "partner.csv"}).unreadable_files, 1u);
  EXPECT_EQ(office.count("SELECT count(*) FROM partner"), 0);
}

TEST_F(ImporterTest, keysThatStandTwiceAndShortLinesAreRefused) {
  import({file("partner.csv", "key,name\na,Alpha\na,Again\nb\n,Nameless\n")});
  EXPECT_THAT(said, AllOf(HasSubstr("partner.csv:3: key: \"a\" stands in partner.csv:2 already"),
                          HasSubstr("partner.csv:4: has 1 values where the header has 2"),
                          HasSubstr("partner.csv:5: key: is empty")));
}

TEST_F(ImporterTest, aValueThatOnlyOneRowMayHaveIsRefusedWithItsLine) {
  import({file("app_user.csv", "key,login,display_name\na,desk,Another desk\nb,new,New\nc,new,Newer\n")});
  EXPECT_THAT(said, AllOf(HasSubstr("app_user.csv:2: login: another row has it"),
                          HasSubstr("app_user.csv:4: login: stands in app_user.csv:3 already")));
}

TEST_F(ImporterTest, aRowKeepsWhoMadeItAtItsSource) {
  import({file("app_user.csv", "key,login,display_name\nu,ursula,Ursula\n"),
          file("partner.csv", "key,name,created_by_key\na,Alpha,u\nb,Beta,tom\n")});
  EXPECT_EQ(office.text("SELECT u.login FROM partner p JOIN app_user u ON u.id = p.created_by WHERE p.name = 'Alpha'"),
            "ursula");
  EXPECT_EQ(office.text("SELECT u.login FROM partner p JOIN app_user u ON u.id = p.created_by WHERE p.name = 'Beta'"),
            "tom");
}

TEST_F(ImporterTest, aLargeFileComesInAsManyChangeSetsWithinTheirLimits) {
  constexpr int rows = 12'000;
  std::string content = "key,name,vat_no,description\n";
  for (int i = 0; i < rows; ++i) {
    content += std::to_string(i) + ",Firm " + std::to_string(i) + ",FR" + std::to_string(i) + "," +
               std::string(60, 'x') + "\n";
  }
  const auto path = file("partner.csv", content);
  const auto begun = std::chrono::steady_clock::now();
  const auto report = import({path});
  const auto taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  EXPECT_EQ(report.imported, static_cast<std::size_t>(rows)) << said;
  RecordProperty("rows_per_second", static_cast<int>(rows / taken));
  EXPECT_EQ(office.count("SELECT count(*) FROM partner"), rows);
  EXPECT_LT(office.count("SELECT max(octet_length(content)) FROM sync_change_set"), 512 * 1024);
}

}  // namespace
}  // namespace carnet::testing
