"""A JPEG file of a wanted size without any library: a picture of a leaking pump, drawn for these tests, and comment
segments that decoders skip."""

import os
import random

PUMP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pump.jpg")


def photo(size, seed=5):
    """At least `size` bytes, the same for the same seed."""
    with open(PUMP, "rb") as file:
        picture = file.read()
    random_bytes = random.Random(seed)
    out = bytearray(picture[:2])
    while len(out) + len(picture) < size:
        comment = random_bytes.randbytes(min(65_000, size - len(out)))
        out += b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
    return bytes(out) + picture[2:]
