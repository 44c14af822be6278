#include "client/modules/service/visit_readiness_controller.h"

#include "client/modules/service/my_visits.h"
#include "client/store/files.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/service/ticket.h"

namespace carnet::client {

namespace {

// Of each row that a visit refers to: whether it is named, and is not here.
const char* const readReferences =
    "SELECT v.ticket_id, v.planned_start_at, v.state = 'done', coalesce(nullif(t.title, ''), v.subject),"
    " v.ticket_id IS NOT NULL AND t.id IS NULL,"
    " coalesce(v.partner_id, t.partner_id) IS NOT NULL AND p.id IS NULL,"
    " coalesce(v.address_id, s.address_id) IS NOT NULL AND a.id IS NULL,"
    " coalesce(v.contact_id, t.contact_id) IS NOT NULL AND c.id IS NULL,"
    " t.serial_id IS NOT NULL AND s.id IS NULL,"
    " coalesce(t.product_id, s.product_id) IS NOT NULL AND m.id IS NULL,"
    " EXISTS (SELECT 1 FROM sync_node n WHERE n.is_complete = 0 AND (n.facet = ?5 AND n.root_id IN (?8, v.ticket_id)"
    " OR n.facet = ?6 AND n.root_id IN (?8, p.id) OR n.facet = ?7 AND n.root_id IN (?8, s.id)))"
    " OR EXISTS (SELECT 1 FROM sync_state WHERE catch_up_to IS NOT NULL)"
    " FROM activity v LEFT JOIN ticket t ON t.id = v.ticket_id"
    " LEFT JOIN partner p ON p.id = coalesce(v.partner_id, t.partner_id)"
    " LEFT JOIN serial s ON s.id = t.serial_id"
    " LEFT JOIN product m ON m.id = coalesce(t.product_id, s.product_id)"
    " LEFT JOIN address a ON a.id = coalesce(v.address_id, s.address_id)"
    " LEFT JOIN contact c ON c.id = coalesce(v.contact_id, t.contact_id)"
    " WHERE ";
// A link whose attachment is not here has no hash.
const char* const readContents =
    "SELECT a.sha256 FROM attachment_link l LEFT JOIN attachment a ON a.id = l.attachment_id"
    " WHERE l.target_id = ? AND l.deleted_at IS NULL AND a.deleted_at IS NULL";
// Of the tickets of visits to come and of those assigned to the technician: their photos and files, and what their machines
// and products have of at most 20 MB.
const char* const readAhead =
    "SELECT DISTINCT a.sha256, a.id FROM ticket t LEFT JOIN serial s ON s.id = t.serial_id"
    " JOIN attachment_link l ON l.target_id IN (t.id, t.serial_id, coalesce(t.product_id, s.product_id))"
    " AND l.deleted_at IS NULL"
    " JOIN attachment a ON a.id = l.attachment_id AND a.deleted_at IS NULL AND a.sha256 <> ''"
    " WHERE t.deleted_at IS NULL AND (l.target_id = t.id OR a.size_bytes <= 20000000)"
    " AND (t.assignee_id = ?1 AND t.state IN ('assigned', 'in_progress', 'on_hold', 'reopened')"
    " OR t.id IN (SELECT v.ticket_id FROM activity v WHERE v.state <> 'done' AND ";
const char* const endOfAhead = "))";

}  // namespace

QString VisitReadinessController::Ready::text() const {
  return visits == 0 ? QString() : tr("%1/%2 ready offline", "complete visits, visits").arg(complete).arg(visits);
}

VisitReadinessController::VisitReadinessController(QObject* parent) : RecordSource(parent) {
  connect(this, &RecordSource::workspaceChanged, this, [this] {
    if (!workspace()) return;
    connect(&workspace()->keptRecords(), &KeptRecords::changed, this, [this] { refresh(); });
    // The end of a leaf's arrival is no commit.
    connect(workspace(), &Workspace::nowChanged, this, [this] { refresh(); });
    connect(&workspace()->files(), &Files::arrived, this, [this](const QString& sha256) {
      if (awaited_.contains(sha256)) refresh();
    });
  });
}

std::set<EntityNo> VisitReadinessController::watched() const {
  return {traitsOf<Activity>.no, traitsOf<Ticket>.no,     traitsOf<Partner>.no,
          traitsOf<Address>.no,  traitsOf<Contact>.no,    traitsOf<Serial>.no,
          traitsOf<Product>.no,  traitsOf<Attachment>.no, traitsOf<AttachmentLink>.no};
}

void VisitReadinessController::load() {
  read(
      [me = workspace()->personId(), formats = workspace()->formats(), now = workspace()->now(),
       kept = workspace()->keptRecords().list()](ReadTransaction& read) {
        return std::pair(readVisits(read, me, formats, now), readWishes(read, me, now, kept));
      },
      [this](std::pair<std::vector<Visit>, std::vector<Files::Wish>> found) {
        take(std::move(found.first));
        keepAhead(std::move(found.second));
        return true;
      });
}

std::vector<Files::Wish> VisitReadinessController::readWishes(ReadTransaction& read, const Uuid& me, qint64 now,
                                                              const QStringList& kept) {
  const VisitDays days(now);
  std::vector<Files::Wish> wishes;
  read.each(QString(readAhead) + isMyVisit + endOfAhead, {blobOf(me), days.begin(), days.end(), days.horizon()},
            [&](Cells& cells) {
              Files::Wish& wish = wishes.emplace_back();
              wish.sha256 = cells.text();
              wish.attachment_id = cells.uuid();
            });
  for (const QString& record : kept) {
    for (const FileOfRecord& file : filesOf(record.section('/', 0, 0), record.section('/', 1), read))
      wishes.push_back({file.sha256, file.attachment_id});
  }
  return wishes;
}

void VisitReadinessController::keepAhead(std::vector<Files::Wish> wishes) {
  QSet<QString> contents;
  for (const Files::Wish& wish : wishes) contents.insert(wish.sha256);
  if (kept_ == contents) return;
  kept_ = std::move(contents);
  workspace()->files().keepAhead(wishes);
}

std::vector<VisitReadinessController::Visit> VisitReadinessController::readVisits(ReadTransaction& read, const Uuid& me,
                                                                                  const Formats& formats, qint64 now) {
  const VisitDays days(now);
  const QStringList names{tr("the ticket"),  tr("the customer"), tr("the address"),
                          tr("the contact"), tr("the machine"),  tr("the product")};
  std::vector<Visit> visits;
  read.each(QString(readReferences) + isMyVisit + inVisitOrder,
            {blobOf(me), days.begin(), days.end(), days.horizon(), int(Facet::ticket), int(Facet::card),
             int(Facet::serial), blobOf(Uuid{})},
            [&](Cells& cells) {
              Visit& visit = visits.emplace_back();
              visit.ticket_id = cells.id();
              const qint64 starts_at = cells.number();
              visit.is_today = starts_at < days.end();
              visit.is_done = cells.flag();
              const QString time = formats.time(starts_at) + "  " + cells.text();
              visit.title = visit.is_today ? time : formats.day(starts_at, now) + " " + time;
              for (const QString& name : names) {
                if (cells.flag() && !visit.is_done) visit.missing << name;
              }
              if (cells.flag() && !visit.is_done && visit.missing.isEmpty())
                visit.missing << tr("its history is still arriving");
            });
  for (Visit& visit : visits) {
    if (visit.ticket_id.isEmpty() || visit.is_done) continue;
    read.each(readContents, {blobOf(visit.ticket_id)}, [&](Cells& cells) { visit.contents << cells.text(); });
  }
  return visits;
}

void VisitReadinessController::take(std::vector<Visit> visits) {
  today_ = coming_ = {};
  missing_.clear();
  awaited_.clear();
  Files& files = workspace()->files();
  for (Visit& visit : visits) {
    int away = 0;
    for (const QString& sha256 : std::as_const(visit.contents)) {
      if (!sha256.isEmpty() && !files.pathOf(sha256).isEmpty()) continue;
      ++away;
      if (!sha256.isEmpty()) awaited_.insert(sha256);
    }
    if (away > 0) visit.missing << tr("%n photo(s) or file(s)", nullptr, away);
    Ready& ready = visit.is_today ? today_ : coming_;
    ++ready.visits;
    ready.complete += visit.missing.isEmpty();
    if (visit.missing.isEmpty()) continue;
    missing_ << QVariantMap{{"ticketId", visit.ticket_id}, {"title", visit.title}, {"words", visit.missing.join(", ")}};
  }
}

}  // namespace carnet::client

#include "moc_visit_readiness_controller.cpp"
