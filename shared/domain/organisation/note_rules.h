// Notes and files on any row.
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

// A note says something, on a row that exists. Only its author changes or deletes it, only whom it is addressed to
// marks it read ("note.not_yours").
EntityRules noteRules();

// A file has a SHA-256, a size and a target, and the id that follows from hash and leaf.
EntityRules attachmentRules();

// A link joins a file with a row of the same leaf root. Who made it takes it away again with the step "remove"
// ("attachment_link.not_yours"); the file's own row stays. Signatures and recordings prove something and are not taken
// away ("attachment_link.remove.proof"), nor is anything of a closed ticket, its visits and lines ("attachment_link.remove.closed").
EntityRules attachmentLinkRules();

}  // namespace carnet
