#include "server/jobs/jobs.h"

namespace carnet::server {

std::vector<JobKind> allJobs(const BlobFolder& blobs) {
  return {visitWindow(), ticketAutoclose(), uploadSweep(blobs), feedTrim()};
}

}  // namespace carnet::server
