"""Translate marked messages, and format counts, numbers and dates in one language."""

from datetime import date, datetime

from recoverytui.errors import N_, RecoveryError
from recoverytui.text.languages import translations

_PLACED = "\x04"
"""gettext's separator between context and message."""


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - the counted sibling of N_
    """Mark a singular and a plural message, for `words.plural(*forms, n)`."""
    return one, many


def NC_(context: str, message: str) -> str:  # noqa: N802 - the placed sibling of N_
    """Mark a message with a context, for words with several translations."""
    return f"{context}{_PLACED}{message}"


WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
SHORT_MONTHS = (
    NC_("short month", "Jan"),
    NC_("short month", "Feb"),
    NC_("short month", "Mar"),
    NC_("short month", "Apr"),
    NC_("short month", "May"),
    NC_("short month", "Jun"),
    NC_("short month", "Jul"),
    NC_("short month", "Aug"),
    NC_("short month", "Sep"),
    NC_("short month", "Oct"),
    NC_("short month", "Nov"),
    NC_("short month", "Dec"),
)
_THOUSAND = N_("1,000")
"""A translated sample; its second character is the thousands separator."""


class Translator:
    """Translations into one language: `words("Saved. {id}", id="w35")`."""

    __slots__ = ("_gettext", "_months", "_ngettext", "language")

    def __init__(self, language: str) -> None:
        catalogue = translations(language)
        self.language = language
        self._gettext = catalogue.gettext
        self._ngettext = catalogue.ngettext
        self._months: dict[int, str] = {}
        """Names of the months that were asked for, which a long list of days asks for again and again."""

    def __call__(self, message: str, /, **facts: object) -> str:
        """Return the translation with the facts filled in; dates and numbers are formatted."""
        if not message:
            return ""
        said = self._gettext(message)
        if _PLACED in said:  # no translation: gettext returned the key
            said = said.partition(_PLACED)[2]
        return self._fill(said, facts)

    def plural(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """Return the plural form for `n`, which is also the fact `n`."""
        return self._fill(self._ngettext(one, many, n), {"n": n, **facts})

    def error(self, error: RecoveryError) -> str:
        """Return the message of an error."""
        return self(error.message, **error.facts)

    def number(self, n: int) -> str:
        """Return "12,345" / "12.345"; numbers below 10,000, such as years, get no separator."""
        return f"{n:,}".replace(",", self(_THOUSAND)[1]) if abs(n) >= 10_000 else str(n)

    def weekday(self, day: date) -> str:
        """Return "Saturday" / "lørdag"."""
        return self(WEEKDAYS[day.weekday()])

    def short_weekday(self, day: date) -> str:
        """Return "Sat" / "lør"."""
        return self(SHORT_WEEKDAYS[day.weekday()])

    def month_name(self, day: date) -> str:
        """Return "November" / "november"."""
        name = self._months.get(day.month)
        if name is None:
            name = self._months[day.month] = self(MONTHS[day.month - 1])
        return name

    def short_month(self, day: date) -> str:
        """Return "Nov" / "nov"."""
        return self(SHORT_MONTHS[day.month - 1])

    def day(self, day: date, today: date | None = None) -> str:
        """Return "Saturday 21 November 2026"; given today, without a year that is the same."""
        form = N_("{weekday} {day} {month} {year}")
        if _same_year(day, today):
            form = N_("{weekday} {day} {month}")
        return self(form, weekday=self.weekday(day), **self._parts(day))

    def short_day(self, day: date, today: date | None = None) -> str:
        """Return "21 November"; given today, with a year that is another."""
        form = N_("{day} {month}") if today is None or _same_year(day, today) else N_("{day} {month} {year}")
        return self(form, **self._parts(day))

    def month(self, day: date) -> str:
        """Return "November 2026" / "november 2026"."""
        return self(N_("{month} {year}"), **self._parts(day))

    def span(self, first: date, last: date, today: date | None = None) -> str:
        """Return "3–19 November" or "28 October – 3 November"; given today, with a year that is another."""
        if first == last:
            return self.short_day(first, today)
        if first.year != last.year:
            return self._from_to(self.short_day(first, last), self.short_day(last, first))
        if first.month != last.month:
            return self._from_to(self.short_day(first), self.short_day(last, today))
        form = N_("{first}–{day} {month} {year}")
        if today is None or _same_year(last, today):
            form = N_("{first}–{day} {month}")
        return self(form, first=first.day, **self._parts(last))

    def moment(self, moment: datetime) -> str:
        """Return "Saturday 21 November 2026, 14:30" / "lørdag den 21. november 2026 kl. 14.30"."""
        hour, minute = f"{moment.hour:02}", f"{moment.minute:02}"
        return self(N_("{day}, {hour}:{minute}"), day=self.day(moment), hour=hour, minute=minute)

    def _from_to(self, start: str, end: str) -> str:
        return self(N_("{start} – {end}"), start=start, end=end)

    def _parts(self, day: date) -> dict[str, object]:
        return {"day": day.day, "month": self.month_name(day), "year": day.year}

    def _fill(self, sentence: str, facts: dict[str, object]) -> str:
        if not facts:
            return sentence
        # Most facts are text, and a call for each takes as long as all the rest.
        return sentence.format_map({n: fact if type(fact) is str else self._fact(fact) for n, fact in facts.items()})

    def _fact(self, fact: object) -> str:
        if isinstance(fact, datetime):
            return self.moment(fact)
        if isinstance(fact, date):
            return self.day(fact)
        if isinstance(fact, int) and not isinstance(fact, bool):
            return self.number(fact)
        return str(fact)


def _same_year(day: date, today: date | None) -> bool:
    return today is not None and day.year == today.year
