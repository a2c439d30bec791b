#!/bin/sh
# Is services/web/openapi.json what the program prints? Asked of the program as it is built: nothing is compiled for
# it, and one older than its sources cannot know. `cargo test` asks again, of the code itself.
set -eu
cd "$(dirname "$0")/.."
program=${CARGO_TARGET_DIR:-target}/debug/zhibu
document=services/web/openapi.json

# What cargo wrote down of the sources: none may be newer, or gone, and they must be those of this checkout.
fresh() {
    [ -x "$program" ] && grep -qsF "$PWD/services/zhibu/src/main.rs" "$program.d" || return 1
    newer=$(sed 's/^[^:]*: *//' "$program.d" | tr ' ' '\n' | grep . | xargs sh -c 'find "$@" -maxdepth 0 -newer "$0"' "$program" 2>&1) \
        || return 1
    [ -z "$newer" ]
}

if ! fresh; then
    echo "$document: not compared with the program, which is not built or older than its sources" >&2
    exit 0
fi
"$program" openapi | cmp -s - "$document" || {
    echo "$document is not what the program prints: run make openapi" >&2
    exit 1
}
