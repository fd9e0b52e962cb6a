//! One Chromium for all stories of this process. It ends by itself when the process does, however that ends: its pipe
//! breaks.

use super::ear::Ear;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    process::{ChildStdin, ChildStdout, Command, Stdio},
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, atomic::AtomicU64, atomic::Ordering, mpsc},
    time::Duration,
};

/// How long an answer of the browser may take. Far longer than it ever does: it turns a test that would hang into one
/// that fails.
const PATIENCE: Duration = Duration::from_secs(60);

const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    // Several people look at their screens at once, and none of them is in the background.
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--hide-scrollbars",
    "--lang=zh-CN",
    "--remote-debugging-pipe",
];

/// Chromium reads from 3 and writes to 4. The shell puts them in their places and takes the profile away afterwards.
const LAUNCH: &str = r#"
profile=$(mktemp -d) || exit 1
trap '' INT
"$@" --user-data-dir="$profile" 3<&0 4>&1 1>/dev/null 2>/dev/null </dev/null
rm -rf "$profile"
"#;

type Answer = Result<Value, String>;

/// The browser.
pub struct Chromium {
    pipe: Mutex<ChildStdin>,
    last: AtomicU64,
    asked: Mutex<HashMap<u64, mpsc::Sender<Answer>>>,
    ears: Mutex<HashMap<String, Arc<Ear>>>,
}

static CHROMIUM: LazyLock<Arc<Chromium>> = LazyLock::new(Chromium::start);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Chromium {
    /// The one of this process.
    pub fn get() -> Arc<Self> {
        CHROMIUM.clone()
    }

    #[expect(clippy::zombie_processes, reason = "it lives as long as the test process, which ends it")]
    fn start() -> Arc<Self> {
        let program = std::env::var("JUYI_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        let mut child = Command::new("sh")
            .args(["-c", LAUNCH, "sh", &program])
            .args(FLAGS)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell to start Chromium");
        let pipe = Mutex::new(child.stdin.take().expect("it was asked for"));
        let stdout = child.stdout.take().expect("it was asked for");
        let chromium =
            Arc::new(Self { pipe, last: AtomicU64::new(0), asked: Mutex::default(), ears: Mutex::default() });
        let hearing = chromium.clone();
        std::thread::spawn(move || hearing.hear(BufReader::new(stdout)));
        chromium
    }

    fn hear(&self, mut stdout: BufReader<ChildStdout>) {
        let mut message = Vec::new();
        while stdout.read_until(0, &mut message).is_ok_and(|count| count > 0) {
            message.pop();
            let said: Value = serde_json::from_slice(&message).expect("Chromium writes JSON");
            message.clear();
            self.take(said);
        }
        // It has ended: whoever waits for an answer learns it from the sender that is gone.
        lock(&self.asked).clear();
    }

    fn take(&self, mut said: Value) {
        if let Some(id) = said["id"].as_u64() {
            let answer = match said.get("error") {
                Some(error) => Err(error["message"].as_str().unwrap_or_default().to_owned()),
                None => Ok(said["result"].take()),
            };
            if let Some(asked) = lock(&self.asked).remove(&id) {
                // Whoever asked may have given up.
                let _ = asked.send(answer);
            }
        } else if let Some(session) = said["sessionId"].as_str() {
            let ear = lock(&self.ears).get(session).cloned();
            if let Some(ear) = ear {
                ear.hear(said["method"].as_str().unwrap_or_default(), &said["params"]);
            }
        }
    }

    /// Asks the browser, or the tab behind `session`. An `Err` is its refusal.
    pub fn ask(&self, session: Option<&str>, method: &str, params: Value) -> Answer {
        let asked = self.send(session, method, params);
        heard(method, &asked)
    }

    /// Asks the tab behind `session` several things, the next without waiting for what the one before came to.
    pub fn ask_at_once(&self, session: &str, questions: &[(&str, Value)]) -> Vec<Answer> {
        let ask = |(method, params): &(&str, Value)| self.send(Some(session), method, params.clone());
        let asked: Vec<_> = questions.iter().map(ask).collect();
        questions.iter().zip(asked).map(|((method, _), asked)| heard(method, &asked)).collect()
    }

    fn send(&self, session: Option<&str>, method: &str, params: Value) -> mpsc::Receiver<Answer> {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let (sender, answer) = mpsc::channel();
        lock(&self.asked).insert(id, sender);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let sent = lock(&self.pipe).write_all(&bytes);
        if sent.is_err() {
            panic!(
                "Chromium has ended; is it installed, and does it start? (JUYI_CHROMIUM names its program)"
            );
        }
        answer
    }

    /// Asks the browser itself what it must not refuse.
    pub fn must(&self, method: &str, params: Value) -> Value {
        self.ask(None, method, params).unwrap_or_else(|refusal| panic!("{method}: {refusal}"))
    }

    /// From now on `ear` hears what happens in the tab behind `session`.
    pub fn listen(&self, session: &str, ear: Arc<Ear>) {
        lock(&self.ears).insert(session.to_owned(), ear);
    }

    /// Nobody hears it any more.
    pub fn ignore(&self, session: &str) {
        lock(&self.ears).remove(session);
    }
}

fn heard(method: &str, answer: &mpsc::Receiver<Answer>) -> Answer {
    match answer.recv_timeout(PATIENCE) {
        Ok(answer) => answer,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("Chromium did not answer {method}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("Chromium ended while it was asked {method}"),
    }
}
