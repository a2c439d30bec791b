"""The people of a demo deployment, logged in, and the ids of what they have."""
import base64
import datetime
import hashlib
import hmac
import json
import struct
import time
import urllib.error
import urllib.request

EDGE = "----zhibu-contract"


class Person:
    """Somebody with a session at one host, or without one."""

    def __init__(self, port, origin):
        self.port, self.origin, self.cookie = port, origin, None

    def headers(self):
        headers = {"Host": self.origin.split("://")[1], "Origin": self.origin}
        if self.cookie:
            headers["Cookie"] = self.cookie
        return headers

    def ask(self, method, path, body=None, tag=None):
        """Status and JSON of an answer; `tag` is the version that is meant."""
        headers = {"Content-Type": "application/json"} | ({"If-Match": tag} if tag else {})
        return self.send(method, path, None if body is None else json.dumps(body).encode(), headers)

    def upload(self, path, name, content):
        """Sends a file in a form, and gives the answer."""
        head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        data = head.encode() + content + f"\r\n--{EDGE}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={EDGE}"}
        status, answer = self.send("POST", path, data, kind)
        assert 200 <= status < 300, f"POST {path}: {status} {answer}"
        return answer

    def send(self, method, path, data, headers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, method=method)
        for name, value in (self.headers() | headers).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                given = answer.headers.get_all("Set-Cookie") or []
                if given:
                    self.cookie = given[-1].split(";")[0]
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as refused:
            return refused.code, json.loads(refused.read() or b"null")

    def get(self, path):
        status, body = self.ask("GET", path)
        assert status == 200, f"GET {path}: {status} {body}"
        return body


def code(secret, step):
    """RFC 6238, as an authenticator shows it."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(port, origin, login):
    """A complete session. A code counts once: where this one was used, the next is waited for."""
    for _ in range(3):
        person = Person(port, origin)
        step = int(time.time()) // 30
        if login["role"] == "operator":
            body = {"login": login["login"], "password": login["password"], "totp": code(login["totp_secret"], step)}
            if person.ask("POST", "/api/identity/operator/sessions", body)[0] == 200:
                return person
        else:
            body = {"login": login["login"], "password": login["password"]}
            status, answer = person.ask("POST", "/api/identity/sessions", body)
            assert status == 200, f"{login['login']}: {status} {answer}"
            if answer["next"] == "done":
                return person
            body = {"code": code(login["totp_secret"], step)}
            if person.ask("POST", "/api/identity/session/totp", body)[0] == 200:
                return person
        # wrong ones close the account before long
        time.sleep(30 - time.time() % 30 + 0.5)
    raise SystemExit(f"{login['login']} does not get in")


def made(person, method, path, body=None, tag=None):
    """The answer to what must succeed."""
    status, answer = person.ask(method, path, body, tag)
    assert 200 <= status < 300, f"{method} {path}: {status} {answer}"
    return answer


def moment(later=datetime.timedelta()):
    return (datetime.datetime.now(datetime.UTC) + later).isoformat()


def until(what, fits):
    """Waits for what goes on beside requests."""
    for _ in range(300):
        if fits():
            return
        time.sleep(0.1)
    raise SystemExit(f"it never came: {what}")
