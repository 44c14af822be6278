#include "server/jobs/jobs.h"

namespace carnet::server {

JobKind uploadSweep(const BlobFolder& blobs) {
  const auto sweep = [&blobs](JobContext& context) {
    for (const BlobFolder::Arriving& part : blobs.arrivingBefore(context.now() - Duration::days(1))) {
      context.stillMine();
      if (!context.isDryRun() && !blobs.forget(part)) continue;
      context.did("remove " + std::to_string(part.bytes) + " bytes of " + part.hash.substr(0, 12) + "… from device " +
                  part.device_id.toString() + ", " + part.touched_at.toString().substr(0, 10));
    }
  };
  return {.name = "upload_sweep", .at = {.hour = 3, .minute = 30}, .run = sweep};
}

}  // namespace carnet::server
