// The oracle's own reading of merging (sync.md 3): which value each edit leaves, worked out from what people said and
// from the history alone. It reads the person's bytes, not what the server made of them, and shares nothing with the
// rule core's merging.
#include <algorithm>

#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/registry.h"
#include "shared/schema/json.h"
#include "tests/simulation/expected_text.h"
#include "tests/simulation/oracle.h"

namespace carnet::simulation {

namespace {

using Elements = std::set<std::string>;

std::string textIn(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

Elements elementsOf(const Value& value) {
  Elements elements;
  std::string element;
  for (const char c : textIn(value) + "\n") {
    if (c != '\n') {
      element += c;
    } else {
      if (!element.empty()) elements.insert(element);
      element.clear();
    }
  }
  return elements;
}

Value valueOf(const Elements& elements) {
  std::string text;
  for (const std::string& element : elements) text += (text.empty() ? "" : "\n") + element;
  return text;
}

bool isEdit(const Operation& op) {
  return op.verb == Verb::set || op.verb == Verb::text || op.verb == Verb::add || op.verb == Verb::remove;
}

bool isGivenByPeople(const Field& field) {
  return field.merge != Merge::server && field.merge != Merge::state && field.merge != Merge::once;
}

}  // namespace

// One row while the edits of a change set are laid over it, in order.
class EditedRow {
 public:
  EditedRow(const Oracle& oracle, const RowKey& key, const ChangeSet& said, std::int64_t commit_no, Instant arrival)
      : oracle_(oracle),
        key_(key),
        said_(said),
        commit_no_(commit_no),
        arrival_(arrival),
        values_(oracle.versionAt(key, commit_no - 1)->row.values) {}

  void take(const Operation& op) {
    met_ = values_;
    for (const FieldEdit& edit : op.fields) {
      const std::size_t index = indexOf(edit.field_no);
      const Field& field = key_.entity->fields[index];
      const bool was_edited = !edited_.insert(index).second;
      if (op.verb == Verb::add || op.verb == Verb::remove)
        changeSet(op, edit, index);
      else if (takesBack(op))
        takeBack(op, edit, index);
      else if (field.merge == Merge::set)
        saySet(edit, index);
      else if (field.merge == Merge::text)
        texts_.push_back({index, textIn(edit.base), textIn(edit.value), textIn(values_[index])});
      else if (values_[index] == edit.base && !isContestedGroup(op, field))
        values_[index] = edit.value;
      else if (was_edited)
        unsaid_.insert(index);  // one change set that contradicts itself
      else
        disagree(op, edit, index);
      // A text edited twice by one change set would have to be merged here to know what the second met.
      if (field.merge == Merge::text && was_edited) unsaid_.insert(index);
    }
  }

  // Compares with the row as it stands after the commit.
  void check(const Row& after) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const Field& field = key_.entity->fields[i];
      if (unsaid_.contains(i) || !isGivenByPeople(field)) continue;
      // A ticket without a policy is given one with its next priority.
      if (field.name == "sla_policy_id" && (!edited_.contains(i) || isNull(values_[i]))) continue;
      // Whether a person is active and since when not go together; nobody needs to say both.
      if (key_.entity == &entityOf<AppUser> && field.name == "disabled_at") {
        if (as<AppUser>(after).is_active != isNull(after.values[i])) wrong(i, "does not go with is_active");
        continue;
      }
      // Of several addresses of one change set only one can be the default.
      if (field.name == "is_default" && said_.operations.size() > 1) continue;
      const auto text = std::find_if(texts_.begin(), texts_.end(), [&](const Text& t) { return t.index == i; });
      if (text != texts_.end()) {
        checkMerged(*text, textIn(after.values[i]));
      } else if (after.values[i] != values_[i]) {
        wrong(i, "has '" + valueToText(field, after.values[i]) + "', should have '" + valueToText(field, values_[i]) +
                     (edited_.contains(i) ? "'" : "', which nobody edited"));
      }
    }
  }

  const std::vector<Disagreed>& disagreements() const { return disagreements_; }
  bool overlaps() const { return overlaps_; }
  // An undo met what others wrote since, which stands.
  bool leaves() const { return leaves_; }
  // Whether everything could be worked out.
  bool isSure() const { return unsaid_.empty() && is_sure_; }

 private:
  struct Text {
    std::size_t index = 0;
    std::string base, mine, theirs;
    bool is_undone = false;
  };

  std::size_t indexOf(std::uint16_t field_no) const {
    return static_cast<std::size_t>(key_.entity->findNo(field_no) - key_.entity->fields.data());
  }

  // Add wins: an element that somebody put in, unseen by whoever takes it out, stays.
  void changeSet(const Operation& op, const FieldEdit& edit, std::size_t index) {
    const std::string element = textIn(edit.value);
    Elements elements = elementsOf(values_[index]);
    if (op.verb == Verb::add)
      elements.insert(element);
    else if (!oracle_.wasAddedUnseen(key_, index, element, said_, commit_no_ - 1))
      elements.erase(element);
    values_[index] = valueOf(elements);
  }

  // A whole set that is said takes away what its author saw and leaves out, and adds what they had not seen.
  void saySet(const FieldEdit& edit, std::size_t index) {
    const Elements seen = elementsOf(edit.base), said = elementsOf(edit.value), stood = elementsOf(values_[index]);
    Elements elements = stood;
    for (const std::string& element : seen) {
      if (!said.contains(element) && !oracle_.wasAddedUnseen(key_, index, element, said_, commit_no_ - 1))
        elements.erase(element);
    }
    for (const std::string& element : said) {
      if (!seen.contains(element)) elements.insert(element);
    }
    if (elements != stood) values_[index] = valueOf(elements);
  }

  // A group is one value: what stands of it differs from what the person saw if any member does.
  bool isContestedGroup(const Operation& op, const Field& field) const {
    return !field.group_name.empty() && std::any_of(op.fields.begin(), op.fields.end(), [&](const FieldEdit& edit) {
      const std::size_t index = indexOf(edit.field_no);
      return key_.entity->fields[index].group_name == field.group_name && met_[index] != edit.base;
    });
  }

  // An undo puts back what it has not been built on: of a group, all of it or nothing.
  void takeBack(const Operation& op, const FieldEdit& edit, std::size_t index) {
    const Field& field = key_.entity->fields[index];
    if (met_[index] == edit.value) return;
    if (field.merge == Merge::text && met_[index] != edit.base) {
      texts_.push_back({index, textIn(edit.base), textIn(edit.value), textIn(met_[index]), true});
      is_sure_ = false;
      return;
    }
    const bool is_built_on = std::any_of(op.fields.begin(), op.fields.end(), [&](const FieldEdit& said) {
      const std::size_t i = indexOf(said.field_no);
      const bool is_one =
          i == index || (!field.group_name.empty() && key_.entity->fields[i].group_name == field.group_name);
      return is_one && met_[i] != said.base && met_[i] != said.value;
    });
    if (!is_built_on)
      values_[index] = edit.value;
    else if (edit.value != edit.base)
      leaves_ = true;
  }

  // Both changed: of a guarded field what stands; else the later edit, of a group as a whole.
  void disagree(const Operation& op, const FieldEdit& edit, std::size_t index) {
    const Field& field = key_.entity->fields[index];
    if (values_[index] == edit.value) return;
    const Hlc mine_at = std::clamp(op.happened_at, Hlc{}, Hlc::of(arrival_, 0xffff));
    Hlc theirs_at = oracle_.writtenAt(key_, index, commit_no_ - 1);
    for (std::size_t i = 0; !field.group_name.empty() && i < values_.size(); ++i) {
      if (key_.entity->fields[i].group_name != field.group_name) continue;
      theirs_at = std::max(theirs_at, oracle_.writtenAt(key_, i, commit_no_ - 1));
    }
    const bool mine_stands = field.merge != Merge::guarded && mine_at > theirs_at;
    disagreements_.push_back({key_, &field, edit.value, values_[index], mine_stands});
    if (mine_stands) values_[index] = edit.value;
  }

  void checkMerged(const Text& text, const std::string& result) {
    if (text.is_undone && result == text.theirs) return;
    const TextCheck found = checkText(text.base, text.mine, text.theirs, result);
    if (!found.problem.empty()) wrong(text.index, found.problem);
    if (text.is_undone && found.overlaps.value_or(false))
      wrong(text.index, "an undo left its own text beside another's");
    is_sure_ = is_sure_ && found.overlaps.has_value();
    overlaps_ = overlaps_ || found.overlaps.value_or(false);
  }

  [[noreturn]] void wrong(std::size_t index, const std::string& what) const {
    oracle_.fail("S6", "after commit " + std::to_string(commit_no_) + " " + nameOf(key_) + " " +
                           std::string(key_.entity->fields[index].name) + ": " + what);
  }

  const Oracle& oracle_;
  const RowKey key_;
  const ChangeSet& said_;
  const std::int64_t commit_no_;
  const Instant arrival_;
  std::vector<Value> values_, met_;  // now; before the present operation
  std::set<std::size_t> edited_;
  std::set<std::size_t> unsaid_;  // fields of which nothing can be expected
  std::vector<Text> texts_;
  std::vector<Disagreed> disagreements_;
  bool overlaps_ = false;
  bool leaves_ = false;
  bool is_sure_ = true;
};

void Oracle::checkValues(const sync::PlannedCommit& plan, const sync::FeedCommit& commit, Instant arrival) {
  const auto said = decodeChangeSet(plan.bytes);
  if (!said) fail("S1", "an applied change set cannot be read");
  // A step writes fields by rules of its own (oracle_rules.cpp), an import without a base.
  const auto is_ruled = [](const Operation& op) { return op.verb == Verb::transition || op.verb == Verb::import; };
  if (std::any_of(said->operations.begin(), said->operations.end(), is_ruled)) return;
  std::map<RowKey, EditedRow> rows;
  std::set<RowKey> made_or_erased;
  for (const Operation& op : said->operations) {
    const RowKey key{registry().findNo(op.entity), op.row_id};
    if (!isEdit(op))
      made_or_erased.insert(key);
    else if (versionAt(key, commit.commit_no - 1) != nullptr)
      rows.try_emplace(key, *this, key, *said, commit.commit_no, arrival).first->second.take(op);
  }
  bool differs = false, is_sure = made_or_erased.empty();
  for (auto& [key, row] : rows) {
    if (made_or_erased.contains(key)) continue;
    row.check(versionAt(key, commit.commit_no)->row);
    for (const Disagreed& disagreed : row.disagreements()) checkKept(disagreed, commit);
    differs = differs || !row.disagreements().empty() || row.overlaps() || row.leaves();
    is_sure = is_sure && row.isSure();
  }
  if (is_sure && differs != (plan.verdict == Verdict::merged)) {
    fail("S10", "commit " + std::to_string(commit.commit_no) +
                    (differs ? " hides that two people differed" : " says that people differed who did not"));
  }
}

// A value that somebody wrote and the author of this change had not seen is kept in a conflict, and so is the author's.
void Oracle::checkKept(const Disagreed& disagreed, const sync::FeedCommit& commit) const {
  const Field& field = *disagreed.field;
  const std::string_view place = field.group_name.empty() ? field.name : field.group_name;
  for (const sync::FeedRow& row : commit.rows) {
    if (row.entity != entityOf<Conflict>.no) continue;
    const Conflict conflict = as<Conflict>(rows_.at({&entityOf<Conflict>, row.id}).back().row);
    if (conflict.target_id != disagreed.key.id || conflict.field != place) continue;
    const bool says_who =
        conflict.standing == (disagreed.mine_stands ? ConflictStanding::mine : ConflictStanding::theirs);
    const bool keeps_both = !field.group_name.empty() || (conflict.mine == valueToText(field, disagreed.mine) &&
                                                          conflict.theirs == valueToText(field, disagreed.theirs));
    if (says_who && keeps_both) return;
    fail("S10", "a conflict says otherwise: " + nameOf(disagreed.key) + " " + std::string(place));
  }
  fail("S10", "overwritten unseen: " + nameOf(disagreed.key) + " " + std::string(place));
}

Hlc Oracle::writtenAt(const RowKey& key, std::size_t index, std::int64_t no) const {
  const std::vector<Version>& versions = rows_.at(key);
  auto last = versions.size();
  while (last > 0 && versions[last - 1].no > no) --last;
  std::size_t writing = last - 1;
  while (writing > 0 && versions[writing - 1].row.values[index] == versions[writing].row.values[index]) --writing;
  const Hlc said = commits_[static_cast<std::size_t>(versions[writing].no - 1)]->happened_at;
  const auto arrived = arrived_.find(versions[writing].no);
  return arrived == arrived_.end() ? said : std::min(said, arrived->second);
}

bool Oracle::wasAddedUnseen(const RowKey& key, std::size_t index, const std::string& element, const ChangeSet& said,
                            std::int64_t no) const {
  const std::vector<Version>& versions = rows_.at(key);
  for (std::size_t i = 1; i < versions.size() && versions[i].no <= no; ++i) {
    if (versions[i].no <= said.seen) continue;
    if (commits_[static_cast<std::size_t>(versions[i].no - 1)]->author_id == said.person_id) continue;
    const bool was = elementsOf(versions[i - 1].row.values[index]).contains(element);
    if (!was && elementsOf(versions[i].row.values[index]).contains(element)) return true;
  }
  return false;
}

}  // namespace carnet::simulation
