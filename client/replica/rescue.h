// A replica whose file is damaged goes on in a new file: what exists only on this device is read from the old one as far
// as it can be (salvage.h), everything else comes again from the server, to the same device.
//
//   FOLDER/replica.damaged       the file was found damaged while it was open: the next opening rescues
//   FOLDER/rescued-TIME          the new file, complete, not yet in its place
//   FOLDER/damaged-TIME          the old file with its log, kept for whoever can read more of it; removed by signing out
//
// A crash at any moment leaves either the old file, or the new one whole; the next opening goes on from there. Drafts and
// attachments are files of their own and stay where they are.
#pragma once

#include <filesystem>
#include <memory>

#include "client/replica/replica.h"

namespace carnet::client {

class Database;
class SqliteStore;

// Notes that the file is damaged. Called by whoever meets the damage: the writer, or a reader's connection.
void markDamaged(const std::filesystem::path& folder);

// Opens the replica in the folder as SqliteStore does; one that is damaged is rescued first. Throws ReplicaError.
std::unique_ptr<SqliteStore> openOrRescue(const ReplicaOptions& options, const Identity& identity);

// What the person is to be told of the last rescue, until they have seen it: "replica.rescued" (values: how many change
// sets were rescued; how many are known to be lost; "1" if part of the file could not be read and more may be missing).
std::optional<Problem> unseenRescue(Database& database);
void markRescueSeen(Database& database);

}  // namespace carnet::client
