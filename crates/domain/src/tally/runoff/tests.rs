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

/// Burlington, Vermont, mayor, 3 March 2009: the ballots that the city published (PrefLib, data set 00005, file 2), which come
/// out round by round as in the city's own report. Kiss, Montroll, James Simpson, Dan Smith, Wright and all others. A ranking
/// stands here as far as a run-off reads it, to the first of Kiss and Wright, who were in to the end. Four ballots named two
/// first. One that named Simpson and Wright as third counts there for Wright, as with the city: Simpson was out by then.
const BURLINGTON: &str = "\
    W 2951, K 2585, MK 747, MW 424, DK 356, DW 327, MDK 271, DMK 206, MDW 182, M 178, MD 139, D 124, \
    DMW 110, DM 90, MDJK 29, DMJK 21, MJK 20, DMJW 15, DJK 14, JK 14, DJMK 13, MDJW 13, MJDK 10, \
    MJDW 10, O 10, MJD 9, MDJ 8, MJW 8, DJ 6, OK 6, DJM 5, DJW 5, DMJ 5, JDK 5, MO 5, OW 5, - 4, \
    JW 4, MJ 4, DMO 3, J 3, OM 3, DJMW 2, JDW 2, JMW 2, MOK 2, OMD 2, OMDJK 2, OMDK 2, OMJDK 2, \
    OMK 2, DJMOK 1, DJO 1, DJOMK 1, DO 1, JDM 1, JDMK 1, JMD 1, JMDW 1, JO 1, MJODK 1, MODK 1, MOJ 1, \
    MOJD 1, OD 1, ODK 1";

#[test]
fn burlington_2009_comes_out_as_the_city_published_it_and_kiss_passes_wright_in_the_last_round() {
    let [kiss, montroll, simpson, smith, wright, others] = [1, 2, 3, 4, 5, 6].map(OptionId);
    let named = |letter| match letter {
        'K' => Some(kiss),
        'M' => Some(montroll),
        'J' => Some(simpson),
        'D' => Some(smith),
        'W' => Some(wright),
        'O' => Some(others),
        _ => None,
    };
    let ballots = BURLINGTON.split(", ").map(|line| {
        let (ranking, ballots) = line.split_once(' ').expect("a ranking and a number");
        (ranking.chars().filter_map(named).collect(), ballots.parse().expect("a number"))
    });
    let ballots: Vec<(Vec<OptionId>, u32)> = ballots.collect();
    assert_eq!(ballots.iter().map(|(_, ballots)| ballots).sum::<u32>(), 8980);
    let ballots: Vec<(&[OptionId], u32)> = ballots.iter().map(|(r, n)| (&r[..], *n)).collect();
    let counted = told(&[kiss, montroll, simpson, smith, wright, others], &ballots);
    let out: Vec<_> = counted.iter().filter_map(|(.., out)| *out).collect();
    // The city put the first three out at once: together they had fewer than Montroll.
    assert_eq!(out, [simpson, others, smith, montroll]);
    assert_eq!(counted[0], (vec![2585, 2063, 35, 1306, 2951, 36], 4, Some(simpson)));
    assert_eq!(counted[3], (vec![2981, 2554, 3294], 151, Some(montroll)));
    assert_eq!(counted[4], (vec![4313, 4061], 606, None));
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
