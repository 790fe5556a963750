-- Accession, up to the question of the area: agenda, texts, hold-outs, grievances, the Study of 2095.
-- Sizes: 0.1 of shift_consent is a member's passing politics by half; a plan's line lies at -2.5 and
-- an invitation's at 0; a grievance of 0.5 blocks every second summit.

local outside = w.stage:below(3)
local not_barred = w.barred_until:at_most(w.month)
-- months to the next summit, counted from those held
local summit_in = w.summit_first + w.summit_every * w.summits_held - w.month
local chance_of_a_step = peace | frozen | window_open | w.ready:at_least(18)

event "agenda_closes" {
    seat = "secretariat",
    when = summit_in:between(2.5, 3.5) & outside & not_barred & w.posture.neutrality:below(0.5)
           & chance_of_a_step,
    chance = 0.216,
    cooldown = 18,
    claims = { "A1", "A2", "A11", "A29" },
    choices = {
        -- capitals prepare for a vote; if the file has not moved by then, hopes were raised for nothing
        { id = "next_step", cost = { means = 2 },
          effects = { w.shift_consent:add(0.1), w.cohesion_shock:add(-0.003),
                      later(5, { w.unity:add(pick((w.month - w.stage_month):above(5), -0.006, 0.002)),
                                 w.cohesion_shock:add(pick((w.month - w.stage_month):above(5), -0.006, 0.002)) }) },
          bot = 0.1 * weight.security + 0.012 * w.ready + 0.1 },
        { id = "substitute", cost = { means = 1 },
          effects = { w.shift_belief:add(0.05), w.shift_dissatisfaction:add(0.005),
                      w.trust.candidate.secretariat:add(0.01) },
          bot = 0.2 * weight.security },
        { id = "nothing",
          effects = { w.cohesion_shock:add(0.004), w.trust.candidate.secretariat:add(-0.02),
                      w.unity:add(-0.0015) },
          bot = 0.06 * weight.cohesion + 0.5 * (0.7 - w.cohesion) },
    },
    default = "nothing",
}

event "open_door_text" {
    seat = "secretariat",
    when = outside & w.summits_held:at_least(1) & (w.month - w.stage_month):above(6)
           & w.posture.neutrality:below(0.5)
           & (summit_in - w.summit_every):above(-0.5),
    chance = 0.126,
    cooldown = 22,
    claims = { "A2", "A9", "A16" },
    choices = {
        { id = "will_become",
          effects = { w.shift_belief:add(0.03), w.unity:add(0.003), w.shift_dissatisfaction:add(0.004),
                      later(18, { w.reputation.all:add(-0.003) }) },
          bot = 0.1 * weight.security + 0.05 * weight.cohesion },
        { id = "conditions",
          effects = { w.governance:add(0.0015), w.unity:add(-0.003), w.shift_consent:add(0.01) },
          bot = 0.25 * weight.law + 0.1 },
        { id = "not_now",
          effects = { w.reputation.all:add(0.003), w.shift_belief:add(-0.03), w.unity:add(-0.005),
                      w.shift_dissatisfaction:add(-0.004), w.trust.candidate.secretariat:add(-0.03) },
          bot = 0.13 * weight.escalation },
    },
    default = "conditions",
}

event "nordic_ratification" {
    seat = "hold_out",
    when = w.belongs.FEN:below(0.5) | w.belongs.GRY:below(0.5),
    chance = 0.36,
    cooldown = 12,
    claims = { "A27", "A11" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "both", cost = { means = 1 },
          effects = { w.standing.hold_out:add(0.06), w.cohesion_shock:add(0.006),
                      w.support.hold_out:add(-0.004), w.trust.lead.hold_out:add(0.04) },
          bot = 0.25 * weight.cohesion + 1.0 * (0.6 - w.standing.hold_out) + 0.1 },
        { id = "one",
          effects = { w.standing.hold_out:add(0.02), w.means.hold_out:add(-0.5),
                      w.cohesion_shock:add(0.002), w.support.hold_out:add(-0.001) },
          bot = 0.03 * weight.home + 0.15 * weight.cohesion },
        { id = "wait",
          effects = { w.means.hold_out:add(0.5), w.standing.hold_out:add(-0.05),
                      w.support.hold_out:add(0.003), w.cohesion_shock:add(-0.004) },
          bot = 0.05 * weight.home - 0.5 * (0.6 - w.standing.hold_out) },
    },
    default = "one",
}

event "linkage" {
    seat = "hold_out_2",
    when = w.grievance.hold_out_2:above(0.1) & w.stage:below(6)
           & (w.posture.side_payments:above(0.2) | w.support_mean:above(0.4)),
    chance = 0.036,
    cooldown = 18,
    claims = { "A11", "C7" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "take_it",
          effects = { w.grievance.hold_out_2:scale(0.6), w.means.hold_out_2:add(1),
                      w.standing.hold_out_2:add(0.03), w.support.hold_out_2:add(-0.004),
                      w.cohesion_shock:add(-0.002) },
          bot = 0.2 * weight.cohesion + 0.6 * (0.6 - w.standing.hold_out_2) + 0.15 },
        { id = "ask_more",
          effects = { perhaps(0.4, { w.means.hold_out_2:add(2) }, { w.standing.hold_out_2:add(-0.05) }),
                      w.grievance.hold_out_2:add(0.04), w.cohesion_shock:add(-0.004) },
          bot = 0.04 * weight.home - 0.4 * (0.6 - w.standing.hold_out_2) },
        { id = "refuse",
          effects = { w.support.hold_out_2:add(0.002), w.standing.hold_out_2:add(-0.03) },
          bot = 0.04 * weight.home + 0.02 },
    },
    default = "refuse",
}

event "minority_law" {
    seat = "candidate",
    when = w.grievance.hold_out_2:above(0.1) & w.stage:between(1, 2),
    chance = 0.027,
    cooldown = 22,
    claims = { "A11", "C5d", "C13" },
    year = 2117, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "amend", cost = { capital = 2 },
          effects = { w.grievance.hold_out_2:scale(0.5), w.governance:add(0.002), w.unity:add(-0.008) },
          bot = 0.1 * weight.law + 0.4 * w.grievance.hold_out_2 + 0.15 },
        { id = "commission",
          effects = { w.unity:add(-0.002), later(9, { w.grievance.hold_out_2:scale(0.93) }) },
          bot = 0.3 + 0.05 * weight.law },
        { id = "keep",
          effects = { w.unity:add(0.003), w.grievance.hold_out_2:add(0.02) },
          bot = 0.1 * weight.sovereignty + 0.6 * (0.9 - w.unity) },
    },
    default = "commission",
}

event "a_new_grievance" {
    seat = "secretariat",
    when = w.posture.side_payments:above(0.2) & outside,
    chance = 0.063,
    cooldown = 18,
    claims = { "A11", "C13" },
    -- below the size of a grievance learnt at a summit: it bargains, it seldom blocks
    effects = { w.grievance.hold_outs:add(0.07) },
    choices = {
        { id = "no_linkage", cost = { means = 2 },
          effects = { w.set.side_payments.secretariat:set(0), w.grievance.hold_outs:add(-0.06),
                      w.shift_consent:add(-0.03), w.capital.secretariat:add(-1) },
          bot = 0.35 * weight.law + 0.4 * (0.7 - w.cohesion) },
        { id = "pay_again",
          effects = { w.grievance.hold_outs:add(-0.08), w.cohesion_shock:add(-0.006),
                      w.shift_consent:add(-0.04), w.capital.secretariat:add(-0.5) },
          bot = 0.08 * weight.cohesion },
        { id = "wait",
          effects = { w.unity:add(-0.002), later(12, { w.grievance.hold_outs:add(-0.05) }) },
          bot = 0.1 * weight.escalation + 0.1 },
    },
    default = "wait",
}

event "the_2095_question" {
    seat = "secretariat",
    when = w.stage:is(1) & w.dispute:at_least(0.7) & (peace | frozen | window_open),
    chance = 0.072,
    cooldown = 45,
    claims = { "C13", "C20" },
    choices = {
        { id = "a_factor",
          effects = { w.shift_consent:add(0.04), w.support.sceptic:add(-0.002), w.cohesion_shock:add(-0.002) },
          bot = 0.06 * weight.cohesion + 0.1 * weight.security },
        { id = "settle_first",
          effects = { w.cohesion_shock:add(0.008), w.shift_consent:add(-0.06), w.unity:add(-0.004),
                      w.trust.candidate.secretariat:add(-0.03) },
          bot = 0.15 * weight.escalation + 0.3 * (0.7 - w.cohesion) },
        { id = "renunciation", cost = { means = 1 },
          effects = { w.shift_consent:add(0.08), w.shift_bargaining:add(0.01), w.unity:add(-0.008),
                      w.capital.candidate:add(-0.5) },
          bot = 0.3 * weight.law + 0.1 * weight.cohesion - 0.3 },
    },
    default = "a_factor",
}

event "plan_or_waiver" {
    seat = "secretariat",
    when = w.window_left:at_least(4) & w.stage:is(1) & w.posture.fast_track:below(0.5)
           & w.posture.neutrality:below(0.5),
    chance = 0.54,
    cooldown = 27,
    claims = { "A13", "C5d" },
    choices = {
        { id = "waive", cost = { means = 2 },
          effects = { w.set.fast_track.secretariat:set(1), w.support.sceptic:add(-0.002) },
          bot = 0.2 * weight.security + 0.1 * weight.cohesion - 0.01 * w.window_left },
        { id = "half_year", cost = { means = 1 },
          effects = { w.shift_consent:add(0.06), w.governance:add(-0.002), w.cohesion_shock:add(-0.002),
                      w.capital.candidate:add(-0.5) },
          bot = 0.3 * weight.law + 0.05 * weight.cohesion },
        { id = "full_plan",
          effects = { w.governance:add(0.004), w.shift_consent:add(-0.01), w.unity:add(-0.002) },
          bot = 0.3 * weight.law + 0.01 * w.window_left },
    },
    default = "full_plan",
}

event "which_area" {
    seat = "candidate",
    when = peace & w.stage:between(1, 3) & (w.stage:at_least(2) | window_open)
           & w.occupied_share:above(0.005) & w.posture.legal_borders:below(0.5)
           & w.posture.neutrality:below(0.5),
    chance = 0.054,
    cooldown = 45,
    claims = { "A16", "C13", "C20" },
    choices = {
        { id = "area_held", cost = { capital = 1 },
          effects = { w.shift_consent:add(0.08), w.shift_belief:add(0.02), w.unity:add(-0.008) },
          bot = 0.08 * weight.security + 0.5 * (w.unity - 0.7) },
        { id = "legal_borders", cost = { capital = 1 },
          effects = { w.set.legal_borders.candidate:set(1), w.trust.candidate.secretariat:add(0.02) },
          bot = 0.14 * weight.sovereignty + 0.5 * (0.85 - w.unity) },
        { id = "left_vague",
          effects = { w.shift_consent:add(0.03), w.shift_belief:add(-0.04) },
          bot = 0.1 * weight.home + 0.15 },
    },
    default = "left_vague",
}
