"""Terminal input becomes keys, text and pastes; replies and broken sequences are dropped."""

import pytest

from recoverytui.tui.terminal_parser import ESC, Escape, Pasted, TerminalParser, Typed, with_lines


def typed(text):
    return [Typed(each) for each in text]


def lines(text):
    """Return what a burst becomes as one text, Enter as a carriage return."""
    return "".join(token.character for token in with_lines(TerminalParser().feed(text.encode())))


@pytest.mark.parametrize("cut", range(1, 5))
@pytest.mark.parametrize("sequence", ["\x1b[A", "\x1bOQ", "\x1b[20~", "\x1b[<0;12;3M", "\x1b[97;5u"])
def test_a_sequence_in_two_parts_is_one_key(sequence, cut):
    parser, data = TerminalParser(), sequence.encode()
    assert parser.feed(data[:cut]) + parser.feed(data[cut:]) == [Escape(sequence)]
    assert parser.patience is None


def test_esc_alone_is_the_key_after_a_while_and_at_once_before_a_letter():
    parser = TerminalParser()
    assert parser.feed(ESC) == []
    assert parser.patience
    assert parser.expire() == [Typed("\x1b")]
    assert parser.feed(b"[A") == []  # the rest of a sequence that came too late for it
    assert parser.feed(b"[A") == typed("[A")
    assert parser.feed(b"\x1bn") == [Typed("\x1b"), Typed("n")]
    assert parser.feed(b"\x1b\x1b[A") == [Typed("\x1b"), Escape("\x1b[A")]


@pytest.mark.parametrize(
    "noise",
    [
        b"\x1bP>|XTerm(354)\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\x1b]11;rgb:1111/2222/3333\x07",
        b"\x1b]52;c;eA==\x1b\\",
        b"\x1b_Gi=31;OK\x1b\\",
        b"\x1b[M !!",
        b"\x1b[M \x80\xff",
        b"\x1b[M#\xc3\xa9",
    ],
)
def test_replies_and_old_mouse_reports_are_dropped_whole(noise):
    for cut in range(1, len(noise)):
        parser = TerminalParser()
        assert parser.feed(noise[:cut]) + parser.feed(noise[cut:] + b"n") == [Typed("n")]


@pytest.mark.parametrize("noise", [b"\x1b[", b"\x1b[12;", b"\x1b]11;rgb", b"\x1bP", b"\x1bO", b"\x1b[<0;1", b"\x1b[M "])
def test_what_is_never_finished_is_dropped_and_the_next_key_works(noise):
    parser = TerminalParser()
    assert parser.feed(noise) == []
    assert parser.patience
    assert parser.expire() == []
    assert parser.feed(b"n") == [Typed("n")]


@pytest.mark.parametrize("byte", range(0x80, 0x100))
def test_a_byte_that_is_no_character_is_one_sign_and_hides_no_key(byte):
    parser = TerminalParser()
    tokens = parser.feed(bytes([byte])) + parser.feed(b"n")
    assert tokens == [Typed("\ufffd"), Typed("n")]


def test_letters_of_several_bytes_may_come_in_parts():
    parser, data = TerminalParser(), "æ€😀".encode()
    assert [token for byte in data for token in parser.feed(bytes([byte]))] == typed("æ€😀")


def test_a_paste_keeps_its_letters_and_ends_in_silence_if_its_end_never_comes():
    parser = TerminalParser()
    assert parser.feed(b"\x1b[200~a\rb\x1b[2") == []
    assert parser.feed(b"01~n") == [Pasted("a\rb"), Typed("n")]
    assert parser.feed(b"\x1b[200~never ended") == []
    assert parser.expire() == [Pasted("never ended")]
    assert parser.feed(b"n") == [Typed("n")]


@pytest.mark.parametrize(
    ("burst", "meant"),
    [
        ("\r", "\r"),
        ("text\r", "text\r"),
        ("text\r2", "text\r2"),
        ("ord\rnse", "ord\rnse"),  # a quick hand on a slow line
        ("one line\ranother", "one line\nanother"),
        ("one line\r\nanother\r\n", "one line\nanother\r"),
        ("milk\r\rbread\rtea\r", "milk\n\nbread\ntea\r"),
        ("a\rb\rc", "a\nb\nc"),
        ("a line of some length\r2", "a line of some length\r2"),
    ],
)
def test_a_carriage_return_with_text_behind_it_is_a_new_line(burst, meant):
    assert lines(burst) == meant
