"""Holds a running deployment against its API document, as everybody who can come to it.

Usage: run.py DEMO_JSON short|long [SCHEMATHESIS ARGS...]
ZHIBU_CONTRACT_SEED repeats which operations the short run tried at their edges.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

from ids import ids
from rows import Rows
from world import Person, sign_in

HERE = Path(__file__).resolve().parent
SEED = "20260701"
CHECKS = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "unsupported_method", "allow_header_conformance",
    "not_held_back",
])
# These end the session they are called with, or close it to its owner. They come last, when nobody needs the session
# any more.
ENDING = [
    "change_password", "disable_totp", "new_recovery_codes", "start_totp", "confirm_totp",
]
LEAVING = ["sign_out", "end_other_sessions", "operator_sign_out"]


# What is for these alone. Most of the rest is refused to each of them in one way, so that in the short run they divide
# it among themselves: each path is asked by an administrator, a secretary and one of the three.
OWN = {
    "member": ["/me", "/mine"],
    "operator": ["/operator"],
    "anonymous": ["/signups", "/session", "/password", "/invitations"],
}


# Boundary values of every field of every operation take minutes. Each short run has those of some: others with every
# commit, the same for one commit.
EDGES = 24
# What somebody is answered for as long as they are logged in; whoever is not sees the document.
PLAIN = {"operator": "/api/identity/operator/session", "anonymous": "/api/openapi.json"}


def edges(document, seed):
    """These operations, each with who asks it: whoever may."""
    paths = {one["operationId"]: path for path, what in document["paths"].items() for one in what.values()
             if isinstance(one, dict) and "operationId" in one}
    some = random.Random(seed).sample(sorted(set(paths) - set(ENDING + LEAVING)), EDGES)
    asker = lambda operation: "operator" if "/operator/" in paths[operation] else "tenant_admin"
    return {name: [one for one in some if asker(one) == name] for name in ("tenant_admin", "operator")}


def part_of(document, name):
    """The paths somebody asks in the short run."""
    if name not in OWN:
        return document
    own = lambda path: any(word in path for word in OWN[name])
    turn = lambda path: list(OWN)[crc32(path.encode()) % len(OWN)]
    paths = {path: what for path, what in document["paths"].items() if own(path) or turn(path) == name}
    return document | {"paths": paths}


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


def about_these(document, operations):
    """The paths that have one of these, with all their methods: what else a path can do is known."""
    has = lambda path: any(isinstance(one, dict) and one.get("operationId") in operations for one in path.values())
    return document | {"paths": {name: path for name, path in document["paths"].items() if has(path)}}


def logged_in(name, person):
    """Whether somebody still is who they were. A run whose session has ended would pass, by being refused."""
    path = PLAIN.get(name, "/api/identity/session")
    status, answer = person.ask("GET", path)
    # one that a second factor or a new password is asked of opens nothing else
    fine = status == 200 and answer.get("level", "full") == "full"
    if not fine:
        print(f"{name} is logged in no more: GET {path}: {status} {answer}", file=sys.stderr)
    return fine


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


def commit():
    """The commit this lies at; today's date where there is none."""
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=HERE, capture_output=True, text=True)
    return asked.stdout.strip() if asked.returncode == 0 else time.strftime("%Y-%m-%d")


def at_the_edges(document, people, folder, extra):
    seed = os.environ.get("ZHIBU_CONTRACT_SEED") or commit()
    print(f"  ZHIBU_CONTRACT_SEED={seed}", flush=True)
    jobs = []
    for name, operations in edges(document, seed).items():
        if operations:
            place = Path(folder) / f"openapi-edges-{name}.json"
            place.write_text(json.dumps(about_these(document, operations)))
            command = arguments(str(place), people[name], name, 1, "coverage") + extra
            command += [word for one in operations for word in ("--include-operation-id", one)]
            jobs.append((f"{name}, the edges", command))
    return jobs


def main():
    book, length, extra = json.loads(Path(sys.argv[1]).read_text()), sys.argv[2], sys.argv[3:]
    port = urlsplit(book["platform"]).port
    organisation = book["organisations"][0]
    logins = {login["role"]: login for login in organisation["logins"]}
    people = {role: sign_in(port, organisation["url"], login) for role, login in logins.items()}
    people["operator"] = sign_in(port, book["platform"], book["operator"])
    people["anonymous"] = Person(port, organisation["url"])
    examples = {"short": 2, "long": 200}[length]
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "ids.json"
        rows = Rows(people, logins)
        rows.all()
        known.write_text(json.dumps(ids(rows)))
        os.environ["ZHIBU_CONTRACT_IDS"] = str(known)
        whole = people["anonymous"].get("/api/openapi.json")
        fine = []
        for about, flag, operations, document in (
            ("", "--exclude-operation-id", ENDING + LEAVING, whole),
            (", the end", "--include-operation-id", ENDING, about_these(whole, ENDING)),
            (", leaving", "--include-operation-id", LEAVING, about_these(whole, LEAVING)),
        ):
            jobs = []
            for name, person in people.items():
                place = Path(folder) / f"openapi{about.replace(', ', '-').replace(' ', '-')}-{name}.json"
                asked = part_of(document, name) if length == "short" and document is whole else document
                place.write_text(json.dumps(asked))
                phases = "examples,coverage,fuzzing" if length == "long" else "examples,fuzzing"
                command = arguments(str(place), person, name, examples, phases) + extra
                command += [word for one in operations for word in (flag, one)]
                jobs.append((name + about, command))
            if length == "short" and document is whole:
                jobs += at_the_edges(whole, people, folder, extra)
            with ThreadPoolExecutor(max_workers=2) as pool:
                fine += pool.map(lambda job: held(*job, folder), jobs)
            if document is whole:
                fine += [logged_in(name, person) for name, person in people.items()]
    sys.exit(0 if all(fine) else 1)


main()
