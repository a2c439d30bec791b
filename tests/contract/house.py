"""What the platform and the accounts of an organisation have beside the demo's."""
import datetime
import re
import time

from world import Person, code, made, moment, sign_in, until


def platform(rows):
    """Organisations beside the one that is asked, so that closing one ends nothing else; one to be restored."""
    operator, door = rows.operator, "/api/identity/operator"
    for slug in ("zhibu-jia", "zhibu-yi", "zhibu-ji", "zhibu-geng"):
        new = {"slug": slug, "name": "另一单位", "kind": "agency", "admin_email": f"{slug}@contract.example",
               "admin_name": "甲"}
        tenant = made(operator, "POST", f"{door}/tenants", new)["id"]
        rows.tenants.append(tenant)
        until(f"{slug} in use", lambda: operator.get(f"{door}/tenants/{tenant}")["state"] == "active")
    made(operator, "POST", f"{door}/tenants/{tenant}/backups")
    wish = {"at": moment(datetime.timedelta(minutes=1)), "reason": "试"}
    restorations = f"{door}/tenants/{tenant}/restorations"
    made(operator, "POST", restorations, wish)
    until("a restoration", lambda: operator.get(restorations)["items"])
    rows.restorations = [one["id"] for one in operator.get(restorations)["items"]]
    for n in range(3):
        made(operator, "POST", f"{door}/moves", {"file_name": f"{n}.zhibu.tar", "bytes": 9})
    for n in range(3):
        guest = {"email": f"auditor{n}@contract.example", "display_name": "甲", "role": "auditor"}
        made(operator, "POST", f"{door}/operators", guest)
    told = {"severity": "info", "title_zh": "甲", "title_en": "a", "text_zh": "甲", "text_en": "a",
            "starts_at": moment(), "ends_at": moment(datetime.timedelta(days=9))}
    for _ in range(3):
        made(operator, "POST", f"{door}/announcements", told)
    version = operator.get("/api/identity/signups/terms")["version"]
    for slug in ("zhibu-bing", "zhibu-ding", "zhibu-wu"):
        new = {"kind": "agency", "name": "某某委员会", "contact_name": "甲", "slug": slug,
               "contact_email": f"{slug}@contract.example", "terms_version": version, "terms_accepted": True}
        made(operator, "POST", "/api/identity/signups", new)


def identity(rows):
    admin = rows.admin
    made(admin, "PUT", "/api/identity/operator-entries/policy", {"mode": "consent"})
    home = next(tenant["id"] for tenant in rows.operator.get("/api/identity/operator/tenants")["items"]
                if admin.origin.split("://")[1].startswith(tenant["slug"] + "."))
    entry = {"reason": "排查", "minutes": 30}
    made(rows.operator, "POST", f"/api/identity/operator/tenants/{home}/entries", entry)
    for n in range(6):
        guest = {"email": f"guest{n}@contract.example", "display_name": "来客", "role": "auditor",
                 "unit_id": rows.top}
        made(admin, "POST", "/api/identity/invitations", guest)
        if n < 3:
            arrive(rows, guest["email"])
    for n in range(3):
        made(admin, "POST", "/api/identity/domains", {"host": f"party{n}.contract.example"})
    login = rows.logins["tenant_admin"]
    # the code of now has been used for log-in, and the next is taken a little early
    order = {"password": login["password"], "passphrase": "correct horse battery",
             "code": code(login["totp_secret"], int(time.time()) // 30 + 1)}
    for _ in range(3):
        # somebody's other devices
        rows.sessions.append(sign_in(rows.people["member"].port, admin.origin, rows.logins["member"]))
    rows.sessions = [one["id"] for one in rows.people["member"].get("/api/identity/sessions")["items"]
                     if not one["current"]]
    export = made(admin, "POST", "/api/identity/exports", order)["id"]
    until("an export", lambda: admin.get(f"/api/identity/exports/{export}")["state"] == "ready")


def arrive(rows, email):
    """Somebody follows the letter: an account that can be shut without ending anybody's tests."""
    def token():
        letters = [letter for letter in rows.operator.get("/demo/state.json")["letters"] if letter["to"] == email]
        return re.search(r"#token=([\w-]+)", letters[0]["text"])[1] if letters else None
    until(f"a letter to {email}", token)
    redeemed = {"token": token(), "password": rows.logins["member"]["password"], "user_name": email.split("@")[0]}
    made(Person(rows.admin.port, rows.admin.origin), "POST", "/api/identity/invitations/redeem", redeemed)


def privacy(rows):
    made(rows.admin, "POST", "/api/identity/privacy/notices")
    asked = {one["member_id"] for one in rows.admin.get("/api/identity/privacy/erasures?limit=200")["items"]}
    for member in [one for one in rows.others if one not in asked][:3]:
        wish = {"member_id": member, "subject_name": "张三", "items": ["member_contact"], "applicant": "张小三",
                "relation": "子女"}
        made(rows.admin, "POST", "/api/identity/privacy/erasures", wish)
    member = rows.people["member"]
    proof = made(member, "POST", "/api/identity/session/proof", {"password": rows.logins["member"]["password"]})["proof"]
    made(member, "POST", "/api/identity/me/erasures", {"items": ["phone"], "proof": proof})
