// A device that lies to the server: whatever messages it sends after its Hello, and whatever its Hello says, the session
// answers or ends, and another person's device gets exactly what is theirs. Pieces: a Hello, then messages, each an
// Envelope as it stands in a frame.
#include "shared/wire/frame.h"
#include "tests/fuzz/target.h"
#include "tests/shared/sync/rig.h"

namespace carnet::fuzz {
namespace {

std::optional<sync::Message> messageIn(std::string_view envelope) {
  Result<wire::Frame> frame = wire::decode('\0' + std::string(envelope), wire::Sender::device);
  if (!frame) return std::nullopt;
  return std::move(frame->message);
}

sync::SessionStart startWith(testbook::Rig& rig, const sync::Hello& hello) {
  sync::SessionStart start;
  start.actor = {rig.bert, Uuid::v7(2, 1, 1), testbook::worker};
  start.server_id = rig.server_id;
  start.epoch = rig.epochs.back().epoch;
  start.hello = hello;
  start.head = start.durable_no = rig.server.head();
  start.last_cs_no = rig.server.lastCsNo(start.actor.device_id);
  start.common_no =
      sync::commonNo(hello, {rig.epochs, start.head, start.last_cs_no, rig.server.changeSetAt(hello.known_no)});
  start.nodes_at_cursor = rig.server.nodesAt(rig.bert, start.goesOnAt());
  start.nodes_at_head = rig.server.nodesAt(rig.bert, start.head);
  start.now = rig.now;
  start.token_expires_at = rig.now + Duration::hours(1);
  return start;
}

void checkWhatWasSent(const testbook::Rig& rig, const testbook::RigDevice& device) {
  for (const sync::Message& message : device.seen) {
    const auto* delta = std::get_if<sync::Delta>(&message);
    if (delta == nullptr) continue;
    insist(delta->from <= delta->to && delta->to <= rig.server.head(), "nothing is sent that was not committed");
  }
}

}  // namespace
}  // namespace carnet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  fuzz::Pieces pieces(fuzz::viewOf(data, size));
  if (pieces.atEnd()) return 0;
  const auto first = fuzz::messageIn(pieces.next());
  const auto* hello = first ? std::get_if<sync::Hello>(&*first) : nullptr;
  if (hello == nullptr) return 0;
  testbook::Rig rig;
  rig.serverDoes(rig.anna, {testbook::createJob(testbook::jobId, "job"),
                            testbook::step(testbook::jobId, "assign", {{"person_id", rig.bert}})});
  testbook::RigDevice& liar = rig.add(rig.bert);
  testbook::RigDevice& other = rig.add(rig.anna);
  other.connect();
  liar.session = std::make_unique<sync::ServerSession>(testbook::book(), fuzz::startWith(rig, *hello));
  rig.take(liar, liar.session->begin());
  for (int n = 0; n < 64 && liar.session && !pieces.atEnd(); ++n) {
    rig.now = rig.now + Duration::seconds(n % 8);
    if (auto message = fuzz::messageIn(pieces.next()))
      rig.take(liar, liar.session->onMessage(std::move(*message), rig.now));
    if (liar.session) rig.take(liar, liar.session->onTick(rig.now));
  }
  fuzz::checkWhatWasSent(rig, liar);
  liar.session.reset();
  liar.to_device.clear();
  rig.settle();
  const auto row = other.row(testbook::J, testbook::jobId);
  fuzz::insist(row && *row == *rig.row(testbook::J, testbook::jobId),
               "somebody else's device has the rows as they stand");
  return 0;
}
