"""Customers with their sites and contacts, suppliers, and the machines that stand at customers."""
import dataclasses
import datetime as dt
import unicodedata

import words
from people import technicians_for
from words import fr, house

SUPPLIERS = ["Joints Alpins", "Roulements du Rhône Bleu", "Motoren Talheim", "Fonderia Valsecca", "Câbles de l'Arve Neuve"]


@dataclasses.dataclass
class Customer:
    key: str
    country: str
    season: str
    language: str
    sites: list
    technicians: list  # logins
    owner: str | None  # the login of whom it is looked after by
    machines: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Installed:
    key: str
    machine: object    # catalogue.Machine
    customer: Customer
    site: str
    sold: dt.date


class Customers:
    def __init__(self, company, catalogue):
        self.company, self.catalogue = company, catalogue
        self.all: list[Customer] = []
        self.installed: list[Installed] = []
        self._names = set()
        for (country, language), count in company.size.customers.items():
            for _ in range(count):
                self._customer(country, language)
        for number, name in enumerate(SUPPLIERS if company.size.has_variants else SUPPLIERS[:1], 1):
            company.add("partner", key=f"s{number:02d}", name=name, kind="org", stage="client", language="fr", source="achats")
            company.add("partner_role", key=f"s{number:02d}-supplier", partner_key=f"s{number:02d}", role="supplier")
        self._installed_base()

    def _customer(self, country, language):
        company, pick, speech = self.company, self.company.random, words.LANGUAGES[language]
        key = f"c{len(self.all) + 1:03d}"
        name, season = self._name(country, language, speech)
        since = company.day - dt.timedelta(days=pick.randint(60, 2800))
        east = country in ("KZ", "KG", "BY")
        towns = speech.TOWNS[country] if company.size.has_variants else speech.TOWNS[country][:12]
        # Half of the French ones are near.
        postcode, city = pick.choice([town for town in towns if town[0][:2] in ("73", "74", "01")] or towns) if pick.random() < 0.5 else pick.choice(towns)
        territory = self._territory(country, postcode, east)
        region = [town for town in towns if technicians_for(company, country, town[0]) == technicians_for(company, country, postcode)]
        row = dict(key=key, name=name, kind="org", stage="client", language=pick.choice([language, language, language, "en"]),
                   legal_form=pick.choice(speech.LEGAL_FORMS[country]), source=pick.choice(house.SOURCES),
                   territory_key=territory, created_at=company.at(since, 9))
        agents, owner = company.logins("agent"), None
        if agents:
            speaking = [login for login, _, spoken, roles in company.people if "agent" in roles and spoken == language]
            owner = pick.choice(speaking or agents)
            row.update(owner_key=owner, team_key="presales")
        company.add("partner", **row)
        company.add("partner_role", key=f"{key}-customer", partner_key=key, role="customer")
        sites = []
        for number in range(pick.choice([1, 1, 1, 2] if not company.size.has_variants else [1, 1, 1, 2, 2, 3])):
            if number:
                postcode, city = pick.choice(region)
            street = speech.STREET.format(number=pick.randint(1, 180), street=pick.choice(speech.STREETS))
            sites.append(company.add("address", key=f"{key}-a{number}", partner_key=key, kind="default" if number == 0 else "delivery",
                                     street=street, postcode=postcode, city=city, country=country, is_default="true" if number == 0 else "false"))
        for number in range(pick.choice([1, 2, 2, 3])):
            self._contact(key, number, name, country, language, speech)
        self.all.append(Customer(key, country, season, language, sites, technicians_for(company, country, postcode), owner))

    def _name(self, country, language, speech):
        position = len(self.all)
        if country == "FR" and position < len(fr.FIRST_CUSTOMERS):
            return fr.FIRST_CUSTOMERS[position], self.company.random.choice(("heating", "water", "irrigation", "cold", "air"))
        while True:
            pattern, season = self.company.random.choice(speech.KINDS)
            name = pattern.format(n=self.company.random.choice(speech.NAMES), f=self.company.random.choice(speech.LAST))
            if name not in self._names:
                self._names.add(name)
                return name, season

    def _territory(self, country, postcode, east):
        if not self.company.size.has_variants:
            return "savoie"
        if east:
            return "east"
        if country != "FR":
            return "abroad"
        return "savoie" if postcode[:2] in ("73", "74") else "rhone" if postcode[:2] in ("01", "38", "42", "69", "26") else "france"

    def _contact(self, key, number, customer_name, country, language, speech):
        company, pick = self.company, self.company.random
        first, last = pick.choice(speech.FIRST), pick.choice(speech.LAST)
        contact = company.add("contact", key=f"{key}-p{number}", partner_key=key, name=f"{first} {last}",
                              job_title=pick.choice(speech.FUNCTIONS), language=language)
        phone = speech.PHONES[country].format(pick.randint(10, 99), pick.randint(10, 99))
        company.add("contact_point", key=f"{contact}-phone", partner_key=key, contact_key=contact, kind="phone", value=phone, is_default="true")
        company.add("contact_point", key=f"{contact}-mail", partner_key=key, contact_key=contact, kind="email",
                    value=f"contact{number + 1}@{domain(customer_name) or key}.example", is_default="false")

    # Every customer has machines of its trade, a few have many.
    def _installed_base(self):
        company, pick = self.company, self.company.random
        by_season = {}
        for machine in self.catalogue.machines:
            by_season.setdefault(machine.season, []).append(machine)
        weights = [pick.paretovariate(1.3) for _ in self.all]
        chosen = list(self.all) + pick.choices(self.all, weights, k=max(0, company.size.serials - len(self.all)))
        for number, customer in enumerate(chosen, 1):
            own = by_season.get(customer.season) if pick.random() < 0.7 else None
            machine = pick.choice(own or self.catalogue.machines)
            sold = company.day - dt.timedelta(days=pick.randint(30, 2400))
            site = pick.choice(customer.sites)
            key = company.add("serial", key=f"sn{number:04d}", number=f"{machine.family}{sold.year % 100:02d}-{10000 + number * 7}",
                              product_key=machine.sku, partner_key=customer.key, address_key=site,
                              place=pick.choice(words.LANGUAGES[customer.language].PLACES), sold_on=sold,
                              warranty_until=sold + dt.timedelta(days=730))
            item = Installed(key, machine, customer, site, sold)
            customer.machines.append(item)
            self.installed.append(item)


def domain(name: str) -> str:
    """"Hôtel Belvédère" → "hotelbelvedere"; empty for another alphabet."""
    plain = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
