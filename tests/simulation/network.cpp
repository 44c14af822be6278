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

void Network::send(std::int64_t connection, std::span<const sync::Message> messages, bool to_server) {
  while (!messages.empty() && sendFrame(connection, messages, to_server)) {
  }
}

// The first of them that share a frame, or the first alone.
bool Network::sendFrame(std::int64_t connection, std::span<const sync::Message>& messages, bool to_server) {
  const auto found = links_.find(connection);
  if (found == links_.end() || !found->second.is_open) return false;
  Link& link = found->second;
  for (const bool silently : {false, true}) {
    if (!faults_.enabled || !world_.happens(silently ? faults_.half_open : faults_.cut)) continue;
    breakDown(connection, silently);
    return false;
  }
  const std::span<const sync::Message> offered = faults_.shares_frames ? messages : messages.first(1);
  const bool may_repeat =
      std::holds_alternative<sync::Push>(offered.front()) || std::holds_alternative<sync::Receipt>(offered.front());
  // The sender says it twice.
  const int times = faults_.enabled && may_repeat && world_.happens(faults_.duplicate) ? 2 : 1;
  std::size_t count = 0;
  for (int i = 0; i < times; ++i) {
    std::span<const sync::Message> left = offered;
    const std::string frame = (to_server ? link.device_end : link.server_end).encodeNext(left);
    count = offered.size() - left.size();
    carry(connection, link, frame, to_server, faults_.enabled && world_.happens(faults_.reorder));
    if (faults_.enabled && world_.happens(faults_.repeat)) carry(connection, link, frame, to_server, true);
  }
  for (const sync::Message& message : offered.first(count)) keepAccount(link, message);
  messages = messages.subspan(count);
  return true;
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

// As they come out of the frame at the other end, by the product's own codec.
Result<std::vector<sync::Message>> Network::open(wire::LinkEnd& end, const std::string& frame,
                                                 wire::Sender sender) const {
  if (!planted(Bug::framesInAnyOrder)) return end.decodeAll(frame, sender);
  auto opened = wire::decodeAll(frame, sender);
  if (!opened) return opened.problem();
  return std::move(opened->messages);
}

void Network::deliver(std::int64_t connection, const std::string& frame, bool to_server) {
  const auto found = links_.find(connection);
  if (found == links_.end() || !found->second.is_open) return;
  Link& link = found->second;
  Result<std::vector<sync::Message>> messages = to_server ? open(link.server_end, frame, wire::Sender::device)
                                                          : open(link.device_end, frame, wire::Sender::server);
  const std::string where = (to_server ? "server <- " : "device <- ") + std::to_string(link.device) + " ";
  if (messages) {
    std::vector<sync::Message> taken = std::move(messages).value();
    if (taken.size() > 1) ++shared_frames_;
    for (sync::Message& message : taken) {
      // Whoever hangs up over one of them does not hear the others.
      if (!link.is_open) return;
      world_.trace(where + nameOf(message));
      if (to_server)
        ends_.serverReceives(connection, std::move(message));
      else
        ends_.deviceReceives(link.device, connection, std::move(message));
    }
    return;
  }
  const std::string& code = messages.problem().code;
  world_.trace(where + code);
  // Nothing that this end said itself may be refused by the other.
  if (code != "frame.out_of_order") throw Violation("wire", where + code + " " + messages.problem().values.at(0));
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
