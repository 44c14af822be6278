#include "tests/bench/partners.h"

namespace carnet::bench {

Partner Partners::next() {
  static const std::vector<std::string> trades = {"Boulangerie", "Hôtel",      "Garage",  "Laiterie",
                                                  "Clinique",    "Imprimerie", "Scierie", "Piscine",
                                                  "Brasserie",   "Mairie",     "Lycée",   "Usine"};
  static const std::vector<std::string> names = {"Mercier",    "Belvédère", "Perillat",  "Garnier",
                                                 "Saint-Ange", "Ducret",    "Bonnevaux", "du Lac",
                                                 "des Alpes",  "Clergeot",  "Rochat",    "Vernay"};
  static const std::vector<std::string> words = {"asks", "for",    "a",      "call",    "before", "each", "visit",
                                                 "gate", "code",   "key",    "at",      "the",    "desk", "pump",
                                                 "in",   "second", "cellar", "invoice", "monthly"};
  static const std::vector<std::string> sources = {"business card", "purchased list", "call for tenders",
                                                   "installed base"};
  static const std::vector<std::string> forms = {"SARL", "SAS", "SA", "EURL"};
  Partner partner;
  const Instant at{1'700'000'000'000 + ++made_ * 1000};
  partner.head.id = random_.newId(at);
  partner.head.root_id = partner.head.id;
  partner.head.facet = Facet::card;
  partner.head.created_at = partner.head.updated_at = Hlc::of(at);
  partner.name = pick(trades) + " " + pick(names) + " " + std::to_string(random_.below(100'000));
  partner.legal_form = pick(forms);
  partner.vat_no = "FR" + std::to_string(10'000'000'000 + random_.below(89'999'999'999));
  partner.language = random_.chance(70) ? "fr" : "en";
  partner.stage = PartnerStage::client;
  partner.source = pick(sources);
  partner.sector = std::to_string(10 + random_.below(89)) + "." + std::to_string(10 + random_.below(89));
  for (int i = 0; i < 16; ++i) partner.description += pick(words) + " ";
  partner.tags = pick(names) + "\n" + pick(trades);
  partner.resale_mode = ResaleMode::manual;
  partner.resale_evidence = "order " + std::to_string(random_.below(1'000'000));
  partner.opt_out = random_.chance(5);
  return partner;
}

}  // namespace carnet::bench
