"""TUI lock: set, change and remove the passphrase; recovery sheet; unlock screen; locking at once."""

import gc
import os
import re

import pytest

from recoverytui import atomic_files, paths
from recoverytui.commands import drafts, lock, wins
from recoverytui.commands.diary import open_diary
from recoverytui.errors import WrongPassphrase
from recoverytui.storage import cipher
from recoverytui.text.phrases import word_list
from recoverytui.tui.screens.privacy import PrivacyScreen
from recoverytui.tui.screens.unlock import UnlockScreen

PASSPHRASE = "æbler på bordet"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derive keys in no time."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)


@pytest.fixture
def locked(written, clock):
    """A locked diary with one win; its recovery sheet."""

    def set_it(diary):
        wins.add(diary, "Sat in the garden.")
        changed = lock.lock(diary, PASSPHRASE)
        changed.diary.close()
        return changed.recovery_sheet

    return written(set_it)


@pytest.fixture
def opened(home, clock):
    """Open the diary with a secret and run a command, as another process would."""

    def open_it(secret, deed=lambda diary: diary.is_locked):
        diary = open_diary(paths.find(None, os.environ), clock, secret)
        try:
            return deed(diary)
        finally:
            diary.close()

    return open_it


async def open_with(room, secret):
    room.app.screen.query_one("PassphraseInput").put(secret)
    await room.press("enter")


async def test_a_locked_diary_asks_calmly_and_opens(visit, locked):
    async with visit() as room:
        assert room.shows("The diary is locked. Its passphrase opens it.", "Enter open", "Ctrl+Q quit")
        await room.type("æbler på bordet")
        assert PASSPHRASE not in room.text
        assert "•" * len(PASSPHRASE) in room.text
        await room.press("enter")
        assert room.shows("Good to see you.", "Overview")
        assert await room.do(wins.count) == 1


async def test_a_wrong_passphrase_is_one_sentence_and_changes_nothing(visit, locked, home):
    before = (home / "diary.db").read_bytes()
    async with visit() as room:
        for wrong in ("nearly", "x" * 10_000, "' OR 1 --", "\ud800", "0000"):
            await open_with(room, wrong)
            assert room.shows("That passphrase does not open this diary.")
            assert room.app.screen.query_one("PassphraseInput").value == ""
        await room.press("enter")
        assert isinstance(room.app.screen, UnlockScreen)
        await open_with(room, PASSPHRASE)
        assert room.shows("Good to see you.")
    assert (home / "diary.db").read_bytes() == before


def holders(backwards):
    """Return what refers to a text, which is given backwards so that nothing here does."""
    gc.collect()
    return [
        type(holder).__name__
        for holder in gc.get_objects()
        for each in gc.get_referents(holder)
        if type(each) in {str, bytes, bytearray}
        and len(each) >= len(backwards)
        and backwards in (each if isinstance(each, str) else each.decode("utf-8", "ignore"))[::-1]
    ]


async def test_neither_a_passphrase_nor_a_wrong_guess_is_held_once_the_key_is_made(visit, written):
    guess, right = "sseug gnorw yranac", "esarhp thgir yranac"

    def lock_it(diary):
        lock.lock(diary, right[::-1]).diary.close()

    written(lock_it)
    async with visit() as room:
        await room.paste(guess[::-1])
        assert holders(guess)
        await room.press("enter")
        assert room.shows("That passphrase does not open this diary.")
        assert not holders(guess)
        await room.type(right[::-1])
        await room.press("enter")
        assert room.shows("It is empty, and that is fine.")
        assert not holders(right)


@pytest.mark.parametrize("between", [" ", "-", "\n", ""])
async def test_a_whole_recovery_sheet_opens_it(visit, locked, between):
    async with visit() as room:
        await room.paste(between.join(locked).lower() + "\n")
        await room.press("enter")
        assert room.shows("Good to see you.")


async def test_nothing_is_copied_out_of_the_line(visit, locked, monkeypatch):
    async with visit() as room:
        sent: list[str] = []
        monkeypatch.setattr(room.app._driver, "write", sent.append)
        await room.type("hidden words")
        await room.press("ctrl+a", "ctrl+c", "ctrl+x")
        assert room.app.screen.query_one("PassphraseInput").value == "hidden words"
        assert room.app.clipboard == ""
        assert not [each for each in sent if "]52;" in each]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 5), (1, 1)])
@pytest.mark.parametrize("language", ["en", "da"])
async def test_the_unlock_screen_in_every_size(visit, locked, size, language):
    async with visit(size=size, language=language) as room:
        await room.press("f9", "space", "ctrl+l")
        assert isinstance(room.app.screen, UnlockScreen)
        assert all(len(line) <= size[0] for line in room.lines)
        await open_with(room, PASSPHRASE)
        assert not isinstance(room.app.screen, UnlockScreen)


async def test_an_empty_diary_offers_a_passphrase_quietly(visit):
    async with visit() as room:
        assert room.shows("Set a passphrase")
        await room.press("l")
        assert room.shows("The diary has no passphrase.", "Enter set a passphrase")
        assert "change it" not in room.text


async def set_own(room, passphrase=PASSPHRASE):
    await room.press("l", "enter", "right", "tab")
    await room.type(passphrase)
    await room.press("tab")
    await room.type(passphrase)
    await room.press("enter")


def sheet_on(room):
    """Return the groups of the sheet that stands on the screen."""
    return re.findall(r"\d  ([0-9A-Z]{4})\b", room.text)


async def keep_sheet(room):
    """Read two groups of the sheet back, as somebody does who has written it down."""
    sheet = sheet_on(room)
    await room.press("enter")
    asked = [int(number) - 1 for number in re.findall(r"Group (\d+)", room.text)]
    await room.type(sheet[asked[0]])
    await room.press("tab")
    await room.type(sheet[asked[1]])
    await room.press("enter")
    return tuple(sheet)


async def test_a_passphrase_of_ones_own(visit, lived_in, opened, home):
    (home / "diary (1).db").write_bytes(b"a copy made by a sync program")
    async with visit() as room:
        await set_own(room)
        assert room.shows("Recovery sheet", "This sheet opens the diary and its backups without the passphrase.")
        assert PASSPHRASE not in room.text
        assert not room.app.context.diary_thread.is_locked
        await keep_sheet(room)
        assert room.app.context.diary_thread.is_locked
        assert room.shows("The diary has a passphrase.", "e change it")
        assert room.shows("These files beside the diary are not the program's.")
        assert "".join(room.text.split()).count("/diary(1).db") == 1
        assert await room.do(wins.count) == 7
        await room.press("escape", "n")
        await room.type("after")
        await room.press("enter")
        assert room.shows("That is win number 8.")
    with pytest.raises(WrongPassphrase):
        opened(None)
    assert opened(PASSPHRASE, wins.count) == 8


async def test_a_passphrase_is_one_line(visit, lived_in, opened):
    async with visit() as room:
        await room.press("l", "enter", "right", "tab")
        assert "new line" not in room.text
        await room.type("two\nwords")
        await room.press("tab")
        await room.type("twowords")
        await room.press("enter")
        await keep_sheet(room)
    assert opened("twowords", wins.count) == 7


async def test_a_pasted_passphrase_is_what_was_pasted(visit, lived_in, opened):
    async with visit() as room:
        await room.press("l", "enter", "right", "tab")
        await room.paste(f" {PASSPHRASE}\n")
        await room.press("tab")
        await room.paste(PASSPHRASE)
        await room.press("enter")
        await keep_sheet(room)
    assert opened(PASSPHRASE, wins.count) == 7


async def test_words_drawn_by_chance(visit, lived_in, opened):
    async with visit() as room:
        await room.press("l", "enter")
        assert room.shows("These words were drawn by chance.")
        assert not room.shows("Once more")  # nothing of one's own is asked for
        known = set(word_list("en"))
        phrase = next(line.strip() for line in room.lines if len(line.split()) == 6 and set(line.split()) <= known)
        await room.press("enter")
        assert room.shows("Two of the words", "Esc shows them again.")
        assert phrase not in room.text
        await room.type("wrong")
        await room.press("enter")
        assert room.shows("That word is not right. Esc goes back to the words.")
        assert not room.app.context.diary_thread.is_locked
        await room.press("escape")
        assert room.shows(phrase)
        await room.press("enter")
        asked = [phrase.split()[int(number) - 1] for number in re.findall(r"Word (\d)", room.text)]
        await room.type(asked[0].upper())
        await room.press("tab")
        await room.type(asked[1])
        await room.press("enter")
        assert room.shows("Recovery sheet")
        await keep_sheet(room)
        assert room.shows("The diary has a passphrase.")
    assert opened(phrase)


@pytest.mark.parametrize("key", ["escape", "1", "3", "q"])
async def test_a_new_sheet_that_is_left_changes_nothing(visit, lived_in, opened, home, key):
    before = (home / "diary.db").read_bytes()
    async with visit() as room:
        await set_own(room)
        await room.press(key)
        assert room.app.is_running
        assert room.shows("The sheet is not kept yet.", "This sheet opens the diary")
        await room.press(key)
        assert not room.app.is_running or not room.shows("This sheet opens the diary")
        if key == "escape":
            assert room.shows("The diary opens as it did before.", "The diary has no passphrase.")
    assert opened(None) is False
    assert (home / "diary.db").read_bytes() == before
    assert not list((home / "backups").glob("*passphrase*"))


@pytest.mark.parametrize("change", [False, True], ids=["lock", "passphrase"])
@pytest.mark.parametrize("way", ["left", "groups", "no name", "is there", "no folder", "a folder", "not there"])
async def test_a_sheet_that_is_not_proven_leaves_the_key_as_it_was(
    visit, written, opened, home, tmp_path, monkeypatch, change, way
):
    old = written(lambda diary: lock.lock(diary, PASSPHRASE).diary.close()) if change else None
    written(wins.count) if not change else None
    before = (home / "diary.db").read_bytes()
    (tmp_path / "there.txt").write_text("mine")
    names = {"no name": " ", "is there": "there.txt", "no folder": "none/sheet.txt", "a folder": ".", "not there": "s"}
    async with visit() as room:
        if change:
            await open_with(room, PASSPHRASE)
            await room.press("escape", "l", "e")
            await prove(room)
            await room.press("right", "tab")
            for _ in range(2):
                await room.type("another one")
                await room.press("tab")
            await room.press("enter")
        else:
            await set_own(room, "another one")
        assert room.shows("This sheet opens the diary")
        if way == "groups":
            await room.press("enter")
            await room.type("wrong")
            await room.press("enter", "escape")
        elif way in names:
            if way == "not there":  # a disk that says it has written, and has not
                monkeypatch.setattr(atomic_files, "write_whole", lambda path, data: path.write_bytes(data[:-1]))
            await room.press("f")
            room.app.screen.query_one("TextInput").text = str(tmp_path / names[way]) if way != "no name" else " "
            await room.press("enter", "escape")
        await room.press("escape", "escape")
        assert not room.shows("This sheet opens the diary")
    assert old is None
    assert opened(PASSPHRASE if change else None) is change
    assert (home / "diary.db").read_bytes() == before
    assert (tmp_path / "there.txt").read_text() == "mine"


async def test_a_sheet_for_a_key_that_was_not_taken_does_not_stay(visit, lived_in, tmp_path, monkeypatch, opened):
    from recoverytui.errors import N_, NotWritable
    from recoverytui.storage import rekey

    def full(db, *_):
        db.close()
        raise NotWritable(N_("The diary cannot be written: the disk is full, or writing is not allowed."))

    target = tmp_path / "paper.txt"
    async with visit() as room:
        await set_own(room)
        monkeypatch.setattr(rekey, "rewrite", full)
        await room.press("f")
        room.app.screen.query_one("TextInput").text = str(target)
        await room.press("enter")
        assert room.shows("The diary has no passphrase.", "The diary opens as it did before.")
    assert not target.exists()
    assert opened(None) is False


async def test_two_that_differ_are_asked_for_again(visit, lived_in):
    async with visit() as room:
        await room.press("l", "enter", "right", "tab")
        await room.type("one")
        await room.press("enter")
        assert room.shows("The two are not the same. Type them again.")
        await room.type("two")
        await room.press("tab")
        await room.type("two")
        await room.press("enter")
        assert room.shows("Recovery sheet")


async def test_a_passphrase_of_ones_own_gets_a_line_of_advice(visit, lived_in):
    async with visit() as room:
        await room.press("l", "enter", "right", "tab")
        assert "to guess" not in room.text
        await room.type("123456")
        assert room.shows("It is easy to guess.")
        await room.type(" and four more words here")
        assert room.shows("It is hard to guess.")


async def test_no_passphrase_is_kept_as_a_draft(visit, lived_in):
    async with visit() as room:
        await room.press("l", "enter", "right", "tab")
        await room.type(PASSPHRASE)
        await room.press("escape")
        assert await room.do(drafts.all_) == {}
        assert not room.app.context.diary_thread.is_locked


async def test_two_groups_of_the_sheet_are_asked_for_while_it_is_out_of_sight(visit, lived_in):
    async with visit() as room:
        await set_own(room)
        sheet = sheet_on(room)
        assert len(sheet) == 14
        await room.press("enter")
        assert not any(group in room.text for group in sheet)
        asked = [int(number) - 1 for number in re.findall(r"Group (\d+)", room.text)]
        assert len(asked) == 2
        await room.type("wrong")
        await room.press("enter")
        assert room.shows("That is not what the sheet says.")
        await room.press("escape")
        assert room.shows(*sheet)
        await room.press("enter")
        asked = [int(number) - 1 for number in re.findall(r"Group (\d+)", room.text)]
        await room.type(sheet[asked[0]].lower())
        await room.press("tab")
        await room.type(sheet[asked[1]].replace("0", "o").replace("1", "l"))
        await room.press("enter")
        assert room.shows("The diary has a passphrase.")
        assert list(await room.do(lock.recovery_sheet)) == sheet


async def test_the_sheet_goes_to_a_new_file_of_ones_own(visit, lived_in, tmp_path, opened):
    target = tmp_path / "paper.txt"
    async with visit() as room:
        await set_own(room)
        await room.press("f")
        room.app.screen.query_one("TextInput").text = str(target)
        await room.press("enter")
        assert room.shows("The diary has a passphrase.")
        sheet = await room.do(lock.recovery_sheet)
        await room.press("f")
        await prove(room)
        assert room.shows(*sheet)
        await room.press("f")
        room.app.screen.query_one("TextInput").text = str(target)
        await room.press("enter")
        assert room.shows("There is already something at")
    assert target.stat().st_mode & 0o777 == 0o600
    text = target.read_text("utf-8")
    assert " ".join(sheet) in text
    assert "Whoever holds it can read everything." in text
    assert opened(text.splitlines()[-1])


async def prove(room, secret=PASSPHRASE):
    room.app.screen.query_one("PassphraseInput").put(secret)
    await room.press("enter")


async def test_the_sheet_again_a_change_and_taking_it_away_ask_who_one_is(visit, locked, opened):
    async with visit() as room:
        await open_with(room, PASSPHRASE)
        for key in ("e", "f", "minus"):
            await room.press("l", key)
            await prove(room, "somebody else")
            assert room.shows("That passphrase does not open this diary.")
            await room.press("escape", "1")
        await room.press("l", "f")
        await prove(room)
        assert room.shows(*locked)
        await room.press("escape", "e")
        await prove(room, " ".join(locked))
        await room.press("right", "tab")
        await room.type("another")
        await room.press("tab")
        await room.type("another")
        await room.press("enter")
        assert room.shows("Recovery sheet")
        assert not room.shows(*locked)
        await keep_sheet(room)
        await room.press("minus")
        await prove(room, "another")
        await room.type("no")
        await room.press("enter")
        assert room.shows("That is not the word.")
        assert room.app.context.diary_thread.is_locked
        room.app.screen.query_one("TextInput").text = "take away"
        await room.press("enter")
        assert room.shows("The diary has no passphrase.")
    assert opened(None) is False


async def test_locking_fails_without_harm_when_another_writes(visit, lived_in, monkeypatch):
    from recoverytui.errors import N_, DiaryInUse
    from recoverytui.storage import rekey

    def in_use(db, *_):
        db.close()
        raise DiaryInUse(N_("The diary is in use by another program right now. Nothing was changed; try again."))

    async with visit() as room:
        with monkeypatch.context() as patch:
            patch.setattr(rekey, "rewrite", in_use)
            await set_own(room)
            await keep_sheet(room)
        assert room.shows("The diary is in use by another program", "The diary opens as it did before.")
        assert await room.do(wins.count) == 7
        await room.press("escape", "n")
        await room.type("not written yet")
        await room.press("enter")
        assert room.shows("Saved.")


async def test_escape_stops_it_while_files_are_written_anew(visit, lived_in, opened, home, monkeypatch):
    rewrite = lock.rekey.rewrite
    seen = []

    async with visit() as room:

        async def escape():
            seen.append(room.text)
            room.app.screen.action_back()

        def stopped_amid(db, backups, new, salt, progress):
            def told(done, of):
                room.meanwhile(escape())
                progress(done, of)

            return rewrite(db, backups, new, salt, told)

        monkeypatch.setattr(lock.rekey, "rewrite", stopped_amid)
        await set_own(room)
        await keep_sheet(room)
        assert "being written anew" in seen[0]
        assert "Esc stops it." in seen[0]
        assert room.shows("Stopped. Nothing was changed.", "The diary has no passphrase.")
        assert await room.do(wins.count) == 7
    assert opened(None) is False
    assert not [path for path in home.rglob("*") if path.suffix in {".next", ".old", ".converting"}]


@pytest.mark.parametrize("key", ["f9", "f2", "1", "3"])
async def test_whatever_is_pressed_amid_it_it_is_done(visit, lived_in, opened, monkeypatch, key):
    rewrite = lock.rekey.rewrite

    async with visit() as room:

        def pressed_amid(db, known, new, salt, progress):
            room.meanwhile(room.pilot.press(key))
            return rewrite(db, known, new, salt, progress)

        monkeypatch.setattr(lock.rekey, "rewrite", pressed_amid)
        await set_own(room)
        sheet = await keep_sheet(room)
        if key in {"f9", "f2"}:
            assert not room.shows("The diary has a passphrase.")
            await room.press("escape")
        else:  # taken once it was done
            assert room.app.screen.room == {"1": "overview", "3": "strategies"}[key]
            await room.press("l")
        assert room.shows("The diary has a passphrase.")
    assert opened(" ".join(sheet), wins.count) == 7
    assert opened(PASSPHRASE, wins.count) == 7


async def test_ctrl_l_hides_at_once_keeps_the_draft_and_closes(visit, locked, opened):
    async with visit() as room:
        await open_with(room, PASSPHRASE)
        await room.press("n")
        await room.type("half a sen")
        room.app.action_lock()
        assert isinstance(room.app.screen, PrivacyScreen)
        await room.app.screen.show_again()
        assert isinstance(room.app.screen, PrivacyScreen)
        await room.settle()
        assert not room.app.is_running
        assert room.app.is_locking
    assert "half a sen" in opened(PASSPHRASE, lambda diary: drafts.take(diary, "win"))


async def test_ctrl_l_in_a_form_and_in_the_palette(visit, locked):
    for way in (("n",), ("ctrl+p",), ("l", "e"), ("f9",)):
        async with visit() as room:
            await open_with(room, PASSPHRASE)
            await room.press(*way, "ctrl+l")
            assert room.app.is_locking
            assert not room.app.is_running


async def test_the_demo_has_no_passphrase(visit, lived_in):
    async with visit(is_demo=True) as room:
        await room.press("l", "enter")
        assert room.shows("The demo has no passphrase.")
