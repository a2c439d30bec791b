use anyhow::{Context, Result, bail};
use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

/// What to measure, and for how long.
pub struct Options {
    /// Numbers of organisations to measure at, growing.
    pub tenants: Vec<usize>,
    /// Length of one turn of a measurement.
    pub turn: Duration,
    /// Turns of each side.
    pub rounds: usize,
    /// Rows of the rosters to import.
    pub rosters: Vec<usize>,
    /// Only these entries; all when empty.
    pub only: Vec<String>,
    /// A smaller of everything.
    pub quick: bool,
    /// When everything is over.
    pub end: Instant,
    pub folder: PathBuf,
    /// The program under test.
    pub program: PathBuf,
}

/// Of a whole run. A quarter of an hour is promised; the last entry may be a few seconds in ending.
const MINUTES: u32 = 14;
/// Without these nothing can be measured.
const ALWAYS: [&str; 3] = ["ground", "start", "stamp"];

const USAGE: &str = "load [--quick] [--tenants 10,1000] [--turn SECONDS] [--rounds N] [--rosters 5000,100000] \
     [--only entry,entry] [--minutes N] [--folder FOLDER]";

impl Options {
    /// Everything there is to measure.
    pub fn usual() -> Self {
        Self {
            tenants: vec![10, 1000, 5000, 10_000],
            turn: Duration::from_secs(2),
            rounds: 3,
            rosters: vec![5000, 100_000],
            only: Vec::new(),
            quick: false,
            end: Instant::now() + Duration::from_secs(60) * MINUTES,
            folder: std::env::temp_dir().join("zhibu-bench"),
            program: PathBuf::new(),
        }
    }

    pub fn of_process() -> Result<Self> {
        let mut options = Self::usual();
        options.program = std::env::current_exe()?.with_file_name("zhibu");
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            if word == "--quick" {
                options.quick();
                continue;
            }
            let value = words.next().context(USAGE)?;
            options.set(&word, &value)?;
        }
        if !["get", "select", "migrate"].iter().any(|entry| options.wants(entry)) {
            // what is left needs a few organisations
            options.tenants.truncate(1);
        }
        if !options.program.exists() {
            bail!("{} is missing: build the whole workspace", options.program.display());
        }
        Ok(options)
    }

    fn quick(&mut self) {
        (self.tenants, self.rosters) = (vec![10, 40], vec![5000]);
        (self.turn, self.rounds) = (Duration::from_secs(1), 2);
        self.quick = true;
    }

    fn set(&mut self, word: &str, value: &str) -> Result<()> {
        let numbers = || value.split(',').map(|n| n.parse().context(USAGE)).collect::<Result<Vec<usize>>>();
        match word {
            "--tenants" => self.tenants = numbers()?,
            "--rosters" => self.rosters = numbers()?,
            "--turn" => self.turn = Duration::from_secs_f64(value.parse()?),
            "--rounds" => self.rounds = value.parse()?,
            "--only" => self.only = value.split(',').map(str::to_owned).collect(),
            "--minutes" => self.end = Instant::now() + Duration::from_secs(60 * value.parse::<u64>()?),
            "--folder" => self.folder = value.into(),
            _ => bail!(USAGE),
        }
        Ok(())
    }

    /// Where migrations are measured: at the first thousand, or as far as it goes.
    pub fn migrate_at(&self) -> usize {
        let thousand = self.tenants.iter().copied().find(|tenants| *tenants >= 1000);
        thousand.or(self.tenants.last().copied()).unwrap_or_default()
    }

    /// What is exported are the organisations that rosters went to.
    pub fn wants(&self, entry: &str) -> bool {
        let entry = if entry == "export" { "import" } else { entry };
        self.only.is_empty() || ALWAYS.contains(&entry) || self.only.iter().any(|only| only == entry)
    }
}
