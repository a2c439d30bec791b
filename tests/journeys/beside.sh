#!/bin/sh
# What is tried against whole deployments, each against its own: the journeys, and beside them, since browsers wait
# more than they work, the API held against its document and then the journeys in which months go by. What these say
# comes last.
. "$(dirname "$0")/../../deploy/bootstrap/lib.sh"
cd "$ROOT"
said=$(mktemp "${TMPDIR:-/tmp}/zhibu-contract-said.XXXXXX")

# one after the other; whoever is told to stop tells the one at work, which clears up
beside() {
    at_work=
    trap 'kill -TERM "$at_work" 2>/dev/null || true; wait "$at_work" 2>/dev/null || true; exit 143' TERM
    failed=0
    for one in "tests/contract/run.sh short" "tests/journeys/run.sh time"; do
        $one &
        at_work=$!
        wait "$at_work" || failed=$?
    done
    exit "$failed"
}

beside >"$said" 2>&1 &
beside=$!
trap 'kill -TERM "$beside" 2>/dev/null || true; rm -f "$said"' EXIT
status=0
tests/journeys/run.sh || status=$?
wait "$beside" || status=$?
cat "$said"
exit "$status"
