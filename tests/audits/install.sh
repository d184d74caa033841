#!/bin/sh
# Finds Node and Java for the audits, or installs them with the system's package manager.
set -eu
missing=
command -v npm > /dev/null 2>&1 || missing="nodejs npm"
command -v java > /dev/null 2>&1 || missing="$missing default-jre-headless"
if [ -n "$missing" ]; then
  if ! command -v apt-get > /dev/null 2>&1; then
    echo "The audits need Node 18.16 or newer with npm, and Java 17 or newer, on the PATH: install them, then run make audit again." >&2
    exit 1
  fi
  as_root=
  if [ "$(id -u)" != 0 ]; then as_root=sudo; fi
  echo "Installing for the audits: $missing…"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # several packages
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing > /dev/null
fi
if [ "$(node --print 'process.versions.node.split(".")[0]')" -lt 18 ]; then
  echo "The audits need Node 18.16 or newer; this is $(node --version)." >&2
  exit 1
fi
