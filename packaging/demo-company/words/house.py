"""The company itself and its people."""

COMPANY = {
    "name": "Vaudrey Pumps", "legal_name": "Vaudrey Pompes et Compresseurs SAS", "street": "14 rue des Forges",
    "postcode": "74000", "city": "Annecy", "country": "FR", "phone": "+33 4 65 71 00 00",
    "email": "contact@vaudrey.example", "registration_no": "000 000 000 00000", "vat_no": "",
    "language": "fr", "currency": "EUR", "time_zone": "Europe/Paris",
}

TEAMS = [("presales", "presales", "Avant-vente"), ("service", "service", "Service après-vente"),
         ("service-east", "service", "Сервис Восток"), ("sales", "sales", "Ventes"), ("hq", "hq", "Siège")]
TERRITORIES = [("savoie", "Savoie et Léman"), ("rhone", "Rhône et Isère"), ("france", "Reste de la France"),
               ("abroad", "Pays voisins"), ("east", "Asie centrale")]
# Kind of a place → its name.
PLACES = [("customer", "Chez les clients"), ("supplier", "Chez les fournisseurs"), ("scrap", "Rebut"), ("transit", "En transit")]
DEPOTS = [("depot", "DEP", "Dépôt d'Annecy"), ("depot-east", "DEP-E", "Алматы, склад")]
VAN, VAN_EAST = "Fourgon de {name}", "Фургон, {name}"
# Where customers came from.
SOURCES = ["parc installé", "salon", "recommandation", "appel entrant"]

# login, name, language, roles. The first ten are the whole of the small company. Technicians of a small company work in
# Savoie; the demo's windows are those of hq and tech.
PEOPLE = [
    ("hq", "Hélène Quesnel", "en", ["service_desk", "storekeeper"]),
    ("desk", "Damien Sauvage", "fr", ["service_desk"]),
    ("desk2", "Sylvie Aubry", "fr", ["service_desk"]),
    ("stock", "Martin Oger", "fr", ["storekeeper"]),
    ("tech", "Théo Charrier", "en", ["technician"]),
    ("lea", "Léa Morin", "fr", ["technician"]),
    ("karim", "Karim Haddad", "fr", ["technician"]),
    ("nadia", "Nadia Perrot", "fr", ["technician"]),
    ("yves", "Yves Blanchet", "fr", ["technician"]),
    ("olga", "Ольга Сорокина", "ru", ["technician"]),
    ("bastien", "Bastien Veyre", "fr", ["technician"]),
    ("chantal", "Chantal Ormond", "fr", ["technician"]),
    ("dario", "Dario Fantini", "it", ["technician"]),
    ("eva", "Eva Lindner", "de", ["technician"]),
    ("fabrice", "Fabrice Mollard", "fr", ["technician"]),
    ("gaelle", "Gaëlle Trubert", "fr", ["technician"]),
    ("hugo", "Hugo Savarel", "fr", ["technician"]),
    ("ilyas", "Ильяс Ахметов", "ru", ["technician"]),
    ("jonas", "Jonas Reber", "de", ["technician"]),
    ("kevin", "Kévin Pasquet", "fr", ["technician"]),
    ("lucie", "Lucie Berthod", "fr", ["technician"]),
    ("marat", "Марат Усенов", "ru", ["technician"]),
    ("desk3", "Inès Calvier", "fr", ["service_desk"]),
    ("desk4", "Rainer Vogt", "de", ["service_desk"]),
    ("desk5", "Дарья Миронова", "ru", ["service_desk"]),
    ("desk6", "Paola Ricci", "it", ["service_desk"]),
    ("stock2", "Didier Chapot", "fr", ["storekeeper"]),
    ("stock3", "Amina Belkacem", "fr", ["storekeeper"]),
    ("stock4", "Асель Жумабаева", "ru", ["storekeeper"]),
    ("agnes", "Agnès Duvillard", "fr", ["agent"]),
    ("boris", "Борис Лапин", "ru", ["agent"]),
    ("carlo", "Carlo Bertani", "it", ["agent"]),
    ("denis", "Denis Fontenoy", "fr", ["agent"]),
    ("elsa", "Elsa Krüger", "de", ["agent"]),
    ("franck", "Franck Jolivet", "fr", ["agent"]),
    ("gisele", "Gisèle Monnet", "fr", ["agent"]),
    ("henri", "Henri Castaing", "fr", ["agent"]),
    ("irene", "Irène Colson", "fr", ["presales"]),
    ("jules", "Jules Taverny", "fr", ["presales"]),
    ("katia", "Катя Белова", "ru", ["presales"]),
    ("lionel", "Lionel Brac", "fr", ["presales"]),
    ("manager", "Mireille Dumoulin", "fr", ["sales_manager"]),
    ("manager2", "Stefan Albrecht", "de", ["sales_manager"]),
    ("sales", "Nathalie Roussel", "fr", ["sales_administration"]),
    ("sales2", "Olivier Janin", "fr", ["sales_administration"]),
    ("sales3", "Perrine Gaudin", "fr", ["sales_administration"]),
    ("sales4", "Tatjana Weiss", "de", ["sales_administration"]),
    ("books", "Quentin Ardouin", "fr", ["accounting"]),
    ("books2", "Rose Lemarchand", "fr", ["accounting"]),
    ("books3", "Serge Piton", "fr", ["accounting"]),
    ("trainer", "Thérèse Arnoux", "fr", ["trainer"]),
    ("trainer2", "Umberto Galli", "it", ["trainer"]),
    ("quality", "Valérie Sorel", "fr", ["quality"]),
    ("quality2", "Walter Imhof", "de", ["quality"]),
    ("market", "Xavier Delorme", "fr", ["marketing"]),
    ("market2", "Yasmine Cherif", "fr", ["marketing"]),
    ("leads", "Zoé Marchetti", "fr", ["lead_creator"]),
    ("leads2", "Alban Peyrot", "fr", ["lead_creator"]),
    ("leads3", "Инна Ковалёва", "ru", ["lead_creator"]),
    ("boss", "Bernadette Vaudrey", "fr", ["admin"]),
]

# Where technicians drive: postcodes or countries by their beginning, and who goes there. Anybody who is not named goes to
# the first.
REGIONS = [
    ("savoie", ("FR73", "FR74", "FR01"), ["tech", "lea", "karim", "nadia", "yves", "hugo"]),
    ("rhone", ("FR38", "FR42", "FR69", "FR26"), ["bastien", "chantal"]),
    ("centre", ("FR71", "FR21", "FR25", "FR39", "FR63"), ["fabrice"]),
    ("south", ("FR13", "FR84", "FR34"), ["gaelle"]),
    ("north", ("FR67", "FR68", "FR54", "BE", "LU"), ["kevin"]),
    ("romandie", ("CH1", "CH2"), ["lucie"]),
    ("german", ("DE", "CH3", "CH4", "CH8", "CH9"), ["eva", "jonas"]),
    ("italian", ("IT", "CH6"), ["dario"]),
    ("east", ("KZ", "KG", "BY"), ["olga", "ilyas", "marat"]),
]

REASONS = [
    ("wait_customer", "hold", "Waiting for the customer", "Attente du client", "Ожидание клиента"),
    ("wait_parts", "hold", "Waiting for parts", "Attente de pièces", "Ожидание запчастей"),
    ("no_access", "hold", "No access to the site", "Pas d'accès au site", "Нет доступа на объект"),
    ("by_mistake", "cancel", "Opened by mistake", "Ouvert par erreur", "Открыто по ошибке"),
    ("not_ours", "reject", "Not our machine", "Machine d'un autre fournisseur", "Не наша машина"),
]

# Hours from report to solution; the answer is due after a quarter of them.
TARGETS = {"low": 72, "normal": 24, "high": 8, "urgent": 4}
