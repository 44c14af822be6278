// Inputs to begin with: carnet-fuzz-seeds FOLDER writes a folder for each target that needs to know what an ordinary input
// looks like. libFuzzer goes on from there.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "shared/core/enrolment.h"
#include "shared/domain/registry.h"
#include "shared/schema/codec.h"
#include "shared/schema/json.h"
#include "shared/wire/frame.h"
#include "tests/fuzz/company.h"
#include "tests/shared/rules/test_book.h"

namespace carnet::fuzz {
namespace {

using namespace sync;

class Seeds {
 public:
  explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void add(const std::string& target, const std::string& bytes) {
    const std::filesystem::path folder = folder_ / target;
    std::filesystem::create_directories(folder);
    std::ofstream(folder / ("seed-" + std::to_string(count_++)), std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path folder_;
  std::size_t count_ = 0;
};

std::string numbered(EntityNo no, std::string_view rest) {
  std::string out{static_cast<char>(no >> 8), static_cast<char>(no)};
  return out.append(rest);
}

// As Pieces takes it: the frame without its first byte.
std::string piece(const Message& message, std::uint64_t no) {
  const std::string frame = wire::encode(message, no);
  return numbered(static_cast<EntityNo>(frame.size() - 1), std::string_view(frame).substr(1));
}

Uuid anId(std::uint64_t n) { return Uuid::v7(1, 1, n); }

ChangeSet jobWork(std::int64_t cs_no) {
  ChangeSet change_set;
  change_set.id = anId(static_cast<std::uint64_t>(cs_no));
  change_set.device_id = Uuid::v7(2, 1, 1);
  change_set.person_id = Uuid::v7(1, 1, 2);
  change_set.cs_no = cs_no;
  change_set.seen = 3;
  change_set.happened_at = Hlc::of(Instant{1'700'000'000'000});
  change_set.operations = {
      testbook::setField(testbook::J, testbook::jobId, "notes", std::string(), std::string("a note")),
      testbook::step(testbook::jobId, "start")};
  return change_set;
}

Push pushOf(const ChangeSet& change_set) {
  const std::string bytes = encodeChangeSet(change_set);
  return {change_set.cs_no, change_set.id, sha256(bytes), {}, bytes, {}};
}

std::vector<Message> fromDevice() {
  Push again = pushOf(jobWork(2));
  again.offered_again = OfferedAgain{1, 1, false, {{testbook::jobId, "J-7"}}};
  return {pushOf(jobWork(1)),
          again,
          Credit{100'000},
          BlobAsk{sha256("a"), 5},
          BlobPut{sha256("hello"), 0, 5, "hello"},
          BlobGet{sha256("hello"), 0, anId(9), 16'384},
          Ping{1, 2, 3},
          Pong{7},
          Reauthenticate{"token"}};
}

std::vector<Message> fromServer() {
  testbook::Job job;
  job.head.id = job.head.root_id = testbook::jobId;
  job.head.facet = Facet::ticket;
  job.head.rev = 4;
  job.title = "another title";
  const std::string image = encodeRow(rowOf(job));
  const Node node{testbook::jobId, Facet::ticket};
  return {
      Welcome{Uuid::v7(5, 5, 5), Uuid::v7(6, 6, 6), 4, 4, 0, 1, {}, {1'700'000'000'000}},
      Receipt{1, anId(1), Verdict::parked, 4, {{0, 5, FieldResult::theirsStands}}, {"field.bad_value", "notes", {"x"}}},
      Delta{false,
            3,
            4,
            0,
            {{4, anId(4), anId(2), Hlc::of(Instant{1'700'000'000'000}), {node}, {}, {{2, image}}, false}}},
      Delta{false, 3, 4, 0, {{4, anId(4), anId(2), {}, {}, {node}, {}, false}}},
      Delta{true, 0, 4, 0, {{4, anId(4), anId(2), {}, {node}, {}, {{2, image}}, true}}},
      SnapshotBegin{1, 3, {node}, 2},
      SnapshotChunk{1, 2, testbook::jobId, {image}},
      SnapshotEnd{1, 4},
      Checkpoint{4, {{node, 5}}},
      BlobHave{sha256("a"), 1},
      BlobPart{sha256("hello"), 0, 5, "hello"},
      BlobMissing{sha256("a")},
      Ping{1, 2, 3},
      Pong{1},
      Reauthenticate{},
      Wipe{},
      Error{"server.unavailable", 2'000, false},
      Restored{Uuid::v7(5, 5, 5), Uuid::v7(6, 6, 7), 2, 2, 0, {node}}};
}

void addFrames(Seeds& seeds) {
  Hello hello{.device_id = Uuid::v7(2, 1, 1), .token = "token", .cursor = 3, .next_cs_no = 2};
  hello.server_id = Uuid::v7(5, 5, 5);
  hello.epoch = Uuid::v7(6, 6, 6);
  hello.incomplete = {{{testbook::jobId, Facet::ticket}, 1}};
  hello.progress = SnapshotProgress{1, 2, testbook::jobId};
  hello.known_no = 3;
  hello.known_id = anId(3);
  std::vector<Message> frames = fromDevice();
  for (const Message& message : fromServer()) frames.push_back(message);
  frames.push_back(hello);
  frames.push_back(SnapshotChunk{1, 2, anId(1), {std::string(3'000, 'x')}});
  for (const Message& message : frames) seeds.add("frame", wire::encode(message, 1));
  for (const Message& message : frames) {
    const auto* push = std::get_if<Push>(&message);
    const auto maker = push != nullptr ? wire::makerOf(*push) : std::nullopt;
    if (maker) seeds.add("frame", wire::encodeChangeSets(*maker, std::vector<Message>{*push, *push}, 1));
  }

  std::string session = piece(hello, 1), whole = piece(Hello{.device_id = Uuid::v7(2, 1, 1), .token = "token"}, 1);
  for (const Message& message : fromDevice()) {
    seeds.add("session", piece(hello, 1) + piece(message, 2));
    session += piece(message, 2);
    whole += piece(message, 2);
  }
  seeds.add("session", session);
  seeds.add("session", whole);
  std::string replica;
  for (const Message& message : fromServer()) {
    seeds.add("replica", piece(fromServer().front(), 1) + piece(message, 2));
    replica += piece(message, 2);
  }
  seeds.add("replica", replica);
}

void addWork(Seeds& seeds) {
  for (const std::string& work : ordinaryWork()) {
    seeds.add("rules", work);
    seeds.add("change_set", work.substr(1));
  }
  ChangeSet correction = jobWork(3);
  correction.depends_on = {1, 2};
  correction.in_place_of = {anId(1), anId(2)};
  seeds.add("change_set", encodeChangeSet(correction));
}

void addRows(Seeds& seeds) {
  for (const Entity* entity : registry().entities()) {
    for (const Row& row : company().rows.all(*entity)) {
      seeds.add("row", numbered(entity->no, encodeRow(row)));
      seeds.add("json", numbered(entity->no, rowToJson(row)));
      for (const Field& field : entity->fields) {
        const std::string text = valueToText(field, row.values[entity->indexOf(field.name)]);
        if (!text.empty()) seeds.add("cell", numbered(entity->no, text));
      }
      break;
    }
  }
}

void addTexts(Seeds& seeds) {
  seeds.add("csv", "name;city\r\n\"Müller; \"\"Pompes\"\"\";Lyon\r\n\r\nDenak;Paris\n");
  seeds.add("csv", "\xef\xbb\xbfname,number\nA,\"1\n2\"\n");
  for (const char* text : {"Œuvre d'Élise Дмитрий Щукин ß 42", "12.5000", "-3", "+33 6 12 34", "2026-03-01 07:10",
                           "0190b5a0-0000-7000-8000-000000000001"}) {
    seeds.add("text", text);
    seeds.add("cell", numbered(20, text));
  }
  seeds.add("text", InviteLink{"[::1]", 8'443, sha256("pin"), "code-1"}.toString());
  seeds.add("packing", wire::encode(SnapshotChunk{1, 2, anId(1), {std::string(3'000, 'x')}}, 1).substr(1));
  const std::string signature("\r\n\r\n\0\r\nQUIT\n", 12);
  seeds.add("proxy_header",
            signature + std::string("\x21\x11\0\x0c\x01\x02\x03\x04\x05\x06\x07\x08\x1f\x90\x20\xfb", 16));
  seeds.add("proxy_header", signature + std::string("\x21\x21\0\x24", 4) + std::string(36, '\1'));
  seeds.add("proxy_header", signature + std::string("\x20\0\0\0", 4));
}

}  // namespace
}  // namespace carnet::fuzz

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: carnet-fuzz-seeds FOLDER\n";
    return 2;
  }
  carnet::fuzz::Seeds seeds(arguments[1]);
  carnet::fuzz::addFrames(seeds);
  carnet::fuzz::addWork(seeds);
  carnet::fuzz::addRows(seeds);
  carnet::fuzz::addTexts(seeds);
  return 0;
}
