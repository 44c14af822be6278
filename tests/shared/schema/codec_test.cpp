#include "shared/schema/codec.h"

#include <gtest/gtest.h>

#include "shared/domain/organisation/note.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"

namespace carnet {
namespace {

Row sampleTicket() {
  Ticket ticket;
  ticket.head.id = ticket.head.root_id = Uuid::v7(1'700'000'000'000, 3, 4);
  ticket.head.facet = Facet::ticket;
  ticket.head.rev = 42;
  ticket.head.created_at = Hlc::of(Instant{1'700'000'000'000}, 3);
  ticket.head.updated_at = Hlc::of(Instant{1'700'000'100'000});
  ticket.head.created_by = Uuid::v7(1, 1, 1);
  ticket.head.updated_by = Uuid::v7(1, 1, 2);
  ticket.title = "La pompe fuit";
  ticket.state = TicketState::inProgress;
  ticket.repair_step = RepairStep::awaitingParts;
  ticket.resolution_due_at = Instant{-1};
  ticket.assignee_id = Id<AppUser>(Uuid::v7(1, 1, 1));
  return rowOf(ticket);
}

TEST(Codec, aRowComesBackAsItWas) {
  const Row row = sampleTicket();
  const auto back = decodeRow(entityOf<Ticket>, encodeRow(row));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, row);
  EXPECT_EQ(as<Ticket>(*back).repair_step, RepairStep::awaitingParts);
}

TEST(Codec, everyBlankRowComesBackAsItWas) {
  for (const Entity* entity : registry().entities()) {
    RowHead head;
    head.id = head.root_id = Uuid::v7(5, 6, 7);
    head.deleted_at = Instant{12};
    const Row row = entity->blank(head);
    const auto back = decodeRow(*entity, encodeRow(row));
    ASSERT_TRUE(back.has_value()) << entity->name;
    EXPECT_EQ(*back, row) << entity->name;
  }
}

TEST(Codec, fieldsOfANewerSchemaSurvive) {
  std::string bytes = encodeRow(sampleTicket());
  putVarint(bytes, 900 << 3 | 2);
  putBytes(bytes, "from the future");
  const auto row = decodeRow(entityOf<Ticket>, bytes);
  ASSERT_TRUE(row.has_value());
  EXPECT_FALSE(row->unknown.empty());
  EXPECT_EQ(encodeRow(*row), bytes);
}

TEST(Codec, aNameThatOnlyANewerSchemaHasStaysAndGivesWayToAnEdit) {
  Row row = sampleTicket();
  Value& state = row.values[entityOf<Ticket>.indexOf("state")];
  state = std::string("archived");
  auto back = decodeRow(entityOf<Ticket>, encodeRow(row));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, row);
  EXPECT_EQ(as<Ticket>(*back).state, TicketState::fresh);
  EXPECT_FALSE(fits(entityOf<Ticket>.fields[entityOf<Ticket>.indexOf("state")], state)) << "nobody writes it here";
  back->values[entityOf<Ticket>.indexOf("state")] = std::string("closed");
  back = decodeRow(entityOf<Ticket>, encodeRow(*back));
  EXPECT_EQ(as<Ticket>(*back).state, TicketState::closed);
}

TEST(Codec, theHeadOfARowCanBeReadWithoutItsEntity) {
  const Row row = sampleTicket();
  EXPECT_EQ(decodeHead(encodeRow(row)), row.head);
  EXPECT_FALSE(decodeHead("x").has_value());
}

TEST(Codec, everyTruncatedRowIsRefusedOrWhole) {
  const Row row = sampleTicket();
  const std::string bytes = encodeRow(row);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = decodeRow(entityOf<Ticket>, std::string_view(bytes).substr(0, size));
    if (cut) {
      EXPECT_NE(*cut, row) << "a shorter text cannot be the whole row";
    }
  }
}

TEST(Codec, damagedBytesNeverDecodeToAValueThatDoesNotFit) {
  const std::string bytes = encodeRow(sampleTicket());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ 1 << bit);
      const auto row = decodeRow(entityOf<Ticket>, damaged);
      if (!row) continue;
      for (std::size_t i = 0; i < row->values.size(); ++i) {
        // A name that only a newer schema has is kept as it is.
        const Field& field = entityOf<Ticket>.fields[i];
        const bool is_name = field.type == Type::enumeration && std::holds_alternative<std::string>(row->values[i]);
        EXPECT_TRUE(is_name || fits(field, row->values[i])) << field.name;
      }
    }
  }
}

TEST(Codec, valuesOfOperationsComeBackAsTheyWere) {
  const Value values[] = {Value(),
                          Value(true),
                          Value(std::int64_t{-1}),
                          Value(std::string("é")),
                          Value(Blob{std::string("\0x", 2)}),
                          Value(Uuid::v7(1, 2, 3))};
  std::string bytes;
  for (const Value& value : values) putValue(bytes, value);
  std::size_t at = 0;
  for (const Value& value : values) {
    Value back;
    ASSERT_TRUE(getValue(bytes, at, back));
    EXPECT_EQ(back, value);
  }
  EXPECT_EQ(at, bytes.size());
}

TEST(Codec, aLengthBeyondTheEndIsRefused) {
  std::string bytes;
  putVarint(bytes, ~0ull);
  std::size_t at = 0;
  std::string_view content;
  EXPECT_FALSE(getBytes(bytes, at, content));
  at = 0;
  std::uint64_t number;
  EXPECT_FALSE(getVarint(std::string(11, '\xff'), at, number));
}

}  // namespace
}  // namespace carnet
