#include "tests/simulation/network.h"

#include "shared/core/planted.h"

namespace carnet::simulation {

std::string nameOf(const sync::Message& message) {
  static constexpr const char* names[] = {"Hello",       "Welcome",       "Push",          "Receipt",        "Delta",
                                          "Checkpoint",  "SnapshotBegin", "SnapshotChunk", "SnapshotEnd",    "Credit",
                                          "BlobPut",     "BlobHave",      "BlobAsk",       "BlobGet",        "BlobPart",
                                          "BlobMissing", "Ping",          "Pong",          "Reauthenticate", "Wipe",
                                          "Error",       "Restored",      "CompareRanges", "RangesCompared"};
  std::string name = names[message.index()];
  if (const auto* push = std::get_if<sync::Push>(&message)) name += " " + std::to_string(push->cs_no);
  if (const auto* receipt = std::get_if<sync::Receipt>(&message)) {
    name += " " + std::to_string(receipt->cs_no) + " " + std::string(nameOf(receipt->verdict)) + "@" +
            std::to_string(receipt->commit_no) + " " + receipt->reason.code;
  }
  if (const auto* delta = std::get_if<sync::Delta>(&message)) {
    name += " " + std::to_string(delta->from) + ".." + std::to_string(delta->to) + (delta->is_reset ? " reset" : "");
  }
  if (const auto* begin = std::get_if<sync::SnapshotBegin>(&message)) name += " " + std::to_string(begin->generation);
  if (const auto* chunk = std::get_if<sync::SnapshotChunk>(&message)) {
    name += " " + std::to_string(chunk->entity) + " x" + std::to_string(chunk->images.size());
  }
  if (const auto* end = std::get_if<sync::SnapshotEnd>(&message)) name += " to " + std::to_string(end->to);
  if (const auto* error = std::get_if<sync::Error>(&message)) name += " " + error->code;
  return name;
}

std::int64_t Network::open(std::size_t device) {
  links_[++last_no_].device = device;
  return last_no_;
}

void Network::send(std::int64_t connection, sync::Message message, bool to_server) {
  const auto found = links_.find(connection);
  if (found == links_.end() || !found->second.is_open) return;
  Link& link = found->second;
  if (faults_.enabled && world_.happens(faults_.cut)) return breakDown(connection, false);
  if (faults_.enabled && world_.happens(faults_.half_open)) return breakDown(connection, true);
  const bool may_repeat = std::holds_alternative<sync::Push>(message) || std::holds_alternative<sync::Receipt>(message);
  keepAccount(link, message);
  // The sender says it twice.
  const int times = faults_.enabled && may_repeat && world_.happens(faults_.duplicate) ? 2 : 1;
  for (int i = 0; i < times; ++i) {
    const std::string frame = (to_server ? link.device_end : link.server_end).encodeAll(std::span(&message, 1)).front();
    carry(connection, link, frame, to_server, faults_.enabled && world_.happens(faults_.reorder));
    if (faults_.enabled && world_.happens(faults_.repeat)) carry(connection, link, frame, to_server, true);
  }
}

void Network::carry(std::int64_t connection, Link& link, const std::string& frame, bool to_server, bool overtakes) {
  std::int64_t& last = to_server ? link.server_at : link.device_at;
  std::int64_t at = world_.now().unix_ms + world_.between(faults_.latency_low_ms, faults_.latency_high_ms);
  if (overtakes) {
    // Past those under way, or held back until later ones have passed it.
    at += world_.rng.chance(50) ? world_.between(0, 2 * faults_.latency_high_ms) : 0;
  } else {
    at = last = std::max(last, at);
  }
  world_.after(at - world_.now().unix_ms,
               [this, connection, frame, to_server] { deliver(connection, frame, to_server); });
}

// However slow the device is, no more than the window and one frame are under way to it (L3).
void Network::keepAccount(Link& link, const sync::Message& message) {
  const bool costs = std::holds_alternative<sync::Delta>(message) ||
                     std::holds_alternative<sync::SnapshotChunk>(message) ||
                     std::holds_alternative<sync::SnapshotBegin>(message);
  if (const auto* credit = std::get_if<sync::Credit>(&message))
    link.unpaid -= std::min<std::size_t>(link.unpaid, credit->bytes);
  if (costs) link.unpaid += sync::creditCost(message);
  if (link.unpaid > (4u << 20) + 2 * sync::maxFrameBytes) throw Violation("L3", "a slow device is buried");
}

// As it comes out of the frame at the other end, by the product's own codec.
Result<sync::Message> Network::open(wire::LinkEnd& end, const std::string& frame, wire::Sender sender) const {
  if (!planted(Bug::framesInAnyOrder)) return end.decode(frame, sender);
  auto opened = wire::decode(frame, sender);
  if (!opened) return opened.problem();
  return std::move(opened->message);
}

void Network::deliver(std::int64_t connection, const std::string& frame, bool to_server) {
  const auto found = links_.find(connection);
  if (found == links_.end() || !found->second.is_open) return;
  Link& link = found->second;
  Result<sync::Message> message = to_server ? open(link.server_end, frame, wire::Sender::device)
                                            : open(link.device_end, frame, wire::Sender::server);
  const std::string where = (to_server ? "server <- " : "device <- ") + std::to_string(link.device) + " ";
  if (message) {
    world_.trace(where + nameOf(*message));
    if (to_server)
      ends_.serverReceives(connection, std::move(message).value());
    else
      ends_.deviceReceives(link.device, connection, std::move(message).value());
    return;
  }
  const std::string& code = message.problem().code;
  world_.trace(where + code);
  // Nothing that this end said itself may be refused by the other.
  if (code != "frame.out_of_order") throw Violation("wire", where + code + " " + message.problem().values.at(0));
  if (to_server)
    ends_.serverRefuses(connection, code);
  else
    ends_.deviceRefuses(link.device, connection, code);
}

void Network::breakDown(std::int64_t connection, bool silently) {
  const auto found = links_.find(connection);
  if (found == links_.end() || !found->second.is_open) return;
  found->second.is_open = false;
  const std::size_t device = found->second.device;
  world_.trace("link of " + std::to_string(device) + (silently ? " goes silent" : " is cut"));
  if (silently) return;
  world_.after(world_.between(0, 200), [this, connection] { ends_.serverLoses(connection); });
  world_.after(world_.between(0, 200), [this, device, connection] { ends_.deviceLoses(device, connection); });
}

void Network::breakDownOf(std::size_t device, bool silently) {
  for (const auto& [no, link] : links_) {
    if (link.device == device) breakDown(no, silently);
  }
}

void Network::closeByServer(std::int64_t connection) {
  const auto found = links_.find(connection);
  if (found == links_.end()) return;
  const std::int64_t wait = std::max<std::int64_t>(0, found->second.device_at - world_.now().unix_ms);
  world_.after(wait, [this, connection] { breakDown(connection, false); });
}

void Network::closeByDevice(std::int64_t connection) {
  const auto found = links_.find(connection);
  if (found == links_.end() || !found->second.is_open) return;
  found->second.is_open = false;
  world_.after(world_.between(0, 200), [this, connection] { ends_.serverLoses(connection); });
}

}  // namespace carnet::simulation
