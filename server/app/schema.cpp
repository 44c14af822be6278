#include <iostream>

#include "server/app/clock_check.h"
#include "server/app/commands.h"
#include "server/app/engine.h"
#include "server/app/history_mark.h"
#include "server/app/storage.h"
#include "server/db/migrations.h"
#include "server/jobs/job_runner.h"
#include "server/jobs/jobs.h"
#include "server/net/certificate.h"
#include "shared/core/signature.h"

namespace carnet::server {

Exit schema(const Configuration& configuration, const SchemaCommand& command, Log& log, std::ostream& out) {
  Storage storage(configuration, Storage::Use::visit, log);
  if (command.migrates) {
    for (const std::string& name : migrate(storage.database())) out << "applied " << name << "\n";
  }
  const std::vector<std::string> differences = schemaDifferences(storage.database());
  for (const std::string& difference : differences) out << difference << "\n";
  if (differences.empty()) out << "the database is the one this program was written for\n";
  return differences.empty() ? Exit::done : Exit::failed;
}

Exit check(const Configuration& configuration, const CheckCommand& command, Log& log, std::ostream& out) {
  Storage storage(configuration, Storage::Use::visit, log);
  bool isWell = true;
  const std::vector<std::string> differences = schemaDifferences(storage.database());
  for (const std::string& difference : differences) out << "schema: " << difference << "\n";
  isWell = isWell && differences.empty();
  const Certificate certificate = loadCertificate(configuration.data / "tls");
  out << "certificate: pin " << toBase64Url(spkiPin(certificate.certificatePem)) << "\n";
  out << "server: " << (storage.isServerRunning() ? "running" : "not running") << "\n";
  if (const auto loss = HistoryMark(configuration.data).lastLoss()) {
    out << "history: " << loss->words() << "\n";
    isWell = false;
  }
  if (differences.empty()) {
    if (const auto trouble = clockTrouble(storage.database(), SystemClock())) {
      out << "clock: " << *trouble << "\n";
      isWell = false;
    }
  }
  if (command.scopes && differences.empty()) {
    Engine engine(storage.database(), log);
    const SystemClock clock;
    SystemRng random;
    JobRunner jobs({storage.database(), engine.authority(), clock, random, log}, {visitWindow()});
    const JobReport report = jobs.runByHand(visitWindow().name, false);
    for (const std::string& line : report.lines) out << line << "\n";
    out << "scopes: " << report.rows << " gained or lost\n";
  }
  if (isWell) out << "all is well\n";
  return isWell ? Exit::done : Exit::failed;
}

}  // namespace carnet::server
