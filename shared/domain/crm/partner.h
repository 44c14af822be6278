// Anyone we deal with: lead, firm, customer, supplier, manufacturer, employee, reseller. What they are to us is
// `partner_role`; how far we are with them is `stage`. What not everybody may read stands in companions (partner_credit.h).
#pragma once

#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/reason.h"
#include "shared/domain/organisation/team.h"
#include "shared/domain/organisation/territory.h"

namespace carnet {

enum class PartnerKind : std::uint8_t { org, person };
template <>
inline constexpr auto enumNames<PartnerKind> = std::to_array<std::string_view>({"org", "person"});

enum class PartnerStage : std::uint8_t { lead, firm, account, client };
template <>
inline constexpr auto enumNames<PartnerStage> = std::to_array<std::string_view>({"lead", "firm", "account", "client"});

enum class ResaleMode : std::uint8_t { api, manual };
template <>
inline constexpr auto enumNames<ResaleMode> = std::to_array<std::string_view>({"api", "manual"});

struct Partner {
  RowHead head;
  std::string name;
  PartnerKind kind = PartnerKind::org;
  std::string legal_form;
  std::string vat_no;
  std::string language;  // of documents and mails; empty = the company's
  PartnerStage stage = PartnerStage::lead;
  std::optional<Instant> dead_end_at;
  std::optional<Id<Reason>> dead_reason_id;
  std::string source;  // business card, purchased list, call for tenders
  std::optional<Id<AppUser>> owner_id;
  std::optional<Id<Team>> team_id;
  std::optional<Id<Territory>> territory_id;
  std::optional<Id<Partner>> parent_id;
  std::string sector;  // NACE
  std::string description;
  std::string tags;  // one a line
  std::optional<ResaleMode> resale_mode;
  std::string resale_evidence;
  bool opt_out = false;
};

template <>
inline constexpr EntityTraits traitsOf<Partner> = {.no = 50, .facet = Facet::card, .priority = 2};

template <>
inline constexpr auto fieldsOf<Partner> = std::array{
    field<&Partner::name>(1).searched(),
    field<&Partner::kind>(2),
    field<&Partner::legal_form>(3),
    field<&Partner::vat_no>(4).searched().indexed(),
    field<&Partner::language>(5),
    field<&Partner::stage>(6, Merge::state),
    field<&Partner::dead_end_at>(7, Merge::state),
    field<&Partner::dead_reason_id>(8, Merge::state),
    field<&Partner::source>(9),
    field<&Partner::owner_id>(10, Merge::state),
    field<&Partner::team_id>(11, Merge::state),
    field<&Partner::territory_id>(12, Merge::state),
    field<&Partner::parent_id>(13),
    field<&Partner::sector>(14),
    field<&Partner::description>(15, Merge::text),
    field<&Partner::tags>(16, Merge::set).searched(),
    field<&Partner::resale_mode>(17, Merge::state),
    field<&Partner::resale_evidence>(18, Merge::state),
    field<&Partner::opt_out>(19),
};

}  // namespace carnet
