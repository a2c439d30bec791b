#!/bin/sh
# What is tried against whole deployments, each against its own: the journeys, and beside them, since browsers wait
# more than they work, the API held against its document. What the latter says comes last.
. "$(dirname "$0")/../../deploy/bootstrap/lib.sh"
cd "$ROOT"
said=$(mktemp "${TMPDIR:-/tmp}/zhibu-contract-said.XXXXXX")
tests/contract/run.sh short >"$said" 2>&1 &
contract=$!
trap 'kill -TERM "$contract" 2>/dev/null || true; rm -f "$said"' EXIT
status=0
tests/journeys/run.sh || status=$?
wait "$contract" || status=$?
cat "$said"
exit "$status"
