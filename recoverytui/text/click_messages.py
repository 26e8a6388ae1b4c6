"""Messages of click, marked so that the extractor finds them; nothing imports this module.

Click looks them up through gettext (see `bind_gettext`). A translation may leave out a fact that only has an
English word, such as the name of a number type, but never one that a person typed.
"""

from recoverytui.errors import N_
from recoverytui.text.translator import NN_

HELP = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("required"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("(dynamic)"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Confirm the action without prompting."),
    N_("%(prog)s, version %(version)s"),
)
ASKING = (
    N_("Do you want to continue?"),
    N_("Repeat for confirmation"),
    N_("Error: The two entered values do not match."),
    N_("Error: invalid input"),
    N_("Press any key to continue..."),
    N_("Aborted!"),
)
REFUSING = (
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing {param_type}"),
    N_("Missing parameter: {param_name}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given."),
    NN_(
        "{len_type} values are required, but {len_value} was given.",
        "{len_type} values are required, but {len_value} were given.",
    ),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Option {name!r} does not take a value."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid boolean. Recognized values: {states}"),
)
FILES = (
    N_("file"),
    N_("directory"),
    N_("path"),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
    N_("{name} {filename!r} is not executable."),
    N_("Could not open file {filename!r}: {message}"),
    N_("unknown error"),
    N_("Windows error: {error}"),
)
COMPLETION = (
    N_("Shell completion is not supported for Bash versions older than 4.4."),
    N_("Couldn't detect Bash version, shell completion is not supported."),
)

_MISTAKE = "said to a programmer who declares a command wrongly"
_NO_EDITOR = "no external editor is opened, so that no words lie in its temporary files"
_NOTHING_DEPRECATED = "no verb or option here is on its way out"
NEVER_SHOWN = {
    "Name '{name}' defined twice": _MISTAKE,
    "Boolean option {decl!r} cannot use the same flag for true/false.": _MISTAKE,
    "Could not determine name for option with declarations {decls!r}": _MISTAKE,
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?": _MISTAKE,
    "Arguments take exactly one parameter declaration, got {length}: {decls}.": _MISTAKE,
    "Invalid start character for option ({option})": _MISTAKE,
    "Value must be an iterable.": _MISTAKE,
    "Unknown color {colour!r}": _MISTAKE,
    "Unknown standard stream '{name}'": _MISTAKE,
    "Choice({choices})": _MISTAKE,
    "deprecated": _NOTHING_DEPRECATED,
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": _NOTHING_DEPRECATED,
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": _NOTHING_DEPRECATED,
    "{editor}: Editing failed": _NO_EDITOR,
    "{editor}: Editing failed: {e}": _NO_EDITOR,
    "{value!r} does not match the format {format}.": "days are read by text/dates.py",
    "{value!r} is not a valid UUID.": "no option takes a uid",
    "d": "the letter for days left in a progress bar; nothing here takes days",
}
"""Other messages of click, and why this program never shows them."""
