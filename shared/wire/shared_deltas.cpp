#include "shared/wire/shared_deltas.h"

#include <algorithm>
#include <vector>

#include "shared/wire/frame.h"

namespace carnet::wire {

namespace {

constexpr std::size_t framesKept = 4;  // of one Delta, each with a number of its own

bool isSame(const sync::DeltaCommit& a, const sync::DeltaCommit& b) {
  const auto is_same_row = [](const sync::EntityImage& x, const sync::EntityImage& y) {
    return x.entity == y.entity && x.image == y.image;
  };
  return a.commit_no == b.commit_no && a.change_set_id == b.change_set_id && a.author_id == b.author_id &&
         a.happened_at.packed == b.happened_at.packed && a.is_partial == b.is_partial && a.entered == b.entered &&
         a.left == b.left && std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(), is_same_row);
}

// Nothing less will do: what differs in one row belongs to somebody else.
bool isSame(const sync::Delta& a, const sync::Delta& b) {
  return a.from == b.from && a.to == b.to && a.is_reset == b.is_reset && a.trimmed_to == b.trimmed_to &&
         std::equal(a.commits.begin(), a.commits.end(), b.commits.begin(), b.commits.end(),
                    [](const sync::DeltaCommit& x, const sync::DeltaCommit& y) { return isSame(x, y); });
}

}  // namespace

struct SharedDeltas::Made {
  struct Numbered {
    std::uint64_t no = 0;
    std::shared_ptr<const std::string> frame;
  };

  sync::Delta delta;
  std::string unnumbered;
  std::size_t bytes = 0;
  std::vector<Numbered> frames;  // guarded by the mutex of SharedDeltas
};

std::shared_ptr<SharedDeltas::Made> SharedDeltas::find(const sync::Delta& delta) const {
  // Compared without the lock: nothing of what is compared changes.
  std::vector<std::shared_ptr<Made>> alike;
  {
    std::lock_guard lock(mutex_);
    for (const auto& made : kept_) {
      if (made->delta.from == delta.from && made->delta.to == delta.to) alike.push_back(made);
    }
  }
  const auto found =
      std::find_if(alike.rbegin(), alike.rend(), [&](const auto& made) { return isSame(made->delta, delta); });
  return found == alike.rend() ? nullptr : *found;
}

void SharedDeltas::keep(const std::shared_ptr<Made>& made) {
  if (made->bytes > limit_) return;
  kept_.push_back(made);
  figures_.bytes += made->bytes;
  while (figures_.bytes > limit_) {
    figures_.bytes -= kept_.front()->bytes;
    kept_.pop_front();
  }
}

std::string SharedDeltas::frameOf(const sync::Delta& delta, std::uint64_t no) {
  const std::size_t size = sync::creditCost(delta);
  if (size < leastBytes) return encode(delta, no);

  std::shared_ptr<Made> made = find(delta);
  if (made) {
    std::lock_guard lock(mutex_);
    ++figures_.shared;
    for (const Made::Numbered& numbered : made->frames) {
      if (numbered.no == no) return *numbered.frame;
    }
  } else {
    made = std::make_shared<Made>();
    made->delta = delta;
    made->unnumbered = encodeUnnumbered(delta);
    // The copy, its protobuf and, less for being packed, its frames.
    made->bytes = 3 * made->unnumbered.size();
    std::lock_guard lock(mutex_);
    ++figures_.made;
    keep(made);
  }
  const auto frame = std::make_shared<const std::string>(numbered(made->unnumbered, no));
  std::lock_guard lock(mutex_);
  if (made->frames.size() == framesKept) made->frames.erase(made->frames.begin());
  made->frames.push_back({no, frame});
  return *frame;
}

SharedDeltas::Figures SharedDeltas::figures() const {
  std::lock_guard lock(mutex_);
  return figures_;
}

}  // namespace carnet::wire
