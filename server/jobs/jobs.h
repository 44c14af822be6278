// Every job of the server. A new one is a file with a function like these, and a line in allJobs().
#pragma once

#include "server/jobs/job.h"
#include "server/sync/blob_folder.h"

namespace carnet::server {

// What each person may see depends on the day (a technician's window of days, setting visit_window_days): recomputed at
// midnight, and when a server starts, since a newer program may reckon otherwise.
JobKind visitWindow();

// Tickets that were resolved some days ago (setting ticket_autoclose_days; 0 = never) are closed.
JobKind ticketAutoclose();

// Parts of uploads that nobody has continued for a day are removed; the device that still has the photo sends it anew.
// `blobs` outlives the job.
JobKind uploadSweep(const BlobFolder& blobs);

// What the feed tells of commits that are some days old (setting feed_days; 0 = all, for ever) becomes what stands of each
// row; the rest moves into the archive, where history is read.
JobKind feedTrim();

std::vector<JobKind> allJobs(const BlobFolder& blobs);

}  // namespace carnet::server
