"""Closed work: tickets by the seasons of the trade, more of them every year, some machines failing again and again."""
import datetime as dt

import words
from words import trade

YEARLY_GROWTH = 1.12
COMPLAINT = "complaint"


class History:
    def __init__(self, company, catalogue, customers, stock):
        self.company, self.catalogue, self.customers, self.stock = company, catalogue, customers, stock
        self.prefix = ""  # before the keys of work that is added on a later day
        self._by_season = {}
        for item in customers.installed:
            self._by_season.setdefault(item.machine.season, []).append(item)

    def happen(self):
        pick = self.company.random
        repeaters = pick.sample(self.customers.installed, self.company.size.repeaters)
        days, weights = self._days()
        for day, season in pick.choices(days, weights, k=self.company.size.tickets):
            item = pick.choice(self._by_season.get(season) or self.customers.installed)
            if pick.random() < 0.08:
                item = pick.choice(repeaters)
            if item.sold > day:
                item = pick.choice([other for other in item.customer.machines if other.sold <= day] or [item])
            self._job(item, day)

    # Working days with a season each, and how likely work is on them.
    def _days(self):
        days, weights = [], []
        for back in range(2, self.company.size.days):
            day = self.company.day - dt.timedelta(days=back)
            if day.weekday() > 4:
                continue
            for season, months in trade.SEASONS.items():
                days.append((day, season))
                weights.append(months[day.month - 1] * YEARLY_GROWTH ** (-back / 365) * len(self._by_season.get(season, ())))
        return days, weights

    def fault_for(self, machine, day, with_complaints=True, only_repairs=False):
        return self.company.random.choice([fault for fault in trade.FAULTS if machine.family in fault.families.split()
                                           and (not fault.months or day.month in fault.months)
                                           and (with_complaints or fault.kind != COMPLAINT) and (not only_repairs or fault.kind == "repair")])

    def ticket(self, item, fault, opened, priority=None, due=None, title=None, **more):
        key = f"{self.prefix}t{len(self.company.tables.get('ticket', [])) + 1:05d}"
        priority = priority or self.company.random.choice(["normal", "normal", "normal", "high", "low"])
        hours = {"low": 72, "normal": 24, "high": 8, "urgent": 4}[priority]
        usual, description, *_ = self.said(item, fault)
        row = dict(key=key, kind=fault.kind, title=title or usual, description=description, partner_key=item.customer.key,
                   contact_key=f"{item.customer.key}-p0", serial_key=item.key, product_key=item.machine.sku, priority=priority,
                   place="on_site", sla_policy_key="standard", response_due_at=opened + dt.timedelta(hours=hours / 4),
                   resolution_due_at=due or opened + dt.timedelta(hours=hours), team_key="service",
                   opened_by_key=self.company.random.choice(self.company.logins("service_desk")), created_at=opened, **more)
        self.company.add("ticket", **row)
        return row

    def said(self, item, fault):
        """Title, description, diagnosis, solution in the language of those who wrote them."""
        return [self.company.random.choice(sentences) for sentences in words.faults_in(item.customer.language)[fault.name]]

    def _job(self, item, day):
        pick = self.company.random
        fault = self.fault_for(item.machine, day)
        login = pick.choice(item.customer.technicians)
        opened = self.company.at(day, pick.randint(7, 12), pick.choice([0, 10, 20, 35, 50]))
        started = opened + dt.timedelta(minutes=pick.randint(40, 300))
        resolved = started + dt.timedelta(minutes=int(fault.minutes * pick.uniform(0.7, 1.5)))
        _, _, diagnosis, solution = self.said(item, fault)
        ticket = self.ticket(item, fault, opened, state="closed", assignee_key=login, diagnosis=diagnosis, solution=solution,
                             repair_step="ready" if fault.kind == "repair" else "", started_at=started, resolved_at=resolved,
                             closed_at=min(resolved + dt.timedelta(days=7), self.company.at(self.company.day, 6)))
        self.worked(ticket["key"], login, item, fault, started, resolved)

    def parts_for(self, item, fault):
        """What mending the fault takes of the parts that fit the machine."""
        return [part for part in (self.catalogue.part_for(item.machine, code) for code in fault.parts) if part]

    def worked(self, key, login, item, fault, started, resolved):
        add, pick = self.company.add, self.company.random
        for part in self.parts_for(item, fault):
            when = started + (resolved - started) / 2
            add("ticket_part", key=f"{key}-{part.split('-')[0]}", ticket_key=key, product_key=part, quantity=1,
                location_key=self.stock.take(part, login, when), happened_at=when)
        travel = started - dt.timedelta(minutes=pick.randint(8, 38))
        add("ticket_time", key=f"{key}-way", ticket_key=key, kind="travel", created_by_key=login, starts_at=travel, ends_at=started)
        add("ticket_time", key=f"{key}-work", ticket_key=key, kind="work", created_by_key=login, starts_at=started, ends_at=resolved)
        for state, when in (("in_progress", started), ("resolved", resolved)):
            add("ticket_event", key=f"{key}-{state}", ticket_key=key, kind="state", to_value=state, created_by_key=login, happened_at=when)
