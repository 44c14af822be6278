"""The words the demo company is made of, all invented: a module per language for its customers, `trade` for what it makes
and repairs, `house` for its own people."""

from . import de, fr, it, ru

# Country → the language of its customers, or of parts of it.
LANGUAGES = {"fr": fr, "de": de, "it": it, "ru": ru}
