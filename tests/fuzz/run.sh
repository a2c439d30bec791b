#!/bin/sh
# Lets libFuzzer look for what breaks a target. Usage: run.sh SECONDS_PER_TARGET [TARGET...]
# What it finds new goes to a folder of the machine; what breaks a promise is left in engine/artifacts.
. "$(dirname "$0")/../../deploy/bootstrap/lib.sh"
export PATH="$PATH:$TOOLS/bin"
cd "$ROOT/tests/fuzz"
seconds=${1:?seconds per target}
shift
# shellcheck disable=SC2046
# every target there is
[ $# -gt 0 ] || set -- $(basename -s .rs -- engine/fuzz_targets/*.rs)
found=${ZHIBU_FUZZ_FOUND:-${XDG_CACHE_HOME:-$HOME/.cache}/zhibu/fuzz}
# the flags of the instrumentation are not open to a stable compiler otherwise; no sanitizer needs the nightly one
export RUSTC_BOOTSTRAP=1
failed=
for target in "$@"; do
    mkdir -p "$found/$target"
    seeds="corpus/$target"
    [ "$target" != tables ] || seeds="$seeds ../data/rosters"
    say "$target, $seconds s"
    # shellcheck disable=SC2086
    cargo fuzz run --fuzz-dir engine --sanitizer none "$target" "$found/$target" $seeds -- \
        -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -max_len=500000 -print_final_stats=1 || failed="$failed $target"
done
[ -z "$failed" ] || die "broken promises:$failed (see tests/fuzz/engine/artifacts)"
