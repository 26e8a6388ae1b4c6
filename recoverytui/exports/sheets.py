"""Sheets of paper: the registry of sheets, and each as a document, filled from an entry or blank."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recoverytui.domain.audience import Audience, Selection, ShareOptions, told_day
from recoverytui.domain.card import CardName
from recoverytui.domain.entry import Kind, Noun
from recoverytui.domain.programme import GroupWeek
from recoverytui.domain.sheet import SheetName, SheetOptions
from recoverytui.domain.talk import AFTER
from recoverytui.errors import N_, BadInput
from recoverytui.exports.document import (
    Block,
    Details,
    Heading,
    Page,
    Panel,
    Paragraph,
    Part,
    WritingLines,
    capital,
    labelled,
)
from recoverytui.exports.page_fit import A4, PANEL, Fit, fit
from recoverytui.exports.shared_document import CARD_HEADINGS, redacted
from recoverytui.text.fields import FIELDS, told
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, TALK_PARTS
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import WEEKDAYS, Translator

FEW = 4
"""The most lines for an empty part of a sheet that is otherwise filled in."""


class Sheet(NamedTuple):
    """A sheet: its title, what it is for, and its parts in their order."""

    title: str
    about: str
    """A sentence about it, for those who choose one."""
    parts: Mapping[str, str]
    """Headings by the field that fills the part."""
    lead: str = ""
    """The part that stands below the title without its heading, when it has text."""
    is_lead_short: bool = False
    """Whether one line is enough to write the lead by hand."""
    by_hand: tuple[str, ...] = ()
    """Parts that are only for writing by hand, and left out when they are written in the diary."""
    opening: str = ""
    """A sentence below the title."""
    panels: tuple[str, ...] = ()
    """The parts that begin a new panel when the page is folded; none for a sheet without that size."""


SHEETS: dict[SheetName, Sheet] = {
    SheetName.WEEK: Sheet(
        N_("A week"),
        N_("Seven days with room for small wins. Afterwards they can be typed in as one page."),
        {f"day{index}": name for index, name in enumerate(WEEKDAYS)},
        opening=N_("A win is what you say is a win. A day may stay empty."),
    ),
    SheetName.BOTH_AND: Sheet(
        CARD_NAMES[CardName.BOTH_AND],
        N_("What I can, what is hard, and what helps me."),
        CARD_HEADINGS,
    ),
    SheetName.HARD_DAY: Sheet(
        CARD_NAMES[CardName.HARD_DAY],
        N_("What others can do on a hard day, and leave alone. Also for the wallet."),
        CARD_PARTS[CardName.HARD_DAY],
        panels=("notice", "others_can", "people"),
    ),
    SheetName.TALK: Sheet(
        N_("A talk"),
        N_("What to say and ask in a talk. It has room to write while you talk."),
        {name: label for name, label in TALK_PARTS.items() if name != "day"},
        lead="about",
        is_lead_short=True,
        by_hand=AFTER,
    ),
    SheetName.AFTER_TALK: Sheet(
        N_("After the talk"),
        N_("What was said and agreed, and what to ask again."),
        {name: TALK_PARTS[name] for name in ("about", *AFTER)},
        lead="about",
        is_lead_short=True,
    ),
    SheetName.COMPANY: Sheet(
        N_("Company on the way"),
        N_("For somebody who goes along: what, where, when, and plan B."),
        {
            "text": N_("What we do"),
            "meet": FIELDS[Kind.TRYOUT]["meet"].label,
            "plan_b": FIELDS[Kind.TRYOUT]["plan_b"].label,
        },
        lead="text",
    ),
    SheetName.STRATEGY: Sheet(
        N_("What helps me"),
        N_("One thing that helps, when it helps, and how to do it."),
        {"text": N_("What helps"), **{name: FIELDS[Kind.STRATEGY][name].label for name in ("when", "how")}},
        lead="text",
    ),
}
"""The sheets, in the order in which they are offered."""


def filled(chosen: Selection, words: Translator, options: ShareOptions | None = None) -> Iterator[Block]:
    """Yield the sheet of a selection that has one; of a demo it is always labelled as such."""
    options = options or ShareOptions()
    noun = redacted(chosen.entries[0].noun, words, options)
    sheet, picked = SHEETS[chosen.sheet or SheetName.WEEK], options.sheet
    texts = _texts(sheet, noun, chosen.reader, picked.without)
    day = picked.day or (told_day(chosen.reader, getattr(noun, "day", None)) if options.days else None)
    yield from _sheet(sheet, words, texts, picked._replace(day=day), is_demo=chosen.is_demo)


def parts_of(name: SheetName) -> dict[str, str]:
    """Return the headings of the parts that can be left out, by field: all but the one a sheet is about."""
    sheet = SHEETS[name]
    return {part: heading for part, heading in sheet.parts.items() if part != sheet.lead}


def leave_out(name: SheetName, names: Iterable[str]) -> frozenset[str]:
    """Return the parts to leave out of a sheet; raises BadInput for one that it does not have."""
    known, without = parts_of(name), frozenset(names)
    if not without <= known.keys():
        unknown = ", ".join(sorted(without - known.keys()))
        raise BadInput(N_("This sheet has no part {part}. It has: {parts}."), part=unknown, parts=", ".join(known))
    return without


def page_of(document: Iterable[Block]) -> Page | None:
    """Return how a document is printed, None when it is not a sheet; nothing else of it is made."""
    first = next(iter(document), None)
    return first if isinstance(first, Page) else None


def blank(name: SheetName, words: Translator, picked: SheetOptions | None = None) -> Iterator[Block]:
    """Yield a sheet to be written on by hand, with nothing of any diary."""
    sheet = SHEETS[name]
    yield from _sheet(sheet, words, dict.fromkeys(sheet.parts, ""), picked or SheetOptions())


def questions(week: GroupWeek, words: Translator) -> Iterator[Block]:
    """Yield the questions of a week of a path as a handout for a group: what the group view shows, and lines."""
    asked = [(question, "") for question in week.questions]
    fits = fit(A4, asked, ["-", week.ground or ""])
    yield Page("a4", fits.letters, fits.pages)
    yield Heading("", 1, week.title)
    if week.themes:
        yield Details(tuple(Part(words(THEMES[theme])) for theme in week.themes))
    if week.ground:
        yield Paragraph(Part(text=week.ground))
    for question in week.questions:
        yield Heading("", 2, question)
        yield WritingLines(fits.lines)


def _texts(sheet: Sheet, noun: Noun, reader: Audience, without: frozenset[str]) -> dict[str, str]:
    """Return the text of each part that this reader may get; those that are empty are lines or left out."""
    texts: dict[str, str] = {}
    for name in sheet.parts:
        if name in without:
            continue
        text: str = getattr(noun, name) or ""
        if name in sheet.by_hand:
            if reader is Audience.ME and not text:
                texts[name] = ""
        elif told(noun.kind, name, reader):
            texts[name] = text
    return texts


def _sheet(
    sheet: Sheet, words: Translator, texts: Mapping[str, str], picked: SheetOptions, *, is_demo: bool = False
) -> Iterator[Block]:
    is_folded = picked.is_wallet and bool(sheet.panels)
    lead = texts.get(sheet.lead, "")
    parts = [
        (name, capital(words(sheet.parts[name])), text)
        for name, text in texts.items()
        if not (name == sheet.lead and text) and not (picked.drops_empty and not text)
    ]
    above = [words(sheet.opening), "-" if picked.name or picked.reader or picked.day else "", "-" if is_demo else ""]
    fits = _fits(sheet, parts, above, lead, is_folded=is_folded)
    longest = max(parts, key=lambda part: len(part[2]), default=("", "", ""))[1] if fits.pages > 1 else ""
    yield Page("wallet" if is_folded else "a4", fits.letters, fits.pages, longest)
    yield Heading("" if picked.title else words(sheet.title), 1, picked.title)
    yield from _below_title(words, picked, is_demo=is_demo)
    if sheet.opening:
        yield Paragraph(Part(words(sheet.opening)))
    if lead:
        yield Paragraph(Part(text=lead), is_lead=True)
    for name, heading, text in parts:
        if is_folded and name in sheet.panels:
            yield Panel()
        yield Heading(heading)
        is_short = name == sheet.lead and sheet.is_lead_short
        yield Paragraph(Part(text=text)) if text else WritingLines(1 if is_short else fits.lines)


def _fits(
    sheet: Sheet, parts: Sequence[tuple[str, str, str]], above: Sequence[str], lead: str, *, is_folded: bool
) -> Fit:
    """Return the letters and lines of a sheet; those of a folded one fit its fullest panel."""
    if not is_folded:
        short = sheet.lead if sheet.is_lead_short else ""
        texts = [(heading, text or ("-" if name == short else "")) for name, heading, text in parts]
        fits = fit(A4, texts, list(filter(None, above)), lead)
        return fits._replace(lines=min(fits.lines, FEW)) if any(text for _, _, text in parts) else fits
    panels: dict[str, list[tuple[str, str]]] = {}
    panel = ""
    for name, heading, text in parts:
        panel = name if name in sheet.panels else panel
        panels.setdefault(panel, []).append((heading, text))
    found = [fit(PANEL, each) for each in panels.values()]
    letters = [name for name in PANEL.letters if any(each.letters == name for each in found)]
    lines = min((each.lines for each in found), default=1)
    return Fit(letters[-1] if letters else "usual", lines, max((each.pages for each in found), default=1))


def _below_title(words: Translator, picked: SheetOptions, *, is_demo: bool) -> Iterator[Block]:
    """Yield the label of invented data, and who the sheet is from and for."""
    if is_demo:
        yield Details((Part(words(N_("DEMO – invented data"))),))
    facts = (
        labelled(words(N_("From")), picked.name),
        labelled(words(N_("For")), picked.reader),
        Part(capital(words.day(picked.day))) if picked.day else None,
    )
    if details := tuple(filter(None, facts)):
        yield Details(details)
