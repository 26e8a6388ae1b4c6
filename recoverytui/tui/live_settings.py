"""Settings of this machine that a running program can change: language, theme, layout, motion, mouse."""

from textual import events
from textual.geometry import Size
from textual.theme import Theme

from recoverytui import settings as machine
from recoverytui.domain.languages import next_language
from recoverytui.errors import N_
from recoverytui.text.translator import Translator
from recoverytui.tui import themes
from recoverytui.tui.room_navigation import RoomNavigation
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.widgets.canvas import SPACIOUS

ROOMY = (72, 22)
"""Minimum columns and lines for the wider layout; on a smaller screen it would cut text."""
WINDOW = N_("Diary")
"""Window title; neutral, so that it does not reveal that this is a diary."""


class LiveSettings(RoomNavigation):
    """Mixin of the application that applies its settings, and saves those that are changed."""

    in_terminal: bool
    """Whether it is shown on a terminal, and not in a test."""
    _styled_with: Theme
    """Theme that the style sheets were parsed with."""

    def start_styles(self) -> None:
        """Apply theme, motion and layout before the first screen is drawn."""
        for theme in themes.of(self.console.color_system if self.in_terminal else "truecolor"):
            self.register_theme(theme)
        self._take_theme(self.context.settings.theme)
        self._styled_with = self.current_theme
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "full" if self.context.settings.motion else "none"
        self.set_class(self._gives_space(self.size), SPACIOUS)

    def _take_theme(self, name: str) -> None:
        """Use a theme; a built-in one is first given the program's own variables."""
        if (theme := themes.built_in(name)) is not None:
            self.register_theme(theme)
        self.theme = name

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheets again, unless they were parsed with these colours: Textual does so at every start."""
        if self.current_theme != self._styled_with:
            self._styled_with = self.current_theme
            super().refresh_css(animate)

    def on_resize(self, event: events.Resize) -> None:
        """Apply or remove the wider layout after a resize."""
        self.give_space(event.size)

    @property
    def wants_space(self) -> bool:
        """Return whether the wider layout was asked for."""
        return self.context.settings.more_space

    def _gives_space(self, size: Size) -> bool:
        return self.wants_space and size.width >= ROOMY[0] and size.height >= ROOMY[1]

    def give_space(self, size: Size) -> None:
        """Use the wider layout if it was asked for and the terminal is large enough."""
        gives = self._gives_space(size)
        if gives is self.has_class(SPACIOUS):
            return
        self.set_class(gives, SPACIOUS)
        for screen in self.screen_stack:
            screen.refresh(layout=True)
            if isinstance(screen, DiaryScreen):
                screen.show_all()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return fallback values for the program's own colour variables, used before a theme is chosen."""
        return themes.DEFAULTS

    def action_speak(self, language: str = "") -> None:
        """Switch to a language; without an argument, to the other one."""
        self.set_language(language or next_language(self.words.language))

    def set_language(self, language: str) -> None:
        """Set the language of every screen."""
        self.context.words = Translator(language)
        self._set("language", language)
        self.name_window()

    def change_setting(self, key: str, value: object) -> None:
        """Save a preference of this machine and apply it at once."""
        self._set(key, value)
        self._take_theme(self.context.settings.theme)
        self.give_space(self.size)
        self.animation_level = "full" if self.context.settings.motion else "none"
        if key == "mouse":
            self.turn_mouse(self.context.settings.mouse)

    def _set(self, key: str, value: object) -> None:
        self.context.settings = settings = self.context.settings.with_value(key, value)
        path = self.context.settings_path
        if path is not None:
            self.context.diary_thread.submit(lambda _: machine.save(path, settings))
        for screen in self.screen_stack:
            if isinstance(screen, DiaryScreen):
                screen.show_all()

    def name_window(self) -> None:
        """Set a neutral window title."""
        if self.in_terminal:
            self.write_to_terminal(f"\x1b]2;{self.words(WINDOW)}\x07")
