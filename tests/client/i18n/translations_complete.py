"""Every text of the client is translated: extracts the texts anew and compares them with client/i18n/*.ts.

Usage: translations_complete.py CLIENT_FOLDER LUPDATE
"""

import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

SOURCES = ["ui", "store", "app", "modules/organisation", "modules/catalogue", "modules/crm", "modules/stock",
           "modules/service", "demo_bar"]
LANGUAGES = {"fr": [], "ru": [], "en": ["-pluralonly"]}
PLURAL_FORMS = {"fr": 2, "ru": 3, "en": 2}


def texts(ts_file):
    """{(context, text): its translations} of one file; an unfinished translation is empty."""
    found = {}
    for context in xml.parse(ts_file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = translation.findall("numerusform") or [translation]
            is_plural = message.get("numerus") == "yes"
            done = [form.text or "" for form in forms] if translation.get("type") != "unfinished" else [""]
            found[context.findtext("name"), message.findtext("source")] = (done, is_plural)
    return found


def faults(client, lupdate, folder, language, options):
    kept = client / "i18n" / f"{pathlib.Path(folder).name}_{language}.ts"
    with tempfile.TemporaryDirectory() as scratch:
        fresh = pathlib.Path(scratch) / "fresh.ts"
        subprocess.run([lupdate, "-silent", "-locations", "none", "-I", str(client.parent), *options, "-source-language", "en",
                        "-target-language", language, str(client / folder), "-ts", str(fresh)],
                       check=True, stdout=subprocess.DEVNULL)
        wanted = texts(fresh) if fresh.exists() else {}
    present = texts(kept) if kept.exists() else {}
    for place in wanted:
        forms, is_plural = present.get(place, ([""], False))
        if not all(forms):
            yield f"{kept.name}: {place[0]}: '{place[1]}' is not translated"
        elif is_plural and len(forms) != PLURAL_FORMS[language]:
            yield f"{kept.name}: {place[0]}: '{place[1]}' needs {PLURAL_FORMS[language]} plural forms"
    for (context, source), (forms, _) in present.items():
        for marker in ("%1", "%2", "%3"):
            if any(marker not in form for form in forms if form) and marker in source:
                yield f"{kept.name}: {context}: '{source}' loses {marker}"


def main():
    client, lupdate = pathlib.Path(sys.argv[1]), sys.argv[2]
    found = [fault
             for folder in SOURCES if (client / folder / "CMakeLists.txt").exists()
             for language, options in LANGUAGES.items()
             for fault in faults(client, lupdate, folder, language, options)]
    print("\n".join(found) or "every text is translated")
    return 1 if found else 0


sys.exit(main())
