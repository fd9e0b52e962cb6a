//! The server itself, in this process.

use crate::{Caller, CountingMint, Door, Plan, Road, Wire, street::Street};
use api::sign_in::{Keep, RedeemSignInLink};
use axum::Router;
use domain::{Person, PersonId, SignInLink, Space, SpaceId};
use jiff::Timestamp;
use server::{
    App,
    clock::SystemClock,
    ids::{Mint, SystemMint},
    token::Token,
};
use std::{fmt, path::PathBuf, sync::Arc};
use store::{Clock, ManualClock, SeededChance, Store, memory::MemoryStore};
use store_sqlite::SqliteStore;
use tempfile::TempDir;

/// A server with its store, its clock and its door.
pub struct House {
    plan: Plan,
    clock: Arc<dyn Clock>,
    /// The same clock, if it can be moved.
    by_hand: Option<Arc<ManualClock>>,
    mint: Arc<dyn Mint>,
    chance: Arc<SeededChance>,
    door: Door,
    ground: Ground,
    app: Option<App>,
    street: Option<Street>,
}

/// On what the server stands.
enum Ground {
    Memory(Arc<MemoryStore>),
    Disk(TempDir),
}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("House").field("plan", &self.plan).field("now", &self.now()).finish_non_exhaustive()
    }
}

impl House {
    /// When it is built, by a clock that stands still: in the afternoon in Shanghai.
    ///
    /// # Panics
    /// Never.
    #[must_use]
    pub fn built() -> Timestamp {
        "2026-12-01T08:00:00Z".parse().expect("a timestamp")
    }

    /// A house with nobody in it. Needs a tokio runtime.
    ///
    /// # Panics
    /// If there is no room for temporary files, or no free port.
    #[must_use]
    pub fn planned(plan: Plan) -> Self {
        let by_hand = (!plan.real_time).then(|| Arc::new(ManualClock::at(Self::built())));
        let clock: Arc<dyn Clock> = match &by_hand {
            Some(clock) => clock.clone(),
            None => Arc::new(SystemClock),
        };
        let mint: Arc<dyn Mint> = match plan.real_time {
            true => Arc::new(SystemMint::default()),
            false => Arc::new(CountingMint::default()),
        };
        let chance = Arc::new(SeededChance::of(plan.seed));
        let ground = match plan.on_disk {
            true => Ground::Disk(tempfile::tempdir().expect("a folder for temporary files")),
            false => Ground::Memory(Arc::new(MemoryStore::new(clock.clone()))),
        };
        let street = plan.served.then(Street::open);
        let door = Door::to(Router::new());
        let mut house = Self { plan, clock, by_hand, mint, chance, door, ground, app: None, street };
        house.start();
        house
    }

    fn start(&mut self) {
        let store: Arc<dyn Store> = match &self.ground {
            Ground::Memory(store) => store.clone(),
            Ground::Disk(folder) => {
                let opened = SqliteStore::open(database(folder), self.clock.clone(), self.chance.clone());
                Arc::new(opened.expect("a database"))
            }
        };
        let mut config = self.plan.config.clone();
        if let (Some(mail), Some(street)) = (&mut config.mail, &self.street) {
            mail.site = street.url().to_owned();
        }
        let app = {
            let _inside = self.street.as_ref().map(Street::enter);
            App::new(store, self.clock.clone(), self.mint.clone(), config)
        };
        self.door.leads_to(server::router(app.clone()));
        if let Some(street) = &mut self.street {
            street.serve(app.clone());
        }
        self.app = Some(app);
    }

    /// Stops the server, lets `meanwhile` happen, and starts another over what it kept.
    ///
    /// # Panics
    /// Behind a port.
    pub fn restart(&mut self, meanwhile: impl FnOnce(&ManualClock)) {
        assert!(self.street.is_none(), "a server behind a port is started again as a process");
        self.door.leads_to(Router::new());
        if let Some(app) = self.app.take() {
            app.stop.now();
        }
        meanwhile(self.clock());
        self.start();
    }

    /// Moves in whoever is there first, and signs them in.
    pub(crate) async fn founder(&self) -> Caller {
        let text = "words that are valid";
        let space = Space { id: SpaceId(self.app().id()), name: "枫林苑".parse().expect(text) };
        let first = Person {
            id: PersonId(self.app().id()),
            name: "李明".parse().expect(text),
            alias: None,
            unit: "1 号楼/101".parse().expect(text),
            since: self.now(),
        };
        self.app().store.found_space(&space, &first).await.expect("a new space");
        self.sign_in(first).await
    }

    /// Signs somebody in by a link, as the operator does when every session is lost.
    pub(crate) async fn sign_in(&self, person: Person) -> Caller {
        let browser = Caller::browser(Road::Door(self.door.clone()));
        let token = self.sign_in_token(person.id).await;
        let redeem = RedeemSignInLink { token, keep: Keep::Cookie, device: None };
        browser.call(&redeem).await.expect("the link works");
        browser.known_as(person)
    }

    /// The token of a fresh sign-in link, as the operator gets it.
    pub(crate) async fn sign_in_token(&self, person_id: PersonId) -> String {
        let token = Token::mint(&*self.mint);
        let link = SignInLink { person_id, expires: self.now() + SignInLink::LIFE_FROM_ADMIN };
        self.app().store.put_sign_in_link(token.hash(), &link).await.expect("the link is kept");
        token.into_string()
    }

    /// What its handlers see.
    ///
    /// # Panics
    /// Never: a house has a server but while it restarts.
    #[must_use]
    pub fn app(&self) -> &App {
        self.app.as_ref().expect("the server runs")
    }

    /// Its door.
    #[must_use]
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// Its address, for browsers.
    ///
    /// # Panics
    /// If the plan did not say `served`.
    #[must_use]
    pub fn url(&self) -> &str {
        self.street.as_ref().expect("a house that is served").url()
    }

    /// The way to it over TCP.
    ///
    /// # Panics
    /// As [`House::url`].
    #[must_use]
    pub fn wire(&self) -> Road {
        Road::Wire(Wire::to(self.url()))
    }

    /// Its clock, to be moved.
    ///
    /// # Panics
    /// If it is the system's.
    #[must_use]
    pub fn clock(&self) -> &ManualClock {
        self.by_hand.as_ref().expect("a clock that stands still")
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The file of its database; the log stands beside it, with `-wal` behind its name.
    ///
    /// # Panics
    /// If it stands on no disk.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        let Ground::Disk(folder) = &self.ground else { panic!("this house keeps everything in memory") };
        database(folder)
    }

    /// Every byte on its disk.
    ///
    /// # Panics
    /// If it stands on none.
    #[must_use]
    pub fn everything_kept(&self) -> Vec<u8> {
        let Ground::Disk(folder) = &self.ground else { panic!("this house keeps everything in memory") };
        let files = std::fs::read_dir(folder.path()).expect("the folder");
        let read = |file: std::io::Result<std::fs::DirEntry>| std::fs::read(file.expect("a file").path());
        files.flat_map(|file| read(file).expect("its bytes")).collect()
    }
}

fn database(folder: &TempDir) -> PathBuf {
    folder.path().join("juyi.sqlite")
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(app) = &self.app {
            app.stop.now();
        }
    }
}
