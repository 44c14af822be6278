#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/stock/serial.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

struct NotesAndFiles : ::testing::Test {
  House house;
  Id<Ticket> ticket = house.openTicket(house.technician);

  Note note(std::string body) {
    Note note;
    note.head.id = house.newId();
    note.target_entity = entityOf<Ticket>.no;
    note.target_id = ticket.value;
    note.body = std::move(body);
    return note;
  }
  Attachment photo() {
    Attachment photo;
    photo.sha256 = std::string(64, 'a');
    photo.head.id = attachmentId(photo.sha256, ticket.value).value;
    photo.name = "pump.jpg";
    photo.mime = "image/jpeg";
    photo.size_bytes = 3'000'000;
    photo.target_entity = entityOf<Ticket>.no;
    photo.target_id = ticket.value;
    return photo;
  }
};

TEST_F(NotesAndFiles, lieInTheLeafOfTheirTarget) {
  const Note written = note("Ring the bell twice");
  ASSERT_TRUE(applied(house.run(house.technician, {create(written)})));
  const RowHead head = house.get(Id<Note>(written.head.id)).head;
  EXPECT_EQ(head.root_id, ticket.value);
  EXPECT_EQ(head.facet, Facet::ticket);
}

TEST_F(NotesAndFiles, aNoteSaysSomethingAboutSomething) {
  EXPECT_TRUE(parkedFor(house.run(house.technician, {create(note(" "))}), "note.create.empty"));
  Note lost = note("x");
  lost.target_id = house.newId();
  EXPECT_EQ(house.run(house.technician, {create(lost)}).verdict, Verdict::parked);
  EXPECT_TRUE(parkedFor(house.runOnDevice(house.technician, {create(lost)}), "target.unknown"));
}

TEST_F(NotesAndFiles, onlyItsAuthorChangesANoteAndOnlyItsReaderReadsIt) {
  Note written = note("Ring the bell");
  written.to_user_id = Id<AppUser>(house.desk);
  ASSERT_TRUE(applied(house.run(house.technician, {create(written)})));
  const Id<Note> id(written.head.id);
  EXPECT_TRUE(
      parkedFor(house.run(house.desk, {set(id, {{"body", text("Ring the bell"), text("x")}})}), "note.not_yours"));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {set(id, {{"read_at", {}, std::int64_t{1}}})}), "note.not_yours"));
  EXPECT_TRUE(applied(house.run(house.desk, {set(id, {{"read_at", {}, std::int64_t{1}}})})));
  EXPECT_TRUE(parkedFor(house.run(house.desk, {erase(id)}), "note.not_yours"));
  EXPECT_TRUE(applied(house.run(house.technician, {erase(id)})));
}

TEST_F(NotesAndFiles, theSamePhotoTwiceIsOneRow) {
  ASSERT_TRUE(applied(house.run(house.technician, {append(photo())})));
  EXPECT_TRUE(applied(house.run(house.desk, {append(photo())})));
  EXPECT_EQ(house.all<Attachment>().size(), 1u);
}

TEST_F(NotesAndFiles, aPhotoHasTheIdOfItsContentAndAPlausibleHash) {
  Attachment wrong = photo();
  wrong.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(wrong)}), "row.wrong_id"));
  wrong = photo();
  wrong.sha256 = "abc";
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(wrong)}), "attachment.create.bad_hash"));
  wrong = photo();
  wrong.thumbnail.bytes.resize(20'000);
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(wrong)}), "attachment.create.thumbnail_too_large"));
}

TEST_F(NotesAndFiles, aLinkJoinsAFileWithARowOfItsLeaf) {
  AttachmentLink link;
  link.head.id = house.newId();
  link.attachment_id = Id<Attachment>(photo().head.id);
  link.target_entity = entityOf<Ticket>.no;
  link.target_id = ticket.value;
  ASSERT_TRUE(applied(house.run(house.technician, {append(photo()), append(link)})));
  link.head.id = house.newId();
  link.target_entity = entityOf<Partner>.no;
  link.target_id = house.customer.value;
  EXPECT_TRUE(parkedFor(house.run(house.desk, {append(link)}), "attachment_link.create.other_leaf"));
}

TEST_F(NotesAndFiles, whoAddedAPhotoRemovesItAndMayTakeThatBack) {
  AttachmentLink link;
  link.head.id = house.newId();
  link.attachment_id = Id<Attachment>(photo().head.id);
  link.target_entity = entityOf<Ticket>.no;
  link.target_id = ticket.value;
  const auto linked = [&] {
    std::size_t count = 0;
    for (const AttachmentLink& each : house.all<AttachmentLink>()) count += each.head.deleted_at ? 0 : 1;
    return count;
  };
  ASSERT_TRUE(applied(house.run(house.technician, {append(photo()), append(link)})));
  const auto adding_back = house.inverse();
  const Id<AttachmentLink> id(link.head.id);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {step(id, "remove")}), "attachment_link.not_yours"));
  ASSERT_TRUE(applied(house.run(house.technician, {step(id, "remove")})));
  EXPECT_EQ(linked(), 0u);
  EXPECT_EQ(house.all<Attachment>().size(), 1u);
  ASSERT_TRUE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.technician, *house.inverse())));
  EXPECT_EQ(linked(), 1u);
  EXPECT_TRUE(parkedFor(house.run(house.technician, {step(id, "remove")}), "row.deleted"));
  // What takes the addition itself back is the same step.
  ASSERT_TRUE(adding_back);
  ASSERT_EQ(adding_back->size(), 1u);
  EXPECT_EQ(adding_back->front().transition, "remove");
}

// Not only what stands on the ticket itself: what stands on its visits, its parts, its time and its notes.
TEST_F(NotesAndFiles, nothingIsRemovedFromTheLinesOfAClosedTicketOnDeviceOrServer) {
  ASSERT_TRUE(applied(house.run(house.technician, {append(photo())})));
  const Id<Activity> visit = house.planVisit(ticket, house.technician, house.now);
  const Note written = note("Ring the bell twice");
  ASSERT_TRUE(applied(house.run(house.technician, {create(written)})));
  TicketPart part;
  part.ticket_id = ticket;
  part.product_id = house.gasket;
  part.quantity = Quantity{1'000};
  part.location_id = house.van;
  part.head.root_id = ticket.value;
  part.head.facet = Facet::ticket;
  const auto line = house.put(part);
  const auto linked = [&](const Entity& entity, const Uuid& id) {
    AttachmentLink link;
    link.head.id = house.newId();
    link.attachment_id = Id<Attachment>(photo().head.id);
    link.target_entity = entity.no;
    link.target_id = id;
    EXPECT_TRUE(applied(house.run(house.technician, {append(link)}))) << entity.name;
    return Id<AttachmentLink>(link.head.id);
  };
  const std::vector<Id<AttachmentLink>> links = {linked(entityOf<Activity>, visit.value),
                                                 linked(entityOf<Note>, written.head.id),
                                                 linked(entityOf<TicketPart>, line.value)};
  house.force(ticket, TicketState::resolved, house.technician);
  const auto early = linked(entityOf<Activity>, visit.value);
  EXPECT_TRUE(applied(house.run(house.technician, {step(early, "remove")})));
  house.force(ticket, TicketState::closed, house.technician);
  for (const auto& link : links) {
    EXPECT_TRUE(
        parkedFor(house.runOnDevice(house.technician, {step(link, "remove")}), "attachment_link.remove.closed"));
    EXPECT_TRUE(parkedFor(house.run(house.technician, {step(link, "remove")}), "attachment_link.remove.closed"));
  }
}

TEST_F(NotesAndFiles, theMachineOfAClosedTicketIsNoPartOfIt) {
  Attachment plate = photo();
  plate.target_entity = entityOf<Serial>.no;
  plate.target_id = house.machine.value;
  plate.head.id = attachmentId(plate.sha256, house.machine.value).value;
  AttachmentLink link;
  link.head.id = house.newId();
  link.attachment_id = Id<Attachment>(plate.head.id);
  link.target_entity = entityOf<Serial>.no;
  link.target_id = house.machine.value;
  ASSERT_TRUE(applied(house.run(house.desk, {append(plate), append(link)})));
  house.force(ticket, TicketState::closed, house.technician);
  EXPECT_TRUE(applied(house.run(house.desk, {step(Id<AttachmentLink>(link.head.id), "remove")})));
}

TEST_F(NotesAndFiles, whatProvesSomethingIsNotRemovedNorAnythingOfAClosedTicket) {
  ASSERT_TRUE(applied(house.run(house.desk, {append(photo())})));
  const auto added = [&](AttachmentKind kind) {
    AttachmentLink link;
    link.head.id = house.newId();
    link.attachment_id = Id<Attachment>(photo().head.id);
    link.target_entity = entityOf<Ticket>.no;
    link.target_id = ticket.value;
    link.kind = kind;
    EXPECT_TRUE(applied(house.run(house.desk, {append(link)})));
    return Id<AttachmentLink>(link.head.id);
  };
  const auto remove = [&](Id<AttachmentLink> id) { return house.run(house.desk, {step(id, "remove")}); };
  EXPECT_TRUE(parkedFor(remove(added(AttachmentKind::signature)), "attachment_link.remove.proof"));
  EXPECT_TRUE(parkedFor(remove(added(AttachmentKind::recording)), "attachment_link.remove.proof"));
  const auto first = added(AttachmentKind::photo), second = added(AttachmentKind::document),
             third = added(AttachmentKind::photo);
  EXPECT_TRUE(applied(remove(first)));
  house.force(ticket, TicketState::resolved, house.technician);
  EXPECT_TRUE(applied(remove(second)));
  house.force(ticket, TicketState::closed, house.technician);
  EXPECT_TRUE(parkedFor(remove(third), "attachment_link.remove.closed"));
}

}  // namespace
}  // namespace carnet::testing
