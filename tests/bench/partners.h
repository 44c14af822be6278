// Partner rows as a company has them: 12 business fields set, about 250 bytes, drawn from word lists by a seed.
#pragma once

#include <string>
#include <vector>

#include "shared/core/random.h"
#include "shared/domain/crm/partner.h"

namespace carnet::bench {

class Partners {
 public:
  explicit Partners(std::uint64_t seed) : random_(seed) {}
  Partner next();

 private:
  std::string pick(const std::vector<std::string>& words) { return words[random_.below(words.size())]; }
  SeededRng random_;
  std::int64_t made_ = 0;
};

}  // namespace carnet::bench
