// How a screen asks for a change: never by writing a table. client/app implements it over the replica. Answers come on
// the thread that asked, later than the call returns.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
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
  // Whether `takeBack` can work: the change was not sent yet, or there is a way back.
  bool can_be_undone = false;
  Uuid change_set_id;
  std::set<Uuid> rows;  // that its operations name
};

// What the person will want to take back as one, although it is several changes.
struct Action {
  Uuid id;
  std::string title;  // as they read it then; empty: what the changes say
  // Of this change, where the rules name no way back: of what headquarters decides.
  std::vector<Operation> way_back = {};
};

class Operations {
 public:
  virtual ~Operations() = default;
  // The operations of one action of the person, all or none. Their times are filled in.
  void submit(std::vector<Operation> operations, std::function<void(const Submitted&)> done) {
    submitAsPart({}, std::move(operations), std::move(done));
  }
  // The same as a part of what is taken back as one.
  virtual void submitAsPart(const Action& action, std::vector<Operation> operations,
                            std::function<void(const Submitted&)> done) = 0;
  // The same in place of changes that could not be accepted (their numbers), which are closed when it is saved.
  virtual void submitInPlaceOf(std::vector<std::int64_t> refused, std::vector<Operation> operations,
                               std::function<void(const Submitted&)> done) = 0;
  // Takes back a change that could not be accepted, or the newest one while it was never sent; "withdraw.on_its_way" for
  // any other.
  virtual void withdraw(std::int64_t cs_no, std::function<void(const Result<Nothing>&)> done) = 0;
  // Undoes the change with this id, however long ago it was made on this device: withdraws it if it was never sent, else
  // makes a change of its own that puts things back and can be undone likewise. Refused with "undo.no_way_back",
  // "undo.changed_since" when somebody changed the same meanwhile (shared/rules/inverse.h), or by the rules.
  virtual void takeBack(const Uuid& change_set_id, std::function<void(const Submitted&)> done) = 0;
  // Of each whether that would be refused as far as this device knows, and why.
  virtual void mayTakeBack(std::vector<Uuid> change_set_ids,
                           std::function<void(const std::vector<Result<Nothing>>&)> done) = 0;
  // "T-T07-0012", never given twice.
  virtual void temporaryNumber(const std::string& prefix, std::function<void(const std::string&)> done) = 0;
};

}  // namespace carnet::client
