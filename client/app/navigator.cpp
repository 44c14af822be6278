#include "client/app/navigator.h"

#include <QHash>
#include <utility>

#include "client/app/recent_records.h"
#include "shared/domain/service/ticket.h"

namespace carnet::client {

namespace {

// Every role's places, in its own order: the first four stand in the bottom bar.
const std::vector<std::pair<const char*, QStringList>>& placesOfRoles() {
  static const std::vector<std::pair<const char*, QStringList>> places = {
      {"admin", {"today", "tickets", "partners", "stock", "products"}},
      {"service_desk", {"today", "tickets", "partners", "stock", "products"}},
      {"storekeeper", {"today", "stock", "products", "partners"}},
      {"technician", {"today", "tickets", "stock", "partners", "products"}},
      {"quality", {"today", "tickets", "products"}},
      {"agent", {"today", "partners", "products"}},
      {"presales", {"today", "partners", "products"}},
      {"sales_administration", {"today", "partners", "products"}},
      {"sales_manager", {"today", "partners", "products"}},
      {"accounting", {"today", "partners", "products"}},
      {"marketing", {"today", "partners"}},
      {"lead_creator", {"today", "partners"}},
  };
  return places;
}

// Lies with the drafts: what is said of it is true as long as they are.
const char* const lastSpot = "last-spot";

const char* const countOpen =
    "SELECT count(*) FROM ticket WHERE deleted_at IS NULL"
    " AND state IN ('new', 'assigned', 'in_progress', 'on_hold', 'reopened')";

}  // namespace

Navigator::Navigator(QObject* parent) : QObject(parent) {
  connect(this, &Navigator::moved, this, &Navigator::keepSpot);
}

Navigator::~Navigator() {
  if (workspace_) workspace_->drafts()->drop(lastSpot);
}

void Navigator::resume() {
  const QStringList spot = workspace_->drafts()->text(lastSpot).split('/');
  if (spot.size() != 2 || spot[1].isEmpty() ||
      !workspace_->drafts()->hasAbout(spot[1] == "new" ? "new-ticket" : spot[1]))
    return;
  here_ = {spot[0], spot[1], {}};
  emit moved();
}

void Navigator::keepSpot() {
  if (workspace_) workspace_->drafts()->keep(lastSpot, here_.place + '/' + here_.record_id);
}

void Navigator::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  workspace_ = workspace;
  if (workspace_) {
    connect(workspace_, &Workspace::personChanged, this, &Navigator::countTickets);
    connect(&workspace_->changes(), &Changes::committed, this, [this](const LocalCommit& commit) {
      if (commit.touches(traitsOf<Ticket>.no)) countTickets();
    });
    countTickets();
    resume();
  }
  emit placesChanged();
}

void Navigator::countTickets() {
  emit placesChanged();
  is_stale_ = is_counting_;
  if (is_counting_ || workspace_->roles().isEmpty()) return;
  is_counting_ = true;
  const bool own = workspace_->isTechnician() && !workspace_->isDesk();
  workspace_->reader().read(
      this,
      [own, me = blobOf(workspace_->personId())](ReadTransaction& read) {
        return int(own ? read.number(QString(countOpen) + " AND assignee_id = ?", {me}) : read.number(countOpen));
      },
      [this](int count) {
        is_counting_ = false;
        if (count != open_tickets_) {
          open_tickets_ = count;
          emit placesChanged();
        }
        if (is_stale_) countTickets();
      });
}

QVariantList Navigator::places() const {
  if (!workspace_ || workspace_->roles().isEmpty()) return {};
  QStringList keys;
  for (const auto& [role, places] : placesOfRoles()) {
    if (!workspace_->hasRole(role)) continue;
    for (const QString& place : places) {
      if (!keys.contains(place)) keys << place;
    }
  }
  if (keys.isEmpty())
    keys << "today"
         << "partners"
         << "products";
  keys << "contacts"
       << "serials";

  const bool own_van = workspace_->isTechnician() && !workspace_->isDesk();
  const QString daily, look_up = tr("Look up");
  const QHash<QString, QVariantMap> known = {
      {"today", {{"text", tr("Today")}, {"symbol", "calendar"}, {"letter", "D"}, {"group", daily}}},
      {"tickets",
       {{"text", tr("Tickets")}, {"symbol", "tools"}, {"letter", "T"}, {"group", daily}, {"count", open_tickets_}}},
      {"stock", own_van ? QVariantMap{{"text", tr("Van")}, {"symbol", "van"}, {"letter", "V"}, {"group", daily}}
                        : QVariantMap{{"text", tr("Stock")}, {"symbol", "inbox"}, {"letter", "S"}, {"group", look_up}}},
      {"partners", {{"text", tr("Customers")}, {"symbol", "people"}, {"letter", "C"}, {"group", look_up}}},
      {"products", {{"text", tr("Products")}, {"symbol", "box"}, {"letter", "P"}, {"group", look_up}}},
      {"contacts", {{"text", tr("Contacts")}, {"symbol", "contact"}, {"letter", "K"}, {"group", look_up}}},
      {"serials", {{"text", tr("Machines")}, {"symbol", "tag"}, {"letter", "M"}, {"group", look_up}}},
  };
  QVariantList places;
  for (const QString& key : std::as_const(keys)) {
    QVariantMap place = known[key];
    place["key"] = key;
    places << place;
  }
  return places;
}

void Navigator::goTo(const QString& place) {
  way_.clear();
  made_over_ = false;
  here_ = {place, {}, {}};
  emit moved();
}

namespace {

const QHash<QString, QString>& homes() {
  static const QHash<QString, QString> homes = {{"ticket", "tickets"},   {"partner", "partners"},
                                                {"contact", "contacts"}, {"product", "products"},
                                                {"serial", "serials"},   {"location", "stock"}};
  return homes;
}

}  // namespace

void Navigator::remember() {
  const QString kind = homes().key(here_.place);
  if (!workspace_ || kind.isEmpty() || Uuid::parse(here_.record_id.toStdString()) == std::nullopt) return;
  RecentRecords(*workspace_->drafts()).add(kind, here_.record_id);
}

void Navigator::open(const QString& kind, const QString& id) {
  const auto& homes = carnet::client::homes();
  if (homes.contains(kind)) return move({homes[kind], id, {}});
  emit linked(kind, id);
  move({kind, {}, id});
}

void Navigator::openHere(const QString& id) {
  const bool is_making = here_.record_id == "new";
  // Who leaves the form for a new one comes back to what was open; who has made it does not.
  if (id == "new" && !is_making && !here_.record_id.isEmpty()) {
    leaveBehind();
    made_over_ = true;
  } else if (is_making && id != "new" && std::exchange(made_over_, false) && !way_.empty()) {
    way_.pop_back();
  }
  here_.record_id = id;
  remember();
  emit moved();
}

void Navigator::back() {
  made_over_ = false;
  if (!way_.empty()) {
    here_ = way_.back();
    way_.pop_back();
  } else {
    here_.record_id.clear();
  }
  emit moved();
}

void Navigator::move(Spot spot) {
  made_over_ = false;
  leaveBehind();
  here_ = std::move(spot);
  remember();
  emit moved();
}

void Navigator::leaveBehind() {
  way_.push_back(here_);
  if (way_.size() > longestWay) way_.erase(way_.begin());
}

}  // namespace carnet::client

#include "moc_navigator.cpp"
