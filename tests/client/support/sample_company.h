// What the sample company's customers are called, what it sells and what broke: the data of sample_replica.h.
#pragma once

#include <string_view>

#include "shared/domain/service/ticket.h"

namespace carnet::client::test::sample {

struct Firm {
  const char* name;
  const char* form;
  const char* street;
  const char* postcode;
  const char* city;
  const char* phone;
  const char* contact;
  const char* position;
};

inline constexpr Firm firms[] = {
    {"Brasserie du Vieux-Port", "SARL", "12 quai des Belges", "13001", "Marseille", "+33 4 91 54 20 11",
     "Claire Aubert", "Head brewer"},
    {"Clinique Sainte-Anne", "SA", "4 rue de la Santé", "31000", "Toulouse", "+33 5 61 22 18 40", "Luc Fontaine",
     "Technical manager"},
    {"Hôtel Belvédère", "SAS", "1 promenade du Lac", "74000", "Annecy", "+33 4 50 45 12 09", "Nadia Perrin",
     "Director"},
    {"Laiterie des Alpes", "SCOP", "Zone des Prés 7", "73200", "Albertville", "+33 4 79 32 66 00", "Michel Roux",
     "Production"},
    {"Piscine municipale de Lyon-Vaise", "", "8 avenue Joannès Masset", "69009", "Lyon", "+33 4 78 83 40 12",
     "Sophie Lambert", "Caretaker"},
    {"Papeterie Duval & Fils", "SAS", "22 rue du Moulin", "38500", "Voiron", "+33 4 76 05 11 22", "Antoine Duval",
     "Owner"},
    {"Blanchisserie Nord", "SARL", "140 rue de Lille", "59100", "Roubaix", "+33 3 20 70 15 15", "Farid Benali",
     "Plant manager"},
    {"Domaine de la Tour", "EARL", "Chemin des Vignes", "84190", "Beaumes-de-Venise", "+33 4 90 62 94 31",
     "Hélène Garnier", "Cellar master"},
};

inline constexpr std::string_view reachedThroughItsContact = "Domaine de la Tour";

struct Article {
  const char* sku;
  const char* en;
  const char* fr;
  const char* family;
  std::int64_t price;  // ten-thousandths
  std::int64_t in_van;
  bool is_machine;
};

inline constexpr Article articles[] = {
    {"P-100", "Circulating pump CP 40", "Circulateur CP 40", "pumps", 412'5000, 0, true},
    {"P-220", "Dosing pump DP 8", "Pompe doseuse DP 8", "pumps", 689'0000, 0, true},
    {"P-310", "Screw compressor SK 15", "Compresseur à vis SK 15", "compressors", 4'890'0000, 0, true},
    {"P-11", "Mechanical seal 28 mm", "Garniture mécanique 28 mm", "parts", 38'9000, 6, false},
    {"P-12", "O-ring set EPDM", "Jeu de joints toriques EPDM", "parts", 4'2500, 24, false},
    {"P-17", "Impeller CP 40", "Roue CP 40", "parts", 61'0000, 2, false},
    {"P-23", "Diaphragm DP 8", "Membrane DP 8", "parts", 27'8000, 4, false},
    {"P-31", "Air filter SK 15", "Filtre à air SK 15", "parts", 19'5000, 3, false},
    {"P-32", "Oil separator SK 15", "Séparateur d'huile SK 15", "parts", 88'0000, -1, false},
    {"P-40", "Compressor oil 5 l", "Huile compresseur 5 l", "parts", 46'0000, 2, false},
    {"P-41", "Pressure gauge 0–16 bar", "Manomètre 0–16 bar", "parts", 17'9000, 5, false},
};

struct Job {
  const char* number;
  const char* title;
  const char* fault;
  int firm;
  int article;
  TicketState state;
  TicketPriority priority;
  int due_minutes;    // from now
  int visit_minutes;  // from now; 0 = no visit
  bool is_mine;
};

inline constexpr Job jobs[] = {
    {"T-2026-00412", "Pump leaks at the shaft",
     "Water under the pump since Monday, more when it runs at night. The floor drain is blocked by the pallets.", 0, 0,
     TicketState::assigned, TicketPriority::high, 135, 25, true},
    {"T-2026-00405", "Dosing pump does not prime",
     "After refilling the chlorine tank the pump runs but delivers nothing.", 4, 1, TicketState::assigned,
     TicketPriority::normal, 420, 120, true},
    {"T-2026-00398", "Compressor stops with high temperature", "Stops after about twenty minutes, error E-07.", 3, 2,
     TicketState::inProgress, TicketPriority::urgent, -40, -95, true},
    {"T-2026-00415", "Yearly service of two circulating pumps", "", 2, 0, TicketState::assigned, TicketPriority::low,
     4'000, 240, true},
    {"T-2026-00417", "Noise from the bearing", "Loud at start, quieter when warm.", 5, 0, TicketState::assigned,
     TicketPriority::normal, 1'500, 330, true},
    {"T-2026-00420", "Pressure too low in the wash line", "Only 2 bar instead of 4.", 6, 2, TicketState::assigned,
     TicketPriority::normal, 2'400, 1'500, true},
    {"T-2026-00421", "No hot water in the north wing", "Guests complain since six o'clock.", 2, 0, TicketState::fresh,
     TicketPriority::urgent, 55, 0, false},
    {"T-2026-00402", "Filter change", "", 7, 2, TicketState::onHold, TicketPriority::low, 5'000, 0, false},
    {"T-2026-00391", "Pump replaced, check after a week", "", 1, 0, TicketState::resolved, TicketPriority::normal, 0, 0,
     false},
    {"T-2026-00388", "Oil on the floor", "", 3, 2, TicketState::closed, TicketPriority::high, 0, 0, true},
};

}  // namespace carnet::client::test::sample
