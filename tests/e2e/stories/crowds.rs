//! A poll of ten thousand beside one of five hundred, in the same run: what grows with the number of voters is what there is to
//! know, not what there is to wait for.

use crate::{
    browser::{Form, Screen, has},
    town::{Town, wait},
};
use api::groups::CreateGroup;
use domain::{GroupId, GroupKind, Poll};
use juyi::route::Page;
use testkit::{Caller, PollBuilder, cast, invite, join_by_program};
use tokio::task::JoinSet;

/// How many act at the same time.
const AT_ONCE: usize = 64;
/// How often everything is measured, in turn.
const ROUNDS: usize = 5;
/// How many rows of a list a page may hold.
const MOST_ROWS: u64 = 200;

/// A group of so many voters, and a poll in which nine of ten of them have voted.
#[derive(Clone, Copy)]
struct Crowd {
    group_id: GroupId,
    poll_id: domain::PollId,
    /// Somebody in the middle of every list.
    number: usize,
}

impl Crowd {
    fn gather(town: &Town, size: usize) -> Self {
        let founder = town.village.founder();
        let create =
            CreateGroup { name: "枫林苑全体业主".parse().expect("a name"), kind: GroupKind::Internal };
        let group_id = wait(founder.call(&create)).expect("a group").group.id;
        let token = wait(founder.call(&invite(group_id))).expect("an invitation").token;
        // The founder is one of them.
        let numbers: Vec<usize> = (1..size).collect();
        let stranger = town.village.stranger();
        let members = all(numbers, move |number| {
            let (stranger, token) = (stranger.clone(), token.clone());
            async move { join_by_program(&stranger, &token, &name(number), &unit(number)).await }
        });
        let poll: Poll = wait(PollBuilder::new(group_id, town.village.now()).opened_by(founder));
        let voters: Vec<(usize, Caller)> =
            (1..).zip(members).filter(|(number, _)| number % 10 != 9).collect();
        let (poll_id, voted) = (poll.id, voters.len());
        let receipts = all(voters, move |(number, voter)| async move {
            let option = u16::try_from(1 + number % 2).expect("one or two");
            voter.call(&cast(poll_id, &[option])).await.expect("a receipt")
        });
        assert_eq!(receipts.len(), voted);
        Self { group_id, poll_id, number: size / 2 }
    }
}

fn name(number: usize) -> String {
    format!("住户{number:05}")
}

/// A house for each 250.
fn unit(number: usize) -> String {
    format!("{:02} 号楼/{} 单元", number / 250, number % 5)
}

/// Does it for each, many at a time; what comes of it stands in the same order.
fn all<T, R, D>(each: Vec<T>, deed: impl Fn(T) -> D) -> Vec<R>
where
    R: Send + 'static,
    D: Future<Output = R> + Send + 'static,
{
    wait(async {
        let (mut tasks, mut done) = (JoinSet::new(), Vec::new());
        for (place, one) in each.into_iter().enumerate() {
            if tasks.len() == AT_ONCE {
                done.extend(tasks.join_next().await.map(|task| task.expect("it is done")));
            }
            let doing = deed(one);
            tasks.spawn(async move { (place, doing.await) });
        }
        done.extend(tasks.join_all().await);
        done.sort_by_key(|(place, _)| *place);
        done.into_iter().map(|(_, came)| came).collect()
    })
}

/// Milliseconds until `there` holds: since the page was asked for, or since `act` was done.
fn timed(screen: &Screen, act: &str, there: &str) -> f64 {
    let script = format!(
        "(async () => {{
            const start = {act};
            const there = () => {there};
            if (!there()) await new Promise(done => {{
                const watch = new MutationObserver(() => {{ if (there()) {{ watch.disconnect(); done(); }} }});
                watch.observe(document, {{ childList: true, subtree: true, characterData: true }});
            }});
            return performance.now() - start;
        }})()"
    );
    screen.evaluate(&script).as_f64().expect("milliseconds")
}

/// From a key in the search of a list to the only row that is left.
fn keystroke(screen: &Screen, rows: &str, text: &str) -> f64 {
    let typed = format!(
        "(() => {{
            const entry = document.querySelector('dialog[open] .search-entry') ?? document.querySelector('.search-entry');
            entry.value = '{text}';
            entry.dispatchEvent(new Event('input', {{ bubbles: true }}));
            return performance.now();
        }})()"
    );
    timed(screen, &typed, &format!("document.querySelectorAll('{rows}').length === 1"))
}

fn count(screen: &Screen, rows: &str) -> u64 {
    screen.evaluate(&format!("document.querySelectorAll('{rows}').length")).as_u64().expect("a number")
}

fn see_some(screen: &Screen, rows: &str) {
    screen.wait_until("a full list", || (count(screen, rows) > 50).then_some(()));
}

/// However far one goes on in a list, the page holds few rows of it.
fn stays_small(screen: &Screen, rows: &str) {
    for _ in 0..3 {
        screen.button("更多").tap();
        screen.settle();
        assert!(count(screen, rows) <= MOST_ROWS, "{rows}");
    }
}

/// What is waited for in each of the two, in milliseconds.
struct Waits {
    result: f64,
    voters: f64,
    roster: f64,
}

fn look(town: &Town, screen: &Screen, crowd: Crowd) -> Waits {
    town.open(screen, &Page::Poll(crowd.poll_id));
    let result =
        timed(screen, "0", "document.querySelector('.bars-list .bar-percent')?.textContent.includes('%')");
    screen.button(has("谁选了什么")).tap();
    screen.button(has("所有投票的人")).tap();
    let rows = "dialog[open] .name-row";
    see_some(screen, rows);
    stays_small(screen, rows);
    let voters = keystroke(screen, rows, &name(crowd.number));
    town.open(screen, &Page::Members(crowd.group_id));
    see_some(screen, ".member");
    for _ in 0..3 {
        screen.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
        screen.settle();
        assert!(count(screen, ".member") <= MOST_ROWS);
    }
    let roster = keystroke(screen, ".member", &name(crowd.number));
    Waits { result, voters, roster }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// How much longer it may take for twenty times as many.
const MUCH_LONGER: f64 = 4.0;

#[test]
fn ten_thousand_voters_are_looked_at_as_quickly_as_five_hundred() {
    let town = Town::at_rest();
    let (small, large) = (Crowd::gather(&town, 500), Crowd::gather(&town, 10_000));
    let screen = town.screen_of(town.village.founder(), Form::Phone);
    // What is fetched once is fetched before.
    look(&town, &screen, small);
    town.open(&screen, &Page::Poll(large.poll_id));
    // What comes in parts moves what stands below it.
    screen.settle();
    screen.button("1001 人还没投").tap();
    see_some(&screen, "dialog[open] .name-row");
    stays_small(&screen, "dialog[open] .name-row");
    let rounds: Vec<(Waits, Waits)> =
        (0..ROUNDS).map(|_| (look(&town, &screen, small), look(&town, &screen, large))).collect();
    // The aim is 1.2 × for the result and 2 × for a key; on a machine with other work the figures jump. What grew with
    // the number of voters would be 20 ×.
    for (what, of) in [
        ("the result is there", (|waits: &Waits| waits.result) as fn(&Waits) -> f64),
        ("a key in the search of those who voted", |waits| waits.voters),
        ("a key in the search of the roster", |waits| waits.roster),
    ] {
        let few = median(rounds.iter().map(|(few, _)| of(few)).collect());
        let many = median(rounds.iter().map(|(_, many)| of(many)).collect());
        println!("{what}: {many:.0} ms of 10,000, {few:.0} ms of 500, {:.2} ×", many / few);
        assert!(many <= few * MUCH_LONGER, "{what}: {many:.0} ms of 10,000, {few:.0} ms of 500");
    }
}
