#include "shared/domain/rule_book.h"

#include "shared/domain/catalogue/module.h"
#include "shared/domain/crm/module.h"
#include "shared/domain/organisation/module.h"
#include "shared/domain/registry.h"
#include "shared/domain/scope.h"
#include "shared/domain/service/module.h"
#include "shared/domain/stock/module.h"

namespace carnet {

const RuleBook& ruleBook() {
  static const RuleBook book = [] {
    RuleBook rules(registry());
    // A later module may add to the rules of an earlier one's entities.
    organisation::addRules(rules);
    catalogue::addRules(rules);
    crm::addRules(rules);
    stock::addRules(rules);
    service::addRules(rules);
    // No version so far has changed what an operation means: there is no converter yet.
    rules.scope_of = &scopeOf;
    rules.dirty_persons = &dirtyPersons;
    return rules;
  }();
  return book;
}

}  // namespace carnet
