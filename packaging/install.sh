#!/bin/sh
# Put the program and its menu entry into the home folder, without administrator rights; `--remove` takes them away.
# The diary is touched by neither.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
bin="$HOME/.local/bin"
data="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$data/applications/recovery.desktop"
icon="$data/icons/hicolor/scalable/apps/recovery.svg"

if [ "${1:-}" = --remove ]; then
    rm -f "$bin/recovery" "$entry" "$icon"
    echo "The program was removed. Your diary is where it was. / Programmet er fjernet. Din dagbog ligger, hvor den lå."
    exit 0
fi

mkdir -p "$bin" "$(dirname "$entry")" "$(dirname "$icon")"
# A running program keeps its file: the new one takes its place under the name only.
cp "$here/recovery" "$bin/recovery.new"
chmod 755 "$bin/recovery.new"
mv -f "$bin/recovery.new" "$bin/recovery"
cp "$here/recovery.svg" "$icon"
# The menu may not have ~/.local/bin on its PATH. In a desktop entry a path is quoted, and % is written twice.
path=$(printf '%s' "$bin/recovery" | sed 's/%/%%/g')
PROGRAM=$path awk '/^Exec=/ { print "Exec=\"" ENVIRON["PROGRAM"] "\""; next } { print }' "$here/recovery.desktop" > "$entry"
echo "Ready: look for \"Recovery\" in the menu, or run: $bin/recovery"
echo "Klar: find \"Recovery\" i menuen, eller kør: $bin/recovery"
