#include <map>
#include <set>

#include "server/jobs/jobs.h"
#include "shared/domain/rule_book.h"
#include "shared/sync/visibility.h"

namespace carnet::server {

namespace {

constexpr const char* selectPeople = "SELECT id, login FROM app_user WHERE deleted_at IS NULL ORDER BY id";
// One transaction locks what it reads: small groups let the devices' work through in between.
constexpr std::size_t peopleAtOnce = 20;

std::string wordsFor(const sync::ScopeMove& move, const std::string& login) {
  return login + (move.entered ? " gains " : " loses ") + std::string(nameOf(move.node.facet)) + ' ' +
         (move.node.root_id.isNil() ? "of everybody" : move.node.root_id.toString());
}

std::string tooWide(const std::string& login) {
  return login + " would see more than " + std::to_string(sync::maxNodesHeld) +
         " customers, tickets and places, and gains nothing until that is less";
}

// What refreshing would do, without doing it. Returns who would hold too much.
std::set<Uuid> movesDue(sync::ServerTransaction& tx, const sync::Authority& authority, const std::set<Uuid>& persons,
                        Instant now, std::vector<sync::ScopeMove>& moves) {
  std::set<Uuid> too_wide;
  for (const Uuid& person : persons) {
    bool is_too_wide = false;
    const auto more = authority.movesDue(tx, person, now, is_too_wide);
    moves.insert(moves.end(), more.begin(), more.end());
    if (is_too_wide) too_wide.insert(person);
  }
  return too_wide;
}

void refreshScopes(JobContext& context) {
  std::vector<Uuid> people;
  std::map<Uuid, std::string> logins;
  context.database().runBlocking(
      [&](Transaction& tx) {
        people.clear();
        for (const Row& row : tx.exec(selectPeople)) {
          people.push_back(row[0].uuid());
          logins[people.back()] = row[1].string();
        }
      },
      {.readOnly = true});
  for (std::size_t first = 0; first < people.size(); first += peopleAtOnce) {
    const std::set<Uuid> group(
        people.begin() + static_cast<std::ptrdiff_t>(first),
        people.begin() + static_cast<std::ptrdiff_t>(std::min(first + peopleAtOnce, people.size())));
    const Uuid change_set = context.newId();
    context.act([&](sync::ServerTransaction& tx, const sync::Authority& authority, std::vector<std::string>& words) {
      sync::ScopeRefresh refresh;
      std::vector<sync::ScopeMove> moves;
      if (context.isDryRun()) {
        refresh.too_wide = movesDue(tx, authority, group, context.now(), moves);
      } else {
        refresh = authority.refreshScopes(tx, group, context.now(), change_set);
        for (const sync::FeedCommit& commit : refresh.commits)
          moves.insert(moves.end(), commit.moves.begin(), commit.moves.end());
      }
      for (const sync::ScopeMove& move : moves) words.push_back(wordsFor(move, logins[move.person_id]));
      for (const Uuid& person : refresh.too_wide) words.push_back(tooWide(logins[person]));
      return std::move(refresh.commits);
    });
  }
}

}  // namespace

JobKind visitWindow() {
  return {.name = "visit_window", .at = {.hour = 0, .minute = 0, .alsoAtStart = true}, .run = &refreshScopes};
}

}  // namespace carnet::server
