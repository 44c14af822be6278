// The company that runs this Carnet: one row, shown on documents and settings.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct Attachment;

struct Company {
  RowHead head;
  std::string name;
  std::string legal_name;
  std::string street;
  std::string postcode;
  std::string city;
  std::string country;  // ISO 3166-1 alpha-2
  std::string phone;
  std::string email;
  std::string registration_no;
  std::string vat_no;
  std::string iban;
  std::string bic;
  std::optional<Id<Attachment>> logo_id;
  std::string language = "en";  // of documents and of texts without the reader's language
  std::string currency = "EUR";
  std::string time_zone = "Europe/Paris";  // IANA name; midnight of the nightly jobs
};

template <>
inline constexpr EntityTraits traitsOf<Company> = {.no = 1, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<Company> = std::array{
    field<&Company::name>(1, Merge::guarded),
    field<&Company::legal_name>(2, Merge::guarded),
    field<&Company::street>(3).inGroup("address"),
    field<&Company::postcode>(4).inGroup("address"),
    field<&Company::city>(5).inGroup("address"),
    field<&Company::country>(6).inGroup("address"),
    field<&Company::phone>(7, Merge::guarded),
    field<&Company::email>(8, Merge::guarded),
    field<&Company::registration_no>(9, Merge::guarded),
    field<&Company::vat_no>(10, Merge::guarded),
    field<&Company::iban>(11, Merge::guarded),
    field<&Company::bic>(12, Merge::guarded),
    field<&Company::logo_id>(13, Merge::guarded),
    field<&Company::language>(14, Merge::guarded),
    field<&Company::currency>(15, Merge::guarded),
    field<&Company::time_zone>(16, Merge::guarded),
};

}  // namespace carnet
