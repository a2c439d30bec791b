//! Forms that go down the tree: drafted, with the workbook of the committee above, sent, handed in, closed.

use super::{
    carry::Carrier,
    diary::Thing,
    seat::{Hand, Said},
};
use anyhow::Result;
use history::{Survey, What};
use http::Method;
use records::table::write::{Content, workbook};
use serde_json::{Value, json};
use time::Date;

const COLLECTIONS: &str = "/api/records/collections";

/// What a form is called, and its two figures. In words every kind of organisation has.
struct Form {
    title: &'static str,
    count: &'static str,
    amount: &'static str,
}

const fn form(of: Survey) -> Form {
    match of {
        Survey::Training => Form {
            title: "教育培训情况统计", count: "参加培训人数", amount: "集中培训学时"
        },
        Survey::Volunteering => {
            Form {
                title: "志愿服务情况统计", count: "参加人数", amount: "服务时长（小时）"
            }
        }
        Survey::Premises => {
            Form {
                title: "活动场所情况统计", count: "活动场所数", amount: "总面积（平方米）"
            }
        }
    }
}

impl Carrier<'_> {
    pub async fn survey(&mut self, what: &What) -> Result<()> {
        match what {
            What::DraftSurvey { survey, about, due_on } => self.draft_survey(*survey, *about, *due_on).await,
            What::BringWorkbook { survey, about } => self.bring_workbook(*survey, *about).await,
            What::SendDown { survey } => {
                self.take(*survey, "send", json!({ "kinds": ["branch"] }), "surveys_sent").await
            }
            What::HandIn { survey, percent, accept, figures } => {
                self.hand_in(*survey, usize::from(*percent), *accept, figures).await
            }
            What::CloseSurvey { survey } => self.take(*survey, "close", Value::Null, "surveys_closed").await,
            _ => Ok(()),
        }
    }

    async fn draft_survey(&mut self, survey: usize, about: Survey, due_on: Date) -> Result<()> {
        let form = form(about);
        let figure = |key: &str, label: &str| json!({ "key": key, "label": label, "kind": "number", "required": true, "least": 0 });
        let fields = [figure("count", form.count), figure("amount", form.amount)];
        let draft = json!({ "title": form.title, "due_on": due_on, "form": { "fields": fields } });
        let body = json!({ "unit_id": self.place.unit, "draft": draft });
        if let Some(answer) = self.post(COLLECTIONS.into(), body).await? {
            self.keep("survey", survey, &answer, Value::Null);
            self.diary.count("surveys");
        }
        Ok(())
    }

    fn known_survey(&self, number: usize) -> Option<Thing> {
        self.diary.thing("survey", number).cloned()
    }

    async fn bring_workbook(&mut self, survey: usize, about: Survey) -> Result<()> {
        let Some(thing) = self.known_survey(survey) else { return Ok(()) };
        let form = form(about);
        let titles = ["序号", "单位名称", form.count, form.amount, "备注"].map(str::to_owned);
        let rows = Vec::<Vec<String>>::new();
        let bytes = workbook(Content { sheet: form.title, titles: &titles, rows })?;
        let path = format!("{COLLECTIONS}/{}/template", thing.id);
        match self.seat.upload(self.at, &path, &format!("{}（上级表格）.xlsx", form.title), &bytes).await?
        {
            Said::Done(answer) => {
                self.keep("survey", survey, &answer, Value::Null);
                self.diary.count("workbooks");
            }
            Said::Refused(status, why) => {
                self.diary.refuse(format!("{} {path} {status}: {why}", self.at.date()));
            }
        }
        Ok(())
    }

    async fn take(&mut self, survey: usize, step: &str, body: Value, counted: &str) -> Result<()> {
        let Some(thing) = self.known_survey(survey) else { return Ok(()) };
        let path = format!("{COLLECTIONS}/{}/{step}", thing.id);
        if let Some(answer) = self.post_to(path, &thing, body).await? {
            self.keep("survey", survey, &answer, Value::Null);
            self.diary.count(counted);
        }
        Ok(())
    }

    /// The first so many of those who were asked, at least one. Each is a request of its own.
    async fn hand_in(&mut self, survey: usize, percent: usize, accept: bool, figures: &[u8]) -> Result<()> {
        let Some(thing) = self.known_survey(survey) else { return Ok(()) };
        let path = format!("{COLLECTIONS}/{}/answers", thing.id);
        let asked = self.seat.get(format!("{path}?limit={MOST}")).await?;
        let asked: Vec<Value> = asked["items"].as_array().cloned().unwrap_or_default();
        let some = (asked.len() * percent / 100).max(1);
        let deed = self.key.clone();
        for (n, one) in asked.iter().take(some).enumerate() {
            let Some(unit) = one["unit_id"].as_str() else { continue };
            let figure = |n: usize| figures.get(n % figures.len().max(1)).copied().unwrap_or_default();
            let values = json!({ "count": figure(n), "amount": u16::from(figure(n + 1)) * 8 });
            self.key = format!("{deed}-{n}");
            let answer = format!("{path}/{unit}");
            let given =
                self.write_answer(format!("{answer}/submit"), one, json!({ "values": values })).await?;
            if let Some(given) = given.filter(|_| accept) {
                self.key = format!("{deed}-{n}-in");
                self.write_answer(format!("{answer}/review"), &given, json!({ "accept": true })).await?;
            }
        }
        self.key = deed;
        Ok(())
    }

    async fn write_answer(&mut self, path: String, of: &Value, body: Value) -> Result<Option<Value>> {
        let given = self.send(Method::POST, path, body, of["version"].as_i64(), Hand::Office).await?;
        if given.is_some() {
            self.diary.count("answers");
        }
        Ok(given)
    }
}

/// More than hand in.
const MOST: usize = 100;
