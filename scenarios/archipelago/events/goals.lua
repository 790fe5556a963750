-- What Netherholm wants here: its quarrel is about fish and its channel is trade. The engine's goals
-- of a hold-out speak of asks sold one by one, of which this seat has few.

goal "waters_settled" {
    seat = "hold_out",
    met = w.grievance.HOL:at_most(0.1),
    partly = w.grievance.HOL:below(0.4),
}

goal "good_name" {
    seat = "hold_out",
    met = w.standing.hold_out:at_least(0.62),
    partly = w.standing.hold_out:at_least(0.5),
}

goal "calm_sea" {
    seat = "hold_out", private = true,
    met = w.war:is(0) & w.crises:at_most(1),
    partly = w.war:is(0),
}

goal "voters_with_us" {
    seat = "hold_out", private = true,
    met = w.support.HOL:at_least(0.5),
    partly = w.support.HOL:at_least(0.45),
}
