//! The list of the rules, and the macros that make something of each. A rule that is not on the list is dead code.

/// A test for each rule. `$trial` is a function that opens an empty engine as a [`Trial`](crate::conformance::Trial);
/// the crate that calls this needs tokio with the features `macros` and `rt-multi-thread`.
#[macro_export]
macro_rules! conformance {
    ($trial:ident) => {
        $crate::each_rule!(tests $trial);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! for_the_rules {
    (tests $trial:ident $($area:ident { $($rule:ident)+ })+) => {$(
        mod $area {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $rule() {
                let name = concat!(stringify!($area), "::", stringify!($rule));
                $crate::conformance::follow(name, super::$trial()).await;
            }
        )+}
    )+};
    (follow $($area:ident { $($rule:ident)+ })+) => {
        /// Tries the rule called `name`, such as `ballots::a_voter_has_one_ballot`.
        ///
        /// # Panics
        /// If the engine breaks the rule, or if no rule is called so.
        pub async fn follow(name: &str, trial: Trial) {
            match name {
                $($(concat!(stringify!($area), "::", stringify!($rule)) => {
                    Box::pin($area::$rule(&trial)).await;
                })+)+
                _ => panic!("no rule is called {name}"),
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! each_rule {
    ($what:ident $($trial:ident)?) => {
        $crate::for_the_rules! { $what $($trial)?
            people {
                a_space_is_founded_once
                people_are_found_by_their_ids_and_nobody_by_others
                what_a_person_is_called_comes_back_as_it_was_written
            }
            groups {
                a_new_group_has_its_owner
                a_group_of_an_id_that_is_kept_or_of_nobody_is_an_error_and_changes_nothing
                they_are_listed_oldest_first
                a_person_is_told_only_of_groups_they_are_in_oldest_first
                one_who_was_removed_is_on_no_list
                rank_decides_who_is_removed_or_given_a_role
                the_role_that_is_kept_decides_not_the_one_the_caller_remembers
                nothing_is_done_by_or_to_one_who_is_no_member
                a_role_is_given_and_kept
            }
            roster {
                it_is_in_the_order_of_units_part_by_part_then_of_names
                namesakes_are_in_the_order_of_their_ids
                it_is_searched_for_the_letters_as_they_stand
                a_thousand_members_are_paged_without_loss_or_repetition
                paging_goes_on_behind_one_who_has_left_meanwhile
                behind_nobody_we_know_is_nothing
                namesakes_are_flagged_by_the_parts_of_their_unit
            }
            invitations {
                accepting_makes_person_session_and_member_together
                one_who_is_signed_in_joins_as_who_they_are
                the_head_limit_holds_when_many_accept_at_once
                it_works_until_the_instant_it_expires
                taken_back_it_admits_nobody_and_twice_is_as_once
                one_who_is_a_member_already_stays_who_they_are_and_does_not_count
                a_full_group_takes_nobody_however_many_try_at_once
                one_who_is_refused_leaves_no_trace
                where_the_session_cannot_begin_nobody_joins
                nobody_joins_by_a_token_that_is_not_kept
                they_are_listed_newest_first_whatever_their_state
                one_who_was_removed_may_join_again
            }
            sessions {
                a_link_signs_in_once_however_many_try_at_once
                a_link_works_until_the_instant_it_expires
                a_link_that_is_not_kept_signs_nobody_in
                a_link_or_session_for_nobody_is_an_error
                where_the_session_cannot_begin_the_link_is_not_used_up
                they_are_listed_newest_first_to_their_own_person
                a_session_lives_until_the_instant_it_expires
                a_revoked_session_is_dead_and_the_others_live
                a_revoked_session_leaves_no_link_to_sign_in_again_by
                nobody_ends_anothers_session
                when_it_was_last_used_moves_only_forwards
            }
            kiosks {
                they_are_found_by_their_token_and_listed_newest_first
                a_revoked_kiosk_is_gone_and_makes_room
                the_limit_holds_when_many_are_set_up_at_once
            }
            polls {
                a_poll_comes_back_as_it_was_composed
                every_way_of_voting_comes_back_as_it_was_composed
                a_draft_is_listed_to_its_composer_alone
                they_are_paged_newest_first_without_loss_or_repetition
                it_is_opened_once_by_its_composer
                a_draft_is_not_opened_from_the_instant_of_its_deadline
                it_is_closed_early_by_its_composer_or_an_admin
                it_is_withdrawn_with_a_reason_and_for_ever
                the_role_that_is_kept_decides_not_the_one_the_caller_remembers
                one_who_has_left_may_do_nothing_to_their_poll
                nothing_is_done_to_a_poll_that_is_not_kept
                a_wall_is_shown_what_runs_and_what_closed_within_a_day
                deadlines_are_those_of_polls_that_run_until_then
            }
            time {
                scheduled_it_is_seen_by_everybody_and_takes_no_ballot_before_its_instant
                its_electorate_is_that_of_the_instant_at_which_it_opens
                it_is_set_to_another_instant_or_opened_at_once_by_its_composer
                an_opening_lies_ahead_and_leaves_time_to_vote
                one_that_is_taken_back_before_it_opens_never_opens
                openings_are_those_of_polls_that_open_by_themselves
                a_deadline_is_moved_later_and_every_ballot_stays
                a_deadline_is_not_moved_earlier_nor_once_it_has_come
                an_anonymous_one_is_extended_before_its_close_and_never_once_it_is_sealed
                what_was_done_is_logged_with_who_and_why
                a_deadline_moved_while_others_cast_loses_nothing
            }
            editing {
                a_draft_is_rewritten_by_its_composer_and_nobody_else
                until_somebody_votes_everything_is_changed_and_what_was_asked_is_kept
                once_somebody_has_voted_only_a_new_edition_is_made_and_ballots_count_as_cast
                what_is_ranked_or_scored_is_counted_on_when_options_come_and_go
                a_ballot_is_taken_on_the_edition_it_names_and_a_repeated_one_gets_its_receipt
                ballots_that_were_not_confirmed_are_counted_until_they_are
                an_anonymous_one_is_not_edited_once_somebody_has_voted
                who_may_vote_follows_what_is_said_of_it
                an_edit_is_logged_and_announced_with_the_result_as_it_is_now
                an_id_of_an_option_is_never_used_again
                edited_while_others_cast_every_receipted_ballot_counts_on_the_edition_it_names
                edited_freely_while_others_cast_either_the_edit_or_the_first_ballot_comes_first
            }
            electorate {
                the_voting_members_are_on_it_when_the_poll_opens
                a_frozen_one_takes_no_joiner
                one_who_joins_is_put_on_those_open_to_joiners_and_the_base_moves
                one_who_joins_is_not_put_on_polls_that_are_not_open
                an_observer_who_joins_is_not_put_on_it
                one_removed_before_casting_is_struck_and_the_base_moves
                a_ballot_that_was_cast_stays_when_its_voter_is_removed
                nobody_is_struck_from_a_poll_that_is_not_open
                one_made_an_observer_is_struck_unless_they_have_cast
                an_observer_who_begins_to_vote_is_put_on_those_open_to_joiners
                one_who_cast_and_comes_back_is_counted_once
            }
            casting {
                a_cast_is_receipted_and_counted
                a_second_ballot_takes_the_place_of_the_first
                several_options_are_one_ballot_and_count_each
                rankings_are_counted_by_places_and_round_by_round
                points_add_up_and_an_abstention_is_cast_and_chooses_nothing
                times_are_counted_by_who_can_come_and_who_would_if_need_be
                a_poll_of_which_a_time_has_begun_is_not_opened
                a_request_that_arrives_again_is_one_cast
                a_request_that_arrives_again_late_gets_the_receipt_given_then
                a_key_used_again_for_another_ballot_names_the_first_act
                the_same_key_of_another_voter_or_poll_is_another_cast
                an_old_ballot_never_overwrites_a_newer_one
                it_is_taken_until_the_instant_of_the_deadline
                a_poll_that_was_closed_early_takes_none
                a_draft_and_a_withdrawn_poll_take_none
                one_who_is_not_on_the_electorate_is_refused
                marks_that_are_no_ballot_of_the_poll_are_refused
                there_is_no_casting_in_a_poll_that_is_not_kept
                one_who_joins_while_it_runs_votes_like_the_others
            }
            sign_up {
                lines_stand_in_the_order_in_which_they_were_joined
                a_line_that_is_changed_keeps_its_place_and_one_taken_back_comes_last
                there_are_never_more_than_the_limit_and_what_is_taken_back_is_free
                the_limit_holds_however_many_sign_up_at_once
                they_are_paged_from_the_last_without_loss_or_repetition
                an_event_of_it_asks_those_who_come
                its_ballots_and_its_record_say_when_each_line_was_joined
            }
            anonymous {
                its_receipt_says_that_it_is_recorded_and_no_more
                who_has_cast_is_known_and_nobody_stands_beside_a_ballot
                a_request_that_arrives_again_is_recorded_again_and_changes_nothing
                a_ballot_is_final
                two_ballots_of_one_voter_at_once_leave_one
                one_who_cast_stays_on_the_electorate_when_they_are_removed
                fewer_than_five_who_may_vote_open_none
                where_one_leaves_before_it_opens_by_itself_and_four_are_left_nobody_casts
                its_figures_are_announced_by_the_close_and_not_before
                whatever_the_method_it_is_counted_to_the_last_ballot
                sealing_changes_no_figure_and_may_be_done_again
                once_sealed_it_takes_no_ballot_even_if_the_clock_goes_back
            }
            races {
                two_ballots_of_one_voter_at_once_leave_one
                one_request_arriving_twice_at_once_is_one_cast
                everybody_votes_at_once_and_nobody_is_lost
                a_poll_closed_early_meanwhile_counts_what_was_receipted_and_nothing_else
                a_deadline_that_comes_meanwhile_parts_the_receipted_from_the_refused
                a_poll_withdrawn_meanwhile_holds_what_was_receipted_and_nothing_else
                an_anonymous_poll_closed_meanwhile_counts_what_was_receipted_and_nothing_else
                one_removed_while_casting_has_a_ballot_or_no_place
                two_thousand_casts_and_changes_and_a_close_at_once_leave_what_was_receipted
            }
            lists {
                ballots_are_listed_with_their_voters_in_the_order_of_people
                ballots_are_found_by_option_and_by_name
                one_who_chose_several_is_found_by_each
                one_who_ranked_is_found_by_the_first_and_one_who_scored_by_every_option
                one_who_can_come_is_found_by_each_time_also_where_only_if_need_be
                those_who_have_not_cast_are_listed_and_found_by_name
                both_are_paged_without_loss_or_repetition
                behind_what_is_of_another_group_is_nothing_in_any_list
                behind_a_draft_of_anothers_is_nothing
                whoever_is_no_longer_on_a_list_keeps_the_place_to_page_on_from
            }
            turnout {
                it_is_told_by_outermost_units_in_the_order_of_their_names
                a_voter_is_counted_when_they_cast_first_however_often_they_change_it
                of_an_anonymous_poll_no_time_is_known
                of_a_draft_nobody_is_entitled_and_of_no_poll_nothing_is_known
            }
            calendar {
                an_event_comes_back_as_it_was_made_and_asks_everybody_there_is
                an_event_of_an_outcome_can_ask_those_who_voted
                it_is_made_by_the_role_that_is_kept_of_what_won_and_once
                an_outcome_of_another_group_is_none
                a_cancelled_event_makes_room_for_another_of_the_same_outcome
                a_change_counts_the_sequence_on_and_a_moved_time_asks_everybody_anew
                a_change_of_what_somebody_saw_before_is_refused
                an_answer_moves_the_revision_and_not_the_sequence
                one_who_was_removed_is_no_longer_asked_to_what_is_not_over
                they_are_listed_by_their_times_and_paged_without_loss_or_repetition
                those_who_are_asked_are_listed_by_what_they_said
                what_a_person_is_asked_to_is_read_across_their_groups
                every_change_is_announced_once_with_its_revision
                a_feed_is_one_per_person_and_can_be_taken_back
            }
            mail {
                an_address_is_confirmed_by_the_link_that_was_sent_there_and_once
                a_link_of_another_address_than_there_is_confirms_nothing
                letters_that_ask_are_few_also_if_the_address_is_taken_away_between
                an_address_that_is_taken_away_takes_everything_with_it
                nothing_is_sent_to_an_address_that_is_not_confirmed
                a_letter_is_left_to_the_one_who_sends_it_and_tried_again_under_its_name
                a_letter_that_is_old_or_that_the_mail_server_never_takes_is_given_up
                an_event_is_written_about_once_for_each_who_is_asked_and_the_newest_counts
                nobody_is_written_to_who_left_or_about_what_is_over
            }
            reminders {
                whoever_has_voted_is_never_reminded
                of_an_anonymous_poll_the_marks_alone_say_who_is_reminded
                nobody_is_reminded_of_a_poll_that_was_closed_or_taken_back_meanwhile
                whoever_left_or_may_not_vote_is_not_reminded
                reminders_go_out_by_themselves_a_day_and_two_hours_before
                which_go_out_by_themselves_is_the_organisers_to_say
                by_hand_it_is_the_organisers_and_not_too_often_however_many_try_at_once
                polls_that_were_reminded_of_are_told_from_the_others
            }
            pictures {
                it_comes_back_as_it_was_made_and_the_options_with_it
                it_is_seen_by_its_uploader_and_by_whoever_sees_a_poll_that_shows_it
                the_same_picture_is_kept_once_in_a_group_and_apart_in_another
                a_group_has_so_much_room_and_what_is_the_same_takes_none
                an_unused_one_is_kept_for_its_time_and_one_that_is_shown_for_good
                a_poll_cannot_show_what_is_not_kept
            }
            exports {
                a_record_holds_the_poll_its_tally_and_its_whole_electorate_in_order
                a_record_agrees_with_itself_while_votes_come_in_and_members_go
                a_draft_has_a_record_and_what_is_not_kept_has_none
                a_link_is_used_once_however_many_try_at_once
                a_link_comes_back_as_it_was_made_whatever_it_gives_out
                a_link_works_until_the_instant_it_expires
                a_link_that_is_not_kept_gives_nothing_out
                of_an_anonymous_poll_it_holds_what_was_cast_and_beside_it_nobody
            }
            changes {
                a_cast_announces_the_whole_tally_before_it_is_receipted
                what_is_refused_or_repeated_announces_nothing
                what_may_not_be_seen_yet_is_announced_as_turnout_only
                opening_closing_and_withdrawing_announce_the_poll_as_it_is_now
                joining_announces_the_roster_and_every_base_that_moved
                a_removal_announces_the_roster_who_was_removed_and_every_base_that_moved
                a_new_role_announces_the_roster_and_every_base_that_moved
                what_is_revoked_is_announced_once
                revisions_grow_in_the_order_of_the_announcements
            }
            walk {
                whatever_is_done_it_answers_as_the_engine_in_memory_does
            }
        }
    };
}
