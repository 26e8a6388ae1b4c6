"""When Textual lays out a screen, and when it paints it: private parts of it, as in `textual_private`.

- `_compositor_refresh` paints a room that opens before its data is there, and then again; see `HeldBackScreen`. It
  keeps what is to be painted, but for `_dirty_widgets`, which `_compositor` is told of. Nothing of it is written while
  `_batch_count` is not 0. `_extend_compose` puts two widgets for messages of Textual's into every screen; none are
  shown here.
- `_refresh_layout` tells each widget its size, and a widget with another size asks for a layout, `_layout_required`:
  all would be laid out twice. Only a scrollbar that came or went changes the room for others. What widgets asked for
  before, in their own `_layout_required` or in a message to `_on_layout`, is done with it, after `_check_refresh` has
  dropped the arrangements that they keep. A message has the time of `get_time` in `textual._time`.
- `_on_timer_update` comes with the next frame and does what `_layout_required` and `_scroll_required` ask for; where a
  screen is not painted yet, nobody gains by waiting up to 17 ms for each of its layouts.
"""

import asyncio
import math
from functools import cached_property

from textual._time import get_time
from textual.geometry import Size
from textual.messages import Layout
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from recoverytui.tui.textual_private import OutlivesCancellation


class HeldBackScreen(OutlivesCancellation, Screen[ScreenResultType]):
    """A screen that can wait with painting, because all of it would be painted again in a moment."""

    _is_held_back = False
    _laid_out_at = -math.inf

    @cached_property
    def _was_painted(self) -> asyncio.Event:
        return asyncio.Event()

    def hold_back(self) -> None:
        """Paint nothing until `paint`."""
        self._is_held_back = True

    def paint(self) -> None:
        """Paint what was held back, and whatever comes from now on."""
        if self._is_held_back:
            self._is_held_back = False
            if not self._layout_required:
                self._compositor.update_widgets(self._dirty_widgets)
                self._compositor_refresh()

    async def painted(self) -> None:
        """Wait until this screen was in front and painted for the first time."""
        await self._was_painted.wait()

    def lay_out(self) -> bool:
        """Lay out what asked for it now, not with the next frame; return whether anything did."""
        before = self._laid_out_at
        if self._layout_required or self._scroll_required:
            self._on_timer_update()
        return self._laid_out_at != before

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out what asked for it, and ask again only where a scrollbar came or went."""
        bars: dict[Widget, tuple[bool, bool]] = {}
        for each in self.walk_children(Widget, with_self=True):
            bars[each] = each.scrollbars_enabled
            if each._layout_required:
                each._check_refresh()
        self._laid_out_at = get_time()
        self._layout_required = False
        super()._refresh_layout(size, scroll)
        for each, _ in self._compositor.layers:
            if each.scrollbars_enabled == bars.get(each, each.scrollbars_enabled):
                each._layout_required = False

    async def _on_layout(self, message: Layout) -> None:
        """Ignore what was asked for before the last layout."""
        if message.time >= self._laid_out_at:
            await super()._on_layout(message)

    def _compositor_refresh(self) -> None:
        if not self._is_held_back:
            super()._compositor_refresh()
            if self.is_active and not self.app._batch_count:
                self._was_painted.set()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing."""
