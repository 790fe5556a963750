-- What Bonn and London want here. The engine's goals for these seats speak of a war that ends and of
-- aid; here no war goes on, and what is given is troops and a signature.

goal "a_state_among_states" {
    seat = "candidate",
    met = member & w.recognised_loss:is(0),
    partly = invited,
}

goal "one_country_in_mind" {
    seat = "candidate",
    met = w.unity:at_least(0.7),
    partly = w.unity:at_least(0.62),
}

goal "neighbours_reconciled" {
    seat = "candidate", private = true,
    met = w.grievance.FRA:at_most(0.05) & w.grievance.DNK:at_most(0.05),
    partly = w.grievance.FRA:at_most(0.2),
}

goal "a_lawful_army" {
    seat = "candidate", private = true,
    met = w.governance:at_least(0.7),
    partly = w.governance:at_least(0.66),
}

goal "the_continent_at_peace" {
    seat = "sceptic",
    met = w.war:is(0) & w.month_alliance_war:is(0) & w.trust_alliance_rival:at_least(0.13),
    partly = w.war:is(0) & w.month_alliance_war:is(0),
}

goal "kept_together" {
    seat = "sceptic",
    met = w.cohesion:at_least(0.65),
    partly = w.cohesion:at_least(0.55),
}

goal "force_renounced" {
    seat = "sceptic", private = true,
    met = w.posture.renunciation:is(1) & w.war:is(0),
    partly = w.ordered.legal_borders:below(0.5),
}

goal "home_consents" {
    seat = "sceptic", private = true,
    met = w.support.GBR:at_least(0.5),
    partly = w.support.GBR:at_least(0.45),
}
