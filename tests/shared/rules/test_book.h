// A small trade with every kind of field, for tests of the engine: jobs with lines, people who hold them, and the rows
// that keep conflicts and parked work.
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet::testbook {

inline constexpr std::uint32_t worker = 1, office = 2;

struct Person {
  RowHead head;
  std::string name;
  std::int64_t roles = 0;
};

enum class JobState : std::uint8_t { open, started, done };

struct Job {
  RowHead head;
  std::string title;
  std::int64_t limit_minor = 0;
  std::string street;
  std::string city;
  std::string notes;
  std::string tags;
  std::string code;
  JobState state = JobState::open;
  std::string number;
  std::optional<Id<Person>> assignee_id;
};

// Something used for a job; also the entity whose sum must come out right.
struct Line {
  RowHead head;
  Id<Job> job_id;
  std::int64_t quantity = 0;
};

// Natural key: job and person.
struct Watcher {
  RowHead head;
  Id<Job> job_id;
  Id<Person> person_id;
  std::string reason;
};

struct Clash {
  RowHead head;
  Uuid target_id;
  std::string mine;
  std::string theirs;
  bool mine_stands = false;
  Uuid theirs_by;
};

struct Parked {
  RowHead head;
  std::string code;
};

const Registry& registry();
const RuleBook& book();

Uuid watcherId(const Uuid& job, const Uuid& person);

// Operations as a screen would ask for them.
Operation createJob(const Uuid& id, const std::string& title);
Operation setField(const Entity& entity, const Uuid& id, std::string_view field, Value base, Value value);
Operation textField(const Entity& entity, const Uuid& id, std::string_view field, Value base, Value value);
Operation appendLine(const Uuid& id, const Uuid& job, std::int64_t quantity);
Operation eraseRow(const Entity& entity, const Uuid& id);
Operation step(const Uuid& job, std::string_view transition, std::vector<Argument> arguments = {});
Operation watch(const Uuid& job, const Uuid& person, const std::string& reason);
FieldEdit edit(const Entity& entity, std::string_view field, Value value, Value base = {});

}  // namespace carnet::testbook

namespace carnet {

template <>
inline constexpr auto enumNames<testbook::JobState> = std::to_array<std::string_view>({"open", "started", "done"});

template <>
inline constexpr EntityTraits traitsOf<testbook::Person> = {.no = 1, .facet = Facet::all, .priority = 0};
template <>
inline constexpr auto fieldsOf<testbook::Person> = std::array{
    field<&testbook::Person::name>(1),
    field<&testbook::Person::roles>(2),
};

template <>
inline constexpr EntityTraits traitsOf<testbook::Job> = {.no = 2, .facet = Facet::ticket, .priority = 1};
template <>
inline constexpr auto fieldsOf<testbook::Job> = std::array{
    field<&testbook::Job::title>(1),
    field<&testbook::Job::limit_minor>(2, Merge::guarded),
    field<&testbook::Job::street>(3).inGroup("address"),
    field<&testbook::Job::city>(4).inGroup("address"),
    field<&testbook::Job::notes>(5, Merge::text),
    field<&testbook::Job::tags>(6, Merge::set),
    field<&testbook::Job::code>(7, Merge::once),
    field<&testbook::Job::state>(8, Merge::state),
    field<&testbook::Job::number>(9, Merge::server),
    field<&testbook::Job::assignee_id>(10, Merge::state),
};

template <>
inline constexpr EntityTraits traitsOf<testbook::Line> = {
    .no = 3, .facet = Facet::ticket, .append_only = true, .priority = 2};
template <>
inline constexpr auto fieldsOf<testbook::Line> = std::array{
    field<&testbook::Line::job_id>(1, Merge::once),
    field<&testbook::Line::quantity>(2, Merge::once),
};

template <>
inline constexpr EntityTraits traitsOf<testbook::Watcher> = {.no = 4, .facet = Facet::ticket, .priority = 2};
template <>
inline constexpr auto fieldsOf<testbook::Watcher> = std::array{
    field<&testbook::Watcher::job_id>(1, Merge::once),
    field<&testbook::Watcher::person_id>(2, Merge::once),
    field<&testbook::Watcher::reason>(3),
};

template <>
inline constexpr EntityTraits traitsOf<testbook::Clash> = {
    .no = 5, .facet = Facet::ticket, .facet_by_target = true, .priority = 2};
template <>
inline constexpr auto fieldsOf<testbook::Clash> = std::array{
    field<&testbook::Clash::target_id>(1, Merge::server).indexed(),
    field<&testbook::Clash::mine>(2, Merge::server),
    field<&testbook::Clash::theirs>(3, Merge::server),
    field<&testbook::Clash::mine_stands>(4, Merge::server),
    field<&testbook::Clash::theirs_by>(5, Merge::server),
};

template <>
inline constexpr EntityTraits traitsOf<testbook::Parked> = {.no = 6, .facet = Facet::hq, .priority = 3};
template <>
inline constexpr auto fieldsOf<testbook::Parked> = std::array{
    field<&testbook::Parked::code>(1, Merge::server),
};

}  // namespace carnet

namespace carnet::testbook {

// What most tests are about.
inline const Entity& J = entityOf<Job>;
inline const Uuid jobId = Uuid::v7(10, 1, 1);

}  // namespace carnet::testbook
