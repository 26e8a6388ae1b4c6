"""The order of the messages in a .mo file."""

import struct

_PAIR = 8
"""Bytes of a row in the tables of a .mo file: length and place of a string."""


def sorted_by_key(mo: bytes) -> bytes:
    """Return a .mo file with its keys in the order of their bytes, as its readers search them.

    Babel sorts by messages alone, so that those with a context are out of place.
    """
    count, *tables = struct.unpack_from("<3I", mo, 8)
    rows = [[mo[at : at + _PAIR] for at in range(table, table + _PAIR * count, _PAIR)] for table in tables]

    def key(row: bytes) -> bytes:
        length, place = struct.unpack("<2I", row)
        return mo[place : place + length]

    keys, texts = zip(*sorted(zip(*rows, strict=True), key=lambda pair: key(pair[0])), strict=True)
    ordered = bytearray(mo)
    for table, pairs in zip(tables, (keys, texts), strict=True):
        ordered[table : table + _PAIR * count] = b"".join(pairs)
    return bytes(ordered)
