// How a screen asks for a change: never by writing a table. client/app implements it over the replica. Answers come on
// the thread that asked, later than the call returns.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/rules/operation.h"

namespace carnet::client {

struct Submitted {
  bool saved = false;  // durable on this device
  Problem problem;     // why not: the rules refuse it here and now
  std::int64_t cs_no = 0;
  bool has_effects = true;  // false: headquarters will decide
  // Whether `takeBack` can work: the change was not sent yet, or the rules know a way back.
  bool can_be_undone = false;
  std::vector<Operation> inverse;
};

class Operations {
 public:
  virtual ~Operations() = default;
  // The operations of one action of the person, all or none. Their times are filled in.
  virtual void submit(std::vector<Operation> operations, std::function<void(const Submitted&)> done) = 0;
  // The same in place of changes that could not be accepted (their numbers), which are closed when it is saved.
  virtual void submitInPlaceOf(std::vector<std::int64_t> refused, std::vector<Operation> operations,
                               std::function<void(const Submitted&)> done) = 0;
  // Takes back a change that could not be accepted, or the newest one while it was never sent; "withdraw.on_its_way" for
  // any other.
  virtual void withdraw(std::int64_t cs_no, std::function<void(const Result<Nothing>&)> done) = 0;
  // Undoes a change: withdraws it if it was never sent, else submits `inverse` as a change of its own. Refused with
  // "undo.no_way_back" when that is empty, "undo.changed_since" when somebody changed the same meanwhile, or by the rules.
  virtual void takeBack(std::int64_t cs_no, std::vector<Operation> inverse,
                        std::function<void(const Submitted&)> done) = 0;
  // "T-T07-0012", never given twice.
  virtual void temporaryNumber(const std::string& prefix, std::function<void(const std::string&)> done) = 0;
};

}  // namespace carnet::client
