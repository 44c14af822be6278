#include "shared/domain/crm/module.h"

#include "shared/domain/crm/activity_workflow.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/crm/partner_credit.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/crm/partner_rules.h"
#include "shared/schema/accessors.h"

namespace carnet::crm {

std::vector<const Entity*> entities() {
  return {
      &entityOf<Partner>,      &entityOf<PartnerCredit>, &entityOf<PartnerRole>, &entityOf<Contact>,
      &entityOf<ContactPoint>, &entityOf<Address>,       &entityOf<Activity>,
  };
}

void addRules(RuleBook& book) {
  book.entities[entityOf<Partner>.no] = partnerRules();
  book.entities[entityOf<PartnerCredit>.no] = partnerCreditRules();
  book.entities[entityOf<PartnerRole>.no] = partnerRoleRules();
  book.entities[entityOf<Contact>.no] = contactRules();
  book.entities[entityOf<ContactPoint>.no] = contactPointRules();
  book.entities[entityOf<Address>.no] = addressRules();
  book.entities[entityOf<Activity>.no] = activityRules();
}

}  // namespace carnet::crm
