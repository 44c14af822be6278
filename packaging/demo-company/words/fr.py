"""French-speaking customers: in France, Switzerland, Belgium and Luxembourg."""

# Country → (postcode, town). The first twelve of France are the region of the small company.
TOWNS = {
    "FR": [("74000", "Annecy"), ("73000", "Chambéry"), ("74200", "Thonon-les-Bains"), ("74100", "Annemasse"),
           ("73100", "Aix-les-Bains"), ("74300", "Cluses"), ("74700", "Sallanches"), ("01000", "Bourg-en-Bresse"),
           ("38000", "Grenoble"), ("38500", "Voiron"), ("69003", "Lyon"), ("74150", "Rumilly"), ("73200", "Albertville"),
           ("42000", "Saint-Étienne"), ("26000", "Valence"), ("71000", "Mâcon"), ("21000", "Dijon"), ("25000", "Besançon"),
           ("39100", "Dole"), ("63000", "Clermont-Ferrand"), ("13100", "Aix-en-Provence"), ("84000", "Avignon"),
           ("34000", "Montpellier"), ("67000", "Strasbourg"), ("68100", "Mulhouse"), ("54000", "Nancy")],
    "CH": [("1200", "Genève"), ("1003", "Lausanne"), ("1820", "Montreux"), ("1950", "Sion"), ("2000", "Neuchâtel")],
    "BE": [("4000", "Liège"), ("5000", "Namur"), ("6000", "Charleroi"), ("7000", "Mons")],
    "LU": [("1111", "Luxembourg"), ("4001", "Esch-sur-Alzette")],
}
PHONES = {"FR": "+33 4 65 71 {} {}", "CH": "+41 21 555 {} {}", "BE": "+32 4 555 {} {}", "LU": "+352 555 {} {}"}
LEGAL_FORMS = {"FR": ["SARL", "SAS", "SA", ""], "CH": ["SA", "Sàrl", ""], "BE": ["SRL", "SA", ""], "LU": ["S.à r.l.", "SA"]}
STREETS = ["rue de la Gare", "avenue du Lac", "chemin des Vignes", "route de Genève", "rue du Moulin",
           "impasse des Tilleuls", "boulevard du Fier", "place du Marché", "rue des Artisans", "allée des Sapins",
           "rue de l'Industrie", "quai des Brumes", "avenue des Marronniers", "route des Crêtes"]
STREET = "{number} {street}"

# The customers of the small company, by name.
FIRST_CUSTOMERS = [
    "Hôtel Belvédère", "Clinique Saint-Ange", "Laiterie du Parmelan", "Résidence Les Marquisats", "Piscine de l'Île Bleue",
    "Fromagerie Garnier", "Lycée du Clos Fleuri", "Imprimerie Ducret", "Scierie Bonnevaux", "Camping du Lac",
    "Boulangerie Mercier", "Garage Perillat", "Brasserie du Vieux Pont", "Syndic Alpes Gestion", "Thermes de Valserine",
    "Décolletage Rochat", "Mairie de Montvallon", "Centre aquatique L'Ondine", "Maraîchers des Ébats", "Usine Clergeot",
    "Domaine de la Combe", "Blanchisserie Alba", "Hôpital du Val Serein", "EHPAD Les Airelles", "Cave des Coteaux Blonds",
    "Pisciculture du Ruisseau Clair", "Plastiques Mont-Veyran", "Copropriété Le Concorde", "Golf du Grand Pré",
    "Refuge des Trois Lacs", "Abattoir de la Plaine", "Serres Viret", "Métallerie Tissot", "Conserverie Dancet",
    "Chocolaterie Rey", "Station du Grand Tétras", "Laboratoires Vernay", "Carrosserie Joly", "Minoterie Chappaz",
    "Denaq Industrie",
]
# What a customer is, with a name of NAMES or a family name; beside it what it mostly has: heating, water, irrigation,
# cold, air.
KINDS = [
    ("Hôtel {n}", "heating"), ("Résidence {n}", "heating"), ("Clinique {n}", "heating"), ("EHPAD {n}", "heating"),
    ("Copropriété {n}", "heating"), ("Lycée {n}", "heating"), ("Piscine {n}", "water"), ("Centre aquatique {n}", "water"),
    ("Syndicat des eaux {n}", "water"), ("Station d'épuration {n}", "water"), ("Camping {n}", "water"),
    ("Vergers {f}", "irrigation"), ("Serres {f}", "irrigation"), ("Maraîchers {n}", "irrigation"), ("Golf {n}", "irrigation"),
    ("Pépinières {f}", "irrigation"), ("Laiterie {n}", "cold"), ("Fromagerie {f}", "cold"), ("Brasserie {n}", "cold"),
    ("Conserverie {f}", "cold"), ("Abattoir {n}", "cold"), ("Patinoire {n}", "cold"), ("Scierie {f}", "air"),
    ("Décolletage {f}", "air"), ("Imprimerie {f}", "air"), ("Carrosserie {f}", "air"), ("Plastiques {n}", "air"),
    ("Menuiserie {f}", "air"), ("Fonderie {f}", "air"), ("Ateliers {f}", "air"),
]
NAMES = ["du Belvallon", "de la Combe Verte", "des Trois Sources", "du Clos Rouvray", "de Montvallon", "des Grands Cèdres",
         "de Roncelle", "du Val Serein", "de l'Aubépine", "des Hauts-Prés", "de Saint-Orens", "du Pré Neuf", "de Vaubrune",
         "des Écluses", "de Courbelune", "du Puits d'Argent", "de la Tourelle", "des Alisiers", "de Brévance", "du Vieux Bief"]
FIRST = ["Camille", "Julien", "Sophie", "Marc", "Claire", "Antoine", "Élodie", "Pascal", "Inès", "Bruno", "Laure", "Rémi",
         "Aïcha", "Gilles", "Manon", "Olivier", "Chloé", "Didier", "Marine", "Hugo", "Solène", "Thibault", "Yasmina", "Loïc"]
LAST = ["Bernardin", "Favreau", "Lacroisette", "Duprazel", "Excoffet", "Gayrard", "Mugneret", "Ruffieu", "Collombet",
        "Tissotel", "Vittonet", "Lambertin", "Fournelle", "Benaliou", "Chappuisat", "Délevaux", "Gaillardot", "Humbertin",
        "Jacquemard", "Novelle", "Perrochet", "Quinault", "Roucherand", "Savignet", "Trabuchet", "Vernoux"]
FUNCTIONS = ["Gardien", "Responsable maintenance", "Gérant", "Chef de site", "Secrétaire", "Directeur technique"]
PLACES = ["cave", "chaufferie, à gauche de la porte", "local technique B1", "fosse de relevage", "toiture, côté nord",
          "derrière la cuisine", "atelier", "galerie technique"]
