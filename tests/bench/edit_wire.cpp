// edit_wire: what edits of two columns made offline take on the wire, from the outbox to the frames that the link is given:
// bytes of an edit as it is, and packed as it goes. Frames and their numbers count; TLS and WebSocket do not.
//
//   bench-edit-wire [EDITS]
#include <cstdlib>
#include <stdexcept>

#include "shared/wire/link_end.h"
#include "shared/wire/packing.h"
#include "tests/bench/engine_replica.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

sync::Welcome welcome() {
  sync::Welcome out;
  out.server_id = out.epoch = Uuid::v7(1, 1, 1);
  out.limits = {.takes_bundles = true, .takes_change_sets = true};
  return out;
}

void measure(const std::filesystem::path& folder, int edits) {
  bench::EngineReplica replica(folder, edits);
  for (int i = 0; i < edits; ++i) replica.submit(replica.edit(i, {"source", "sector"}, "edit " + std::to_string(i)));
  const Instant now{replica.now_ms};
  wire::LinkEnd device, server;
  replica.engine.start(now);
  replica.engine.onConnected("token", now);
  auto greeting = device.decode(server.encode(welcome()));
  if (!greeting) throw std::runtime_error(greeting.problem().code);
  const sync::DeviceReaction online = replica.engine.onMessage(std::move(greeting).value(), now);
  std::size_t pushes = 0, packed = 0, unpacked = 0;
  for (const sync::Message& message : online.send) pushes += std::holds_alternative<sync::Push>(message);
  for (const std::string& frame : device.encodeAll(online.send)) {
    const Result<std::string> bytes = wire::unpack(frame, wire::maxUnpackedFromDevice);
    if (!bytes) throw std::runtime_error(bytes.problem().code);
    packed += frame.size();
    unpacked += bytes->size() + 1;
  }
  if (pushes == 0) throw std::runtime_error("nothing was sent");
  const double count = static_cast<double>(pushes);
  bench::say("edit_wire", "value", static_cast<double>(unpacked) / count, "bytes");
  bench::say("edit_wire_packed", "value", static_cast<double>(packed) / count, "bytes");
}

}  // namespace

int main(int argc, char** argv) {
  return bench::runInFolder(argv[0],
                            [&](const auto& folder) { measure(folder, argc > 1 ? std::atoi(argv[1]) : 10'000); });
}
