//! The server's own program, as it runs in a house: started, killed, started again.

use crate::town::wait;
use api::{
    groups::CreateGroup,
    invitations::{AcceptInvitation, IssuedInvitation},
    sign_in::{Keep, RedeemSignInLink},
};
use domain::{GroupId, GroupKind};
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Lines},
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
};
use tempfile::TempDir;
use testkit::{Caller, PollBuilder, Road, Wire, introduction, invite};

/// A server that runs as a process of its own, over data that outlive it.
pub struct Server {
    child: Child,
    /// Read on, so that it never writes into a full pipe.
    said: Option<Lines<BufReader<ChildStdout>>>,
    data: TempDir,
    url: String,
}

/// A group on such a server.
pub struct Group {
    pub organiser: Caller,
    pub id: GroupId,
    invitation: IssuedInvitation,
}

/// The one with the site inside that `JUYI_PROGRAM` names; else `JUYI_SERVER_BIN`, or what was built beside this test, and the
/// folder of the site.
fn program() -> (PathBuf, Option<PathBuf>) {
    let beside = || {
        let test = std::env::current_exe().expect("this program has a path");
        test.ancestors().nth(2).expect("target/debug/deps").join("juyi-server")
    };
    let (program, site) = match std::env::var_os("JUYI_PROGRAM") {
        Some(program) => (PathBuf::from(program), None),
        None => (std::env::var_os("JUYI_SERVER_BIN").map_or_else(beside, PathBuf::from), Some(site())),
    };
    assert!(
        program.is_file(),
        "build the server first: cargo build --package server ({})",
        program.display()
    );
    (program, site)
}

fn site() -> PathBuf {
    let built = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/site");
    std::env::var_os("JUYI_SITE_DIR").map_or_else(built, PathBuf::from)
}

impl Server {
    /// The first start, on a free port. Returns the organiser's sign-in link too.
    pub fn start() -> (Self, String) {
        let data = tempfile::tempdir().expect("a folder for temporary files");
        let (child, mut lines) = spawn(&data, "0");
        let (mut url, mut link) = (None, None);
        while url.is_none() || link.is_none() {
            let line = lines.next().expect("the server says where it listens").expect("in UTF-8");
            url = url.or_else(|| line.split_once("listening on ").map(|(_, url)| url.trim().to_owned()));
            link = link.or_else(|| line.trim().starts_with("http").then(|| line.trim().to_owned()));
        }
        let (url, link) = (url.expect("said"), link.expect("said"));
        (Self { child, said: Some(lines), data, url }, link)
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    fn road(&self) -> Road {
        Road::Wire(Wire::to(&self.url))
    }

    /// Ends it as a power cut does.
    pub fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it has ended");
    }

    /// Starts it again over what it kept, at the same port.
    pub fn start_again(&mut self) {
        let port = self.url.rsplit(':').next().expect("an address with a port").to_owned();
        let (child, mut lines) = spawn(&self.data, &port);
        let listens = lines.by_ref().map_while(Result::ok).any(|line| line.contains("listening on "));
        assert!(listens, "the server starts again");
        (self.child, self.said) = (child, Some(lines));
    }

    /// A group of whoever has the link.
    pub fn found(&self, link: &str) -> Group {
        let organiser = Caller::browser(self.road());
        let token = link.rsplit('/').next().expect("a link has a last part").to_owned();
        let redeem = RedeemSignInLink { token, keep: Keep::Cookie, device: None };
        let organiser = wait(async {
            let signed_in = organiser.call(&redeem).await.expect("the link works");
            organiser.known_as(signed_in.person)
        });
        let create = CreateGroup { name: "枫林苑".parse().expect("a name"), kind: GroupKind::Internal };
        let id = wait(organiser.call(&create)).expect("a group").group.id;
        let invitation = wait(organiser.call(&invite(id))).expect("an invitation");
        Group { organiser, id, invitation }
    }
}

impl Group {
    pub fn member(&self, name: &str, unit: &str) -> Caller {
        let caller = Caller::browser(self.organiser.road().clone());
        let accept = AcceptInvitation {
            token: self.invitation.token.clone(),
            introduction: Some(introduction(name, unit)),
            keep: Keep::Cookie,
            device: None,
        };
        let person = wait(caller.call(&accept)).expect("they join").person;
        caller.known_as(person)
    }

    /// A poll, by the clock of the server.
    pub fn poll(&self) -> PollBuilder {
        let me = wait(self.organiser.call(&api::groups::GetGroup { group_id: self.id })).expect("the group");
        PollBuilder::new(self.id, me.group.since)
    }
}

fn spawn(data: &TempDir, port: &str) -> (Child, Lines<BufReader<ChildStdout>>) {
    let (program, site) = program();
    let mut child = Command::new(program)
        .args(["serve", "--host", "127.0.0.1", "--port", port, "--empty", "--data"])
        .arg(data.path())
        .args(site.iter().flat_map(|site| [OsStr::new("--site"), site.as_os_str()]))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the server starts");
    let lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
    (child, lines)
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
