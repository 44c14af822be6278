#include <iomanip>
#include <iostream>

#include "server/app/commands.h"
#include "server/app/engine.h"
#include "server/app/storage.h"
#include "server/jobs/job_runner.h"
#include "server/jobs/jobs.h"

namespace carnet::server {

namespace {

std::string minuteOf(const std::optional<Instant>& at) {
  if (!at) return "-";
  std::string text = at->toString().substr(0, 16) + "Z";
  text[10] = ' ';
  return text;
}

std::string resultOf(const JobRun& run) {
  std::string text(enumNames<JobRunState>[static_cast<std::size_t>(run.state)]);
  if (run.state != JobRunState::running) text += ", " + std::to_string(run.row_count) + " rows";
  if (run.refused_count > 0) text += ", " + std::to_string(run.refused_count) + " refused";
  if (!run.message.empty()) text += ": " + run.message;
  return text;
}

class JobAdministration {
 public:
  JobAdministration(const Configuration& configuration, const JobCommand& command, Log& log, std::ostream& out)
      : command_(command),
        out_(out),
        storage_(configuration, Storage::Use::visit, log),
        engine_(storage_.database(), log),
        blobs_(configuration.blobs),
        runner_({storage_.database(), engine_.authority(), clock_, random_, log}, allJobs(blobs_)) {}

  Exit run() {
    switch (command_.act) {
      case JobCommand::Act::list:
        return list();
      case JobCommand::Act::run:
        return runNow();
      case JobCommand::Act::history:
        return history();
      case JobCommand::Act::enable:
      case JobCommand::Act::disable:
        break;
    }
    const bool is_on = command_.act == JobCommand::Act::enable;
    runner_.setEnabled(command_.name, is_on);
    out_ << command_.name << (is_on ? " is on\n" : " is off\n");
    return Exit::done;
  }

 private:
  Exit list() {
    const std::string zone = companyZone(storage_.database());
    for (const JobKind& kind : runner_.kinds()) {
      const bool isOn = runner_.records().isEnabled(kind.name);
      const auto last = runner_.records().history(kind.name, 1);
      const Instant next = storage_.database().runBlocking(
          [&](Transaction& tx) { return latestOccurrence(tx, kind.at, zone, clock_.now()).next; }, {.readOnly = true});
      out_ << std::left << std::setw(18) << kind.name << " daily " << kind.at.toString() << "  "
           << (isOn ? "on " : "off") << "  next " << (isOn ? minuteOf(next) : "-") << "  last ";
      if (last.empty())
        out_ << "never\n";
      else
        out_ << minuteOf(last.front().run.started_at) << ", " << resultOf(last.front().run) << "\n";
    }
    return Exit::done;
  }

  Exit runNow() {
    const JobReport report = runner_.runByHand(command_.name, command_.isDryRun);
    for (const std::string& line : report.lines) out_ << line << "\n";
    const auto unlisted = report.rows - static_cast<std::int64_t>(report.lines.size());
    if (unlisted > 0) out_ << "… and " << unlisted << " more\n";
    if (report.refused > 0) out_ << report.refused << " refused, first: " << report.message << "\n";
    out_ << report.rows << (command_.isDryRun ? " would be done; nothing was changed\n" : " done\n");
    return report.refused > 0 ? Exit::failed : Exit::done;
  }

  Exit history() {
    for (const JobRecords::Line& line : runner_.records().history(command_.name, command_.lines)) {
      out_ << minuteOf(line.run.started_at) << "  " << std::left << std::setw(18) << line.name << ' ' << std::setw(26)
           << line.run.period << ' ' << resultOf(line.run);
      if (line.run.attempt_count > 1) out_ << " (attempt " << line.run.attempt_count << ")";
      out_ << "\n";
    }
    return Exit::done;
  }

  const JobCommand& command_;
  std::ostream& out_;
  const SystemClock clock_;
  SystemRng random_;
  Storage storage_;
  Engine engine_;
  const BlobFolder blobs_;
  JobRunner runner_;
};

}  // namespace

Exit job(const Configuration& configuration, const JobCommand& command, Log& log, std::ostream& out) {
  try {
    return JobAdministration(configuration, command, log, out).run();
  } catch (const JobRefused& e) {
    std::cerr << "carnet-server: " << e.what() << "\n";
    return Exit::failed;
  }
}

}  // namespace carnet::server
