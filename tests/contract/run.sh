#!/bin/sh
# Holds a deployment of its own against the API document: no 5xx, no status, header or body the document does not
# have, nothing accepted that it forbids. Usage: run.sh short|long [SCHEMATHESIS ARGS...]
# ZHIBU_DEMO=/path/to/demo.json uses a demo that is running already (it is changed by this).
. "$(dirname "$0")/../../deploy/bootstrap/lib.sh"
cd "$ROOT"
length=${1:-short}
[ $# -eq 0 ] || shift

. tests/deployment.sh
python=$TOOLS/python/bin/python
[ -x "$python" ] || die "$python is missing: deploy/bootstrap/install.sh fuzz"

# all of them come from one address
export ZHIBU__LIMITS__REQUESTS_PER_ADDRESS=10000000 ZHIBU__LIMITS__REQUESTS_PER_ACCOUNT=10000000
export ZHIBU__LIMITS__REQUESTS_PER_TENANT=10000000 ZHIBU__LIMITS__LOGIN_PER_ADDRESS=1000000
export ZHIBU__LIMITS__LOGIN_PER_TENANT=1000000
[ -n "${ZHIBU_DEMO:-}" ] || start_deployment contract
say "everybody asks everything ($length)"
"$python" tests/contract/run.py "$ZHIBU_DEMO" "$length" "$@"
