"""Bytes as the values of a JSON text: strictly UTF-8, each key once, and no number that is none."""

import codecs
import json
from collections import Counter
from typing import Any

from recoverytui.domain.validation import clean
from recoverytui.errors import N_, FileRefused

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONGEST_KEY = 40


def parsed(data: bytes) -> Any:
    """Return what a JSON text says; raises FileRefused."""
    if data.startswith(_WIDE) or b"\0" in data[:4]:
        raise FileRefused(N_("Nothing was taken in. The file is written in UTF-16; save it as UTF-8."))
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_each_once, parse_constant=_refuse)
    except UnicodeDecodeError:
        raise FileRefused(N_("Nothing was taken in. The file is not text in UTF-8.")) from None
    except json.JSONDecodeError as error:
        raise FileRefused(
            N_("Nothing was taken in. The file is not whole JSON: line {line}."), line=error.lineno
        ) from None
    except RecursionError:
        raise FileRefused(N_("Nothing was taken in. The file is nested too deeply.")) from None
    except ValueError:  # a number with thousands of digits
        raise _no_number() from None


def shown(key: object) -> str:
    """Return a key as it can be named in a sentence: one short line."""
    return " ".join(clean(str(key)).split())[:_LONGEST_KEY]


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise FileRefused(N_("Nothing was taken in. The key {key} is there twice in one place."), key=shown(twice))
    return said


def _refuse(_: str) -> None:
    raise _no_number()


def _no_number() -> FileRefused:
    return FileRefused(N_("Nothing was taken in. The file holds a number that cannot be read."))
