# Functions shared by the bootstrap scripts. Sourced, not run.
set -eu

ROOT=$(cd "$(dirname "$0")/../.." && pwd)
TOOLS=${ZHIBU_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/zhibu/tools}
NODE_MAJOR=20
POSTGRES_MIN=15
ROTEL=0.0.1a15
SEAWEEDFS_VERSION=4.48
SCHEMATHESIS=4.32.5

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
die() { printf 'bootstrap: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else
        have sudo || die "need root for: $* (run as root, or install sudo)"
        sudo "$@"
    fi
}

# Packages that start a service at once would collide with nothing but still surprise: hold the start back.
apt_install() {
    have apt-get || die "install by hand: $* (only Debian and Ubuntu are prepared automatically)"
    if [ -z "${APT_UPDATED:-}" ]; then
        as_root apt-get update -qq >/dev/null || die "apt-get update failed"
        APT_UPDATED=1
    fi
    held=
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee /usr/sbin/policy-rc.d >/dev/null
        as_root chmod 755 /usr/sbin/policy-rc.d
        held=1
    fi
    status=0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null || status=$?
    [ -z "$held" ] || as_root rm -f /usr/sbin/policy-rc.d
    [ "$status" -eq 0 ] || die "apt-get could not install: $*"
}

postgres_bin() {
    for dir in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn); do
        major=$(basename "$(dirname "$dir")")
        if [ "${major%%.*}" -ge "$POSTGRES_MIN" ] && [ -x "$dir/initdb" ]; then echo "$dir"; return; fi
    done
}

node_major() {
    "$1" --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'
}

node_ok() {
    have node && have npm && [ "$(node_major node)" -ge "$NODE_MAJOR" ] && [ "$(npm --version | cut -d. -f1)" -ge 11 ]
}
