//! Polls in few words.

use crate::Caller;
use api::polls::{CastBallot, ClosePoll, ComposePoll, EditPoll, OpenPoll};
use domain::{
    CastKey, Draft, Electorate, GroupId, Method, OptionId, Poll, PollId, Secrecy, Selection, Slot, Visibility,
};
use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicU64, Ordering};

/// A poll about to be composed: a single choice of 甲 and 乙, open to joiners, closing in a day, unless said otherwise.
///
/// ```no_run
/// # async fn story(village: testkit::Village) {
/// let poll = village.poll().options(&["红", "绿", "蓝"]).multiple(1, 2).opened_by(village.founder()).await;
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct PollBuilder {
    group_id: GroupId,
    now: Timestamp,
    draft: Draft,
}

impl PollBuilder {
    /// A poll of `group_id`, at the instant `now`.
    ///
    /// # Panics
    /// Never: what it begins with is valid.
    #[must_use]
    pub fn new(group_id: GroupId, now: Timestamp) -> Self {
        let text = "words that are valid";
        let draft = Draft {
            title: "选一个".parse().expect(text),
            description: "".parse().expect(text),
            options: vec!["甲".parse().expect(text), "乙".parse().expect(text)],
            slots: vec![],
            details: Vec::new(),
            documents: Vec::new(),
            method: Method::Single,
            abstention: false,
            secrecy: Secrecy::RealName,
            visibility: Visibility::Live,
            electorate: Electorate::OpenToJoiners,
            deadline: now,
            zone: "Asia/Shanghai".parse().expect(text),
        };
        Self { group_id, now, draft }.closing_in(SignedDuration::from_hours(24))
    }

    /// Asks this.
    ///
    /// # Panics
    /// If it is no title.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.draft.title = title.parse().expect("a title");
        self
    }

    /// With these options, which become 1, 2, 3 …
    ///
    /// # Panics
    /// If one of them is no option.
    #[must_use]
    pub fn options(mut self, labels: &[&str]) -> Self {
        self.draft.options = labels.iter().map(|label| label.parse().expect("an option")).collect();
        self
    }

    /// On these times, from when until when (RFC 3339), which become 1, 2, 3 … in the order of time.
    ///
    /// # Panics
    /// If one of them is no time.
    #[must_use]
    pub fn slots(mut self, slots: &[(&str, &str)]) -> Self {
        let at = |text: &str| text.parse().expect("an instant");
        self.draft.slots = slots.iter().map(|(from, to)| Slot { starts: at(from), ends: at(to) }).collect();
        self.draft.options = Vec::new();
        self.by(Method::Slots)
    }

    /// Several may be chosen.
    #[must_use]
    pub fn multiple(mut self, min: u16, max: u16) -> Self {
        self.draft.method = Method::Multiple { min, max };
        self
    }

    /// Voted on in this way.
    #[must_use]
    pub fn by(mut self, method: Method) -> Self {
        self.draft.method = method;
        self
    }

    /// One may abstain.
    #[must_use]
    pub fn with_abstention(mut self) -> Self {
        self.draft.abstention = true;
        self
    }

    /// Its result is shown then.
    #[must_use]
    pub fn shown(mut self, visibility: Visibility) -> Self {
        self.draft.visibility = visibility;
        self
    }

    /// Names stand beside choices for these.
    #[must_use]
    pub fn secret(mut self, secrecy: Secrecy) -> Self {
        self.draft.secrecy = secrecy;
        self
    }

    /// Anonymous to members, with what belongs to it: shown after the close, and nobody joins it.
    #[must_use]
    pub fn anonymous(self) -> Self {
        self.secret(Secrecy::Anonymous).shown(Visibility::AfterClose).frozen()
    }

    /// Only those vote who are members when it opens.
    #[must_use]
    pub fn frozen(mut self) -> Self {
        self.draft.electorate = Electorate::FrozenAtOpening;
        self
    }

    /// Closes so long after now.
    ///
    /// # Panics
    /// Outside the years that a timestamp can name.
    #[must_use]
    pub fn closing_in(mut self, time: SignedDuration) -> Self {
        self.draft.deadline = self.now.checked_add(time).expect("a time within the range of Timestamp");
        self
    }

    /// What will be sent.
    #[must_use]
    pub fn draft(&self) -> Draft {
        self.draft.clone()
    }

    /// The request that composes it.
    #[must_use]
    pub fn compose(&self) -> ComposePoll {
        ComposePoll { group_id: self.group_id, draft: self.draft() }
    }

    /// Has `composer` compose it, and leaves it a draft.
    ///
    /// # Panics
    /// If the server refuses.
    pub async fn composed_by(&self, composer: &Caller) -> Poll {
        composer.call(&self.compose()).await.expect("it is composed").poll
    }

    /// Has `composer` compose and open it.
    ///
    /// # Panics
    /// If the server refuses.
    pub async fn opened_by(&self, composer: &Caller) -> Poll {
        let poll_id = self.composed_by(composer).await.id;
        composer.call(&OpenPoll { poll_id }).await.expect("it is opened").poll
    }
}

/// A mark against each of these options.
#[must_use]
pub fn marking(options: &[u16]) -> Selection {
    Selection::Approve(options.iter().copied().map(OptionId).collect())
}

/// What somebody says to the slots of a poll: at which they can come, and at which if need be.
#[must_use]
pub fn free(yes: &[u16], if_need_be: &[u16]) -> Selection {
    let ids = |options: &[u16]| options.iter().copied().map(OptionId).collect();
    Selection::Slots { yes: ids(yes), if_need_be: ids(if_need_be) }
}

/// A key that no other act of casting in this process has.
#[must_use]
pub fn key() -> CastKey {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    CastKey(uuid::Uuid::from_u128(0x00ca_5700_0000_4000_8000_0000_0000_0000 + u128::from(number)))
}

/// A first ballot, with a key of its own. To cast another in its place, say what it replaces:
/// `CastBallot { replaces: Some(receipt.version), ..cast(poll.id, &[2]) }`.
#[must_use]
pub fn cast(poll_id: PollId, options: &[u16]) -> CastBallot {
    CastBallot { poll_id, key: key(), selection: marking(options), replaces: None, edition: 1, voter: None }
}

/// The request that edits a poll as it was first opened, for no reason: `draft` in the place of what it asks, its first options
/// the poll's own.
#[must_use]
pub fn editing(poll_id: PollId, draft: Draft) -> EditPoll {
    let options = draft.options.len().max(draft.slots.len());
    let ids = (1..).map(|id| Some(OptionId(id))).take(options).collect();
    EditPoll { poll_id, edition: 1, draft, ids, withdrawn: Vec::new(), reason: None }
}

/// The request that closes a poll early, for a reason.
///
/// # Panics
/// Never: the reason is one.
#[must_use]
pub fn closing(poll_id: PollId) -> ClosePoll {
    ClosePoll { poll_id, reason: "都投了".parse().expect("a reason") }
}
