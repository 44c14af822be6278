// Partners with their roles, contacts, contact points and addresses: everything of a partner lies in its card leaf.
#pragma once

#include "shared/domain/crm/contact_point.h"
#include "shared/rules/rule_book.h"

namespace carnet {

// A partner has a name. Step "hand_over": argument `owner_id` is whose customer it becomes, without it nobody's; decided
// by the server, since it moves what people hold. Refuses with "partner.hand_over.unknown_person".
EntityRules partnerRules();
// The companion of a partner that exists, under its id.
EntityRules partnerCreditRules();
EntityRules partnerRoleRules();
// A contact has a name.
EntityRules contactRules();
// A contact point has a value, and its contact, if it has one, is of the same partner; `normalized` follows the value.
EntityRules contactPointRules();
// At most one default address per partner and kind: a new default replaces the former.
EntityRules addressRules();

// What is compared: of telephone numbers the digits, of mail addresses the lower-case text, of web pages the lower-case
// host without "www.".
std::string normalizedContact(ContactPointKind kind, std::string_view value);

}  // namespace carnet
