"""File picker: choose a file from a folder tree, or the folder for a file that will be written."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import DirectoryTree
from textual.widgets.directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text, typeset
from recoverytui.tui.typeset import Lines
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas


class FileTree(DirectoryTree):
    """Folder tree without icons; names are shown safely, and hidden files are left out."""

    ICON_NODE = ICON_NODE_EXPANDED = ICON_FILE = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "open", show=False),
        Binding("left", "close_or_climb", show=False),
    ]

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Filter out hidden files."""
        return [path for path in paths if not path.name.startswith(".")]

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:  # noqa: ARG002 - Textual's
        """Return the label of a file, or of a folder with a slash after it."""
        name = safe_text.visible_line(str(node.label)) or "/"
        slash = "/" if node.allow_expand and not name.endswith("/") else ""
        return Text(f"{name}{slash}", style=style, no_wrap=True)

    def action_open(self) -> None:
        """Open the folder under the cursor."""
        if self.cursor_node is not None and self.cursor_node.allow_expand:
            self.cursor_node.expand()

    def action_close_or_climb(self) -> None:
        """Collapse the folder under the cursor or move to its parent; from the root, show the folder above."""
        node = self.cursor_node
        if node is None or node is self.root:
            self.path = Path(self.path).resolve().parent
        elif node.is_expanded:
            node.collapse()
        else:
            self.action_cursor_parent()


class FilePicker(WaitingScreen[Path], ModalScreen[Path]):
    """Picks a file, or a folder for a file that will be written; dismissed with None on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]
    AUTO_FOCUS = "FileTree"

    def __init__(self, begin: Path, words: Translator, glyphs: Glyphs, *, is_target: bool) -> None:
        super().__init__()
        self._begin = begin
        self.words = words
        self.glyphs = glyphs
        self._is_target = is_target

    def compose(self) -> ComposeResult:
        """Yield the question, the tree, and the keys."""
        with Vertical(id="form-panel"):
            yield Canvas(self._title, classes="grows title")
            tree = FileTree(self._begin)
            tree.auto_expand = not self._is_target
            tree.guide_depth = 2
            yield tree
            yield Canvas(self._foot, id="form-foot", classes="grows")

    def _title(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        asked = self.words("Pick a folder") if self._is_target else self.words("Pick a file")
        return [*typeset.wrapped(typeset.styled(asked, "bold $first"), width, indent=1), typeset.BLANK]

    def _foot(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        words = self.words
        take = words("take it") if self._is_target else words("open or take it")
        keys = (
            ("Enter", take, ("enter",)),
            ("→", words("open"), ("right",)),
            ("←", words("close, or go up"), ("left",)),
            ("Esc", words("back"), ("escape",)),
        )
        return [typeset.BLANK, *clicks.hints(keys, width)]

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """Take a file; for a file that will be written, take its folder."""
        event.stop()
        self.dismiss(event.path.parent if self._is_target else event.path)

    def on_directory_tree_directory_selected(self, event: DirectoryTree.DirectorySelected) -> None:
        """Take a folder, where a folder is asked for."""
        event.stop()
        if self._is_target:
            self.dismiss(event.path)

    def on_click(self, event: events.Click) -> None:
        """Stop clicks outside the tree from reaching the screen below."""
        event.stop()

    def action_back(self) -> None:
        """Close without a file."""
        self.dismiss(None)


def split_path(text: str) -> tuple[Path, str]:
    """Return the folder in which the file picker begins, and the file name that was typed."""
    try:
        path = Path(text.strip() or "~").expanduser()
    except RuntimeError:  # nobody's home is meant
        path = Path("~").expanduser()
    if path.is_dir():
        return path, ""
    return (path.parent if path.parent.is_dir() else Path("~").expanduser()), path.name
