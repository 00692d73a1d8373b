#!/bin/sh
# For each version named, a .venv-<version> with the locked packages, where such a Python can be had: from the path,
# from pyenv, or from uv. Versions that cannot be had are named and left out.
root="${PYENV_ROOT:-$HOME/.pyenv}"
for version in "$@"; do
  venv=".venv-$version"
  [ -e "$venv/.ready" ] && [ ! requirements.lock -nt "$venv/.ready" ] && continue
  rm -rf "$venv"
  found=""
  for python in "$(command -v "python$version")" "$root"/versions/"$version".*/bin/python; do
    [ -x "$python" ] && "$python" -c 'import ensurepip' 2>/dev/null && found="$python" && break
  done
  if [ -z "$found" ] && command -v uv >/dev/null; then
    found="$(uv python find "$version" 2>/dev/null || { uv python install -q "$version" && uv python find "$version"; } 2>/dev/null)"
  fi
  if [ -z "$found" ]; then
    echo "There is no Python $version here: it is left out."
    continue
  fi
  "$found" -m venv "$venv" || exit 1
  "$venv/bin/pip" --disable-pip-version-check --quiet install --require-hashes -r requirements.lock || exit 1
  touch "$venv/.ready"
done
