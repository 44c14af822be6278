// What people do to a ticket: TicketController's actions, each one change set.
#include <QDateTime>
#include <QThread>
#include <QTime>
#include <QUrl>
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "client/modules/organisation/open_conflicts.h"
#include "client/modules/service/photo.h"
#include "client/modules/service/ticket_controller.h"
#include "client/modules/service/ticket_words.h"
#include "client/modules/service/typed_time.h"
#include "client/store/edits.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/service/logged_time.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"

namespace carnet::client {

namespace {

constexpr qint64 minute = 60'000;
// Whoever forgot to say that they went home is not asked whether they worked all night.
constexpr qint64 longestDay = 12 * 60 * minute;

QDateTime present(const Workspace& workspace) { return QDateTime::fromMSecsSinceEpoch(workspace.instant()); }

Operation timeOf(const Uuid& ticket, const Uuid& id, const QString& kind, qint64 starts_at, qint64 ends_at,
                 const QString& remark, bool is_charged = true) {
  Creation<TicketTime> time(id);
  time.with<&TicketTime::ticket_id>(ticket);
  time.with<&TicketTime::kind>(kind);
  time.with<&TicketTime::starts_at>(starts_at);
  time.with<&TicketTime::ends_at>(ends_at);
  time.with<&TicketTime::remark>(remark);
  if (!is_charged) time.with<&TicketTime::is_charged>(false);
  return time.operation();
}

Operation removalOf(const Uuid& ticket, const QVariantMap& line) {
  return step<Ticket>(ticket, "remove_time", {{"time_id", uuidOf(line["id"].toString())}});
}

QDateTime endOfLine(const QVariantMap& line) { return QDateTime::fromMSecsSinceEpoch(line["endsAt"].toLongLong()); }

TicketStep stepOf(const QString& key) { return {key.section(':', 0, 0), key.section(':', 1)}; }

}  // namespace

int TicketController::take(const QString& key) {
  std::vector<Argument> arguments;
  if (key == "take") arguments.push_back({"assignee_id", workspace()->personId()});
  return takeStep(key, std::move(arguments));
}

int TicketController::takeWithReason(const QString& key, const QString& reason_id, const QString& text) {
  std::vector<Argument> arguments;
  if (!reason_id.isEmpty()) arguments.push_back({"reason_id", uuidOf(reason_id)});
  if (!text.trimmed().isEmpty()) arguments.push_back({"reason_text", text.trimmed().toStdString()});
  return takeStep(key, std::move(arguments));
}

int TicketController::takeStep(const QString& key, std::vector<Argument> arguments, std::vector<Operation> before) {
  const TicketStep asked = stepOf(key);
  if (!asked.to.isEmpty()) arguments.push_back({"to", asked.to.toStdString()});
  const std::string name = asked.name == "take" ? "assign" : asked.name.toStdString();
  std::vector<Operation> operations = std::move(before);
  operations.push_back(step<Ticket>(uuidOf(recordId()), name, std::move(arguments)));
  const QString deed = TicketWords::deed(QString::fromStdString(name), asked.to);
  return workspace()->submit(withVisit(std::move(operations), asked), tr("Ticket %1: %2").arg(ticket_.number, deed));
}

// A visit begins with the work and ends with it.
std::vector<Operation> TicketController::withVisit(std::vector<Operation> operations, const TicketStep& taken) const {
  if (ticket_.open_visit_id.isEmpty()) return operations;
  const Uuid visit = uuidOf(ticket_.open_visit_id);
  if (taken.name == "start" && ticket_.open_visit_state != "arrived") {
    operations.push_back(step<Activity>(visit, "arrive"));
  }
  if ((taken.name == "resolve" || taken.name == "cancel") && ticket_.open_visit_state == "arrived") {
    operations.push_back(step<Activity>(visit, "finish"));
  }
  return operations;
}

qint64 TicketController::unrecordedSince() const {
  const qint64 length = workspace()->instant() - ticket_.begun_at;
  return ticket_.begun_at != 0 && length >= minute && length <= longestDay ? ticket_.begun_at : 0;
}

QVariantMap TicketController::timeSinceStart() const {
  const qint64 since = unrecordedSince() / minute * minute;
  if (since == 0) return {};
  const qint64 until = workspace()->instant() / minute * minute;
  const Formats& formats = workspace()->formats();
  const QString text =
      tr("%1 – %2, %3").arg(formats.when(since, until), formats.time(until), formats.length(until - since));
  return {{"text", text}, {"starts_at", since}, {"ends_at", until}};
}

QDateTime TicketController::workedUntil() const {
  const QDateTime now = present(*workspace());
  const QDateTime left = QDateTime::fromMSecsSinceEpoch(ticket_.left_at);
  return ticket_.left_at != 0 && unrecordedSince() <= ticket_.left_at && left < now ? left : now;
}

int TicketController::minutesToRecord() const {
  constexpr qint64 step = 5, usual = 30;
  const qint64 begun = std::max(unrecordedSince(), ticket_.arrived_at);
  const qint64 minutes = (workedUntil().toMSecsSinceEpoch() - begun) / minute;
  const bool is_today = workedUntil().date() == present(*workspace()).date();
  if (begun == 0 || !is_today || minutes < 1 || minutes > longestDay / minute) return usual;
  return int(std::max(step, (minutes + step / 2) / step * step));
}

int TicketController::resolve(const QString& found, const QString& done, const QVariantMap& time,
                              const QVariantMap& seen) {
  Edits<Ticket> edits(uuidOf(recordId()));
  // Written where nothing stood: beside what somebody else has written since.
  edits.text<&Ticket::diagnosis>(QString(), found.trimmed());
  edits.text<&Ticket::solution>(seenIn(seen, "done", ticket_.solution), done.trimmed());
  std::vector<Operation> operations = edits.operations();
  if (!time.isEmpty()) {
    operations.push_back(timeOf(uuidOf(recordId()), workspace()->newId(), "work", time["starts_at"].toLongLong(),
                                time["ends_at"].toLongLong(), {}));
  }
  return takeStep("resolve", {}, std::move(operations));
}

int TicketController::assignTo(const QString& person_id) {
  QString name;
  for (const QVariant& person : std::as_const(ticket_.people)) {
    if (person.toMap()["id"].toString() == person_id) name = person.toMap()["title"].toString();
  }
  return workspace()->submit({step<Ticket>(uuidOf(recordId()), "assign", {{"assignee_id", uuidOf(person_id)}})},
                             tr("Ticket %1: %2 is asked for").arg(ticket_.number, name));
}

int TicketController::savePriority(const QString& priority) {
  Edits<Ticket> edits(uuidOf(recordId()));
  edits.set<&Ticket::priority>(ticket_.priority, priority);
  if (edits.isEmpty()) return 0;
  return workspace()->submit(edits.operations(),
                             tr("Ticket %1: priority %2").arg(ticket_.number, TicketWords::priority(priority)));
}

int TicketController::saveDetails(const QVariantMap& details, const QVariantMap& seen) {
  const auto was = [&](const char* name, const QString& now) { return seenIn(seen, name, now); };
  // What is not said stays.
  const auto said = [&](const char* name, const QString& now) { return seenIn(details, name, was(name, now)); };
  Edits<Ticket> edits(uuidOf(recordId()));
  edits.set<&Ticket::title>(was("title", ticket_.title), said("title", ticket_.title).trimmed());
  edits.set<&Ticket::kind>(was("kind", ticket_.kind), said("kind", ticket_.kind));
  edits.set<&Ticket::place>(was("place", ticket_.place), said("place", ticket_.place));
  const auto id_was = [&](const char* name, const QString& now) { return uuidOf(was(name, now)); };
  const auto id_said = [&](const char* name, const QString& now) { return uuidOf(said(name, now)); };
  if (canChangeCustomer()) {
    edits.set<&Ticket::partner_id>(id_was("customerId", ticket_.customer_id),
                                   id_said("customerId", ticket_.customer_id));
  }
  edits.set<&Ticket::contact_id>(id_was("contactId", ticket_.contact_id), id_said("contactId", ticket_.contact_id));
  edits.set<&Ticket::serial_id>(id_was("serialId", ticket_.serial_id), id_said("serialId", ticket_.serial_id));
  edits.set<&Ticket::product_id>(id_was("productId", ticket_.product_id), id_said("productId", ticket_.product_id));
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Ticket saved"));
}

int TicketController::saveDiagnosis(const QString& text, const QVariantMap& seen) {
  Edits<Ticket> edits(uuidOf(recordId()));
  edits.text<&Ticket::diagnosis>(seenIn(seen, "text", ticket_.diagnosis), text.trimmed());
  std::vector<Operation> operations = edits.operations();
  const std::vector<TicketStep> now = steps();
  const TicketStep diagnosed{"step", "diagnosed"};
  const bool was_testing = ticket_.standing.ticket.repair_step == RepairStep::testing;
  if (!was_testing && std::find(now.begin(), now.end(), diagnosed) != now.end()) {
    operations.push_back(step<Ticket>(uuidOf(recordId()), "step", {{"to", std::string("diagnosed")}}));
  }
  return operations.empty() ? 0 : workspace()->submit(std::move(operations), tr("Diagnosis saved"));
}

int TicketController::saveSolution(const QString& text, const QVariantMap& seen) {
  Edits<Ticket> edits(uuidOf(recordId()));
  edits.text<&Ticket::solution>(seenIn(seen, "text", ticket_.solution), text.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Solution saved"));
}

int TicketController::saveDescription(const QString& text, const QVariantMap& seen) {
  Edits<Ticket> edits(uuidOf(recordId()));
  edits.text<&Ticket::description>(seenIn(seen, "text", ticket_.description), text.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Fault saved"));
}

int TicketController::usePart(const QString& product_id, const QString& location_id, double thousandths) {
  Creation<TicketPart> part(workspace()->newId());
  part.with<&TicketPart::ticket_id>(uuidOf(recordId()));
  part.with<&TicketPart::product_id>(uuidOf(product_id));
  part.with<&TicketPart::quantity>(qint64(thousandths));
  part.with<&TicketPart::location_id>(uuidOf(location_id));
  part.with<&TicketPart::happened_at>(workspace()->instant());
  return workspace()->submit({part.operation()}, tr("Part recorded"), [self = QPointer(this)](qint64) {
    if (self) emit self->saved();
  });
}

int TicketController::removePart(int line) {
  const QVariantMap used = ticket_.parts.value(line).toMap();
  const QString id = used["id"].toString();
  if (!removed_part_.isMeant(id) || used["thousandths"].toLongLong() < 0) return 0;
  Creation<TicketPart> part(workspace()->newId());
  part.with<&TicketPart::ticket_id>(uuidOf(recordId()));
  part.with<&TicketPart::product_id>(uuidOf(used["productId"].toString()));
  if (const QString serial = used["serialId"].toString(); !serial.isEmpty())
    part.with<&TicketPart::serial_id>(uuidOf(serial));
  part.with<&TicketPart::quantity>(-used["thousandths"].toLongLong());
  part.with<&TicketPart::location_id>(uuidOf(used["locationId"].toString()));
  part.with<&TicketPart::happened_at>(workspace()->instant());
  return removed_part_.ask(id, workspace()->submit({part.operation()}, tr("Part removed")));
}

QString TicketController::untilProblem(const QString& until, const QVariantMap& line) const {
  if (until.trimmed().isEmpty()) return {};
  if (!typedTime(until).isValid()) return tr("Write the time as 14:05.");
  return endsAt(until, line) > present(*workspace()) ? tr("This time is still to come.") : QString();
}

QString TicketController::endOf(const QVariantMap& line) const {
  // The form for new time knows no day but today.
  const bool is_today = workedUntil().date() == present(*workspace()).date();
  const QDateTime by_itself = is_today ? workedUntil() : present(*workspace());
  return (line.isEmpty() ? by_itself : endOfLine(line)).time().toString("HH:mm");
}

// Of a line that is corrected the day is the one that brings it nearest to where it ended: work may end at midnight.
QDateTime TicketController::endsAt(const QString& until, const QVariantMap& line) const {
  const QDateTime by_itself = line.isEmpty() ? present(*workspace()) : endOfLine(line);
  const QTime time = typedTime(until);
  if (!time.isValid()) return by_itself;
  QDateTime nearest(by_itself.date(), time);
  if (line.isEmpty()) return nearest;
  for (const int days : {-1, 1}) {
    const QDateTime other(by_itself.date().addDays(days), time);
    if (std::abs(by_itself.secsTo(other)) < std::abs(by_itself.secsTo(nearest))) nearest = other;
  }
  return nearest;
}

QString TicketController::beganAt(int minutes, const QString& until, const QVariantMap& line) const {
  if (!until.trimmed().isEmpty() && !typedTime(until).isValid()) return {};
  const QDateTime began = endsAt(until, line).addSecs(-60ll * minutes);
  return workspace()->formats().when(began.toMSecsSinceEpoch(), workspace()->instant());
}

int TicketController::logTime(const QString& kind, int minutes, const QString& until, const QString& remark) {
  const qint64 ends_at = endsAt(until, {}).toMSecsSinceEpoch() / minute * minute;
  const Operation time =
      timeOf(uuidOf(recordId()), workspace()->newId(), kind, ends_at - minutes * minute, ends_at, remark.trimmed());
  return workspace()->submit({time}, tr("Time recorded"), [self = QPointer(this)](qint64) {
    if (self) emit self->saved();
  });
}

int TicketController::correctTime(const QVariantMap& line, const QString& kind, int minutes, const QString& until,
                                  const QString& remark) {
  const qint64 began = line["startsAt"].toLongLong(), ended = line["endsAt"].toLongLong();
  // The form shows minutes; what was left as it was is as exact as it was.
  const bool ends_as_it_did = until.trimmed() == endOf(line);
  const qint64 ends_at = ends_as_it_did ? ended : endsAt(until, line).toMSecsSinceEpoch() / minute * minute;
  const qint64 starts_at = ends_at - (minutes == minutesOf(line) ? ended - began : minutes * minute);
  const bool says_it_already = starts_at == began && ends_at == ended &&
                               (kind == "travel") == line["isTravel"].toBool() &&
                               remark.trimmed() == line["remark"].toString();
  if (says_it_already) return 0;
  const Operation time = timeOf(uuidOf(recordId()), workspace()->newId(), kind, starts_at, ends_at, remark.trimmed(),
                                line["isCharged"].toBool());
  return workspace()->submit(correctionOf(uuidOf(recordId()), uuidOf(line["id"].toString()), time),
                             tr("Time corrected"));
}

int TicketController::minutesOf(const QVariantMap& line) const {
  const qint64 length = line["endsAt"].toLongLong() - line["startsAt"].toLongLong();
  return std::max(1, int((length + minute / 2) / minute));
}

bool TicketController::canCorrectTime(const QVariantMap& line) const { return canWork() && line["isOwn"].toBool(); }

bool TicketController::canRemoveTime(const QVariantMap& line) const {
  return canWork() && (line["isOwn"].toBool() || ticket_.standing.is_office);
}

int TicketController::removeTime(const QVariantMap& line) {
  const QString id = line["id"].toString();
  if (!removed_time_.isMeant(id)) return 0;
  return removed_time_.ask(id, workspace()->submit({removalOf(uuidOf(recordId()), line)}, tr("Time removed")));
}

void TicketController::addPhoto(const QString& file) {
  if (busy_) return;
  setBusy(true);
  const auto deliver = [self = QPointer(this), id = recordId(), file](Photo photo) {
    if (!self) return;
    const auto refuse = [self, file](const Problem& problem) {
      self->setBusy(false);
      emit self->photoRefused(file, self->workspace()->words().problem(problem));
    };
    if (!photo.problem.isEmpty()) return refuse({photo.problem.toStdString(), {}, {}});
    const QByteArray content = std::exchange(photo.content, {});
    self->workspace()->files().keep(
        content, [self, id, photo, refuse, size = content.size()](const Result<QString>& hash) {
          if (!self) return;
          if (!hash.ok()) return refuse(hash.problem());
          const Uuid ticket = uuidOf(id);
          const Uuid attachment_id = attachmentId(hash->toStdString(), ticket).value;
          Creation<Attachment> attachment(attachment_id);
          attachment.with<&Attachment::sha256>(*hash);
          attachment.with<&Attachment::name>(photo.name);
          attachment.with<&Attachment::mime>(photo.mime);
          attachment.with<&Attachment::size_bytes>(qint64(size));
          attachment.with<&Attachment::target_entity>(qint64(entityOf<Ticket>.no));
          attachment.with<&Attachment::target_id>(ticket);
          attachment.with<&Attachment::taken_at>(photo.taken_at);
          attachment.with<&Attachment::thumbnail>(Value(Blob{photo.thumbnail.toStdString()}));
          Creation<AttachmentLink> link(self->workspace()->newId());
          link.with<&AttachmentLink::attachment_id>(attachment_id);
          link.with<&AttachmentLink::target_entity>(qint64(entityOf<Ticket>.no));
          link.with<&AttachmentLink::target_id>(ticket);
          link.with<&AttachmentLink::kind>("photo");
          self->setBusy(false);
          self->workspace()->submit({attachment.operation(), link.operation()}, tr("Photo added"), [self](qint64) {
            if (self) emit self->saved();
          });
        });
  };
  // Reading and shrinking a large photo would hold the screen up.
  auto* thread = QThread::create([file, deliver, context = QPointer<QObject>(workspace())] {
    Photo photo = readPhoto(file);
    QMetaObject::invokeMethod(
        context, [deliver, photo] { deliver(photo); }, Qt::QueuedConnection);
  });
  connect(thread, &QThread::finished, thread, &QObject::deleteLater);
  thread->start();
}

QVariantMap TicketController::photo(const QString& key) const {
  for (const QVariant& photo : ticket_.photos) {
    if (photo.toMap()["key"].toString() == key) return photo.toMap();
  }
  return {};
}

bool TicketController::canRemovePhoto(const QString& key) const {
  return photo(key)["isRemovable"].toBool() && ticket_.state != "closed";
}

int TicketController::removePhoto(const QString& key) {
  const QString link = photo(key)["linkId"].toString();
  if (!removed_photo_.isMeant(link)) return 0;
  return removed_photo_.ask(link,
                            workspace()->submit({step<AttachmentLink>(uuidOf(link), "remove")}, tr("Photo removed")));
}

QString TicketController::photoUrl(const QString& key) {
  const QString hash = photo(key)["sha256"].toString();
  if (hash.isEmpty()) return {};
  workspace()->files().want(hash, uuidOf(key));
  const QString path = workspace()->files().pathOf(hash);
  return path.isEmpty() ? QString() : QUrl::fromLocalFile(path).toString();
}

void TicketController::keep(const QVariantMap& conflict, const QString& side) {
  keepSide(*workspace(), conflict, side);
}

}  // namespace carnet::client
