"""What those who sell have to do next, around the day itself, and what colleagues note about customers."""
import datetime as dt

import words
from planning import next_working_day

# Of somebody who sells, on a day: when its actions are due, hours and minutes.
TIMES = [(9, 0), (10, 30), (14, 0), (16, 15)]
SELLING = ("agent", "presales", "sales_manager")
NOTED = 0.3  # of the customers


class Sales:
    def __init__(self, company, customers):
        self.company, self.customers = company, customers
        self.sellers = [login for role in SELLING for login in company.logins(role)]
        self.given = {}  # day → its open actions: keys and languages

    def before(self):
        """The notes of the years, and what was done and what was left undone in the last days."""
        pick, desk = self.company.random, self.company.logins("service_desk")
        for customer in self.customers.all:
            if pick.random() > NOTED:
                continue
            self.company.add("note", key=f"n-{customer.key}", target_entity="partner", target_key=customer.key,
                             body=pick.choice(words.talk_in(customer.language).NOTES), created_by_key=pick.choice(desk),
                             created_at=self.company.at(self.company.day - dt.timedelta(days=pick.randint(3, 700)), 10, pick.randint(0, 59)))
        days = [self.company.day - dt.timedelta(days=back) for back in range(1, 7)]
        for back, day in enumerate([day for day in days if day.weekday() < 5][:3]):
            self._actions(day, is_done=back > 0)

    def morning(self):
        """What the day and the next one ask for; of the days before, all but the newest is done."""
        day = self.company.day
        for before in sorted(day for day in self.given if day < self.company.day)[:-1]:
            for key, language in self.given.pop(before):
                self.company.change("activity", key=key, state="done", outcome=self.company.random.choice(words.talk_in(language).OUTCOMES))
        for each in (day, next_working_day(day)):
            if each not in self.given:
                self._actions(each)

    def _actions(self, day, is_done=False):
        pick, stamp = self.company.random, f"{day:%Y%m%d}"
        keys = self.given.setdefault(day, []) if not is_done else []
        for login in self.sellers:
            own = [customer for customer in self.customers.all if customer.owner == login] or self.customers.all
            for number, (hour, minute) in enumerate(TIMES[:pick.randint(2, len(TIMES))]):
                customer = pick.choice(own)
                talk = words.talk_in(customer.language)
                kind, subject = pick.choice(talk.ACTIONS)
                due = self.company.at(day, hour, minute)
                row = dict(key=f"a-{stamp}-{login}-{number}", kind=kind, subject=subject, partner_key=customer.key,
                           contact_key=f"{customer.key}-p0", assignee_key=login, due_at=due, state="done" if is_done else "planned")
                if kind == "meeting":
                    row.update(starts_at=due, ends_at=due + dt.timedelta(hours=1))
                if is_done:
                    row.update(outcome=pick.choice(talk.OUTCOMES))
                self.company.add("activity", **row)
                keys.append((row["key"], customer.language))
