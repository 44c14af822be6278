#include "server/jobs/job.h"

#include <algorithm>

#include "server/sync/read_only_rows.h"
#include "shared/domain/organisation/settings.h"

namespace carnet::server {

std::int64_t JobContext::setting(std::string_view key, std::int64_t fallback) {
  return parts_.database.runBlocking(
      [&](Transaction& tx) {
        ReadOnlyRows rows(tx);
        return numberSetting(rows, key, fallback);
      },
      {.readOnly = true});
}

void JobContext::did(std::string words) {
  ++report_.rows;
  if (report_.lines.size() < maxLines) report_.lines.push_back(std::move(words));
}

void JobContext::refused(std::string why) {
  ++report_.refused;
  if (report_.message.empty()) report_.message = std::move(why);
}

std::vector<sync::Judgement> JobContext::judge(const std::vector<Step>& steps, std::size_t first, std::size_t end) {
  std::vector<sync::Judgement> judgements;
  parts_.authority.run([&](sync::ServerTransaction& tx, const sync::Authority& authority) {
    std::vector<sync::Received> batch;
    for (std::size_t i = first; i < end; ++i) {
      ServerWork work;
      work.id = newId();
      work.now = now();
      work.operations = steps[i].operations;
      batch.push_back(receivedFrom(tx, std::move(work), static_cast<std::int64_t>(i - first)));
    }
    sync::BatchResult result = authority.judge(tx, batch);
    judgements = std::move(result.judgements);
    return std::move(result.commits);
  });
  return judgements;
}

void JobContext::note(Step& step, const sync::Judgement& judgement) {
  if (judgement.receipt.verdict == Verdict::parked)
    refused(step.words + ": " + judgement.receipt.reason.code);
  else
    did(std::move(step.words));
}

void JobContext::take(std::vector<Step> steps) {
  for (std::size_t first = 0; first < steps.size(); first += stepsAtOnce) {
    const std::size_t end = std::min(first + stepsAtOnce, steps.size());
    stillMine();
    if (isDryRun()) {
      for (std::size_t i = first; i < end; ++i) did(std::move(steps[i].words));
      continue;
    }
    try {
      const std::vector<sync::Judgement> judgements = judge(steps, first, end);
      for (std::size_t i = first; i < end; ++i) note(steps[i], judgements.at(i - first));
      continue;
    } catch (const StatementError& e) {
      if (e.isTroubleOfTheMachine()) throw;
    }
    // One that PostgreSQL refuses must not take the others with it.
    for (std::size_t i = first; i < end; ++i) {
      try {
        note(steps[i], judge(steps, i, i + 1).at(0));
      } catch (const StatementError& e) {
        if (e.isTroubleOfTheMachine()) throw;
        refused(steps[i].words + ": " + e.what());
      }
    }
  }
}

void JobContext::act(const Act& act) {
  stillMine();
  std::vector<std::string> words;
  parts_.authority.run([&](sync::ServerTransaction& tx, const sync::Authority& authority) {
    words.clear();
    std::vector<sync::FeedCommit> commits = act(tx, authority, words);
    if (isDryRun() && !commits.empty()) throw std::logic_error("a dry run has written");
    return commits;
  });
  for (std::string& line : words) did(std::move(line));
}

}  // namespace carnet::server
