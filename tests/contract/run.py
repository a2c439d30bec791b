"""Holds a running deployment against its API document, as everybody who can come to it.

Usage: run.py DEMO_JSON short|long [SCHEMATHESIS ARGS...]
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from world import Person, ids, sign_in

HERE = Path(__file__).resolve().parent
SEED = "20260701"
CHECKS = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "unsupported_method", "allow_header_conformance",
])
# These end the session they are called with, or close it to its owner. They come last, each in a session nobody
# needs any more.
ENDING = [
    "sign_out", "end_other_sessions", "end_session", "change_password", "disable_totp", "new_recovery_codes",
    "start_totp", "confirm_totp", "operator_sign_out", "suspend_tenant", "resume_tenant",
]


def arguments(document, person, name, examples, phases):
    command = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "schemathesis.toml"),
        "run", document, "--url", f"http://127.0.0.1:{person.port}", "--seed", SEED, "-n", str(examples),
        "--phases", phases, "--checks", CHECKS, "--continue-on-failure", "--no-color", "--no-shrink",
        "--warnings", "off", "--request-timeout", "60", "--suppress-health-check", "too_slow,data_too_large",
    ]
    for header, value in person.headers().items():
        command += ["-H", f"{header}: {value}"]
    return command


def held(name, command, folder):
    """Runs one; gives whether everything held."""
    began = time.time()
    environment = dict(os.environ, SCHEMATHESIS_HOOKS="hooks", PYTHONPATH=str(HERE), PYTHONHASHSEED="0")
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    counts = [line.strip() for line in lines if " generated" in line]
    print(f"  {name:22} {time.time() - began:5.1f} s  {' '.join(counts) or 'nothing was tested'}", flush=True)
    if done.returncode != 0:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0 and bool(counts)


def main():
    book, length, extra = json.loads(Path(sys.argv[1]).read_text()), sys.argv[2], sys.argv[3:]
    port = urlsplit(book["platform"]).port
    organisation = book["organisations"][0]
    people = {login["role"]: sign_in(port, organisation["url"], login) for login in organisation["logins"]}
    people["operator"] = sign_in(port, book["platform"], book["operator"])
    people["anonymous"] = Person(port, organisation["url"])
    examples = {"short": 4, "long": 200}[length]
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "ids.json"
        known.write_text(json.dumps(ids(people["tenant_admin"], people["operator"])))
        os.environ["ZHIBU_CONTRACT_IDS"] = str(known)
        document = str(Path(folder) / "openapi.json")
        Path(document).write_text(json.dumps(people["anonymous"].get("/api/openapi.json")))
        jobs, last = [], []
        for name, person in people.items():
            # boundary values of every field take minutes
            phases = "examples,coverage,fuzzing" if length == "long" else "examples,fuzzing"
            command = arguments(document, person, name, examples, phases) + extra
            jobs.append((name, command + [a for id in ENDING for a in ("--exclude-operation-id", id)]))
            last.append((f"{name}, the end", command + [a for id in ENDING for a in ("--include-operation-id", id)]))
        with ThreadPoolExecutor(max_workers=2) as pool:
            fine = list(pool.map(lambda job: held(*job, folder), jobs))
        # the operator comes last of all: who closes the organisation closes it for everybody
        last.sort(key=lambda job: job[0].startswith("operator"))
        fine += [held(name, command, folder) for name, command in last]
    sys.exit(0 if all(fine) else 1)


main()
