"""What the demo company makes and repairs: families of machines, spare parts, accessories, faults."""
import dataclasses

# The seasons of the trade: how busy each month is, January first.
SEASONS = {
    "heating": (1.7, 1.6, 1.2, 0.8, 0.5, 0.4, 0.3, 0.4, 0.8, 1.5, 1.8, 1.8),
    "water": (1.0, 1.0, 1.1, 1.1, 1.0, 0.9, 0.9, 0.8, 1.0, 1.1, 1.2, 1.0),
    "irrigation": (0.1, 0.2, 0.7, 1.5, 2.0, 2.2, 2.1, 1.7, 1.0, 0.4, 0.1, 0.1),
    "cold": (0.5, 0.5, 0.7, 0.9, 1.3, 1.8, 2.1, 1.9, 1.1, 0.7, 0.5, 0.5),
    "air": (1.1, 1.1, 1.1, 1.0, 1.0, 1.0, 0.8, 0.5, 1.1, 1.2, 1.2, 0.7),
}

# code, name en, fr, ru, season, kind of machine, sizes (n, first and last flow in m³/h or power in kW, head in m or
# pressure in bar), base price €. The first eight make the small company.
FAMILIES = [
    ("CP", "Circulating pump", "Circulateur", "Циркуляционный насос", "heating", "pump", (12, 3.2, 62, 4, 14), 210),
    ("VM", "Vertical multistage pump", "Pompe verticale multicellulaire", "Вертикальный многоступенчатый насос", "water", "pump", (12, 3, 64, 42, 96), 640),
    ("SB", "Submersible pump", "Pompe immergée", "Погружной насос", "irrigation", "pump", (10, 6, 90, 9, 28), 480),
    ("DW", "Drainage pump", "Pompe de relevage", "Дренажный насос", "water", "pump", (8, 10, 70, 7, 18), 320),
    ("BS", "Booster set", "Surpresseur", "Повысительная установка", "water", "pump", (9, 10, 110, 45, 70), 3900),
    ("SC", "Screw compressor", "Compresseur à vis", "Винтовой компрессор", "air", "compressor", (10, 4, 90, 8, 13), 5600),
    ("PC", "Piston compressor", "Compresseur à piston", "Поршневой компрессор", "air", "compressor", (8, 1.1, 11, 9, 11), 690),
    ("VP", "Vacuum pump", "Pompe à vide", "Вакуумный насос", "air", "compressor", (8, 0.55, 15, 1, 1), 1450),
    ("IR", "Irrigation pump", "Pompe d'irrigation", "Насос для полива", "irrigation", "pump", (10, 12, 240, 30, 85), 1150),
    ("BH", "Borehole pump", "Pompe de forage", "Скважинный насос", "irrigation", "pump", (10, 2, 46, 60, 210), 870),
    ("HC", "Heating circulator, twin", "Circulateur double", "Сдвоенный циркулятор", "heating", "pump", (10, 6, 120, 5, 16), 980),
    ("BF", "Boiler feed pump", "Pompe alimentaire", "Питательный насос", "heating", "pump", (9, 2, 32, 90, 220), 1780),
    ("RC", "Refrigeration compressor", "Compresseur frigorifique", "Холодильный компрессор", "cold", "compressor", (11, 1.5, 55, 18, 28), 2350),
    ("CW", "Chilled water pump", "Pompe d'eau glacée", "Насос охлаждённой воды", "cold", "pump", (10, 14, 260, 14, 34), 1320),
    ("SW", "Swimming pool pump", "Pompe de piscine", "Насос для бассейна", "water", "pump", (8, 6, 80, 8, 16), 410),
    ("OF", "Oil-free compressor", "Compresseur sans huile", "Безмасляный компрессор", "air", "compressor", (8, 2.2, 37, 8, 10), 4700),
]
MOTORS = [0.06, 0.09, 0.12, 0.18, 0.25, 0.37, 0.55, 0.75, 1.1, 1.5, 2.2, 3, 4, 5.5, 7.5, 11, 15, 18.5, 22, 30, 37, 45, 55, 75, 90]
# Suffix of the number, name en, fr, ru, factor of the price.
MATERIALS = [("", "cast iron", "fonte", "чугун", 1.0), ("B", "bronze", "bronze", "бронза", 1.3), ("X", "stainless steel", "inox", "нержавеющая сталь", 1.45)]

# key, name en, fr, ru, unit, type
ATTRIBUTES = [
    ("flow", "Flow", "Débit", "Подача", "m³/h", "number"), ("head", "Head", "Hauteur", "Напор", "m", "number"),
    ("pressure", "Pressure", "Pression", "Давление", "bar", "number"), ("power", "Power", "Puissance", "Мощность", "kW", "number"),
    ("current", "Rated current", "Courant nominal", "Номинальный ток", "A", "number"),
    ("voltage", "Voltage", "Tension", "Напряжение", "V", "number"), ("speed", "Speed", "Vitesse", "Частота вращения", "min⁻¹", "number"),
    ("weight", "Weight", "Masse", "Масса", "kg", "number"), ("noise", "Noise", "Bruit", "Уровень шума", "dB(A)", "number"),
    ("connection", "Connection", "Raccordement", "Присоединение", "", "text"),
    ("protection", "Protection class", "Indice de protection", "Степень защиты", "", "text"),
    ("material", "Material", "Matériau", "Материал", "", "text"),
]

# code, name en, fr, ru, price €, families that use it (empty: all), whether it differs with the machine's size
PARTS = [
    ("SEAL", "Mechanical seal kit", "Kit de garniture mécanique", "Комплект торцевого уплотнения", 68, "CP VM SB DW BS IR BH HC BF CW SW", True),
    ("BEAR", "Bearing set", "Jeu de roulements", "Комплект подшипников", 42, "", True),
    ("IMPL", "Impeller", "Roue", "Рабочее колесо", 135, "CP VM SB DW BS IR BH HC BF CW SW", True),
    ("GASK", "Gasket set", "Pochette de joints", "Комплект прокладок", 18, "", True),
    ("CAP", "Start capacitor", "Condensateur de démarrage", "Пусковой конденсатор", 23, "CP PC DW SW HC", False),
    ("VALV", "Check valve", "Clapet anti-retour", "Обратный клапан", 57, "VM BS SB DW IR BH BF CW", True),
    ("SENS", "Pressure sensor", "Capteur de pression", "Датчик давления", 96, "VM BS SC RC OF BF CW", False),
    ("FLOA", "Float switch", "Interrupteur à flotteur", "Поплавковый выключатель", 31, "SB DW", False),
    ("FILT", "Filter cartridge", "Cartouche filtrante", "Фильтрующий элемент", 27, "SC PC VP RC OF SW", True),
    ("OIL", "Compressor oil 5 l", "Huile compresseur 5 l", "Компрессорное масло 5 л", 49, "SC PC VP RC", False),
    ("BELT", "Drive belt", "Courroie", "Приводной ремень", 22, "PC SC OF", True),
    ("CTRL", "Control board", "Carte de commande", "Плата управления", 260, "VM BS SC RC OF HC CW BF", False),
    ("COUP", "Coupling", "Accouplement", "Муфта", 74, "CP VM BS SC IR HC BF CW", True),
    ("FAN", "Cooling fan", "Ventilateur", "Вентилятор", 39, "SC PC RC OF", True),
    ("ORIN", "O-ring set", "Jeu de joints toriques", "Комплект уплотнительных колец", 12, "", False),
    ("FLAN", "Flange kit", "Kit de brides", "Комплект фланцев", 46, "", True),
    ("FOOT", "Vibration dampers, 4", "Plots antivibratiles, 4", "Виброопоры, 4", 33, "", False),
    ("TERM", "Terminal box", "Boîte à bornes", "Клеммная коробка", 37, "", False),
    ("MOTR", "Replacement motor", "Moteur de rechange", "Электродвигатель", 390, "", True),
    ("SHFT", "Shaft", "Arbre", "Вал", 118, "", True),
    ("STRN", "Strainer", "Crépine", "Сетчатый фильтр", 29, "", False),
    ("GAUG", "Pressure gauge", "Manomètre", "Манометр", 21, "", False),
    ("GREA", "Grease cartridge", "Cartouche de graisse", "Картридж со смазкой", 9, "", False),
    ("PLUG", "Drain plug", "Bouchon de vidange", "Сливная пробка", 6, "", False),
    ("CABL", "Power cable 10 m", "Câble d'alimentation 10 m", "Кабель питания 10 м", 54, "SB DW BH", False),
    ("GAS", "Refrigerant 5 kg", "Fluide frigorigène 5 kg", "Хладагент 5 кг", 145, "RC", False),
]
GROUPS = [("", "", "", ""), ("M", "medium", "moyen", "средний"), ("L", "large", "grand", "большой")]

# code, name en, fr, ru, price €, sizes: what any machine may need, only in the large company.
ACCESSORIES = [
    ("GV", "Gate valve", "Vanne d'isolement", "Задвижка", 44, ["DN25", "DN32", "DN40", "DN50", "DN65", "DN80", "DN100", "DN125"]),
    ("CV", "Non-return valve", "Clapet à battant", "Поворотный клапан", 52, ["DN25", "DN32", "DN40", "DN50", "DN65", "DN80", "DN100", "DN125"]),
    ("HO", "Pressure hose 5 m", "Flexible 5 m", "Напорный шланг 5 м", 38, ["DN19", "DN25", "DN32", "DN38", "DN50", "DN75"]),
    ("TK", "Pressure vessel", "Réservoir à vessie", "Мембранный бак", 130, ["8 l", "24 l", "60 l", "100 l", "200 l", "300 l", "500 l"]),
    ("AR", "Air receiver", "Cuve d'air", "Ресивер", 340, ["90 l", "150 l", "270 l", "500 l", "900 l", "2000 l"]),
    ("AD", "Air dryer", "Sécheur d'air", "Осушитель воздуха", 890, ["0.6 m³/min", "1.2 m³/min", "2.4 m³/min", "4.8 m³/min", "9 m³/min"]),
    ("FC", "Frequency converter", "Variateur de fréquence", "Преобразователь частоты", 410, ["0.75 kW", "1.5 kW", "3 kW", "5.5 kW", "11 kW", "22 kW", "37 kW"]),
    ("CB", "Control cabinet", "Coffret de commande", "Шкаф управления", 620, ["1 pump", "2 pumps", "3 pumps", "4 pumps"]),
    ("FM", "Flow meter", "Débitmètre", "Расходомер", 275, ["DN25", "DN40", "DN50", "DN80", "DN100"]),
    ("PP", "Pipe, stainless, 3 m", "Tube inox, 3 m", "Труба нержавеющая, 3 м", 27, ["DN15", "DN20", "DN25", "DN32", "DN40", "DN50", "DN65", "DN80", "DN100"]),
    ("EL", "Elbow 90°", "Coude 90°", "Отвод 90°", 7, ["DN15", "DN20", "DN25", "DN32", "DN40", "DN50", "DN65", "DN80", "DN100"]),
    ("TE", "T-piece", "Té", "Тройник", 9, ["DN15", "DN20", "DN25", "DN32", "DN40", "DN50", "DN65", "DN80", "DN100"]),
    ("BV", "Ball valve", "Vanne à boisseau", "Шаровой кран", 15, ["DN15", "DN20", "DN25", "DN32", "DN40", "DN50"]),
    ("EJ", "Expansion joint", "Compensateur", "Компенсатор", 41, ["DN25", "DN32", "DN40", "DN50", "DN65", "DN80", "DN100", "DN125"]),
    ("BP", "Base plate", "Châssis", "Опорная плита", 63, ["size 1", "size 2", "size 3", "size 4", "size 5"]),
    ("SH", "Acoustic hood", "Capot acoustique", "Шумозащитный кожух", 220, ["size 1", "size 2", "size 3", "size 4"]),
    ("AF", "Compressed air filter", "Filtre d'air comprimé", "Фильтр сжатого воздуха", 58, ["1/4", "3/8", "1/2", "3/4", "1", "1 1/2", "2"]),
    ("AH", "Compressed air hose 10 m", "Tuyau d'air 10 m", "Шланг для сжатого воздуха 10 м", 26, ["8 mm", "10 mm", "13 mm", "16 mm"]),
    ("OL", "Lubricating oil 20 l", "Huile de graissage 20 l", "Смазочное масло 20 л", 118, ["ISO 32", "ISO 46", "ISO 68", "ISO 100", "ISO 150"]),
    ("TS", "Temperature sensor", "Sonde de température", "Датчик температуры", 36, ["Pt100", "Pt1000", "NTC 10k"]),
    ("LS", "Level sensor", "Sonde de niveau", "Датчик уровня", 88, ["2 m", "5 m", "10 m", "20 m", "50 m"]),
    ("MS", "Motor starter", "Démarreur moteur", "Пускатель", 52, ["1.6 A", "2.5 A", "4 A", "6.3 A", "10 A", "16 A", "25 A", "32 A"]),
    ("SS", "Soft starter", "Démarreur progressif", "Устройство плавного пуска", 180, ["7.5 kW", "11 kW", "15 kW", "22 kW", "37 kW"]),
    ("IN", "Insulation shell", "Coquille isolante", "Теплоизоляция", 24, ["DN15", "DN20", "DN25", "DN32", "DN40", "DN50", "DN65", "DN80", "DN100", "DN125"]),
    ("PS", "Pressure switch", "Pressostat", "Реле давления", 34, ["0–4 bar", "0–6 bar", "0–10 bar", "0–16 bar"]),
]
# What stands in a size, in English, French and Russian.
SIZE_WORDS = [("size", "taille", "типоразмер"), ("1 pump", "1 pompe", "1 насос"), ("2 pumps", "2 pompes", "2 насоса"),
              ("3 pumps", "3 pompes", "3 насоса"), ("4 pumps", "4 pompes", "4 насоса"), ("m³/min", "m³/min", "м³/мин"), ("kW", "kW", "кВт"),
              ("bar", "bar", "бар"), ("mm", "mm", "мм"), (" l", " l", " л"), (" m", " m", " м"), (" A", " A", " А")]
SERVICES = [("LAB", "Labour, hour", "Main d'œuvre, heure", "Работа, час", 78), ("TRAVEL", "Call-out", "Déplacement", "Выезд", 55),
            ("START", "Commissioning", "Mise en service", "Пусконаладка", 320), ("PLAN", "Maintenance visit", "Visite d'entretien", "Плановое обслуживание", 190)]

_ALL = "CP VM SB DW BS SC PC VP IR BH HC BF RC CW SW OF"


@dataclasses.dataclass(frozen=True)
class Fault:
    name: str  # of its words, in fr_faults, ru_faults and en_faults
    kind: str  # of the ticket
    families: str
    parts: list
    minutes: int
    months: tuple = ()  # in which it happens; empty: in all


FAULTS = [
    Fault("leak", "repair", "CP VM BS IR HC BF CW", ["SEAL", "GASK"], 95),
    Fault("noise", "repair", "CP VM SB DW IR HC CW SW", ["BEAR", "GREA"], 120),
    Fault("pit", "repair", "SB DW", ["FLOA", "CABL"], 80),
    Fault("no_pressure", "repair", "VM BS", ["VALV", "ORIN"], 75),
    Fault("hot_compressor", "repair", "SC PC OF", ["FAN", "OIL", "FILT"], 105),
    Fault("weak_compressor", "repair", "PC", ["BELT", "FILT"], 60),
    Fault("hums", "repair", "CP HC SW", ["CAP"], 45),
    Fault("e07", "repair", "VM BS SC BF", ["SENS"], 55),
    Fault("board", "repair", "VM BS SC HC CW", ["CTRL"], 110),
    Fault("vacuum", "repair", "VP", ["OIL", "FILT"], 70),
    Fault("flow", "repair", "VM SB IR BH", ["IMPL", "GASK", "STRN"], 140),
    Fault("coupling", "repair", "CP VM IR CW", ["COUP"], 90),
    Fault("cooling", "repair", "RC", ["GAS", "ORIN"], 130),
    Fault("hp_switch", "repair", "RC OF SC", ["FAN"], 85, (5, 6, 7, 8, 9)),
    Fault("well_motor", "repair", "BH SB IR", ["MOTR", "CABL"], 240),
    Fault("low_water", "repair", "BF HC", ["VALV", "STRN"], 100),
    Fault("yearly", "request", _ALL, ["GASK"], 90),
    Fault("commissioning", "request", "BS VM SC RC IR CW OF", [], 150),
    Fault("again", "complaint", "CP VM SC RC", [], 60),
    Fault("night_pressure", "request", "BS VM", [], 40),
    Fault("winter", "request", "SB IR BH SW", ["PLUG", "GASK"], 50, (9, 10, 11, 12)),
]
