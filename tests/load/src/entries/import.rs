use crate::{
    cpu,
    ground::{Ground, Tenant},
    options::Options,
    report::{Report, round},
};
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};
use suites::Person;

/// Branches the people are spread over.
const BRANCHES: usize = 12;
const PATIENCE: Duration = Duration::from_secs(240);

/// Rosters of the shape a community keeps (all its columns), clean, with every check there is: rows per second from the
/// end of the upload to the end of the check, and to the last member; and the memory the process took for it, at the
/// most, on top of what it had. Each goes to a process that was just started: what an earlier one gave back to nobody
/// but the allocator would be there for the next.
pub async fn run(ground: &mut Ground, options: &Options, report: &mut Report) -> Result<()> {
    for (n, &rows) in options.rosters.iter().enumerate() {
        ground.serve().await?;
        let tenant = &ground.tenants[n + 1];
        let person = Person::at(ground.address(), &format!("http://{}", ground.host(&tenant.slug)));
        person.set_cookie(Some(format!("zhibu_session={}", tenant.cookie)));
        branches(&person, tenant).await?;
        let file = roster(rows);
        let bytes = file.len();
        // what begins with a process is over, and the branches have been told of
        ground.quiet().await?;
        cpu::forget_peak(ground.server())?;
        let before = cpu::memory(ground.server(), "VmRSS");
        let (checked, applied) = import(&person, rows, file).await?;
        let peak = cpu::memory(ground.server(), "VmHWM");
        let added = peak - before;
        let first = report.number(&format!("/import/{}/added_mib", options.rosters[0])).unwrap_or(added);
        report.put_under(
            "import",
            rows,
            json!({
                "rows_per_second": round(rows as f64 / (checked + applied)),
                "check_seconds": round(checked), "apply_seconds": round(applied), "file_mib": round(bytes as f64 / 1048576.0),
                "peak_mib": round(peak), "before_mib": round(before), "added_mib": round(added),
                "memory_of_first": round(added / first),
            }),
        );
    }
    Ok(())
}

async fn branches(person: &Person, tenant: &Tenant) -> Result<()> {
    let root = person.get(&format!("/api/records/units/{}", tenant.unit)).await.expect(200);
    let parent = root.json["parent_id"].clone();
    for n in 1..=BRANCHES {
        let unit = json!({ "name": format!("幸福里第{n}党支部"), "kind": "branch", "parent_id": parent });
        person.post("/api/records/units", unit).await.expect(201);
    }
    Ok(())
}

fn roster(rows: usize) -> Vec<u8> {
    let mut text = "序号,姓名,性别,民族,出生日期,公民身份号码,学历,人员类别,所在党支部,加入党组织日期,转为正式党员日期,工作单位,\
                    手机号码,家庭住址,组织状态,是否流动党员,外出地点\n"
        .to_owned();
    for n in 1..=rows {
        let id = suites::resident_id();
        let born = format!("{}.{}.{}", &id[6..10], &id[10..12], &id[12..14]);
        // writing to a string does not fail
        let _ = writeln!(
            text,
            "{n},王建国,男,汉族,{born},{id},大学专科,正式党员,幸福里第{}党支部,1998.02.09,1999.02.09,\"幸福里社区,物业\",160{:08},\
             幸福路{}号,正常,否,",
            n % BRANCHES + 1,
            n % 100_000_000,
            n % 997 + 1
        );
    }
    text.into_bytes()
}

/// Seconds of the check and of the rest.
async fn import(person: &Person, rows: usize, file: Vec<u8>) -> Result<(f64, f64)> {
    let uploaded = person.upload("/api/records/imports?kind=members", "roster.csv", file).await.expect(202);
    let (id, started) = (uploaded.at("/id"), Instant::now());
    let checked = settled(person, &id, "checked").await?;
    let check = started.elapsed().as_secs_f64();
    let accepted = &checked["rows_good"];
    anyhow::ensure!(
        accepted.as_u64() == u64::try_from(rows).ok(),
        "{accepted} of {rows} rows are fine: {checked}"
    );
    let applying = Instant::now();
    person
        .post(&format!("/api/records/imports/{id}/apply"), json!({ "mode": "all_or_nothing" }))
        .await
        .expect(202);
    settled(person, &id, "applied").await?;
    Ok((check, applying.elapsed().as_secs_f64()))
}

async fn settled(person: &Person, id: &str, state: &str) -> Result<Value> {
    let end = Instant::now() + PATIENCE;
    loop {
        let import = person.get(&format!("/api/records/imports/{id}")).await.expect(200).json;
        if import["state"] == state {
            return Ok(import);
        }
        if Instant::now() > end || import["state"] == "failed" {
            bail!("the import did not become {state}: {import}");
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
