#!/bin/sh
# The tests print pages with a real Chromium. Install it where that needs no question; else say what is missing.
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the printing tests …"
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium fonts-liberation >/dev/null 2>&1 && exit 0
fi
echo "There is no Chromium here: the tests that print pages will be skipped. Install it with  apt-get install chromium"
