//! Listening to what the server sends by itself.

use crate::sse::{Reader, Sent};
use api::live::{Event, Stream};
use axum::body::Body;
use domain::{PollId, Tally};
use http::{HeaderMap, Request, header};
use http_body_util::BodyExt as _;
use std::time::Duration;

/// How long to wait for something that must come. Far longer than it ever takes: it only turns a test that would hang
/// into one that fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A stream that somebody listens to.
///
/// ```no_run
/// # async fn story(village: testkit::Village, poll: domain::Poll) {
/// let zhang = village.member("张三", "3 号楼/2 单元/1201").await;
/// let mut live = zhang.live(village.group_id()).await.expect("a member may listen");
/// assert!(matches!(live.event().await, api::live::Event::Hello { .. }));
/// zhang.call(&testkit::cast(poll.id, &[1])).await.expect("a receipt");
/// let tally = live.tally_where(|tally| tally.turnout.cast == 1).await;
/// assert_eq!(tally.poll_id, poll.id);
/// # }
/// ```
#[derive(Debug)]
pub struct Live {
    headers: HeaderMap,
    body: Body,
    reader: Reader,
}

impl Live {
    pub(crate) fn new(headers: HeaderMap, body: Body) -> Self {
        Self { headers, body, reader: Reader::default() }
    }

    /// The headers with which the stream began.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The next event as it was sent; `None` once the stream has ended.
    ///
    /// # Panics
    /// If neither comes.
    pub async fn sent(&mut self) -> Option<Sent> {
        // Of the whole, not of each frame: a line that only beats says nothing.
        tokio::time::timeout(PATIENCE, self.read()).await.expect("something is sent")
    }

    async fn read(&mut self) -> Option<Sent> {
        loop {
            match self.reader.take() {
                Some(beat) if beat.name == Event::Beat.name() => continue,
                Some(sent) => return Some(sent),
                None => {}
            }
            let frame = self.body.frame().await?.expect("a stream ends and does not break");
            self.reader.push(frame.data_ref().map_or(&[], |data| data));
        }
    }

    /// The next event.
    ///
    /// # Panics
    /// If the stream ends, or sends what is no event.
    pub async fn event(&mut self) -> Event {
        let sent = self.sent().await.expect("the stream goes on");
        let event: Event = serde_json::from_str(&sent.data).expect("an event");
        assert_eq!(sent.name, event.name());
        event
    }

    /// The first event of which `found` makes something; the others are passed over.
    ///
    /// # Panics
    /// As [`Live::event`].
    pub async fn until<T>(&mut self, mut found: impl FnMut(Event) -> Option<T>) -> T {
        loop {
            if let Some(thing) = found(self.event().await) {
                return thing;
            }
        }
    }

    /// The first tally, alone or with its poll, that is as `wanted`.
    ///
    /// # Panics
    /// As [`Live::event`].
    pub async fn tally_where(&mut self, mut wanted: impl FnMut(&Tally) -> bool) -> Tally {
        self.until(|event| match event {
            Event::Tally { tally } | Event::Poll { tally, .. } => wanted(&tally).then_some(tally),
            _ => None,
        })
        .await
    }

    /// The next event about the poll itself.
    ///
    /// # Panics
    /// As [`Live::event`].
    pub async fn poll(&mut self, id: PollId) -> domain::Poll {
        self.until(|event| match event {
            Event::Poll { poll, .. } => (poll.id == id).then_some(*poll),
            _ => None,
        })
        .await
    }

    /// Waits for the end of the stream, and returns what came before it.
    ///
    /// # Panics
    /// If the stream goes on, or its last event is not [`Event::Ended`].
    pub async fn ended(mut self) -> Vec<Event> {
        let mut events = Vec::new();
        while let Some(sent) = self.sent().await {
            events.push(serde_json::from_str(&sent.data).expect("an event"));
        }
        assert_eq!(events.pop(), Some(Event::Ended));
        events
    }
}

/// The request that begins to listen.
pub(crate) fn request<S: Stream>(stream: &S) -> Request<Vec<u8>> {
    let fields = serde_json::to_value(stream).expect("the fields of a stream are JSON");
    let segment = |segment: &str| match segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
        Some(name) => fields[name].as_str().expect("a field of the path is text").to_owned(),
        None => segment.to_owned(),
    };
    let path: Vec<String> = S::PATH.split('/').map(segment).collect();
    Request::get(path.join("/"))
        .header(header::ACCEPT, "text/event-stream")
        .body(Vec::new())
        .expect("a path of the contract")
}
