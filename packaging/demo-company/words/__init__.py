"""The words the demo company is made of, all invented: a module per language for its customers, another for what they and
the technicians write, `trade` for what it makes and repairs, `house` for its own people."""

from . import de, en_faults, en_talk, fr, fr_faults, fr_talk, it, ru, ru_faults, ru_talk

# Country → the language of its customers, or of parts of it.
LANGUAGES = {"fr": fr, "de": de, "it": it, "ru": ru}

# A customer's language → what is written about their machines, and said to them; to the others it is English.
_FAULTS = {"fr": fr_faults.FAULTS, "ru": ru_faults.FAULTS}
_TALK = {"fr": fr_talk, "ru": ru_talk}


def faults_in(language):
    return _FAULTS.get(language, en_faults.FAULTS)


def talk_in(language):
    return _TALK.get(language, en_talk)
