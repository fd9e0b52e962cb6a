use super::rounds;
use crate::OptionId;

const A: OptionId = OptionId(1);
const B: OptionId = OptionId(2);
const C: OptionId = OptionId(3);

/// Each round as its votes, those exhausted, and who is out.
type Told = (Vec<u32>, u32, Option<OptionId>);

fn told(options: &[OptionId], ballots: &[(&[OptionId], u32)]) -> Vec<Told> {
    let rankings: Vec<(Vec<OptionId>, u32)> = ballots.iter().map(|(r, n)| (r.to_vec(), *n)).collect();
    let tell = |round: super::Round| {
        (round.votes.iter().map(|each| each.votes).collect(), round.exhausted, round.out)
    };
    rounds(options, &rankings).into_iter().map(tell).collect()
}

/// Burlington, Vermont, mayor, 3 March 2009, between the three who were left after Smith, Simpson and the write-ins:
/// the ballots as W. D. Smith reconstructed them from the city's files (rangevoting.org, "Burlington Vermont 2009 IRV
/// mayoral election", table of the 3 finalists).
#[test]
fn burlington_2009_montroll_is_out_and_kiss_passes_wright() {
    let (montroll, kiss, wright) = (A, B, C);
    let ballots: [(&[OptionId], u32); 9] = [
        (&[montroll, kiss, wright], 1332),
        (&[montroll, wright, kiss], 767),
        (&[montroll], 455),
        (&[kiss, montroll, wright], 2043),
        (&[kiss, wright, montroll], 371),
        (&[kiss], 568),
        (&[wright, montroll, kiss], 1513),
        (&[wright, kiss, montroll], 495),
        (&[wright], 1289),
    ];
    assert_eq!(
        told(&[montroll, kiss, wright], &ballots),
        [(vec![2554, 2982, 3297], 0, Some(montroll)), (vec![4314, 4064], 455, None)]
    );
}

/// President of Ireland, 7 November 1990: the first count and the transfers of Currie's votes as published by the
/// returning officer.
#[test]
fn ireland_1990_robinson_passes_lenihan_on_the_second_count() {
    let (currie, lenihan, robinson) = (A, B, C);
    let ballots: [(&[OptionId], u32); 5] = [
        (&[lenihan], 694_484),
        (&[robinson], 612_265),
        (&[currie, robinson], 205_565),
        (&[currie, lenihan], 36_789),
        (&[currie], 25_548),
    ];
    assert_eq!(
        told(&[currie, lenihan, robinson], &ballots),
        [(vec![267_902, 694_484, 612_265], 0, Some(currie)), (vec![731_273, 817_830], 25_548, None)]
    );
}

#[test]
fn more_than_half_of_the_ballots_that_count_wins_at_once() {
    assert_eq!(told(&[A, B, C], &[(&[A], 3), (&[B], 2)]), [(vec![3, 2, 0], 0, None)]);
    assert_eq!(told(&[A, B], &[]), []);
}

#[test]
fn of_several_with_the_fewest_the_round_before_decides() {
    // B and C are level in the second round; in the first, C had fewer.
    let d = OptionId(4);
    let ballots: [(&[OptionId], u32); 4] = [(&[A], 5), (&[B], 4), (&[C], 3), (&[d, C], 1)];
    let seen = told(&[A, B, C, d], &ballots);
    assert_eq!(seen[1], (vec![5, 4, 4], 0, Some(C)));
}

#[test]
fn of_those_alike_in_every_round_the_last_of_the_list_is_out() {
    assert_eq!(told(&[A, B, C], &[(&[A], 4), (&[B, A], 2), (&[C, A], 2)])[0].2, Some(C));
}

#[test]
fn if_all_that_are_left_are_alike_it_is_a_tie() {
    assert_eq!(told(&[A, B], &[(&[A], 2), (&[B], 2)]), [(vec![2, 2], 0, None)]);
}
