// A list as one person likes to see it: filter, columns and order under a name. It lies in its owner's leaf and follows
// them to each of their devices; rules: saved_view_rules.h. What filter and columns mean is the matter of the list
// (client/store/list_view.h): to the rules and the server they are text.
#pragma once

#include "shared/domain/organisation/app_user.h"

namespace carnet {

struct SavedView {
  RowHead head;
  Id<AppUser> user_id;
  std::string entity;  // whose list: "ticket"
  std::string name;
  std::string conditions;     // JSON: what the list is narrowed to
  std::string shown_columns;  // keys, one a line; empty = those of the list
  std::string sort_key;       // empty = the order of the list
  bool sort_descending = false;
};

template <>
inline constexpr EntityTraits traitsOf<SavedView> = {.no = 29, .facet = Facet::user, .priority = 3};

template <>
inline constexpr auto fieldsOf<SavedView> = std::array{
    field<&SavedView::user_id>(1, Merge::once),
    field<&SavedView::entity>(2, Merge::once),
    field<&SavedView::name>(3),
    field<&SavedView::conditions>(4),
    field<&SavedView::shown_columns>(5),
    field<&SavedView::sort_key>(6),
    field<&SavedView::sort_descending>(7),
};

}  // namespace carnet
