"""What the demo does not have of itself: a few rows of everything that an operation can name, so that it meets one."""
import datetime

import house
from world import made

PDF = b"%PDF-1.7 nothing"


class Rows:
    """Everybody at work before the tests begin, most of it in the branch of the member who has an account."""

    def __init__(self, people, logins):
        self.people, self.logins = people, logins
        self.admin, self.operator = people["tenant_admin"], people["operator"]
        self.today = datetime.date.today()
        # what has no list, and what of a list is not needed to the end
        self.tenants, self.restorations, self.sessions = [], [], []
        self.uploads, self.handovers, self.lines, self.certificates = [], [], [], []
        tree = self.admin.get("/api/records/units?tree=true")["items"]
        self.top = next(unit["id"] for unit in tree if not unit["parent_id"])
        own = people["member"].get("/api/records/me")
        self.unit, self.member = own["member"]["unit_id"], own["member"]["id"]
        roster = self.admin.get(f"/api/records/members?unit_id={self.unit}&kind=full&limit=50")["items"]
        self.others = [one["id"] for one in roster if one["id"] != self.member]
        branches = [unit["id"] for unit in tree if unit["kind"] == "branch" and unit["id"] != self.unit]
        self.elsewhere = branches[-1]

    def post(self, path, body=None, tag=None):
        return made(self.admin, "POST", f"/api/records/{path}", body or {}, tag)

    def all(self):
        house.platform(self)
        house.identity(self)
        house.privacy(self)
        self.registers()
        self.papers()
        self.dues()
        self.meetings()
        self.development()
        self.structure()
        self.merits()
        self.stays()

    def registers(self):
        for member in self.others[-4:-1]:
            self.post("lost-contacts", {"member_id": member, "since": "2025-01-01", "reason_code": "1"})
            exempt = {"member_id": member, "ground": "old_age", "agreed_on": "2025-01-01", "since": "2025-01-01"}
            self.post("attendance-exemptions", exempt)
            rests = {"member_id": member, "kind": "suspended", "doc_no": "1", "decided_on": "2025-01-01", "since": "2025-01-01"}
            self.post("rights-suspensions", rests)
            warned = {"member_id": member, "kind": "warning", "decided_by": "branch_meeting", "body_name": "支部党员大会", "decided_on": "2025-03-01"}
            self.post("dispositions", warned)
        for field, proposed in (("name", "张叁"), ("work_unit", "某厂"), ("job_title", "工程师")):
            wish = {"field": field, "proposed": proposed, "note": "写错了"}
            made(self.people["member"], "POST", "/api/records/corrections", wish)
        for name in ("新一支部", "新二支部", "新三支部"):
            found = {"parent_id": self.top, "kind": "branch", "name": name, "full_members": 3}
            self.post("unit-requests", {"kind": "found", "reason": "党员增加", "founding": found})

    def papers(self):
        for n in range(3):
            self.admin.upload(f"/api/records/members/{self.member}/documents?kind=certificate", f"{n}.pdf", PDF)
            direct = {"kind": "publicity", "file_name": "b.pdf", "content_type": "application/pdf", "size": 9}
            self.uploads.append(self.post(f"units/{self.unit}/direct-uploads", direct)["id"])
        roster = "姓名,公民身份号码,所在党支部,入党日期\n王五,,第一支部,\n".encode()
        for n in range(3):
            self.admin.upload("/api/records/imports?kind=members", f"{n}.csv", roster)

    def dues(self):
        today, month = self.today, f"{self.today:%Y-%m}"
        for n in range(2):
            bank = f"交易流水号,交易日期,金额,付款人\n{n}1,{today},45.00,路人\n{n}2,{today},30.00,路人\n"
            at = f"/api/records/dues/units/{self.unit}/reconciliations"
            self.lines += [line["id"] for line in self.admin.upload(at, f"{n}.csv", bank.encode())["lines"]]
            extra = {"member_id": self.others[n], "kind": "voluntary", "amount": 5000, "channel": "cash",
                     "paid_on": f"{today}", "collector": "李会计"}
            self.post("dues/extras", extra)
            excuse = {"first_month": month, "last_month": month, "reason": "住院治疗"}
            self.post(f"dues/members/{self.others[-1 - n]}/excuses", excuse)

    def meetings(self):
        """One to come, one held, one with its record, one whose record is closed."""
        def put(meeting, part, body):
            path = f"/api/records/meetings/{meeting['id']}{part}"
            return made(self.admin, "PUT", path, body, f"\"v{meeting['version']}\"")
        today = self.today
        for n, day in enumerate([today + datetime.timedelta(days=5)] * 2 + [today - datetime.timedelta(days=9)] * 3):
            start = f"{day}T09:00:00+08:00"
            plan = {"unit_id": self.unit, "kinds": ["branch_meeting"], "subject": "学习", "planned_start": start,
                    "planned_end": f"{day}T10:00:00+08:00"}
            meeting = self.post("meetings", plan)
            if n < 2:
                made(self.people["member"], "POST", f"/api/records/meetings/{meeting['id']}/leave",
                     {"reason": "ill", "note": "住院"})
            else:
                marks = [{"member_id": member, "mark": "present"} for member in [self.member] + self.others]
                meeting = put(meeting, "/attendance", {"started_at": start, "marks": marks})
            if n >= 3:
                follow = {"text": "走访", "owner_id": self.member, "due_on": f"{today}"}
                put(meeting, "/record", {"agenda": ["学习"], "follow_ups": [follow] * 2})

    def development(self):
        """Of those who are in the notice, somebody objects."""
        for file in self.admin.get("/api/records/development/files?limit=20")["items"]:
            at = f"development/files/{file['id']}"
            self.post(f"{at}/papers", {"code": "application", "dated": f"{self.today}", "signed_by": ["person"]})
            for notice in self.admin.get(f"/api/records/{at}")["notices"][-1:]:
                objection = {"raised_on": notice["from_on"], "named": False, "text": "有异议"}
                self.post(f"{at}/notices/{notice['id']}/objections", objection)

    def merits(self):
        """Honours and courses of members, and committees that looked at who may join one day."""
        for member in self.others[:4]:
            honour = {"member_id": member, "level": "grassroots", "title": "优秀共产党员", "awarded_by": "机关党委",
                      "awarded_on": "2025-07-01"}
            self.post("honours", honour)
            course = {"title": "党员集中培训", "organiser": "机关党校", "started_on": "2025-05-12",
                      "ended_on": "2025-05-16", "hours": 16}
            self.post(f"members/{member}/courses", course)
        for n in range(4):
            review = {"unit_id": self.top, "done_on": f"{self.today - datetime.timedelta(days=n)}", "doc_no": f"{n}号"}
            self.post("development/pool/reviews", review)

    def stays(self):
        """Some go away for two months, with a paper each, and some come. The last of all: who is away is not expected."""
        away = self.admin.get("/api/records/floating-spells?open=true&limit=200")["items"]
        here = [one for one in self.others if one not in [spell["member_id"] for spell in away]]
        for member in here[:4]:
            stay = {"member_id": member, "where_to": "杭州", "since": f"{self.today - datetime.timedelta(days=9)}",
                    "expected_until": f"{self.today + datetime.timedelta(days=60)}"}
            spell = self.post("floating-spells", stay)["id"]
            paper = self.post(f"floating-spells/{spell}/certificates", {"addressee": "杭州某社区党委"})
            self.certificates.append(paper["id"])
        for name in ("来一", "来二", "来三"):
            visitor = {"unit_id": self.unit, "name": name, "from_place": "某县某村党支部", "since": f"{self.today}"}
            self.post("visiting-members", visitor)

    def structure(self):
        form = {"fields": [{"key": "n", "label": "人数", "kind": "number"}]}
        for _ in range(2):
            draft = {"title": "摸底", "due_on": "2099-01-01", "form": form}
            self.post("collections", {"unit_id": self.top, "draft": draft})
        self.post(f"units/{self.unit}/statistics/snapshots")
        self.post(f"units/{self.unit}/archive/{self.today.year - 1}/seal")
        self.handover()

    def handover(self):
        """A secretary goes, another comes, and has not signed yet."""
        roster = self.admin.get(f"/api/records/members?unit_id={self.elsewhere}&kind=full&limit=2")["items"]
        for member, began in zip(roster, ("2024-01-01", f"{self.today}")):
            new = {"unit_id": self.elsewhere, "member_id": member["id"], "post": "secretary", "started_on": began,
                   "basis": "elected"}
            post = self.post("posts", new)
            if member == roster[0]:
                self.post(f"posts/{post['id']}/end", {"ended_on": f"{self.today}", "reason": "换届"})
        self.handovers.append(self.post(f"units/{self.elsewhere}/handovers")["id"])
