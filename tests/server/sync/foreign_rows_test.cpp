// A technician whose program is not ours knows ids and hashes of what they do not hold: nothing of it comes to them,
// nothing of it is changed, and nobody is told whether it exists.
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/parked_change.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/service/ticket.h"
#include "shared/schema/codec.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/server_node.h"
#include "tests/shared/domain/operations.h"

namespace carnet::testing {
namespace {

const std::string secretName = "A secret customer";

class ForeignRows : public ::testing::Test {
 protected:
  void SetUp() override {
    desk = node.connectAs("desk", desk_device);
    ASSERT_TRUE(desk->await<sync::Welcome>());
    push(*desk, "desk", desk_device, {createPartner(secret, secretName)});
    Ticket of_tom = ticketOf(toms_ticket), of_desk = ticketOf(desks_ticket);
    push(*desk, "desk", desk_device,
         {newRow(Verb::create, of_tom), step(Id<Ticket>(toms_ticket), "assign", {{"assignee_id", officePerson("tom")}}),
          newRow(Verb::create, of_desk)});
    tom = node.connectAs("tom", tom_device);
    ASSERT_TRUE(tom->await<sync::Welcome>());
  }

  Uuid newId() { return node.rng.newId(node.clock.now()); }
  static Ticket ticketOf(const Uuid& id) {
    Ticket ticket;
    ticket.head.id = id;
    ticket.kind = TicketKind::request;
    ticket.title = "Pump leaks";
    ticket.temp_number = "T-" + id.toString().substr(24);
    return ticket;
  }
  Attachment photoOn(const Uuid& ticket, const Sha256& hash) {
    Attachment photo;
    photo.sha256 = toHex(hash);
    photo.name = "pump.jpg";
    photo.mime = "image/jpeg";
    photo.size_bytes = 5;
    photo.target_entity = entityOf<Ticket>.no;
    photo.target_id = ticket;
    photo.head.id = attachmentId(photo.sha256, ticket).value;
    return photo;
  }

  // What comes from the server until the receipt, looked at for what must not be there.
  sync::Receipt push(TestLink& link, std::string_view login, const Uuid& device, std::vector<Operation> operations,
                     bool is_stranger = false) {
    link.send(pushOf(login, device, ++next_cs_no[device], std::move(operations)));
    while (auto message = link.next()) {
      if (is_stranger) lookAt(*message);
      if (auto* receipt = std::get_if<sync::Receipt>(&*message)) return std::move(*receipt);
    }
    ADD_FAILURE() << "the link has ended";
    return {};
  }
  void lookAt(const sync::Message& message) const {
    // By its size and by what it says: no row of another's, and no word of it in a reason.
    const std::string frame = wire::encode(message, 1);
    EXPECT_EQ(frame.find(secretName), std::string::npos);
    const auto* receipt = std::get_if<sync::Receipt>(&message);
    if (receipt == nullptr) return;
    for (const std::string& value : receipt->reason.values) EXPECT_EQ(value.find(secretName), std::string::npos);
  }
  std::uint64_t offsetAfter(TestLink& link, const sync::Message& question) {
    link.send(question);
    const auto have = link.await<sync::BlobHave>();
    EXPECT_TRUE(have);
    return have ? have->offset : 0;
  }
  bool isGiven(TestLink& link, const Sha256& hash, const Uuid& attachment) {
    link.send(sync::BlobGet{hash, 0, attachment, 0});
    while (auto message = link.next()) {
      if (std::holds_alternative<sync::BlobPart>(*message)) return true;
      if (std::holds_alternative<sync::BlobMissing>(*message)) return false;
    }
    return false;
  }
  std::int64_t count(const std::string& sql) {
    return node.database.runBlocking([&](server::Transaction& tx) { return tx.exec(sql).front()[0].integer(); },
                                     {.readOnly = true});
  }

  ServerNode node;
  const Uuid desk_device = newId(), tom_device = newId(), secret = newId(), toms_ticket = newId(),
             desks_ticket = newId();
  std::map<Uuid, std::int64_t> next_cs_no;
  std::shared_ptr<TestLink> desk, tom;
};

TEST_F(ForeignRows, areNeitherChangedNorShownWhateverIsDoneToThem) {
  const std::int64_t name = entityOf<Partner>.find("name")->no;
  std::vector<Operation> attempts;
  for (const Verb verb : {Verb::set, Verb::text, Verb::erase, Verb::create, Verb::append, Verb::import, Verb::add}) {
    Operation attempt;
    attempt.verb = verb;
    attempt.entity = entityOf<Partner>.no;
    attempt.row_id = secret;
    if (verb != Verb::erase) {
      attempt.fields = {{static_cast<std::uint16_t>(name), Value(std::string()), Value(std::string("Mine"))}};
    }
    attempts.push_back(std::move(attempt));
  }
  attempts.push_back(step(Id<Partner>(secret), "become_client"));
  attempts.push_back(step(Id<Ticket>(desks_ticket), "assign", {{"assignee_id", officePerson("tom")}}));
  attempts.push_back(newRow(Verb::append, photoOn(secret, sha256("x"))));
  Ticket naming = ticketOf(newId());
  naming.partner_id = Id<Partner>(secret);
  attempts.push_back(newRow(Verb::create, naming));
  for (const Operation& attempt : attempts) {
    const sync::Receipt receipt = push(*tom, "tom", tom_device, {attempt}, true);
    EXPECT_EQ(receipt.verdict, Verdict::parked) << nameOf(attempt.verb) << " " << attempt.transition;
  }
  EXPECT_EQ(count("SELECT count(*) FROM partner WHERE name = '" + secretName + "' AND deleted_at IS NULL"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM partner WHERE name = 'Mine'"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM ticket WHERE assignee_id IS NOT NULL"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM attachment"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM sync_hold WHERE to_no IS NULL AND root_id = '" + secret.toString() +
                  "' AND person_id = '" + officePerson("tom").toString() + "'"),
            0);
}

TEST_F(ForeignRows, parkedWorkOfOthersIsClosedByNobodyElse) {
  const sync::Receipt parked = push(*desk, "desk", desk_device, {step(Id<Ticket>(desks_ticket), "resolve")});
  ASSERT_EQ(parked.verdict, Verdict::parked);
  ChangeSet closing;
  closing.id = newId();
  closing.device_id = tom_device;
  closing.person_id = officePerson("tom");
  closing.cs_no = ++next_cs_no[tom_device];
  closing.happened_at = Hlc::of(node.clock.now());
  closing.in_place_of = {parked.id};
  while (closing.in_place_of.size() < maxClosed) closing.in_place_of.push_back(newId());
  const std::string bytes = encodeChangeSet(closing);
  tom->send(sync::Push{closing.cs_no, closing.id, sha256(bytes), {}, bytes, {}});
  ASSERT_TRUE(tom->await<sync::Receipt>());
  EXPECT_EQ(count("SELECT count(*) FROM parked_change WHERE state = 'open' AND id = '" + parked.id.toString() + "'"),
            1);
}

TEST_F(ForeignRows, aContentIsNotGivenToWhoOnlyKnowsItsHash) {
  const std::string content = "photo";
  const Sha256 hash = sha256(content);
  const Attachment of_desk = photoOn(desks_ticket, hash);
  ASSERT_EQ(push(*desk, "desk", desk_device, {newRow(Verb::append, of_desk)}).verdict, Verdict::applied);
  ASSERT_EQ(offsetAfter(*desk, sync::BlobPut{hash, 0, 5, content}), 5u);
  ASSERT_TRUE(isGiven(*desk, hash, of_desk.head.id));

  // A row of his own that names it opens nothing, and tells him nothing.
  const Attachment of_tom = photoOn(toms_ticket, hash);
  ASSERT_EQ(push(*tom, "tom", tom_device, {newRow(Verb::append, of_tom)}).verdict, Verdict::applied);
  EXPECT_FALSE(isGiven(*tom, hash, of_tom.head.id));
  EXPECT_FALSE(isGiven(*tom, hash, of_desk.head.id));
  const Sha256 unknown = sha256("nobody has it");
  EXPECT_EQ(offsetAfter(*tom, sync::BlobAsk{hash, 5}), offsetAfter(*tom, sync::BlobAsk{unknown, 5}));
  EXPECT_EQ(offsetAfter(*tom, sync::BlobPut{hash, 0, 5, "pho"}), 3u) << "as if it were not there";
  EXPECT_FALSE(isGiven(*tom, hash, of_tom.head.id));

  // Once he has sent it himself his row opens it, to others too.
  EXPECT_EQ(offsetAfter(*tom, sync::BlobPut{hash, 3, 5, "to"}), 5u);
  EXPECT_EQ(offsetAfter(*tom, sync::BlobAsk{hash, 5}), 5u);
  EXPECT_TRUE(isGiven(*tom, hash, of_tom.head.id));
  EXPECT_FALSE(isGiven(*tom, hash, of_desk.head.id)) << "a row that he does not hold";
  EXPECT_TRUE(isGiven(*desk, hash, of_tom.head.id));
}

TEST_F(ForeignRows, theRowThatNamedAContentFirstOpensItWhoeverSendsIt) {
  // Its author's device was lost; after a restore somebody else sends it who has it.
  const Sha256 hash = sha256("photo");
  const Attachment of_tom = photoOn(toms_ticket, hash);
  ASSERT_EQ(push(*tom, "tom", tom_device, {newRow(Verb::append, of_tom)}).verdict, Verdict::applied);
  ASSERT_EQ(offsetAfter(*desk, sync::BlobPut{hash, 0, 5, "photo"}), 5u);
  const auto admin = node.connectAs("admin", newId());
  EXPECT_TRUE(isGiven(*admin, hash, of_tom.head.id));
}

TEST_F(ForeignRows, whoWasGivenAContentMayPutItElsewhereWithoutSendingItAgain) {
  const std::string content = "photo";
  const Sha256 hash = sha256(content);
  const Attachment of_tom = photoOn(toms_ticket, hash), of_desk = photoOn(desks_ticket, hash);
  ASSERT_EQ(push(*tom, "tom", tom_device, {newRow(Verb::append, of_tom)}).verdict, Verdict::applied);
  ASSERT_EQ(offsetAfter(*tom, sync::BlobPut{hash, 0, 5, content}), 5u);
  ASSERT_EQ(push(*desk, "desk", desk_device, {newRow(Verb::append, of_desk)}).verdict, Verdict::applied);
  EXPECT_EQ(offsetAfter(*desk, sync::BlobAsk{hash, 5}), 5u);
  const auto admin = node.connectAs("admin", newId());
  EXPECT_TRUE(isGiven(*admin, hash, of_desk.head.id));
}

TEST_F(ForeignRows, aPartThatWasWholeWhenTheServerEndedIsComparedWhenItIsAskedFor) {
  const Sha256 hash = sha256("photo"), other = sha256("another");
  // As a server leaves it that ended between the last byte and the comparison.
  for (const Sha256& one : {hash, other}) ASSERT_EQ(node.blobs.add(tom_device, one, 0, 6, "photo").bytes, 5u);
  EXPECT_EQ(offsetAfter(*tom, sync::BlobAsk{hash, 5}), 5u);
  EXPECT_EQ(node.blobs.sizeOf(hash), 5u);
  EXPECT_EQ(offsetAfter(*tom, sync::BlobAsk{other, 5}), 0u) << "it is not what its hash says";
  EXPECT_FALSE(node.blobs.sizeOf(other));
}

}  // namespace
}  // namespace carnet::testing
