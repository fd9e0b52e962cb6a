//! Counting, once, for every screen and every export.

mod runoff;

use crate::{Ballot, Method, OptionId, Poll, PollId, RankedCount, Receipt, Scored, Selection};
pub use runoff::rounds;
use serde::{Deserialize, Serialize};

/// The votes of one option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionCount {
    /// The option.
    pub option: OptionId,
    /// How many ballots chose it ([`Selection::chose`]); of a ranked poll, how many ranked it first; of a poll on times, how
    /// many can come then, those who would only if need be among them; of a sign-up, how many signed up.
    pub votes: u32,
    /// What the ballots gave it. In a ranked poll of n options (Borda): n − 1 points for the first place, one fewer for each
    /// next, none where it is not ranked. In a score poll the sum of its points. In a poll on times how many can come without
    /// reserve. In a sign-up how many places are taken. Else 0.
    pub points: u32,
}

/// A round of an instant run-off ([`rounds`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Round {
    /// Those that were still in, in the poll's order. Points are not counted here.
    pub votes: Vec<OptionCount>,
    /// How many ballots named none of them any more.
    pub exhausted: u32,
    /// Who was out behind it; nobody in the last round.
    pub out: Option<OptionId>,
}

impl Round {
    /// The votes of `option` in this round; 0 if it was out already.
    #[must_use]
    pub fn votes(&self, option: OptionId) -> u32 {
        self.votes.iter().find(|each| each.option == option).map_or(0, |each| each.votes)
    }
}

/// The whole result of a poll at one revision. It always travels whole, so a message lost, late or doubled does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// The poll counted.
    pub poll_id: PollId,
    /// Grows by one with each change of the poll, its ballots or its electorate; of two tallies the larger is newer.
    pub revision: u64,
    /// One count per option, in the poll's order, zeros included. None at all where the result is not to be seen yet
    /// ([`Tally::veiled`]).
    pub counts: Vec<OptionCount>,
    /// How many of those who cast abstained.
    pub abstained: u32,
    /// The rounds of an instant run-off, in a tally that was counted from the ballots ([`Tally::count`]); none while it runs.
    pub rounds: Vec<Round>,
    /// Cast of entitled.
    pub turnout: Turnout,
}

/// How many of those entitled have cast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Turnout {
    /// Voters whose ballot counts.
    pub cast: u32,
    /// Voters on the electorate.
    pub entitled: u32,
}

impl Turnout {
    /// The share of the entitled that has cast.
    #[must_use]
    pub fn share(self) -> Share {
        Share { votes: self.cast, base: Base::Entitled(self.entitled) }
    }
    /// How many have not cast yet.
    #[must_use]
    pub fn missing(self) -> u32 {
        self.entitled.saturating_sub(self.cast)
    }
}

/// What a percentage is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Those who have cast (已投), abstentions included.
    Voters(u32),
    /// The points that an option could have had (满分).
    Points(u32),
    /// Those entitled (应投).
    Entitled(u32),
    /// The places of a sign-up (名额).
    Places(u32),
}

impl Base {
    /// How many the base is.
    #[must_use]
    pub fn size(self) -> u32 {
        match self {
            Self::Voters(n) | Self::Points(n) | Self::Entitled(n) | Self::Places(n) => n,
        }
    }
}

/// A part of a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Share {
    /// The part.
    pub votes: u32,
    /// The whole.
    pub base: Base,
}

impl Share {
    /// Thousandths of the base, rounded half up; 0 of an empty base.
    #[must_use]
    pub fn permille(self) -> u32 {
        let base = u64::from(self.base.size());
        if base == 0 {
            return 0;
        }
        u32::try_from((u64::from(self.votes) * 2000 + base) / (base * 2)).unwrap_or(u32::MAX)
    }
    /// The percentage as people write it: `66.7%`, `50%`.
    #[must_use]
    pub fn percent(self) -> String {
        let permille = self.permille();
        match permille % 10 {
            0 => format!("{}%", permille / 10),
            tenth => format!("{}.{tenth}%", permille / 10),
        }
    }
}

impl Tally {
    /// A tally of no ballots at revision 0.
    #[must_use]
    pub fn empty(poll: &Poll, entitled: u32) -> Self {
        let counts = poll.options.iter().map(|o| OptionCount { option: o.id, votes: 0, points: 0 }).collect();
        let turnout = Turnout { cast: 0, entitled };
        Self { poll_id: poll.id, revision: 0, counts, abstained: 0, rounds: Vec::new(), turnout }
    }

    /// Counts `ballots` from nothing: the one function whose answer is right by definition.
    #[must_use]
    pub fn count<'a>(
        poll: &Poll,
        ballots: impl IntoIterator<Item = &'a Ballot>,
        entitled: u32,
        revision: u64,
    ) -> Self {
        let mut tally = Self::empty(poll, entitled);
        let mut rankings = Vec::new();
        for ballot in ballots {
            tally.add(ballot);
            if let (true, Selection::Rank(ranking)) = (poll.runs_off(), ballot.selection()) {
                rankings.push((ranking.clone(), 1));
            }
        }
        // A ballot for what was withdrawn goes on to whatever it names next.
        let options: Vec<OptionId> = poll.standing().map(|option| option.id).collect();
        tally.rounds = rounds(&options, &rankings);
        tally.revision = revision;
        tally
    }

    /// Adds a voter's first ballot.
    pub fn add(&mut self, ballot: &Ballot) {
        self.turnout.cast += 1;
        self.shift(ballot.selection(), u32::saturating_add);
    }

    /// Puts `new` in the place of the same voter's `old` ballot.
    pub fn replace(&mut self, old: &Ballot, new: &Ballot) {
        self.shift(old.selection(), u32::saturating_sub);
        self.shift(new.selection(), u32::saturating_add);
    }

    /// Moves every figure by what `selection` gives; rounds are of the ballots before.
    fn shift(&mut self, selection: &Selection, by: impl Fn(u32, u32) -> u32) {
        self.rounds.clear();
        if *selection == Selection::Abstain {
            self.abstained = by(self.abstained, 1);
        }
        let best = u32::try_from(self.counts.len()).unwrap_or(u32::MAX).saturating_sub(1);
        for count in &mut self.counts {
            count.votes = by(count.votes, u32::from(selection.chose(count.option)));
            count.points = by(count.points, given(selection, count.option, best));
        }
    }

    /// This tally as it is shown to somebody who may not see the result yet: the turnout and nothing else.
    #[must_use]
    pub fn veiled(self) -> Self {
        Self { counts: Vec::new(), abstained: 0, rounds: Vec::new(), ..self }
    }

    /// Whether the result is not to be seen.
    #[must_use]
    pub fn is_veiled(&self) -> bool {
        self.counts.is_empty()
    }

    /// Whether this one takes the place of `other`: it is of a later revision, or of the same and shows what that hides.
    #[must_use]
    pub fn newer_than(&self, other: &Self) -> bool {
        (self.revision, !self.is_veiled()) > (other.revision, !other.is_veiled())
    }

    /// The votes of `option`; 0 for an option of another poll.
    #[must_use]
    pub fn votes(&self, option: OptionId) -> u32 {
        self.counts.iter().find(|c| c.option == option).map_or(0, |c| c.votes)
    }

    /// How many would come to the slot `option` only if need be.
    #[must_use]
    pub fn reluctant(&self, option: OptionId) -> u32 {
        let count = self.counts.iter().find(|c| c.option == option);
        count.map_or(0, |c| c.votes.saturating_sub(c.points))
    }

    /// What decides for `option` under `method`: its points where points are counted, else its votes. In a sign-up the places
    /// that are taken.
    #[must_use]
    pub fn figure(&self, method: Method, option: OptionId) -> u32 {
        let count = self.counts.iter().find(|c| c.option == option);
        let points = method.counts_points() || method.signs_up();
        count.map_or(0, |c| if points { c.points } else { c.votes })
    }

    /// What those who did not abstain gave on average to an option with so many `points`, in tenths of a point, rounded half
    /// up; 0 where there are none. Whoever scored before the option was added gave it nothing.
    #[must_use]
    pub fn mean_tenths(&self, points: u32) -> u32 {
        let scorers = u64::from(self.turnout.cast.saturating_sub(self.abstained));
        let tenths = (u64::from(points) * 20 + scorers).checked_div(scorers * 2).unwrap_or_default();
        u32::try_from(tenths).unwrap_or(u32::MAX)
    }

    /// How many places of a sign-up are taken.
    #[must_use]
    pub fn taken(&self) -> u32 {
        self.counts.iter().fold(0, |taken, count| taken.saturating_add(count.points))
    }

    /// How many of them are not `mine`. In a poll that is no sign-up, 0.
    #[must_use]
    pub fn taken_by_others(&self, method: Method, mine: Option<&Receipt>) -> u32 {
        if !method.signs_up() {
            return 0;
        }
        let mine = mine.and_then(Receipt::selection).map_or(0, Selection::quantity);
        self.taken().saturating_sub(mine.into())
    }

    /// How many places nobody has, where there is a limit.
    #[must_use]
    pub fn places_left(&self, method: Method) -> Option<u32> {
        method.limit().map(|limit| limit.saturating_sub(self.taken()))
    }

    /// The figure of `option` as a share: of those who have cast, or of the points that it could have had. With several
    /// choices per ballot the shares add up to more than the whole, and each is still "so many of those who voted". In a
    /// sign-up the places taken of those that there are; where there is no limit, those who signed up of those entitled.
    #[must_use]
    pub fn share(&self, method: Method, option: OptionId) -> Share {
        let marked = self.turnout.cast.saturating_sub(self.abstained);
        let most = match method {
            Method::Score => u32::from(Scored::MOST),
            Method::Ranked { count: RankedCount::Borda, .. } => {
                u32::try_from(self.counts.len()).unwrap_or(u32::MAX).saturating_sub(1)
            }
            Method::SignUp { limit: Some(limit), .. } => {
                return Share { votes: self.figure(method, option), base: Base::Places(limit) };
            }
            Method::SignUp { limit: None, .. } => {
                let base = Base::Entitled(self.turnout.entitled);
                return Share { votes: self.votes(option), base };
            }
            _ => return Share { votes: self.votes(option), base: Base::Voters(self.turnout.cast) },
        };
        Share { votes: self.figure(method, option), base: Base::Points(marked.saturating_mul(most)) }
    }
}

/// The points that `selection` gives `option`, where the first place is worth `best`.
fn given(selection: &Selection, option: OptionId, best: u32) -> u32 {
    match selection {
        Selection::Rank(ranking) => {
            let place = ranking.iter().position(|ranked| *ranked == option);
            place.and_then(|place| u32::try_from(place).ok()).map_or(0, |place| best.saturating_sub(place))
        }
        Selection::Score(scored) => {
            scored.iter().find(|scored| scored.option == option).map_or(0, |scored| scored.points.into())
        }
        Selection::Slots { yes, .. } => u32::from(yes.contains(&option)),
        Selection::SignUp { quantity, .. } => (*quantity).into(),
        Selection::Approve(_) | Selection::Abstain => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_rounded_half_up_and_says_nothing_of_nobody() {
        for (votes, of, words) in
            [(2, 3, "66.7%"), (1, 2, "50%"), (1, 3, "33.3%"), (0, 0, "0%"), (1, 2000, "0.1%"), (7, 7, "100%")]
        {
            assert_eq!(Share { votes, base: Base::Voters(of) }.percent(), words, "{votes} of {of}");
        }
    }

    #[test]
    fn a_mean_is_of_all_who_did_not_abstain_and_rounded_half_up_to_tenths() {
        for (points, cast, abstained, tenths) in
            [(9, 2, 0, 45), (10, 3, 0, 33), (5, 3, 0, 17), (0, 0, 0, 0), (0, 2, 2, 0), (15, 4, 1, 50)]
        {
            let turnout = Turnout { cast, entitled: 9 };
            let (poll_id, counts, rounds) = (PollId(uuid::Uuid::nil()), Vec::new(), Vec::new());
            let tally = Tally { poll_id, revision: 1, counts, abstained, rounds, turnout };
            assert_eq!(tally.mean_tenths(points), tenths, "{points} of {cast} without {abstained}");
        }
    }

    #[test]
    fn turnout_knows_who_is_missing() {
        let turnout = Turnout { cast: 28, entitled: 42 };
        assert_eq!((turnout.missing(), turnout.share().permille()), (14, 667));
    }
}
