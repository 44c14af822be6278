// Connections as TCP and TLS give them: in each direction ordered and whole until they break. They break between any two
// messages, sometimes without a word to either end. What lies between, a relay or a queue of somebody's making, may
// also let a frame overtake others or deliver one twice. Of what an end says at once, each message has a frame of its own, or,
// with Faults::shares_frames, as many share one as the product lets.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "shared/wire/link_end.h"
#include "tests/simulation/world.h"

namespace carnet::simulation {

class Network {
 public:
  struct Ends {
    virtual ~Ends() = default;
    virtual void serverReceives(std::int64_t connection, sync::Message message) = 0;
    virtual void deviceReceives(std::size_t device, std::int64_t connection, sync::Message message) = 0;
    // A frame came that this end does not take.
    virtual void serverRefuses(std::int64_t connection, const std::string& code) = 0;
    virtual void deviceRefuses(std::size_t device, std::int64_t connection, const std::string& code) = 0;
    virtual void serverLoses(std::int64_t connection) = 0;
    virtual void deviceLoses(std::size_t device, std::int64_t connection) = 0;
  };

  Network(World& world, const Faults& faults, Ends& ends) : world_(world), faults_(faults), ends_(ends) {}

  std::int64_t open(std::size_t device);
  void toServer(std::int64_t connection, const std::vector<sync::Message>& messages) {
    send(connection, messages, true);
  }
  void toDevice(std::int64_t connection, const std::vector<sync::Message>& messages) {
    send(connection, messages, false);
  }
  // What was sent before still arrives at the device.
  void closeByServer(std::int64_t connection);
  void closeByDevice(std::int64_t connection);
  // Both ends are told soon, unless `silently`.
  void breakDown(std::int64_t connection, bool silently);
  // The cable of a device is pulled: its connection goes silent.
  void breakDownOf(std::size_t device, bool silently);
  // How many frames of several messages arrived.
  std::size_t sharedFrames() const { return shared_frames_; }

 private:
  struct Link {
    std::size_t device = 0;
    bool is_open = true;
    std::int64_t server_at = 0, device_at = 0;  // arrival of the last message sent there
    std::size_t unpaid = 0;                     // credit that the device has not given back
    wire::LinkEnd server_end, device_end;
  };
  void send(std::int64_t connection, std::span<const sync::Message> messages, bool to_server);
  // False: the connection is gone, or goes now.
  bool sendFrame(std::int64_t connection, std::span<const sync::Message>& messages, bool to_server);
  static void keepAccount(Link& link, const sync::Message& message);
  // Puts a frame on its way, to arrive after those before it; or, overtaking, whenever it does.
  void carry(std::int64_t connection, Link& link, const std::string& frame, bool to_server, bool overtakes);
  void deliver(std::int64_t connection, const std::string& frame, bool to_server);
  carnet::Result<std::vector<sync::Message>> open(wire::LinkEnd& end, const std::string& frame,
                                                  wire::Sender sender) const;

  World& world_;
  const Faults& faults_;
  Ends& ends_;
  std::map<std::int64_t, Link> links_;
  std::int64_t last_no_ = 0;
  std::size_t shared_frames_ = 0;
};

std::string nameOf(const sync::Message& message);

}  // namespace carnet::simulation
