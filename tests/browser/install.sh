#!/bin/sh
# Finds the browser of the tests, or installs it with the system's package manager.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" > /dev/null 2>&1; then exit 0; fi
done
if ! command -v apt-get > /dev/null 2>&1; then
  echo "The browser tests need Chromium or Chrome on the PATH: install one, then run make test again." >&2
  exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then as_root=sudo; fi
echo "Installing Chromium for the browser tests…"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium > /dev/null
