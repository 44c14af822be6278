#include "client/store/workspace.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>
#include <utility>

#include "client/store/past_deeds.h"
#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/rights.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"

namespace carnet::client {

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 recalledFor = 12 * hour;
constexpr std::size_t recalledDeeds = 20;

struct Person {
  QString name;
  QStringList roles;
  QStringList role_names;
};

const char* const readName = "SELECT display_name FROM app_user WHERE id = ?";
const char* const readRoles =
    "SELECT r.code, r.name FROM user_role u JOIN role r ON r.id = u.role_id"
    " WHERE u.user_id = ? AND u.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY r.code";

QString withoutSpaces(QString written) {
  static const QRegularExpression spaces("\\s");
  return written.remove(spaces);
}

}  // namespace

Workspace::Workspace(Services services, const Uuid& person_id, const QString& language, QObject* parent)
    : QObject(parent),
      services_(services),
      undo_(services.operations, services.words),
      kept_records_(services.drafts),
      person_id_(person_id),
      formats_(language),
      now_(SystemClock().now().unix_ms) {
  connect(&undo_, &Undo::undone, this, [this](const QString& words) { emit said(words, "neutral", 0); });
  connect(&undo_, &Undo::refused, this, &Workspace::refused);
  clock_.setInterval(15'000);
  connect(&clock_, &QTimer::timeout, this, &Workspace::readClock);
  clock_.start();
  connect(&services_.changes, &Changes::committed, this, [this](const LocalCommit& commit) {
    if (commit.touches(traitsOf<AppUser>.no) || commit.touches(traitsOf<UserRole>.no) ||
        commit.touches(traitsOf<Role>.no)) {
      readPerson();
    }
  });
  readPerson();
  recallDeeds();
}

// Ctrl+Z goes on where the person was before the program ended.
void Workspace::recallDeeds() {
  reader().read(
      this,
      [words = words(), formats = formats_](ReadTransaction& read) {
        return readPastActions(read, words, formats, recalledDeeds);
      },
      [this](std::vector<PastAction> actions) {
        for (PastAction& action : actions) {
          if (action.standing.empty() || !action.undone.empty() || !action.has_way_back) continue;
          if (instant() - action.done_at > recalledFor) continue;
          undo_.recall(action.title, std::move(action.standing), std::move(action.rows));
        }
      });
}

Actor Workspace::actor() const {
  Actor actor{person_id_, {}, 0};
  for (int i = 0; i < roleCount; ++i) {
    const auto role = static_cast<RoleCode>(i);
    if (roles_.contains(textOf(carnet::nameOf(role)))) actor.roles |= roleBit(role);
  }
  return actor;
}

bool Workspace::seesTickets() const {
  const Actor person = actor();
  for (int i = 0; i < roleCount; ++i) {
    const auto role = static_cast<RoleCode>(i);
    if (!has(person, role)) continue;
    const std::vector<Facet> held = facetsHeldBy(role);
    if (isScopedByRecord(role) || std::find(held.begin(), held.end(), Facet::ticket) != held.end()) return true;
  }
  return false;
}

bool Workspace::may(const Entity& entity, Verb verb, std::string_view field, std::string_view transition) const {
  const Field* named = field.empty() ? nullptr : entity.find(field);
  return mayWrite(actor(), entity, verb, nullptr, named, transition).ok();
}

qint64 Workspace::instant() const { return SystemClock().now().unix_ms + clock_offset_; }

void Workspace::readClock() { passTo(instant()); }

void Workspace::passTo(qint64 now) {
  const auto day = [](qint64 at) { return QDateTime::fromMSecsSinceEpoch(at).date(); };
  const bool is_other_day = day(now_) != day(now);
  now_ = now;
  emit nowChanged();
  if (is_other_day) emit dayChanged();
}

void Workspace::setClockOffset(qint64 ms) {
  if (ms == clock_offset_) return;
  clock_offset_ = ms;
  if (clock_.isActive()) readClock();
}

void Workspace::setNow(qint64 now) {
  clock_.stop();
  passTo(now);
}

QString Workspace::urgency(qint64 due, qint64 now) const {
  if (due == 0) return "neutral";
  return due < now ? "danger" : due < now + 2 * hour ? "warning" : "neutral";
}

Uuid Workspace::newId() { return rng_.newId({instant()}); }

int Workspace::submit(std::vector<Operation> operations, const QString& words, std::function<void(qint64)> done) {
  return submitInPlaceOf({}, std::move(operations), words, std::move(done));
}

int Workspace::submitInPlaceOf(std::vector<std::int64_t> refused, std::vector<Operation> operations,
                               const QString& words, std::function<void(qint64)> done) {
  const int number = ++last_number_;
  const bool has_undo = refused.empty();
  services_.operations.submitInPlaceOf(
      std::move(refused), std::move(operations),
      [self = QPointer<Workspace>(this), words, number, has_undo, done = std::move(done)](const Submitted& result) {
        if (!self) return;
        self->answer(number, result);
        if (!result.saved) {
          if (self->shown_refusal_ != number) emit self->refused(self->words().problem(result.problem));
          return;
        }
        if (done) done(result.cs_no);
        if (!words.isEmpty()) emit self->said(words, "success", has_undo ? self->undo_.remember(words, {result}) : 0);
      });
  return number;
}

void Workspace::dropWhenSaved(const QString& draft, int number) {
  if (number == 0)
    drafts()->drop(draft);
  else if (number > 0)
    drafts_to_drop_.insert({number, {draft, drafts()->text(draft)}});
}

void Workspace::answer(int number, const Submitted& result) {
  const auto [first, last] = drafts_to_drop_.equal_range(number);
  for (auto kept = first; result.saved && kept != last; ++kept) {
    const auto& [key, text] = kept->second;
    if (drafts()->text(key) == text) drafts()->drop(key);
  }
  drafts_to_drop_.erase(first, last);
  if (result.saved)
    emit answered(number, true, {}, {});
  else
    emit answered(number, false, QString::fromStdString(result.problem.field), words().problem(result.problem));
}

void Workspace::offerUndo(const QString& words, std::function<void()> back) {
  emit said(words, "success", undo_.remember(words, std::move(back)));
}

void Workspace::submitEach(std::vector<std::vector<Operation>> actions, std::function<QString(int)> words,
                           std::function<void(const EachOutcome&)> done) {
  struct Answers {
    std::size_t open = 0;
    EachOutcome outcome;
    std::vector<Submitted> saved;
  };
  auto answers = std::make_shared<Answers>();
  answers->open = actions.size();
  const Action part{newId(), {}};
  const auto finish = [self = QPointer(this), answers, words = std::move(words), done = std::move(done)] {
    if (!self) return;
    const EachOutcome& outcome = answers->outcome;
    if (outcome.saved > 0) {
      const QString said = words(outcome.saved);
      emit self->said(said, "success", self->undo_.remember(said, answers->saved));
    }
    if (!outcome.refused.empty()) {
      emit self->refused(tr("%n not done: %1", "", int(outcome.refused.size())).arg(outcome.refused.front().second));
    }
    if (done) done(outcome);
  };
  for (std::size_t i = 0; i < actions.size(); ++i) {
    services_.operations.submitAsPart(
        part, std::move(actions[i]), [self = QPointer(this), answers, finish, i](const Submitted& result) {
          if (!self) return;
          if (result.saved) {
            ++answers->outcome.saved;
            answers->saved.push_back(result);
          } else {
            answers->outcome.refused.emplace_back(i, self->words().problem(result.problem));
          }
          if (--answers->open == 0) finish();
        });
  }
}

void Workspace::readPerson() {
  reader().read(
      this,
      [id = blobOf(person_id_), language = language()](ReadTransaction& read) {
        Person person;
        read.first(readName, {id}, [&](Cells& cells) { person.name = cells.text(); });
        read.each(readRoles, {id}, [&](Cells& cells) {
          person.roles << cells.text();
          person.role_names << cells.localText(language);
        });
        return person;
      },
      [this](Person person) {
        if (person.name == person_name_ && person.roles == roles_) return;
        person_name_ = person.name;
        roles_ = person.roles;
        role_text_ = person.role_names.join(", ");
        emit personChanged();
      });
}

void Workspace::call(const QString& number) {
  if (!QDesktopServices::openUrl(QUrl("tel:" + withoutSpaces(number))))
    emit said(tr("Nothing on this device makes calls. The number: %1").arg(number), {}, 0);
}

void Workspace::browse(const QString& address) {
  const QString written = withoutSpaces(address);
  const bool is_whole =
      written.startsWith("https://", Qt::CaseInsensitive) || written.startsWith("http://", Qt::CaseInsensitive);
  // Never another scheme: what somebody wrote as a web page must open no file of this device.
  if (!QDesktopServices::openUrl(QUrl(is_whole ? written : "https://" + written)))
    emit said(tr("Nothing on this device opens web pages. The address: %1").arg(address), {}, 0);
}

void Workspace::showOnMap(const QString& address) {
#if defined(Q_OS_ANDROID) || defined(Q_OS_IOS)
  const QString start = "geo:0,0?q=";
#else
  const QString start = "https://www.openstreetmap.org/search?query=";
#endif
  if (!QDesktopServices::openUrl(QUrl(start + QString::fromUtf8(QUrl::toPercentEncoding(address)))))
    emit said(tr("Nothing on this device shows maps. The address: %1").arg(address), {}, 0);
}

}  // namespace carnet::client

#include "moc_changes.cpp"
#include "moc_files.cpp"
#include "moc_workspace.cpp"
