#include "tests/versions/frames_file.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "shared/schema/codec.h"
#include "shared/wire/link_end.h"

namespace carnet::versions {

std::vector<std::string> framesOf(const std::vector<std::string>& change_sets) {
  std::vector<sync::Message> pushes;
  for (const std::string& bytes : change_sets) pushes.emplace_back(wire::pushOf(bytes).value());
  std::vector<std::string> frames;
  for (const sync::Limits& limits : {sync::Limits{.takes_bundles = true, .takes_change_sets = true},
                                     sync::Limits{.takes_bundles = true}, sync::Limits{}}) {
    wire::LinkEnd device, server;
    sync::Welcome welcome;
    welcome.server_id = welcome.epoch = Uuid::v7(1, 2, 3);
    welcome.limits = limits;
    if (!device.decode(server.encode(welcome))) throw std::runtime_error("no welcome");
    for (std::string& frame : device.encodeAll(pushes)) frames.push_back(std::move(frame));
  }
  return frames;
}

void writeFrames(const std::string& folder, int version, const std::vector<std::string>& frames) {
  std::string all;
  for (const std::string& frame : frames) putBytes(all, frame);
  std::ofstream(folder + "/" + std::to_string(version) + ".bin", std::ios::binary) << all;
}

std::vector<std::string> readFrames(const std::string& folder, const std::string& name) {
  std::ifstream in(folder + "/" + name + ".bin", std::ios::binary);
  if (!in) throw std::runtime_error(folder + "/" + name + ".bin is missing");
  std::ostringstream out;
  out << in.rdbuf();
  const std::string all = out.str();
  std::vector<std::string> frames;
  std::string_view frame;
  for (std::size_t at = 0; at < all.size() && getBytes(all, at, frame);) frames.emplace_back(frame);
  return frames;
}

}  // namespace carnet::versions
