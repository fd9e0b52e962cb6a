use api::{
    groups::CreateGroup,
    sign_in::{Keep, RedeemSignInLink},
};
use domain::{GroupKind, PollId};
use server::clock::SystemClock;
use std::path::{Path, PathBuf};
use store::Clock as _;
use tempfile::TempDir;
use testkit::{Caller, PollBuilder, Process, Road, invite, join_by_program, operators_link};

/// Runs what never waits but for the line: TCP here blocks.
pub(super) fn now<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(future)
}

/// The program with a group in it, and an open poll.
pub(super) struct World {
    data: TempDir,
    process: Option<Process>,
    founder: Caller,
    invitation: String,
    pub(super) poll_id: PollId,
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_juyi-server"))
}

impl World {
    pub(super) fn founded() -> Self {
        let data = tempfile::tempdir().expect("a folder for temporary files");
        let process = Process::start(program(), data.path());
        let token = operators_link(program(), data.path());
        let founder = Caller::browser(process.wire());
        now(founder.call(&RedeemSignInLink { token, keep: Keep::Cookie, device: None }))
            .expect("the link works");
        let create = CreateGroup { name: "业主群".parse().unwrap(), kind: GroupKind::Internal };
        let group_id = now(founder.call(&create)).expect("a group").group.id;
        let invitation = now(founder.call(&invite(group_id))).expect("an invitation").token;
        let poll = PollBuilder::new(group_id, SystemClock.now());
        let poll_id = now(poll.opened_by(&founder)).id;
        Self { data, process: Some(process), founder, invitation, poll_id }
    }

    fn process(&self) -> &Process {
        self.process.as_ref().expect("the program runs")
    }

    pub(super) fn wire(&self) -> Road {
        self.process().wire()
    }

    pub(super) fn founder(&self) -> Caller {
        self.founder.on(self.wire())
    }

    /// So many members, each with a program and a connection of their own.
    pub(super) fn members(&self, count: usize) -> Vec<Caller> {
        let join = |number| {
            let (visitor, name) = (Caller::browser(self.wire()), format!("住户{number}"));
            now(join_by_program(&visitor, &self.invitation, &name, "1 号楼"))
        };
        (0..count).map(join).collect()
    }

    pub(super) fn kill(&mut self) {
        self.process.take().expect("the program runs").kill();
    }

    pub(super) fn start(&mut self) {
        self.process = Some(Process::start(program(), self.data.path()));
    }

    /// Another program has the database to itself until this is dropped.
    pub(super) fn lock_the_database(&self) -> rusqlite::Connection {
        let database = rusqlite::Connection::open(database_in(self.data.path())).expect("the database");
        database.execute_batch("BEGIN EXCLUSIVE").expect("nobody else writes just now");
        database
    }
}

fn database_in(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path());
    let is_one =
        |path: &PathBuf| std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3\0"));
    files.into_iter().find(is_one).expect("a database")
}
