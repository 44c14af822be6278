"""The company's own people and the terms that everybody shares."""
from words import house


def hire(company):
    company.add("company", key="company", **house.COMPANY)
    teams = house.TEAMS if company.size.has_variants else [team for team in house.TEAMS if team[0] not in ("service-east", "sales")]
    for key, kind, name in teams:
        company.add("team", key=key, name=name, kind=kind)
    for key, name in house.TERRITORIES if company.size.has_variants else house.TERRITORIES[:1]:
        company.add("territory", key=key, name=name)
    for login, name, language, roles in company.people:
        company.add("app_user", key=login, login=login, display_name=name, language=language)
        for role in roles:
            company.add("user_role", key=f"{login}-{role}", user_key=login, role_key=role)
        team = team_of(language, roles)
        company.add("team_member", key=f"{login}-{team}", team_key=team if any(team == each[0] for each in teams) else "service", user_key=login)
    targets = {}
    for priority, hours in house.TARGETS.items():
        targets[f"{priority}_response_minutes"] = hours * 15
        targets[f"{priority}_resolution_minutes"] = hours * 60
    company.add("sla_policy", key="standard", name={"en": "Standard", "fr": "Standard", "ru": "Стандарт"}, **targets)
    for key, kind, en, fr, ru in house.REASONS:
        company.add("reason", key=key, kind=kind, label={"en": en, "fr": fr, "ru": ru})


def team_of(language, roles):
    if "technician" in roles:
        return "service-east" if language == "ru" else "service"
    if "presales" in roles or "lead_creator" in roles:
        return "presales"
    return "sales" if "agent" in roles or "sales_manager" in roles else "hq"


def technicians_for(company, country, postcode):
    """Who may be sent there."""
    everybody = company.logins("technician")
    if not company.size.has_variants:
        return everybody
    named = next((logins for _, places, logins in house.REGIONS if (country + postcode).startswith(places)), house.REGIONS[0][2])
    return [login for login in everybody if login in named]
