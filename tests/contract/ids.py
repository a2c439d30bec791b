"""What is there: for the beginning of a path, the values its parameters can have, each with the others they go with."""

# The beginning of a path, who sees the list, and where it stands.
LISTS = {
    "/api/identity/announcements/{id}": ("tenant_admin", "/api/identity/announcements"),
    "/api/identity/domains/{host}": ("tenant_admin", "/api/identity/domains"),
    "/api/identity/exports/{id}": ("tenant_admin", "/api/identity/exports"),
    "/api/identity/invitations/{id}": ("tenant_admin", "/api/identity/invitations"),
    "/api/identity/me/erasures/{id}": ("member", "/api/identity/me/erasures"),
    "/api/identity/operator-entries/{id}": ("tenant_admin", "/api/identity/operator-entries"),
    "/api/identity/operator/announcements/{id}": ("operator", "/api/identity/operator/announcements"),
    "/api/identity/operator/certificates/{id}": ("operator", "/api/identity/operator/certificates"),
    "/api/identity/operator/entries/{id}": ("operator", "/api/identity/operator/entries"),
    "/api/identity/operator/moves/{id}": ("operator", "/api/identity/operator/moves"),
    "/api/identity/operator/operators/{id}": ("operator", "/api/identity/operator/operators"),
    "/api/identity/operator/runs/{id}": ("operator", "/api/identity/operator/runs"),
    "/api/identity/operator/signups/{id}": ("operator", "/api/identity/operator/signups"),
    "/api/identity/operator/tenants/{id}": ("operator", "/api/identity/operator/tenants"),
    "/api/identity/privacy/erasures/{id}": ("tenant_admin", "/api/identity/privacy/erasures"),
    "/api/identity/privacy/notices/{id}": ("tenant_admin", "/api/identity/privacy/notices"),
    "/api/notifications/deliveries/{id}": ("tenant_admin", "/api/notifications/deliveries"),
    "/api/records/cadre-appointments/{id}": ("tenant_admin", "/api/records/cadre-appointments"),
    "/api/records/cadres/{id}": ("tenant_admin", "/api/records/cadres"),
    "/api/records/collections/{id}": ("tenant_admin", "/api/records/collections"),
    "/api/records/corrections/{id}": ("tenant_admin", "/api/records/corrections"),
    "/api/records/development/files/{id}": ("tenant_admin", "/api/records/development/files"),
    "/api/records/dispositions/{id}": ("tenant_admin", "/api/records/dispositions"),
    "/api/records/development/pool/reviews/{id}": ("tenant_admin", "/api/records/development/pool/reviews"),
    "/api/records/documents/{id}": ("tenant_admin", "/api/records/documents"),
    "/api/records/dues/extras/{id}": ("tenant_admin", "/api/records/dues/extras"),
    "/api/records/dues/payments/{id}": ("tenant_admin", "/api/records/dues/payments"),
    "/api/records/dues/publications/{id}": ("member", "/api/records/dues/mine/publications"),
    "/api/records/dues/receipts/{id}": ("tenant_admin", "/api/records/dues/receipts"),
    "/api/records/dues/reconciliations/{id}": ("tenant_admin", "/api/records/dues/reconciliations"),
    "/api/records/dues/remittances/{id}": ("tenant_admin", "/api/records/dues/remittances"),
    "/api/records/elections/{id}": ("tenant_admin", "/api/records/elections"),
    "/api/records/floating-spells/{id}": ("tenant_admin", "/api/records/floating-spells"),
    "/api/records/honours/{id}": ("tenant_admin", "/api/records/honours"),
    "/api/records/imports/{id}": ("tenant_admin", "/api/records/imports"),
    "/api/records/lost-contacts/{id}": ("tenant_admin", "/api/records/lost-contacts"),
    "/api/records/attendance-exemptions/{id}": ("tenant_admin", "/api/records/attendance-exemptions"),
    "/api/records/meetings/follow-ups/{id}": ("member", "/api/records/meetings/follow-ups"),
    "/api/records/meetings/{id}": ("tenant_admin", "/api/records/meetings"),
    "/api/records/members/{id}": ("tenant_admin", "/api/records/members"),
    "/api/records/dues/members/{id}": ("tenant_admin", "/api/records/members"),
    "/api/records/posts/{id}": ("tenant_admin", "/api/records/posts"),
    "/api/records/rights-suspensions/{id}": ("tenant_admin", "/api/records/rights-suspensions"),
    "/api/records/statistics/snapshots/{id}": ("tenant_admin", "/api/records/statistics/snapshots"),
    "/api/records/talks/{id}": ("tenant_admin", "/api/records/talks"),
    "/api/records/transfers/{id}": ("tenant_admin", "/api/records/transfers"),
    "/api/records/unit-requests/{id}": ("tenant_admin", "/api/records/unit-requests"),
    "/api/records/visiting-members/{id}": ("tenant_admin", "/api/records/visiting-members"),
    "/api/records/units/{id}": ("tenant_admin", "/api/records/units?tree=true"),
    "/api/records/dues/units/{id}": ("tenant_admin", "/api/records/units?tree=true"),
}
MOST = 20


def ids(rows):
    """Real ones for every beginning; those of the branch where everything happens come first, and come oftener."""
    people, admin = rows.people, rows.admin
    found = {beginning: listed(people[who], path, beginning) for beginning, (who, path) in LISTS.items()}
    # the organisation that is asked, those who ask, and their roles, are needed to the end
    asking = [people[role].get("/api/identity/session")["account"]["id"] for role in rows.logins]
    sessions = [one for role in rows.logins for one in people[role].get("/api/identity/sessions")["items"]]
    found["kept"] = [one["id"] for one in sessions if one["current"]]
    for kind, field in (("accounts", "id"), ("assignments", "account_id")):
        items = admin.get(f"/api/identity/{kind}")["items"]
        found[f"/api/identity/{kind}/{{id}}"] = [{"id": one["id"]} for one in items if one[field] not in asking]
        found["kept"] += [one["id"] for one in items if one[field] in asking]
    tenants = "/api/identity/operator/tenants/{id}"
    found["kept"] += [one["id"] for one in found[tenants] if one["id"] not in rows.tenants]
    found[tenants] = [one for one in found[tenants] if one["id"] in rows.tenants]
    own = "/api/identity/operator/operators/{id}"
    found["kept"].append(rows.operator.get("/api/identity/operator/session")["id"])
    found[own] = [one for one in found[own] if one["id"] not in found["kept"]]
    for beginning in ("/api/records/units/{id}", "/api/records/dues/units/{id}"):
        found[beginning] = [{"id": rows.unit}] * 8 + found[beginning]
    found["lines"] = [{"id": one} for one in rows.lines]
    found["/api/identity/sessions/{id}"] = [{"id": one} for one in rows.sessions]
    found["/api/identity/operator/restorations/{id}"] = [{"id": one} for one in rows.restorations]
    found["/api/records/direct-uploads/{id}"] = [{"id": one} for one in rows.uploads]
    found["/api/records/handovers/{id}"] = [{"id": one} for one in rows.handovers]
    found["/api/records/stay-certificates/{id}"] = [{"id": one} for one in rows.certificates]
    found |= below_branch(rows) | below_files(admin, found["/api/records/development/files/{id}"])
    return found | below_meetings(rows, found["/api/records/meetings/{id}"]) | answers(admin, found)


def listed(person, path, beginning):
    name = beginning.split("{")[-1].rstrip("}")
    answer = person.get(path)
    return [{name: item[name]} for item in (answer if isinstance(answer, list) else answer["items"])][:MOST]


def below_branch(rows):
    """What has no list but that of a unit or a member."""
    admin, dues, years = rows.admin, "/api/records/dues", (rows.today.year, rows.today.year - 1)
    of_members, courses = {"assessments": [], "excuses": []}, []
    for member in [rows.member] + rows.others:
        for kind, items in of_members.items():
            items += listed(admin, f"{dues}/members/{member}/{kind}", "{id}")
        courses += listed(admin, f"/api/records/members/{member}/courses", "{id}")
    archive = "/api/records/units/{id}/archive/{year}"
    found = {f"{dues}/{kind}/{{id}}": items for kind, items in of_members.items()}
    found["/api/records/courses/{id}"] = courses
    found[f"{dues}/entries/{{id}}"] = listed(admin, f"{dues}/units/{rows.unit}/ledger", "{id}")
    return found | {archive: [{"id": rows.unit, "year": year} for year in years]}


def below_files(admin, files):
    """The parts of development files."""
    at = "/api/records/development/files/{id}"
    found = {f"{at}/{part}": [] for part in ("notices/{notice_id}", "objections/{objection_id}", "papers/{paper_id}")}
    for file in files:
        path = at.format(**file)
        for notice in admin.get(path)["notices"]:
            found[f"{at}/notices/{{notice_id}}"].append(file | {"notice_id": notice["id"]})
            for objection in notice["objections"]:
                found[f"{at}/objections/{{objection_id}}"].append(file | {"objection_id": objection["id"]})
        for line in admin.get(f"{path}/papers")["lines"]:
            found[f"{at}/papers/{{paper_id}}"] += [file | {"paper_id": paper["id"]} for paper in line["held"]]
    return found


def below_meetings(rows, meetings):
    """Leave, which the member has asked for."""
    return {"/api/records/meetings/{id}/leave/{member_id}": [one | {"member_id": rows.member} for one in meetings]}


def answers(admin, found):
    """The answers of every unit that was asked."""
    at, pairs = "/api/records/collections/{id}/answers", []
    for one in found["/api/records/collections/{id}"]:
        status, sent = admin.ask("GET", at.format(**one))
        pairs += [one | {"unit_id": answer["unit_id"]} for answer in sent["items"]] if status == 200 else []
    return {f"{at}/{{unit_id}}": pairs[:MOST]}
