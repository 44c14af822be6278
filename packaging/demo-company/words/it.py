"""Italian-speaking customers: in Italy and Switzerland."""

TOWNS = {
    "IT": [("11100", "Aosta"), ("10121", "Torino"), ("28100", "Novara"), ("20121", "Milano"), ("24121", "Bergamo"),
           ("25121", "Brescia"), ("13900", "Biella")],
    "CH": [("6900", "Lugano"), ("6500", "Bellinzona")],
}
PHONES = {"IT": "+39 011 555 {} {}", "CH": "+41 91 555 {} {}"}
LEGAL_FORMS = {"IT": ["S.r.l.", "S.p.A.", ""], "CH": ["SA", "Sagl"]}
STREETS = ["via Roma", "corso Italia", "via dei Mulini", "via della Stazione", "viale dei Platani", "via Artigiani", "via al Lago"]
STREET = "{street} {number}"
KINDS = [
    ("Albergo {n}", "heating"), ("Clinica {n}", "heating"), ("Condominio {n}", "heating"), ("Piscina {n}", "water"),
    ("Acquedotto {n}", "water"), ("Frutteti {f}", "irrigation"), ("Vivai {f}", "irrigation"), ("Risaie {n}", "irrigation"),
    ("Caseificio {f}", "cold"), ("Birrificio {n}", "cold"), ("Salumificio {f}", "cold"), ("Falegnameria {f}", "air"),
    ("Officine {f}", "air"), ("Tipografia {f}", "air"), ("Tessitura {f}", "air"),
]
NAMES = ["Belmonte", "Valchiara", "Fontelunga", "La Quercia", "Monterosso Alto", "Acquabianca", "Tre Pini", "Roccaserena",
         "Collalto", "Le Betulle"]
FIRST = ["Alessio", "Bianca", "Claudio", "Donatella", "Enrico", "Fiorella", "Giorgio", "Ilaria", "Lorenzo", "Marina", "Paolo", "Silvia"]
LAST = ["Albarelli", "Boscardin", "Castelvecchi", "Dallafonte", "Fiorentelli", "Gambarossa", "Lunardelli", "Montebruni",
        "Parodelli", "Rivalunga", "Sorgentini", "Valcampi"]
FUNCTIONS = ["Custode", "Responsabile manutenzione", "Titolare", "Capo impianto", "Segreteria", "Direttore tecnico"]
PLACES = ["cantina", "centrale termica", "locale tecnico B1", "pozzo pompe", "tetto, lato nord", "officina"]
