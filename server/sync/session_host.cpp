#include "server/sync/session_host.h"

#include <algorithm>
#include <charconv>

#include <boost/asio/post.hpp>

#include "server/sync/device_session.h"
#include "server/sync/session_start.h"
#include "shared/domain/organisation/device.h"
#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/schema/codec.h"

namespace carnet::server {

namespace asio = boost::asio;

namespace {
constexpr std::size_t blockingThreads = 2;
constexpr const char* selectHellos = "SELECT device_id, hello_no FROM sync_device WHERE device_id = ANY($1::uuid[])";
}  // namespace

SessionHost::SessionHost(SessionParts parts)
    : parts_(std::move(parts)),
      blocking_(blockingThreads),
      hellos_(parts_.hellos_per_device),
      comparisons_(parts_.comparisons_per_device) {
  parts_.hub.setListener([this](std::int64_t head, const FeedHub::Commits& fresh) { onCommits(head, fresh); });
  parts_.hub.setNoticeListener(std::string(helloChannel), [this](const std::string& told) { onHello(told); });
}

SessionHost::~SessionHost() {
  parts_.hub.setListener({});
  parts_.hub.setNoticeListener(std::string(helloChannel), {});
  blocking_.join();
}

asio::awaitable<void> SessionHost::serve(std::shared_ptr<Link> link) {
  const auto session = std::make_shared<DeviceSession>(*this, parts_, blocking_.get_executor(), std::move(link));
  co_await session->run();
}

void SessionHost::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  for (const auto& session : all()) session->end(CloseReason::goingAway, "the server stops");
  catching_up_->open();
}

std::size_t SessionHost::sessionCount() const {
  std::lock_guard lock(mutex_);
  return sessions_.size();
}

SessionHost::Figures SessionHost::figures() const {
  Figures figures;
  figures.began = began_;
  figures.refused = refused_;
  figures.rejectedFrames = rejected_frames_;
  figures.isDiskFull = blobs_disk_full_;
  const std::int64_t head = parts_.hub.head();
  for (const auto& session : all()) {
    ++figures.sessions;
    figures.outgoingBytes += session->outgoingBytes();
    figures.lagCommits = std::max(figures.lagCommits, head - session->sentUpTo().value_or(head));
  }
  return figures;
}

std::vector<std::shared_ptr<DeviceSession>> SessionHost::all() const {
  std::vector<std::shared_ptr<DeviceSession>> sessions;
  std::lock_guard lock(mutex_);
  for (const auto& [id, weak] : sessions_) {
    if (auto session = weak.lock()) sessions.push_back(std::move(session));
  }
  return sessions;
}

void SessionHost::enter(const Uuid& device_id, const std::shared_ptr<DeviceSession>& session) {
  bool stopping = false;
  {
    std::lock_guard lock(mutex_);
    sessions_.emplace(device_id, session);
    stopping = stopping_;
  }
  if (stopping) session->end(CloseReason::goingAway, "the server stops");
}

void SessionHost::leave(const Uuid& device_id, const DeviceSession* session) {
  std::lock_guard lock(mutex_);
  const auto [first, last] = sessions_.equal_range(device_id);
  const auto found = std::find_if(first, last, [&](const auto& entry) { return entry.second.lock().get() == session; });
  if (found != last) sessions_.erase(found);
}

void SessionHost::displaceBefore(const Uuid& device_id, std::int64_t hello_no) {
  std::vector<std::shared_ptr<DeviceSession>> sessions;
  {
    std::lock_guard lock(mutex_);
    const auto [first, last] = sessions_.equal_range(device_id);
    for (auto at = first; at != last; ++at) {
      if (auto session = at->second.lock()) sessions.push_back(std::move(session));
    }
  }
  for (const auto& session : sessions) session->displacedBy(hello_no);
}

void SessionHost::onHello(const std::string& told) {
  if (told.empty()) {
    asio::post(blocking_, [this] { lookForNewerHellos(); });
    return;
  }
  const std::size_t space = std::min(told.find(' '), told.size());
  const auto device_id = Uuid::parse(told.substr(0, space));
  std::int64_t hello_no = 0;
  std::from_chars(told.data() + std::min(space + 1, told.size()), told.data() + told.size(), hello_no);
  if (device_id) displaceBefore(*device_id, hello_no);
}

void SessionHost::lookForNewerHellos() {
  std::vector<Uuid> ids;
  for (const auto& session : all()) ids.push_back(session->deviceId());
  if (ids.empty()) return;
  try {
    const auto hellos = parts_.database.runBlocking(
        [&](Transaction& tx) {
          std::vector<std::pair<Uuid, std::int64_t>> read;
          for (const Row& row : tx.exec(selectHellos, ids)) read.emplace_back(row[0].uuid(), row[1].integer());
          return read;
        },
        {.readOnly = true});
    for (const auto& [device_id, hello_no] : hellos) displaceBefore(device_id, hello_no);
  } catch (const DatabaseError& e) {
    // The database went away again: the next connection brings the next look.
    parts_.log.warning("session.hellos_not_read", {{"why", e.what()}});
  }
}

void SessionHost::onCommits(std::int64_t head, const FeedHub::Commits& fresh) {
  for (const auto& commit : fresh) {
    for (const sync::FeedRow& row : commit->rows) watchRights(row);
  }
  for (const auto& session : all()) session->announce(head);
}

// A revoked device, a disabled person or other roles: the link ends now. Whoever may come back does so by itself and is
// let in with the rights of then.
void SessionHost::watchRights(const sync::FeedRow& feed_row) {
  const auto is = [&](const Entity& entity) { return feed_row.entity == entity.no; };
  if (!is(entityOf<Device>) && !is(entityOf<AppUser>) && !is(entityOf<UserRole>) && !is(entityOf<RolePermission>))
    return;
  const Entity& entity = *parts_.book.registry.findNo(feed_row.entity);
  const auto row = decodeRow(entity, feed_row.image);
  if (!row) return;
  if (is(entityOf<Device>)) {
    if (!as<Device>(*row).revoked_at && !row->isDeleted()) return;
    for (const auto& session : all()) {
      if (session->deviceId() == row->head.id) session->refuse("auth.unknown_device", true);
    }
    return;
  }
  const bool is_person = is(entityOf<AppUser>);
  if (is_person && as<AppUser>(*row).is_active && !row->isDeleted()) return;
  const bool concerns_everybody = is(entityOf<RolePermission>);
  const Uuid person = is_person ? row->head.id : concerns_everybody ? Uuid() : as<UserRole>(*row).user_id.value;
  for (const auto& session : all()) {
    if (concerns_everybody || session->personId() == person) session->refuse("auth.rights_changed", false);
  }
}

}  // namespace carnet::server
