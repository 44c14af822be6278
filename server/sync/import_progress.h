// "tried 20000 of 104210", whenever another ten thousand lines are done; silent unless it was asked for.
#pragma once

#include <cstddef>
#include <ostream>

namespace carnet::server {

class ImportProgress {
 public:
  ImportProgress(std::ostream& out, bool is_shown) : out_(out), is_shown_(is_shown) {}

  void begin(std::size_t total) {
    total_ = total;
    next_ = step;
  }
  void say(const char* done, std::size_t count) {
    if (!is_shown_ || count < next_) return;
    next_ = count / step * step + step;
    out_ << done << ' ' << count << " of " << total_ << std::endl;
  }

 private:
  static constexpr std::size_t step = 10'000;
  std::ostream& out_;
  bool is_shown_;
  std::size_t total_ = 0;
  std::size_t next_ = step;
};

}  // namespace carnet::server
