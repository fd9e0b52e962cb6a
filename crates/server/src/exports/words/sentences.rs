//! Sentences about a poll.

use super::{Words, fill};
use crate::exports::{report::Report, zone::Zone};
use domain::{
    Deed, Electorate, Method, OptionId, Outcome, Person, PollStatus, RankedCount, Scored, Secrecy, Selection,
    Share, letter,
};

impl Words {
    /// "28 票".
    pub(crate) fn votes(&self, count: u32) -> String {
        if count == 1 {
            self.one_vote.to_owned()
        } else {
            fill(self.count_votes, &[("count", &count.to_string())])
        }
    }

    /// "12 人".
    pub(crate) fn people(&self, count: u32) -> String {
        if count == 1 {
            self.one_person.to_owned()
        } else {
            fill(self.count_people, &[("count", &count.to_string())])
        }
    }

    /// "18 位".
    fn places(&self, count: u32) -> String {
        match count {
            1 => self.one_place.to_owned(),
            _ => fill(self.count_places, &[("count", &count.to_string())]),
        }
    }

    /// "A 周一": letter and text, as on every screen.
    pub(crate) fn option(&self, report: &Report, id: OptionId) -> String {
        let place = report.poll.place(id);
        place.map(|place| format!("{} {}", letter(place), self.label(report, place))).unwrap_or_default()
    }

    /// What the option at `place` says, and that it was withdrawn.
    pub(crate) fn label(&self, report: &Report, place: usize) -> String {
        let label = report.label(place);
        match report.poll.options.get(place) {
            Some(option) if option.withdrawn => fill(self.withdrawn_option, &[("option", label)]),
            _ => label.to_owned(),
        }
    }

    fn options(&self, report: &Report, ids: &[OptionId]) -> String {
        ids.iter().map(|&id| self.option(report, id)).collect::<Vec<_>>().join(self.joiner)
    }

    /// What a ballot says.
    pub(crate) fn selection(&self, report: &Report, selection: &Selection) -> String {
        match selection {
            Selection::Approve(options) => self.options(report, options),
            Selection::Rank(ranking) => {
                let place = |(&id, place): (&OptionId, u32)| {
                    fill(
                        self.place_of,
                        &[("place", &place.to_string()), ("option", &self.option(report, id))],
                    )
                };
                ranking.iter().zip(1..).map(place).collect::<Vec<_>>().join(self.joiner)
            }
            Selection::Score(scored) => {
                let given = |scored: &Scored| {
                    let (option, points) = (self.option(report, scored.option), scored.points.to_string());
                    fill(self.points_of, &[("option", &option), ("points", &points)])
                };
                scored.iter().map(given).collect::<Vec<_>>().join(self.joiner)
            }
            Selection::Slots { yes, if_need_be } if yes.is_empty() && if_need_be.is_empty() => {
                self.no_time.to_owned()
            }
            Selection::Slots { yes, if_need_be } => {
                let reluctant =
                    |&id: &OptionId| fill(self.reluctant_at, &[("option", &self.option(report, id))]);
                let come = yes.iter().map(|&id| self.option(report, id));
                come.chain(if_need_be.iter().map(reluctant)).collect::<Vec<_>>().join(self.joiner)
            }
            Selection::SignUp { .. } => self.comes.to_owned(),
            Selection::Abstain if report.poll.method.signs_up() => self.not_coming.to_owned(),
            Selection::Abstain => self.abstain.to_owned(),
        }
    }

    /// The same by the letters alone, where the options stand above: "B › A", "A 5、B 3".
    pub(crate) fn letters(&self, report: &Report, selection: &Selection) -> String {
        let of = |&id: &OptionId| report.poll.place(id).map(letter).unwrap_or_default();
        match selection {
            Selection::Rank(ranking) => ranking.iter().map(of).collect::<Vec<_>>().join(" › "),
            Selection::Score(scored) => {
                let given = |scored: &Scored| format!("{} {}", of(&scored.option), scored.points);
                scored.iter().map(given).collect::<Vec<_>>().join(self.joiner)
            }
            other => other.options().iter().map(of).collect::<Vec<_>>().join(self.joiner),
        }
    }

    /// "张三（老张）".
    pub(crate) fn person(&self, person: &Person) -> String {
        match &person.alias {
            Some(alias) => fill(self.and_alias, &[("name", person.name.as_str()), ("alias", alias.as_str())]),
            None => person.name.to_string(),
        }
    }

    pub(crate) fn status(&self, report: &Report, zone: &Zone) -> String {
        match report.status {
            PollStatus::Draft => self.status_draft.to_owned(),
            PollStatus::Scheduled => {
                let opens = report.poll.opened.map(|at| zone.text(at)).unwrap_or_default();
                fill(self.status_scheduled, &[("time", &opens)])
            }
            PollStatus::Open => fill(self.status_open, &[("time", &zone.text(report.made))]),
            PollStatus::Closed => self.status_closed.to_owned(),
            PollStatus::Withdrawn => self.status_withdrawn.to_owned(),
        }
    }

    /// What was decided; while it is open, who leads.
    pub(crate) fn outcome(&self, report: &Report) -> String {
        let poll = &report.poll;
        let decided = match report.status {
            PollStatus::Draft | PollStatus::Scheduled => return self.not_open.to_owned(),
            PollStatus::Withdrawn => {
                let reason = poll.withdrawn.as_ref().map_or("", |withdrawal| withdrawal.reason.as_str());
                return fill(self.void, &[("reason", reason)]);
            }
            PollStatus::Open => false,
            PollStatus::Closed => true,
        };
        match &report.outcome {
            Outcome::Winner { option, votes } => {
                let of_voters = matches!(poll.method, Method::Single | Method::Multiple { .. });
                let text = match (of_voters, decided) {
                    _ if poll.method == Method::Slots => {
                        return self.best_time(report, *option, decided);
                    }
                    (true, true) => self.winner,
                    (true, false) => self.leader,
                    (false, true) => self.winner_plain,
                    (false, false) => self.leader_plain,
                };
                let share = percent(report.tally.share(poll.method, *option));
                let (option, votes) = (self.option(report, *option), self.amount(report, *votes));
                fill(text, &[("option", &option), ("votes", &votes), ("percent", &share)])
            }
            Outcome::Tie { options, votes } => {
                let (options, votes) = (self.options(report, options), self.amount(report, *votes));
                fill(self.tie, &[("options", &options), ("votes", &votes)])
            }
            Outcome::SignedUp { people, places } => self.sign_ups(poll.method, *people, *places),
            Outcome::NoVote => self.undecided(report, decided).to_owned(),
        }
    }

    /// Why nothing is first.
    fn undecided(&self, report: &Report, decided: bool) -> &'static str {
        let (method, cast, abstained) =
            (report.poll.method, report.tally.turnout.cast, report.tally.abstained);
        match (method, decided) {
            (Method::SignUp { .. }, true) => self.nobody_signed_up,
            (Method::SignUp { .. }, false) => self.nobody_signed_up_yet,
            (Method::Slots, _) if cast > abstained => self.no_time_suits,
            _ if cast > abstained => self.none_stands,
            (_, true) if abstained > 0 => self.all_abstained,
            (_, false) if abstained > 0 => self.all_abstained_yet,
            (_, true) => self.no_vote,
            (_, false) => self.no_vote_yet,
        }
    }

    /// "A 2026-12-01 14:00–15:00 最合适：5 人可以，其中 2 人勉强".
    fn best_time(&self, report: &Report, option: OptionId, decided: bool) -> String {
        let (can, reluctant) = (report.tally.votes(option), report.tally.reluctant(option));
        let text = match (decided, reluctant) {
            (true, 0) => self.best,
            (false, 0) => self.best_yet,
            (true, _) => self.best_reluctant,
            (false, _) => self.best_reluctant_yet,
        };
        let blanks = [
            ("option", self.option(report, option)),
            ("count", self.people(can)),
            ("reluctant", reluctant.to_string()),
        ];
        fill(text, &blanks.each_ref().map(|(blank, value)| (*blank, value.as_str())))
    }

    /// "12 人报名，共 18 位（名额 20）".
    fn sign_ups(&self, method: Method, people: u32, places: u32) -> String {
        let (people, places) = (self.people(people), self.places(places));
        let limit = method.limit().map(|limit| limit.to_string());
        let text = if limit.is_some() { self.outcome_signed_up_limit } else { self.outcome_signed_up };
        let limit = limit.unwrap_or_default();
        fill(text, &[("people", &people), ("places", &places), ("limit", &limit)])
    }

    /// "28 票", "56 分", "平均 4.5 分", "第 3 轮 30 票".
    fn amount(&self, report: &Report, count: u32) -> String {
        match report.tally.rounds.len() {
            _ if report.poll.method == Method::Score => {
                fill(self.mean_points, &[("mean", &tenths(report.tally.mean_tenths(count)))])
            }
            _ if report.poll.method.counts_points() => {
                fill(self.count_points, &[("count", &count.to_string())])
            }
            0 => self.votes(count),
            round => fill(self.in_round, &[("round", &round.to_string()), ("votes", &self.votes(count))]),
        }
    }

    /// What the figures of options are: votes, first places or points.
    pub(crate) fn figure(&self, method: Method) -> &'static str {
        match method {
            _ if method.counts_points() => self.points,
            Method::Ranked { .. } => self.first_places,
            Method::Slots => self.can_come,
            Method::SignUp { .. } => self.places_taken,
            Method::Single | Method::Multiple { .. } | Method::Score => self.votes,
        }
    }

    /// What the shares of options are of, in short.
    pub(crate) fn share(&self, method: Method) -> &'static str {
        match method {
            Method::SignUp { limit: Some(_), .. } => self.share_places,
            Method::SignUp { limit: None, .. } => self.share_entitled,
            _ if method.counts_points() => self.base_points,
            _ => self.share,
        }
    }

    /// How an option came out: first, tied, or nothing to say.
    pub(crate) fn place(&self, report: &Report, option: OptionId) -> Option<&'static str> {
        match &report.outcome {
            Outcome::Winner { option: first, .. } => (*first == option).then_some(self.first),
            Outcome::Tie { options, .. } => options.contains(&option).then_some(self.tied),
            Outcome::SignedUp { .. } | Outcome::NoVote => None,
        }
    }

    pub(crate) fn method(&self, method: Method) -> String {
        match method {
            Method::Single => self.single.to_owned(),
            Method::Multiple { min, max } if min == max => fill(self.exact, &[("count", &max.to_string())]),
            Method::Multiple { min, max } => {
                fill(self.range, &[("min", &min.to_string()), ("max", &max.to_string())])
            }
            Method::Ranked { min, .. } => fill(self.ranked, &[("count", &min.to_string())]),
            Method::Score => self.score.to_owned(),
            Method::Slots => self.slots.to_owned(),
            Method::SignUp { limit, most } => {
                let text = if most == 1 { self.sign_up_alone } else { self.sign_up };
                let method = fill(text, &[("most", &most.to_string())]);
                match limit {
                    Some(limit) => {
                        fill(self.sign_up_limit, &[("method", &method), ("places", &self.places(limit))])
                    }
                    None => method,
                }
            }
        }
    }

    pub(crate) fn rule(&self, method: Method) -> &'static str {
        match method {
            Method::Single | Method::Multiple { .. } => self.most_votes,
            Method::Ranked { count: RankedCount::Borda, .. } => self.borda_rule,
            Method::Ranked { count: RankedCount::InstantRunoff, .. } => self.runoff_rule,
            Method::Score => self.score_rule,
            Method::Slots => self.slots_rule,
            Method::SignUp { .. } => self.sign_up_rule,
        }
    }

    pub(crate) fn secrecy(&self, secrecy: Secrecy) -> &'static str {
        match secrecy {
            Secrecy::RealName => self.real_name,
            Secrecy::RealNameToAdmins => self.admins_only,
            Secrecy::Anonymous => self.anonymous,
        }
    }

    pub(crate) fn electorate(&self, electorate: Electorate) -> &'static str {
        match electorate {
            Electorate::FrozenAtOpening => self.frozen,
            Electorate::OpenToJoiners => self.open_to_joiners,
        }
    }

    pub(crate) fn turnout(&self, report: &Report) -> String {
        let turnout = report.tally.turnout;
        if turnout.entitled == 0 {
            return self.turnout_none.to_owned();
        }
        let (cast, entitled) = (turnout.cast.to_string(), turnout.entitled.to_string());
        let share = percent(turnout.share());
        fill(self.turnout_text, &[("cast", &cast), ("entitled", &entitled), ("percent", &share)])
    }

    /// "占已投 42 人，其中 3 人弃权": of what the shares of options are, and who chose none.
    pub(crate) fn base(&self, report: &Report) -> String {
        let (base, abstained) = (self.base_alone(report), report.tally.abstained);
        let text = match report.poll.method {
            _ if abstained == 0 => return base,
            Method::SignUp { .. } => self.base_away,
            _ => self.base_abstained,
        };
        fill(text, &[("base", &base), ("count", &abstained.to_string())])
    }

    fn base_alone(&self, report: &Report) -> String {
        if report.poll.method.counts_points() {
            return self.base_points.to_owned();
        }
        let turnout = report.tally.turnout;
        let (text, count) = match report.poll.method {
            Method::SignUp { limit: Some(limit), .. } => {
                return fill(self.base_places, &[("places", &self.places(limit))]);
            }
            Method::SignUp { limit: None, .. } => (self.base_entitled, turnout.entitled),
            _ => (self.base, turnout.cast),
        };
        fill(text, &[("count", &count.to_string())])
    }

    pub(crate) fn deed(&self, deed: &Deed) -> &'static str {
        match deed {
            Deed::Composed => self.composed,
            Deed::Scheduled { .. } => self.scheduled_deed,
            Deed::Opened => self.opened_deed,
            Deed::Edited { .. } => self.edited_deed,
            Deed::Extended { .. } => self.extended_deed,
            Deed::ClosedEarly { .. } => self.closed_early,
            Deed::ReachedDeadline => self.deadline_came,
            Deed::Withdrawn { .. } => self.withdrawn_deed,
        }
    }

    /// What else there is to say of it: instants and the reason.
    pub(crate) fn note_of(&self, deed: &Deed, zone: &Zone) -> Option<String> {
        match deed {
            Deed::Scheduled { opens } => Some(fill(self.opens_at, &[("time", &zone.text(*opens))])),
            Deed::Extended { from, to, reason } => {
                let (from, to) = (zone.text(*from), zone.text(*to));
                let moved = fill(self.moved, &[("from", &from), ("to", &to)]);
                Some(format!("{moved}{}{reason}", self.semicolon))
            }
            // The first is what it was as a draft, which nobody saw.
            Deed::Edited { edition, reason } if *edition > 1 => {
                let edition = fill(self.edition_of, &[("edition", &edition.to_string())]);
                Some(match reason {
                    Some(reason) => format!("{edition}{}{reason}", self.semicolon),
                    None => edition,
                })
            }
            other => other.reason().map(ToString::to_string),
        }
    }
}

/// "4.5", of 45 tenths.
pub(crate) fn tenths(count: u32) -> String {
    format!("{}.{}", count / 10, count % 10)
}

/// "66.7%"; "100%" and "0%" without a decimal, as on the screen; nothing of nobody.
pub(crate) fn percent(share: Share) -> String {
    let permille = share.permille();
    match (share.base.size(), permille) {
        (0, _) => "–".to_owned(),
        (_, 0 | 1000) => format!("{}%", permille / 10),
        _ => format!("{}.{}%", permille / 10, permille % 10),
    }
}
