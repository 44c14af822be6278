"""Products: machines with their technical data, spare parts, accessories, services."""
import dataclasses

from words import trade


@dataclasses.dataclass(frozen=True)
class Machine:
    sku: str
    family: str
    season: str
    group: int  # position in trade.GROUPS: which parts fit


class Catalogue:
    def __init__(self, company):
        self.company = company
        self.machines: list[Machine] = []
        self.parts: list[str] = []
        self.prices: dict[str, float] = {}
        self.families = trade.FAMILIES[:company.size.families]
        self._categories_and_attributes()
        for family in self.families:
            self._machines(family)
            self._parts(family[0])
        if company.size.has_variants:
            self._accessories()
        for sku, en, fr, ru, price in trade.SERVICES:
            self._product(sku, (en, fr, ru), "parts", price, kind="service", unit="h")

    def part_for(self, machine: Machine, code: str) -> str | None:
        """The part of that code that fits the machine; None when it has none."""
        part = next(each for each in trade.PARTS if each[0] == code)
        if part[5] and machine.family not in part[5].split():
            return None
        return self._part_sku(part, machine.family, machine.group)

    def _categories_and_attributes(self):
        add = self.company.add
        for key, en, fr, ru in (("machines", "Machines", "Machines", "Машины"), ("parts", "Spare parts", "Pièces détachées", "Запчасти"),
                                ("accessories", "Accessories", "Accessoires", "Принадлежности")):
            add("product_category", key=key, name={"en": en, "fr": fr, "ru": ru})
        for key, en, fr, ru, unit, kind in trade.ATTRIBUTES:
            add("attribute", key=key, name={"en": en, "fr": fr, "ru": ru}, unit=unit, value_type=kind)

    def _machines(self, family):
        code, en, fr, ru, season, kind, (count, first, last, low, high), price = family
        self.company.add("product_category", key=f"cat-{code}", parent_key="machines", name={"en": en, "fr": fr, "ru": ru}, is_segment="true")
        if not self.company.size.has_variants:
            count = max(3, count // 2)
        for step in range(count):
            share = step / (count - 1)
            size, height = first * (last / first) ** share, low + (high - low) * share
            if kind == "pump":
                flow, power = round(size, 1 if size < 20 else 0), motor(size * height * 9.81 / 3600 / 0.55)
                label = f"{flow:g}-{height:.0f}"
            else:
                power = motor(size)
                flow, label = round(power * 7.2 / 1.3, 1), f"{power:g}-{height:.0f}"
            group = min(2, 3 * step // count) if self.company.size.has_variants else 0
            for suffix, *material, factor in trade.MATERIALS if self.company.size.has_variants and kind == "pump" else trade.MATERIALS[:1]:
                for volts in (230, 400) if power <= 2.2 else (400,):
                    sku = f"{code}-{label}{suffix}" + ("" if volts == 400 else "-M")
                    if sku in self.prices:
                        continue  # two sizes came to the same motor
                    names = [f"{name} {label}" + (f" {word}" if suffix else "") for name, word in zip((en, fr, ru), material)]
                    cost = price * factor * (1 + power / 4) * (1.04 if volts == 230 else 1)
                    self._product(sku, names, f"cat-{code}", cost * 1.6, cost=cost, tracking="serial", warranty_months=24)
                    self._values(sku, kind, flow, height, power, volts, material)
                    self.machines.append(Machine(sku, code, season, group))

    def _values(self, sku, kind, flow, height, power, volts, material):
        numbers = {"flow": flow, "power": power, "voltage": volts, "head" if kind == "pump" else "pressure": round(height, 1),
                   "current": round(power * 1000 / (volts * (1 if volts == 230 else 1.73) * 0.8), 1),
                   "speed": 2900 if kind == "pump" else 1460, "weight": round(6 + power ** 0.8 * 19, 1), "noise": round(48 + power ** 0.5 * 5)}
        words = {"connection": f"DN{next(dn for dn in (25, 32, 40, 50, 65, 80, 100, 125, 150, 200) if dn * dn / 55 >= flow or dn == 200)}",
                 "protection": "IP68" if sku[:2] in ("SB", "DW", "BH") else "IP55"}
        if not self.company.size.has_variants:
            numbers = {name: numbers[name] for name in ("flow", "head", "power", "weight", "voltage") if name in numbers}
            words = {}
        for name, value in numbers.items():
            self.company.add("product_attribute_value", key=f"{sku}-{name}", product_key=sku, attribute_key=name, number_value=f"{value:g}")
        texts = {name: {"en": word} for name, word in words.items()}
        if kind == "pump" and self.company.size.has_variants:
            texts["material"] = dict(zip(("en", "fr", "ru"), material))
        for name, text in texts.items():
            self.company.add("product_attribute_value", key=f"{sku}-{name}", product_key=sku, attribute_key=name, text_value=text)

    def _parts(self, family):
        for part in trade.PARTS:
            code, en, fr, ru, price, used_by, by_size = part
            if used_by and family not in used_by.split():
                continue
            for group in range(3 if by_size and self.company.size.has_variants else 1):
                _, *sizes = trade.GROUPS[group]
                names = [f"{name} {family}" + (f", {size}" if size else "") for name, size in zip((en, fr, ru), sizes)]
                self.parts.append(self._product(self._part_sku(part, family, group), names, "parts", price * (1, 1.6, 2.7)[group], warranty_months=12))

    def _part_sku(self, part, family, group):
        suffix = trade.GROUPS[group][0] if part[6] and self.company.size.has_variants else ""
        return f"{part[0]}-{family}" + (f"-{suffix}" if suffix else "")

    def _accessories(self):
        for code, en, fr, ru, price, sizes in trade.ACCESSORIES:
            for step, size in enumerate(sizes):
                sku = f"{code}-{size.replace(' ', '').replace('/', '').replace('³', '3').upper()}"
                names = [f"{name} {words}" for name, words in zip((en, fr, ru), sizes_of(size))]
                self.parts.append(self._product(sku, names, "accessories", price * 1.35 ** step, warranty_months=12))

    def _product(self, sku, names, category, price, cost=None, kind="goods", unit="pcs", tracking="none", warranty_months=0):
        self.company.add("product", key=sku, sku=sku, name=dict(zip(("en", "fr", "ru"), names)), kind=kind, unit=unit, category_key=category,
                         tracking=tracking, warranty_months=warranty_months, base_price=f"{price:.2f}")
        if kind == "goods":
            self.company.add("product_cost", key=sku, cost=f"{cost or price * 0.55:.2f}")
        self.prices[sku] = price
        return sku


def sizes_of(size: str) -> list[str]:
    """"2.4 m³/min" in English, French and Russian."""
    texts = [size, size.replace(".", ","), size.replace(".", ",")]
    for english, *others in trade.SIZE_WORDS:
        if english in size and (english[0] != " " or size.endswith(english)):
            return [texts[0], *(text.replace(english, word) for text, word in zip(texts[1:], others))]
    return texts


def motor(power: float) -> float:
    """The next standard motor, in kW."""
    return next((size for size in trade.MOTORS if size >= power), trade.MOTORS[-1])
