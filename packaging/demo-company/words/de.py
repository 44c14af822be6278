"""German-speaking customers: in Germany and Switzerland."""

TOWNS = {
    "DE": [("79098", "Freiburg im Breisgau"), ("76133", "Karlsruhe"), ("70173", "Stuttgart"), ("88045", "Friedrichshafen"),
           ("89073", "Ulm"), ("78462", "Konstanz"), ("66111", "Saarbrücken")],
    "CH": [("3011", "Bern"), ("4051", "Basel"), ("8400", "Winterthur"), ("9000", "St. Gallen")],
}
PHONES = {"DE": "+49 30 23125 {}{}", "CH": "+41 31 555 {} {}"}
LEGAL_FORMS = {"DE": ["GmbH", "AG", "GmbH & Co. KG", ""], "CH": ["AG", "GmbH", ""]}
STREETS = ["Bahnhofstraße", "Mühlweg", "Industriestraße", "Am Kanal", "Gartenstraße", "Lindenallee", "Werkstraße", "Seeweg"]
STREET = "{street} {number}"
KINDS = [
    ("Hotel {n}", "heating"), ("Klinik {n}", "heating"), ("Wohnpark {n}", "heating"), ("Schulzentrum {n}", "heating"),
    ("Stadtwerke {n}", "water"), ("Freibad {n}", "water"), ("Klärwerk {n}", "water"), ("Obsthof {f}", "irrigation"),
    ("Gärtnerei {f}", "irrigation"), ("Golfplatz {n}", "irrigation"), ("Molkerei {f}", "cold"), ("Brauerei {f}", "cold"),
    ("Eishalle {n}", "cold"), ("Schreinerei {f}", "air"), ("Gießerei {f}", "air"), ("Druckerei {f}", "air"),
    ("Kunststofftechnik {f}", "air"), ("Karosseriebau {f}", "air"),
]
NAMES = ["Rosenhalde", "Weiherbach", "Hohenlinde", "Sonnenried", "Talmühle", "Birkenfurt", "Steinwies", "Ahornhöhe",
         "Lerchenau", "Quellental", "Moosbrunn", "Falkenrain"]
FIRST = ["Anke", "Bernd", "Clara", "Dirk", "Elke", "Florian", "Greta", "Holger", "Ines", "Jörg", "Katrin", "Lars", "Monika", "Uwe"]
LAST = ["Ackerholz", "Bruckmoser", "Dornwald", "Ehrenthaler", "Fichtwängler", "Grünsteig", "Hasenöhrl", "Kaltwasser",
        "Lindenmaier", "Moosbauer", "Rebholzer", "Steinbrecher", "Traubner", "Zirbelmann"]
FUNCTIONS = ["Hausmeister", "Instandhaltung", "Inhaber", "Betriebsleiterin", "Sekretariat", "Technische Leitung"]
PLACES = ["Keller", "Heizraum links", "Technikraum B1", "Pumpenschacht", "Dach, Nordseite", "Werkstatt"]
