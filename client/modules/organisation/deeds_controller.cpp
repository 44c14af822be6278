#include "client/modules/organisation/deeds_controller.h"

#include <algorithm>

namespace carnet::client {

namespace {

constexpr std::size_t moreAtOnce = 50;
constexpr int mostNames = 12;

const char* const readPersonName = "SELECT display_name FROM app_user WHERE id = ?";

// The same sentence about several things is said once.
void addRefusal(QVariantList& refusals, const QString& problem, const QString& name) {
  for (QVariant& refusal : refusals) {
    QVariantMap said = refusal.toMap();
    if (said["problem"] != problem) continue;
    said["names"] = said["names"].toStringList() << name;
    refusal = said;
    return;
  }
  refusals << QVariantMap{{"problem", problem}, {"names", QStringList{name}}};
}

QString namesIn(const QStringList& names) {
  QString joined = names.mid(0, mostNames).join(", ");
  if (const int more = int(names.size()) - mostNames; more > 0)
    joined += " " + DeedsController::tr("and %n more", "", more);
  return joined;
}

// Who changed it since is known by name where this device has it.
QString sentenceOf(const Problem& problem, const Uuid& me, ReadTransaction& read, const Words& words) {
  const bool names_somebody = problem.code == "undo.changed_since" && problem.values.size() > 1;
  const auto person = names_somebody ? Uuid::parse(problem.values[1]) : std::nullopt;
  if (!person) return words.problem(problem);
  if (*person == me) return DeedsController::tr("You changed it again since.");
  QString name;
  read.first(readPersonName, {blobOf(*person)}, [&](Cells& cells) { name = cells.text(); });
  return name.isEmpty() ? words.problem(problem) : DeedsController::tr("%1 changed it since.").arg(name);
}

}  // namespace

void DeedsController::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) disconnect(&workspace_->changes(), nullptr, this, nullptr);
  workspace_ = workspace;
  if (workspace_) {
    connect(&workspace_->changes(), &Changes::outboxChanged, this, &DeedsController::refresh);
    connect(&workspace_->changes(), &Changes::committed, this, &DeedsController::refresh);
  }
  emit workspaceChanged();
  refresh();
}

void DeedsController::showMore() {
  limit_ += moreAtOnce;
  refresh();
}

void DeedsController::refresh() {
  if (!workspace_) return;
  stale_ = asking_ || isRunning();
  if (stale_) return;
  asking_ = true;
  workspace_->reader().read(
      this,
      [words = workspace_->words(), formats = workspace_->formats(), limit = limit_](ReadTransaction& read) {
        return readPastActions(read, words, formats, limit);
      },
      [this](std::vector<PastAction> actions) { judge(std::move(actions)); },
      [this] {
        asking_ = false;
        if (stale_) refresh();
      });
}

// Of one change it is said beforehand why it stays; of many, what stays is said when they are taken back.
void DeedsController::judge(std::vector<PastAction> actions) {
  std::vector<Uuid> asked;
  for (const PastAction& action : actions) {
    if (action.changes == 1) asked.push_back(action.standing.empty() ? action.undone.front() : action.standing.front());
  }
  workspace_->operations().mayTakeBack(
      std::move(asked), [self = QPointer(this), actions = std::move(actions)](const std::vector<Result<Nothing>>& may) {
        if (!self) return;
        if (!self->workspace_) {
          self->asking_ = false;
          return;
        }
        Judged judged{actions, {}};
        std::size_t next = 0;
        for (const PastAction& action : actions) {
          if (action.changes != 1) continue;
          const Result<Nothing>& answer = may[next++];
          if (!answer.ok()) judged.problems[textOf(action.id)] = answer.problem();
        }
        self->show(std::move(judged));
      });
}

void DeedsController::show(Judged judged) {
  workspace_->reader().read(
      this,
      [problems = judged.problems, words = workspace_->words(), me = workspace_->personId()](ReadTransaction& read) {
        QHash<QString, QString> reasons;
        for (auto it = problems.begin(); it != problems.end(); ++it)
          reasons[it.key()] = sentenceOf(it.value(), me, read, words);
        return reasons;
      },
      [this, actions = std::move(judged.actions)](QHash<QString, QString> reasons) {
        asking_ = false;
        loaded_ = true;
        actions_ = actions;
        reasons_ = std::move(reasons);
        publish();
        if (stale_) refresh();
      },
      [this] {
        asking_ = false;
        if (stale_) refresh();
      });
}

void DeedsController::publish() {
  shown_.clear();
  for (const PastAction& action : actions_) {
    const QString id = textOf(action.id);
    const QString reason = reasons_.value(id);
    QVariantMap item{{"id", id}, {"title", action.title}, {"linkKind", action.link_kind}, {"linkId", action.link_id}};
    item["subtitle"] = workspace_->formats().when(action.done_at, workspace_->now());
    item["waiting"] = false;
    item["stateTone"] = "neutral";
    item["stateText"] = action.undone.empty()     ? QString()
                        : action.standing.empty() ? tr("Undone")
                                                  : tr("Undone but for %n", "", int(action.standing.size()));
    item["canUndo"] = !action.standing.empty() && reason.isEmpty();
    item["canRedo"] = action.standing.empty() && reason.isEmpty();
    item["reason"] = reason;
    QVariantList refusals;
    for (const QVariant& refusal : refusals_.value(id)) {
      const QVariantMap said = refusal.toMap();
      refusals << QVariantMap{{"names", namesIn(said["names"].toStringList())}, {"problem", said["problem"]}};
    }
    item["refusals"] = refusals;
    shown_ << item;
  }
  emit deedsChanged();
}

const PastAction* DeedsController::action(const QString& id) const {
  const auto found = std::find_if(actions_.begin(), actions_.end(),
                                  [id = uuidOf(id)](const PastAction& action) { return action.id == id; });
  return found == actions_.end() ? nullptr : &*found;
}

void DeedsController::undo(const QString& id) {
  if (const PastAction* found = action(id)) takeBack(id, found->standing);
}

void DeedsController::redo(const QString& id) {
  const PastAction* found = action(id);
  if (found == nullptr) return;
  // What was undone last comes first.
  std::vector<Uuid> changes(found->undone.rbegin(), found->undone.rend());
  takeBack(id, std::move(changes));
}

void DeedsController::takeBack(const QString& id, std::vector<Uuid> changes) {
  if (isRunning() || changes.empty()) return;
  refusals_.remove(id);
  done_ = 0;
  total_ = int(changes.size());
  emit progressed();
  workspace_->undo()->takeBack(
      std::move(changes),
      [self = QPointer(this)](const Undo::Outcome& outcome) {
        if (!self) return;
        self->done_ = outcome.done + int(outcome.refused.size());
        emit self->progressed();
      },
      [self = QPointer(this), id](const Undo::Outcome& outcome) {
        if (!self || !self->workspace_) return;
        self->total_ = 0;
        emit self->progressed();
        self->tellRefused(id, outcome);
      });
}

void DeedsController::tellRefused(const QString& id, const Undo::Outcome& outcome) {
  if (outcome.refused.empty()) return refresh();
  workspace_->reader().read(
      this,
      [refused = outcome.refused, words = workspace_->words(), formats = workspace_->formats(),
       me = workspace_->personId()](ReadTransaction& read) {
        QVariantList refusals;
        for (const auto& [change, problem] : refused) {
          const QString subject = subjectOf(change, read, words, formats);
          addRefusal(refusals, sentenceOf(problem, me, read, words), subject.isEmpty() ? tr("One change") : subject);
        }
        return refusals;
      },
      [this, id, is_partial = outcome.done > 0](QVariantList refusals) {
        const QString first = refusals.first().toMap()["problem"].toString();
        refusals_[id] = std::move(refusals);
        emit workspace_->refused(is_partial ? tr("Not all of it could be undone. %1").arg(first)
                                            : tr("Not undone. %1").arg(first));
        refresh();
      });
}

}  // namespace carnet::client

#include "moc_deeds_controller.cpp"
