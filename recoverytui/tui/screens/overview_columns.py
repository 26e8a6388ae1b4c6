"""The two columns of the overview; on a hard day what helps comes first."""

from textual.geometry import Size

from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui.screens import overview_view
from recoverytui.tui.screens.overview_data import OverviewData
from recoverytui.tui.widgets.section_list import Section


def columns(
    data: OverviewData, size: Size, words: Translator, glyphs: Glyphs, *, wide: bool
) -> tuple[list[Section], list[Section]]:
    """Return all sections of the page, whose list has a size, and of the second column, which a narrow screen lacks."""
    seen, hard = data.dashboard, data.hard
    if seen.empty:
        return [], []
    left, right = overview_view.sections(seen, words, glyphs, wide=wide, helps_first=hard is not None)
    if hard is not None:
        from recoverytui.tui.screens import hard_day_view

        left = [*hard_day_view.sections(hard, words, glyphs), *left]
    if not wide:
        return left, right
    if not seen.quiet_view and not seen.is_quiet_time:
        right = [overview_view.this_month(seen.today, data.strip, words, glyphs), *right]
    return overview_view.airy(left, size.width, size.height), overview_view.airy(right, size.width, size.height)
