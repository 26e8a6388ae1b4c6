"""Small writers of other programs' formats, which fill files with random words and remember every word."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from html import escape
from random import Random

Files = dict[str, bytes]
"""Bytes by path; one path is a file, several are a folder."""
_TAILS = (
    "",
    "",
    "",
    ",",
    ".",
    "!",
    "'s",
    '"',
    "<3",
    "&co",
    "(x)",
    "[y]",
    "*",
    "_a_",
    "#",
    "\\",
    ";",
    "|",
    "æøå",
    "👍🏽",
    "`",
)


class Writer:
    """Random words and days; every word is remembered, and no word is used twice."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.words: list[str] = []
        self._days = 0

    def word(self, tails: tuple[str, ...] = _TAILS) -> str:
        """Return a new word."""
        self.words.append(f"{self.dice.choice('abgkrsæø')}ord{len(self.words)}{self.dice.choice(tails)}")
        return self.words[-1]

    def line(self, most: int = 4) -> str:
        """Return a few words on a line."""
        return " ".join(self.word() for _ in range(self.dice.randint(1, most)))

    def text(self, most: int = 3) -> str:
        """Return a few lines, some of them empty."""
        return "\n".join([self.line(), *(self.maybe(self.line) for _ in self.several(0, most - 1))])

    def maybe(self, make: Callable[[], str]) -> str:
        """Return something, or nothing."""
        return make() if self.chance() else ""

    def day(self) -> date:
        """Return another day, of a later month."""
        self._days += self.dice.randint(31, 90)
        return date(2025, 1, 1) + timedelta(days=self._days)

    def chance(self, share: float = 0.5) -> bool:
        """Return true in this share of cases."""
        return self.dice.random() < share

    def several(self, least: int = 1, most: int = 5) -> range:
        """Return a range of random length."""
        return range(self.dice.randint(least, most))


def jrnl_text(w: Writer) -> Files:
    """Write jrnl text: a head before the first entry, bare dates in a body, stars, a date that does not exist."""
    form = w.dice.choice(
        ("%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d/%m/%Y", "%A, %d %B %Y %I:%M %p", "%b %d, %Y 08:15:00 AM")
    )
    lines = [w.maybe(w.line), ""]
    for _ in w.several():
        head = (w.day().replace(day=25)).strftime(form)
        star = " *" if w.chance(0.2) else ""
        lines += [f"[{head}] {w.line()}{star}", w.text()]
        if w.chance(0.3):
            lines.append(f"2026-12-01 18:00 {w.line()}")
        if w.chance(0.2):
            lines.append(f"[2026-11-33 10:00] {w.line()}")
    return {"journal.txt": "\n".join(lines).encode()}


def jrnl_json(w: Writer) -> Files:
    """Write jrnl JSON, some entries with tags, stars and what Day One left in it."""
    entries = []
    for _ in w.several():
        day = w.day().isoformat() if w.chance(0.9) else "2026-13-01"
        tags = ["@" + w.word(("", "/2", "-x")) for _ in w.several(0, 2)]
        entry = {"title": w.line(), "body": w.maybe(w.text), "date": day, "time": "08:15", "tags": tags}
        entry["starred"] = w.chance(0.3)
        if w.chance(0.2):
            entry["weather"] = {"sky": w.word()}
        entries.append(entry)
    entries.append({"title": w.line(), "body": "", "date": "2026-01-02", "time": "08:15", "tags": []})
    return {"journal.json": json.dumps({"tags": {w.word(): 1}, "entries": entries}).encode()}


def jrnl_folder(w: Writer) -> Files:
    """Write a folder of jrnl: one file a day, with or without dates in the heads."""
    files = {}
    for _ in w.several():
        day = w.day()
        form = w.dice.choice(("%Y-%m-%d %H:%M", "%H:%M"))
        text = "\n".join(f"[{day.strftime(form)}] {w.line()}\n{w.text()}\n" for _ in w.several(1, 3))
        files[f"{day:%Y}/{day:%m}/{day:%d}.txt"] = text.encode()
    return files


def tui_journal(w: Writer) -> Files:
    """Write tui-journal: the export, or the list of its JSON back end."""
    entries = []
    for number in w.several():
        date_ = f"{w.day().isoformat()}T10:00:00Z" if w.chance(0.9) or not number else "soon"
        title = w.line()
        entry = {
            "date": date_,
            "title": title,
            "content": w.maybe(w.text),
            "tags": [w.line(2) for _ in w.several(0, 2)],
        }
        if w.chance():
            entry["tags"].append(title[:4])
        entry["priority"] = w.dice.choice((None, 0, 3))
        entries.append(entry | {"id": number} if w.chance() else entry)
    document = {"version": 100, "entries": entries} if w.chance() else entries
    return {"tui.json": json.dumps(document, ensure_ascii=w.chance()).encode()}


def daylio(w: Writer) -> Files:
    """Write a table of Daylio in one of its versions and languages, with markup in the notes."""
    versions = (
        "year date weekday time mood activities note",
        "full_date date weekday time mood activities note_title note",
        "full_date date weekday time mood activities scales note_title note",
        "full_date date weekday time mood activities scales note_title note weather",
    )
    head = w.dice.choice(versions).split()
    months = w.dice.choice((["January", "maj"], ["Januar", "Mai"], ["januar", "maj"]))
    out = io.StringIO()
    table = csv.writer(out, delimiter=w.dice.choice(",;\t"), lineterminator=w.dice.choice(("\n", "\r\n")))
    table.writerow(head)
    for number in w.several():
        month = w.dice.choice((0, 1))
        full = "soon" if w.chance(0.1) and number else date(2026, 1 + 4 * month, 3).isoformat()
        name = f"{months[month]} 3" if w.chance() else f"3. {months[month]}"
        fixed = {"full_date": full, "year": "2026", "date": name, "weekday": "", "time": "8:30 pm"}
        cells: dict[str, Callable[[], str]] = {
            "mood": lambda: w.word(("", "!")),
            "activities": lambda: " | ".join(w.word(("", "/tv")) for _ in w.several(0, 3)),
            "scales": lambda: w.maybe(lambda: f"{w.word(('',))}:\u00a07/10"),
            "note": lambda: w.maybe(lambda: _html(w)),
        }
        table.writerow([fixed[each] if each in fixed else cells.get(each, lambda: w.maybe(w.line))() for each in head])
    return {"daylio.csv": ("\ufeff" * w.chance() + out.getvalue()).encode()}


def _html(w: Writer) -> str:
    return f"<b>{escape(w.line())}</b><br>{escape(w.line())}<ul><li>{escape(w.word())}</li></ul>"


_STATES = ("YES_MANUAL", "YES_AUTO", "NO", "SKIP", "UNKNOWN")


def loop_table(w: Writer) -> Files:
    """Write the table of all habits, in numbers or names."""
    names = [w.line(2).replace(",", "").replace('"', "") for _ in w.several()]
    w.words = [word.replace(",", "").replace('"', "") for word in w.words]
    states = _STATES if w.chance() else ("2", "1", "0", "3", "-1")
    lines = ["Date," + "".join(f"{name}," for name in names)]
    for day in range(1, 1 + w.dice.randint(1, 9)):
        lines.append(f"2026-09-{day:02}," + "".join(f"{w.dice.choice(states)}," for _ in names))
    lines.append("2026-09-28," + f"{states[0]}," * len(names))
    return {"Checkmarks.csv": ("\n".join(lines) + "\n").encode()}


def loop_zip(w: Writer) -> Files:
    """Write the zip archive of Loop, with habits of all kinds."""
    files, habits = {}, []
    for number in w.several():
        name, is_number = w.line(2), w.chance(0.3)
        habits.append(
            [f"{number + 1:03}", name, "NUMERICAL" if is_number else "YES_NO", w.maybe(w.line), w.maybe(w.line)]
        )
        habits[-1] += ["1", "1", "#FF8F00", w.word() if is_number else "", "", "", "false"]
        rows = [["Date", "Value", "Notes"]]
        for day in range(1, 1 + w.dice.randint(0, 6)):
            value = str(w.dice.choice((500, 12000))) if is_number else w.dice.choice(_STATES)
            rows.append([f"2026-09-{day:02}", value, w.maybe(w.line)])
        folder = f"{number + 1:03} " + "".join(c for c in name if c.isascii() and c.isalnum())
        files[f"{folder.strip()}/Checkmarks.csv"] = _table(rows)
        files[f"{folder.strip()}/Scores.csv"] = _table([["Date", "Score"], ["2026-09-01", "0.5000"]])
    head = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type"
    files["Habits.csv"] = _table([[*head.split(","), "Target Value", "Archived?"], *habits])
    files["Checkmarks.csv"] = b"Date,\n"
    files["001 x/Checkmarks.csv"] = _table([["Date", "Value", "Notes"], ["2026-09-09", "YES_MANUAL", w.line()]])
    return {"Loop Habits CSV.zip": _zipped(files)}


_PICTURE = "![](dayone-moment://ABC)"


def day_one(w: Writer) -> Files:
    """Write the zip archive of Day One, with pictures, places and weather; or its JSON alone."""
    entries = []
    for number in w.several():
        text = w.text() + (f"\n\n{_PICTURE}" if w.chance(0.3) else "")
        entry: dict[str, object] = {
            "uuid": "A1",
            "creationDate": f"{w.day().isoformat()}T21:30:00Z",
            "timeZone": "Europe/Copenhagen",
        }
        if w.chance(0.1) and number:
            entry["creationDate"] = "soon"
        entry["text"] = _PICTURE.join(re.sub(r"([\\.!()\[\]*_#`|])", r"\\\1", part) for part in text.split(_PICTURE))
        if w.chance(0.2):
            del entry["text"]
            entry["richText"] = json.dumps({"contents": [{"text": text}, {"embeddedObjects": [{"type": "photo"}]}]})
        entry |= {"starred": w.chance(), "tags": [w.line(2) for _ in w.several(0, 2)], "duration": 0}
        if w.chance(0.3):
            entry["location"] = {"placeName": w.line(), "latitude": 55.6, "region": {"identifier": w.word()}}
            entry["weather"] = {"conditionsDescription": w.line(), "temperatureCelsius": 4}
            entry["photos"] = [{"md5": w.word(("",)), "type": "jpeg"}]
        entries.append(entry)
    data = json.dumps({"metadata": {"version": "1.0"}, "entries": entries}).encode()
    if w.chance():
        return {"Journal.json": data}
    return {"Export.zip": _zipped({"Journal.json": data, "photos/abc.jpeg": b"\xff\xd8", "photos/d.mov": b"\0"})}


def markdown(w: Writer) -> Files:
    """Write Markdown with dated headings in one of many forms, lists, tasks, code and headings of other kinds."""
    form = w.dice.choice(("%Y-%m-%d", "%d. {m} %Y", "%A %Y-%m-%d", "{m} %d, %Y", "%d.%m.%Y", "%Y-%m-%d 08:15"))
    lines = ["---", f"title: {w.line()}", "---"] if w.chance(0.3) else []
    lines += [f"# {w.line()}", "", w.maybe(w.text), ""]
    for _ in w.several():
        day = w.day().replace(day=25)
        said = day.strftime(form).replace("{m}", w.dice.choice((day.strftime("%B"), _DANISH[day.month - 1])))
        lines += [f"## {said}{w.maybe(lambda: ' ' + w.line())}", ""]
        lines += [part for _ in w.several(1, 4) for part in _block(w)]
        if w.chance(0.2):
            lines += [f"## 33. maj 2026 {w.line()}", "", w.line(), ""]
    return {"diary.md": "\n".join(lines).encode()}


def dated_lines(w: Writer) -> Files:
    """Write plain text, with a day at the beginning of lines or on lines of its own."""
    alone = w.chance()
    lines = [w.maybe(w.line), ""]
    for _ in w.several():
        said = w.day().strftime(w.dice.choice(("%Y-%m-%d", "%d.%m.%Y", "%d. december %Y")))
        lines += (
            [said, w.line(), w.text(), ""]
            if alone
            else [f"{said}{w.dice.choice((' ', ': ', ' – '))}{w.line()}", w.maybe(w.line)]
        )
    return {"notes.txt": "\n".join(lines).encode()}


def daily_notes(w: Writer) -> Files:
    """Write a folder of daily notes, with other notes, a picture and hidden files beside them."""
    files = {}
    for _ in w.several():
        name = w.day().strftime(w.dice.choice(("%Y-%m-%d", "journals/%Y_%m_%d", "%Y-%m-%d Tanker")))
        front = f"---\ntags: [{w.word()}]\n---\n" if w.chance(0.3) else ""
        body = "\n".join(part for _ in w.several(1, 4) for part in _block(w))
        files[f"{name}.md"] = f"{front}{w.line()}\n\n{body}".encode()
    return files | {"Ideas.md": b"No day here.", "attachments/a.png": b"\x89PNG", ".obsidian/app.json": b"{}"}


_DANISH = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def _block(w: Writer) -> list[str]:
    match w.dice.randrange(6):
        case 0:
            return [w.text(), ""]
        case 1:
            return [f"- {w.line()}", f"* {w.line()}", f"  {w.line()}", f"  - {w.line()}", ""]
        case 2:
            return [f"- [x] {w.line()}", f"- [ ] {w.line()}", ""]
        case 3:
            return [f"### {w.line()}", w.line()]
        case 4:
            return ["```", w.line(), "", f"# {w.line()}", "```", ""]
        case _:
            return [f"1. {w.line()}", "", "---", "", f"> {w.line()}", ""]


def _table(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return out.getvalue()


WRITERS: dict[str, tuple[str, Callable[[Writer], Files]]] = {
    "jrnl text": ("jrnl", jrnl_text),
    "jrnl JSON": ("jrnl", jrnl_json),
    "jrnl folder": ("jrnl", jrnl_folder),
    "tui-journal": ("tui-journal", tui_journal),
    "Daylio": ("daylio", daylio),
    "Loop table": ("loop", loop_table),
    "Loop zip": ("loop", loop_zip),
    "Day One": ("day-one", day_one),
    "Markdown": ("markdown", markdown),
    "dated lines": ("markdown", dated_lines),
    "daily notes": ("markdown", daily_notes),
}
"""Each format with its source and its writer."""
