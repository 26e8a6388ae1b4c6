"""TUI backups: listed, made, restored; a damaged diary; the daily backup; deleting everything."""

import pytest
from sqlcipher3 import dbapi2

from recoverytui.commands import backups, lock, wins
from recoverytui.storage import cipher
from recoverytui.tui.screens.damaged import DamagedScreen


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derive keys in no time."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)


async def test_none_yet_one_made_and_seen(visit, lived_in, home):
    async with visit() as room:
        await room.press("k")
        assert room.shows("There are no backups yet.")
        await room.press("a", "enter")
        assert room.shows("Saturday 21 November 2026, 14:03", "The backup is at")
        assert len(list((home / "backups").iterdir())) == 1


async def test_a_time_is_said_as_one_says_it_in_danish(visit, lived_in):
    async with visit(language="da") as room:
        await room.press("k", "a", "enter")
        assert room.shows("lørdag den 21. november 2026 kl. 14.03")


async def test_one_made_elsewhere_never_over_another(visit, lived_in, tmp_path):
    target = tmp_path / "copy.db"
    async with visit() as room:
        for _ in range(2):
            await room.press("k", "a")
            await room.type(str(target))
            await room.press("enter")
        assert target.exists()
        assert room.shows("There is already something at")


async def test_going_back_is_asked_in_words_and_keeps_the_diary_of_now(visit, lived_in, written, clock):
    written(backups.make)
    clock.wind(minutes=5)
    written(lambda diary: wins.add(diary, "Later"))
    async with visit() as room:
        await room.press("k", "enter")
        await room.type("yes")
        await room.press("enter")
        assert room.shows("That is not the word.")
        room.app.screen.query_one("TextInput").text = "go back"
        await room.press("enter")
        assert room.shows("The diary is as it was then.", "put aside for a backup")
        assert await room.do(wins.count) == 7
        await room.press("1", "2")
        assert not room.shows("Later")


async def test_a_backup_that_is_broken_leaves_the_diary_open_as_it_is(visit, lived_in, written):
    path = written(backups.make)
    path.write_bytes(path.read_bytes()[:4096])
    async with visit() as room:
        await room.press("k", "enter")
        await room.type("go back")
        await room.press("enter")
        assert room.shows("damaged") or room.shows("not whole")
        assert await room.do(wins.count) == 7


async def test_check_says_in_plain_words_what_is_whole(visit, lived_in, written):
    async with visit() as room:
        await room.press("k", "space")
        assert "Every entry says what was written. There is no backup yet" in " ".join(room.text.split())
        await room.press("a", "enter", "space")
        assert "The newest backup that is whole is from Saturday 21 November 2026." in " ".join(room.text.split())


async def test_delete_everything_takes_its_words_and_closes(visit, lived_in, written, home):
    written(backups.make)
    async with visit() as room:
        await room.press("k", "z")
        await room.type("delete")
        await room.press("enter")
        assert room.shows("That is not the word.")
        room.app.screen.query_one("TextInput").text = "delete everything"
        await room.press("enter")
        assert not room.app.is_running
    assert [path for path in home.rglob("*") if path.is_file()] == []


def damage(path):
    """Overwrite the middle of a file."""
    data = bytearray(path.read_bytes())
    data[100:4000] = bytes(3900)
    path.write_bytes(data)


async def test_a_damaged_diary_offers_the_newest_good_backup(visit, lived_in, written, home, clock):
    good = written(backups.make)
    clock.wind(minutes=1)
    damage(written(backups.make))
    damage(home / "diary.db")
    async with visit() as room:
        assert room.shows("The diary file is damaged.", "The newest backup that is whole is from Saturday 21 November")
        await room.press("enter")
        assert room.shows("Good to see you.")
        assert await room.do(wins.count) == 7
    assert good.exists()
    assert len(list((home / "backups").glob("*before-restore.db"))) == 1


async def test_a_damaged_diary_without_backups_says_so_calmly(visit, lived_in, home):
    damage(home / "diary.db")
    async with visit() as room:
        assert room.shows("The diary file is damaged.", "There is no backup here that is whole.")
        await room.press("enter", "f9", "space")
        assert isinstance(room.app.screen, DamagedScreen)


async def test_a_damaged_locked_diary_asks_for_the_passphrase_of_its_backups(visit, lived_in, written, home):
    def set_it(diary):
        changed = lock.lock(diary, "key")
        backups.make(changed.diary)
        changed.diary.close()

    written(set_it)
    path = home / "diary.db"
    path.write_bytes(path.read_bytes()[:5000])
    async with visit() as room:
        assert room.shows("The backups are locked.")
        room.app.screen.query_one("PassphraseInput").put("wrong")
        await room.press("enter")
        assert room.shows("That passphrase does not open this diary.")
        room.app.screen.query_one("PassphraseInput").put("key")
        await room.press("enter")
        assert room.shows("The newest backup that is whole is from")
        await room.press("enter")
        assert room.shows("Good to see you.")
        assert room.app.context.diary_thread.is_locked


async def test_a_plain_backup_in_a_locked_diary_is_left_to_the_shell(visit, lived_in, written, home):
    def set_it(diary):
        was = backups.make(diary).read_bytes()
        changed = lock.lock(diary, "key")
        newest = backups.known(changed.diary.locations)[0].path
        newest.write_bytes(was)
        changed.diary.close()

    written(set_it)
    async with visit() as room:
        room.app.screen.query_one("PassphraseInput").put("key")
        await room.press("enter", "k", "enter")
        assert "in the shell: recovery restore" in " ".join(room.text.split())
        assert len(room.app.screen_stack) == 2
    path = home / "diary.db"
    path.write_bytes(path.read_bytes()[:5000])
    async with visit() as room:
        await room.press("enter")
        assert "in the shell: recovery restore" in " ".join(room.text.split())
        assert isinstance(room.app.screen, DamagedScreen)


async def test_damage_that_the_passphrase_brings_to_light(visit, lived_in, written, home):
    def set_it(diary):
        changed = lock.lock(diary, "key")
        backups.make(changed.diary)
        changed.diary.close()

    written(set_it)
    path = home / "diary.db"
    data = bytearray(path.read_bytes())
    data[200] ^= 255
    path.write_bytes(data)
    async with visit() as room:
        room.app.screen.query_one("PassphraseInput").put("key")
        await room.press("enter")
        assert room.shows("The diary file is damaged.", "The newest backup that is whole is from")
        await room.press("enter")
        assert room.shows("Good to see you.")


async def test_the_backup_of_the_day_is_made_once_beside_all_else(visit, lived_in, home, clock):
    async with visit() as room:
        for expected in (1, 1):
            await room.app.back_up().wait()
            assert len(list((home / "backups").iterdir())) == expected
        clock.wind(days=1)
        await room.app.back_up().wait()
        assert len(list((home / "backups").iterdir())) == 2


async def test_the_demo_has_no_backups(visit, lived_in):
    async with visit(is_demo=True) as room:
        await room.press("k", "a")
        assert room.shows("The demo has no backups.")
        await room.press("z")
        assert room.shows("The demo is deleted when you close it.")


async def test_a_foreign_trigger_is_damage_and_the_backup_is_offered(visit, lived_in, written, home):
    written(backups.make)
    connection = dbapi2.connect(home / "diary.db", isolation_level=None)
    connection.execute("CREATE TRIGGER eats AFTER INSERT ON win BEGIN DELETE FROM win; END")
    connection.close()
    async with visit() as room:
        assert room.shows("The diary file is damaged.", "The newest backup that is whole is from Saturday 21 November")
        await room.press("enter")
        assert await room.do(wins.count) == 7


async def test_check_names_a_backup_that_is_damaged(visit, lived_in, written):
    bad = written(backups.make)
    damage(bad)
    async with visit() as room:
        await room.press("k", "space")
        assert f"These backups cannot be used: {bad.name}." in " ".join(room.text.split())
