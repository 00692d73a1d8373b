#!/bin/sh
# Two judges of pages, for tests only: axe-core (accessibility) and the validator of HTML. Both come through npm.
into="$(dirname "$0")/../.venv/checkers"
[ -f "$into/node_modules/axe-core/axe.min.js" ] && [ -f "$into/node_modules/vnu-jar/build/dist/vnu.jar" ] && exit 0
if command -v npm >/dev/null; then
  npm install --silent --no-audit --no-fund --ignore-scripts --fetch-retries=1 --fetch-retry-mintimeout=2000 \
    --prefix "$into" axe-core@4.14.1 vnu-jar@26.9.27 >/dev/null 2>&1 && exit 0
fi
echo "axe-core and the HTML validator could not be had through npm: the tests that need them will be skipped."
