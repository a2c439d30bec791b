//! A deployment of the run's own: every server real, every line to it under control, the product a process.

mod disk;
mod place;
mod product;
mod program;
mod servers;
mod settings;

pub use disk::Disk;
pub use product::Product;
pub use program::Program;
pub use servers::Servers;

use anyhow::Result;
use kernel::Service;
use place::Place;
use sqlx::{ConnectOptions as _, PgConnection, postgres::PgConnectOptions};

/// Name of the deployment: what its databases and roles begin with.
const NAME: &str = "zhibu";
/// Where its objects lie.
const BUCKET: &str = "zhibu";

// dropped in this order: first the product, then what it stands on
pub struct Site {
    pub product: Product,
    pub servers: Servers,
    pub place: Place,
    port: u16,
}

impl Site {
    /// Starts the servers, makes the databases and starts the product.
    ///
    /// # Errors
    /// When a part does not start.
    pub async fn open(keep: bool) -> Result<Self> {
        let place = Place::make(keep)?;
        let servers = Servers::start(&place.folder.join("data")).await?;
        let port = embedded::free_port()?;
        let program = Program::find(&place.folder)?;
        settings::write(&program, port, &servers).await?;
        program.run(&["migrate"]).await?;
        let mut product = Product::new(program, port);
        product.start()?;
        product.ready().await?;
        Ok(Self { product, servers, place, port })
    }

    pub fn program(&self) -> &Program {
        &self.product.program
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Address of an organisation, or of the platform, without a slash at the end.
    pub fn url(&self, slug: Option<&str>) -> String {
        slug.map_or_else(
            || format!("http://localhost:{}", self.port),
            |slug| format!("http://{slug}.localhost:{}", self.port),
        )
    }

    /// The database of a service, straight and as its superuser.
    ///
    /// # Errors
    /// When the server is away.
    pub async fn database(&self, service: Service) -> Result<PgConnection> {
        let options: PgConnectOptions = self.servers.postgres_url().parse()?;
        Ok(options.database(&format!("{NAME}_{service}")).disable_statement_logging().connect().await?)
    }
}
