-- What Skopje and Paris want here. The engine's goals for these seats speak of a war that ends, of a
-- loss of land and of aid; here there was none of it.

goal "a_place_at_the_table" {
    seat = "candidate",
    met = w.stage:at_least(3),
    partly = w.grievance.GRC:below(1),
}

goal "one_people_of_many" {
    seat = "candidate",
    met = w.unity:at_least(0.64),
    partly = w.unity:at_least(0.58),
}

goal "courts_that_are_trusted" {
    seat = "candidate", private = true,
    met = w.governance:at_least(0.55),
    partly = w.governance:at_least(0.48),
}

goal "a_neighbour_again" {
    seat = "candidate", private = true,
    met = w.grievance.GRC:at_most(0.5),
    partly = w.grievance.GRC:at_most(1.2),
}

goal "no_new_quarrels" {
    seat = "sceptic",
    met = (w.grievance.GRC + w.grievance.BGR):at_most(0.05),
    partly = (w.grievance.GRC + w.grievance.BGR):below(1.3),
}

goal "members_together" {
    seat = "sceptic",
    met = w.cohesion:at_least(0.65),
    partly = w.cohesion:at_least(0.55),
}

goal "law_before_entry" {
    seat = "sceptic", private = true,
    met = w.governance:at_least(0.5),
    partly = w.governance:at_least(0.45),
}

goal "calm_with_moscow" {
    seat = "sceptic", private = true,
    met = w.trust_alliance_rival:at_least(0.36) & w.month_alliance_war:is(0),
    partly = w.trust_alliance_rival:at_least(0.32) & w.month_alliance_war:is(0),
}
