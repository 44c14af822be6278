// A server that lies to a device: whatever it sends after its Welcome, the device takes it or hangs up, and what a person
// did there stays in its outbox until a receipt of its own. Pieces: messages, each an Envelope as it stands in a frame.
#include "shared/wire/frame.h"
#include "tests/fuzz/target.h"
#include "tests/shared/sync/rig.h"

namespace carnet::fuzz {
namespace {

std::optional<sync::Message> messageFrom(std::string_view envelope) {
  Result<wire::Frame> frame = wire::decode('\0' + std::string(envelope));
  if (!frame) return std::nullopt;
  return std::move(frame->message);
}

}  // namespace
}  // namespace carnet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  fuzz::Pieces pieces(fuzz::viewOf(data, size));
  testbook::Rig rig;
  rig.serverDoes(rig.anna, {testbook::createJob(testbook::jobId, "job"),
                            testbook::step(testbook::jobId, "assign", {{"person_id", rig.bert}})});
  testbook::RigDevice& device = rig.add(rig.bert);
  device.connect();
  rig.settle();
  device.session.reset();
  const auto mine =
      device.submit({testbook::setField(testbook::J, testbook::jobId, "notes", std::string(), std::string("mine"))});
  fuzz::insist(mine.saved, "work is saved");
  bool is_receipt_given = false;
  for (int n = 0; n < 64 && !pieces.atEnd(); ++n) {
    auto message = fuzz::messageFrom(pieces.next());
    if (!message) continue;
    is_receipt_given = is_receipt_given || std::holds_alternative<sync::Receipt>(*message) ||
                       std::holds_alternative<sync::Delta>(*message) ||
                       std::holds_alternative<sync::Restored>(*message);
    rig.now = rig.now + Duration::seconds(1);
    device.take(device.engine->onMessage(std::move(*message), rig.now));
    device.work();
    device.take(device.engine->onTime(rig.now));
    if (device.engine->link() == sync::LinkState::online) continue;
    device.to_server.clear();
    device.take(device.engine->onDisconnected(rig.now));
    rig.now = rig.now + Duration::minutes(2);
    device.take(device.engine->onWakeUp(rig.now));
    if (device.engine->link() == sync::LinkState::connecting) device.take(device.engine->onConnected("token", rig.now));
  }
  fuzz::insist(is_receipt_given || device.outbox(mine.cs_no).has_value(), "what was saved stays");
  fuzz::insist(!device.store.isInTransaction(), "no transaction is left open");
  device.restart();
  return 0;
}
