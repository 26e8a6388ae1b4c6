"""The group view is safe on a shared screen: theme and questions, and nothing of any diary."""

from recoverytui.commands import (
    cards,
    days,
    drafts,
    entries,
    goals,
    people,
    programme_files,
    programmes,
    questions,
    strategies,
    talks,
    watched_names,
    wins,
)
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.tui.diary_thread import DiaryThread
from recoverytui.tui.rooms import ROOMS
from recoverytui.tui.rooms import room as screen_of
from recoverytui.tui.screens.group import GroupScreen
from recoverytui.tui.screens.privacy import PrivacyScreen

CANARY = "Zzyzx"


def fill(diary: Diary) -> None:
    """Write the canary wherever something can be written."""
    helps = strategies.add(diary, CANARY, when=CANARY, how=CANARY, whose=CANARY)
    strategies.pin(diary, helps.id)
    strategies.use(diary, helps.id, note=CANARY)
    goal = goals.add(diary, CANARY, why=CANARY, enough=CANARY)
    goals.try_out(diary, goal.id, CANARY, company=CANARY, plan_b=CANARY, wants_company=True, meet=CANARY)
    wins.add(diary, CANARY, company=CANARY, goal=goal.id, strategy=helps.id)
    entries.delete(diary, wins.add(diary, f"{CANARY} gone").entry.id)
    days.note(diary, CANARY)
    days.add_pause(diary, diary.today, diary.today, CANARY)
    cards.write(diary, CardName.BOTH_AND, can=CANARY, hard=CANARY, helps=CANARY)
    cards.write(diary, CardName.HARD_DAY, notice=CANARY, people=CANARY)
    talks.add(diary, CANARY, say=CANARY, ask=CANARY, said=CANARY)
    people.add(diary, CANARY, CANARY)
    watched_names.add(diary, CANARY)
    question = questions.add(diary, f"{CANARY}?").noun.text
    questions.answer(diary, question, CANARY)
    week = programmes.get(diary, "ten-weeks", "en").week
    assert week is not None
    for asked in week.questions:
        programmes.answer(diary, "ten-weeks", week.title, asked, CANARY)
    drafts.keep(diary, "win", CANARY)
    diary.locations.programmes.mkdir()
    (diary.locations.programmes / "own.md").write_text(f"# {CANARY}\n\n## {CANARY}\n\n- {CANARY}\n", "utf-8")
    assert programme_files.names(diary) == ["ten-weeks", "own"]


async def test_nothing_of_a_full_diary_is_on_the_screen_and_the_diary_is_not_read(visit, written, monkeypatch):
    written(fill)
    async with visit(contact=CANARY, size=(120, 60)) as room:
        await room.press("w")
        assert CANARY in room.text
        await room.press("7")
        asked: list[object] = []
        with monkeypatch.context() as patch:
            for way in ("submit", "do", "run_without_diary"):
                patch.setattr(DiaryThread, way, lambda *deed, **_: asked.append(deed))
            assert isinstance(room.app.screen, GroupScreen)
            assert room.shows("Landing", "feel safe enough here?", "You can always skip.")
            for key in ("m", "right", "left", "ctrl+p", "question_mark", "n", "slash", "w", "1"):
                await room.press(key)
                assert isinstance(room.app.screen, GroupScreen)
                assert CANARY not in room.text
                assert "21" not in room.text
            room.app.tick()
            await room.resize(80, 24)
            assert CANARY not in room.text
            await room.press("f2")
            assert room.shows("Help now")
            assert CANARY not in room.text
            await room.press("escape", "f9")
            assert isinstance(room.app.screen, PrivacyScreen)
            await room.press("space")
        assert asked == []
        assert isinstance(room.app.screen, GroupScreen)
        await room.press("escape")
        assert room.shows("Week 1: Landing", CANARY)


async def test_the_note_of_those_who_hold_the_group_is_shown_when_asked_for_alone(visit, lived_in, written):
    written(lambda diary: programmes.move(diary, "ten-weeks", 9, "en"))
    async with visit() as room:
        await room.press("w", "7")
        assert "asked to tell about a crisis." not in room.text
        await room.press("d")
        assert room.shows("know the help page", "asked to tell about a crisis.")
        await room.press("right")
        assert room.shows("Further on")
        assert "help page" not in room.text
        await room.press("d")
        assert room.shows("There is no note for this week.")
        await room.press("escape")
        assert room.shows("Week 9")  # the current week of the diary stays the same


async def test_the_demo_shows_nothing_of_the_real_diary(demo, written, home):
    written(fill)
    (home / "help-now.toml").write_text(f'[[line]]\nname = "{CANARY}"\n', "utf-8")
    (home / "settings.toml").write_text(f'contact = "{CANARY}"\n', "utf-8")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    async with demo(size=(100, 40)) as room:
        for name in (each.name for each in ROOMS.values() if each.screen):
            if name not in {"day", "help"}:
                room.app.push_screen(screen_of(name)(room.app.context))
                await room.settle()
                assert room.shows("DEMO – invented data"), name
                assert CANARY not in room.text
                room.app.pop_screen()
        for keys in (("f2", "escape"), ("w", "7", "escape", "1"), ("n", "escape"), ("f9", "space"), ("2", "enter")):
            for key in keys:
                await room.press(key)
                assert room.shows("DEMO – invented data"), key
                assert CANARY not in room.text
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
