#!/bin/sh
# What changed in each released deck since the last tag, as Markdown on standard output.
set -e
factdeck="${FACTDECK:-.venv/bin/factdeck}"
last="$(git describe --tags --abbrev=0 'HEAD^' 2>/dev/null || true)"
old="$(mktemp)"
trap 'rm -f "$old"' EXIT
for lock in decks/*.lock.json; do
  [ -e "$lock" ] || { echo "No deck was released yet; what is attached are previews."; continue; }
  if [ -n "$last" ] && git show "$last:$lock" > "$old" 2>/dev/null; then
    "$factdeck" diff "$old" "$lock" --to markdown
  else
    echo "$(basename "$lock" .lock.json): released for the first time."
  fi
done
