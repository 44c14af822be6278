// carnet-record-version: writes down what the schema of these sources is, and an outbox as a device of this version sends
// it, with what this version's rules make of it (tests/versions/README.md).
#include <cstdio>
#include <fstream>

#include "shared/domain/rule_book.h"
#include "tests/versions/frames_file.h"
#include "tests/versions/outbox_file.h"
#include "tests/versions/sample_work.h"
#include "tests/versions/schema_text.h"

int main(int argc, char** argv) {
  using namespace carnet;
  using namespace carnet::versions;
  if (argc != 4) {
    std::fprintf(stderr, "carnet-record-version FOLDER VERSION ORIGIN\n");
    return 2;
  }
  const std::string folder = argv[1];
  const int version = std::stoi(argv[2]);
  std::ofstream(folder + "/schema/" + argv[2] + ".txt") << written(schemaOf(ruleBook()));
  Outbox outbox;
  outbox.origin = argv[3];
  for (const ChangeSet& set : sampleWork(version)) outbox.change_sets.push_back(encodeChangeSet(set));
  outbox.judged = judge(outbox.change_sets);
  writeOutbox(folder + "/outbox", version, outbox);
  writeFrames(folder + "/frames", version, framesOf(outbox.change_sets));
  for (std::size_t i = 0; i < outbox.judged.verdicts.size(); ++i) {
    const Verdicts& verdict = outbox.judged.verdicts[i];
    std::printf("%zu %s %s\n", i + 1, verdict.verdict.c_str(), verdict.reason.c_str());
  }
  std::printf("%zu rows\n", outbox.judged.rows.size());
}
