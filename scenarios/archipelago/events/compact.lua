-- Questions of the Compact and of Merrin: a fishing ground, a ferry, a storm, a calendar of councils,
-- trade, and the people of the islands that are held.
-- Sizes: 0.1 of shift_consent is a member's passing politics by half. No choice is dearer than three
-- points, so that a small alliance can afford each.

event "fishing_season" {
    seat = "candidate",
    when = spring & w.grievance.HOL:above(0.02) & w.stage:between(1, 5),
    chance = 0.35,
    cooldown = 11,
    claims = { "A11" },
    choices = {
        { id = "share",
          effects = { w.grievance.HOL:scale(0.4), w.unity:add(-0.02) },
          bot = 0.08 * weight.security + 0.5 * w.grievance.HOL + 1.5 * (w.unity - 0.85) - 0.25 },
        { id = "wardens", cost = { capital = 1 },
          effects = { w.unity:add(-0.004), later(8, { w.grievance.HOL:scale(0.65) }) },
          bot = 0.06 * weight.security + 0.15 * weight.law },
        { id = "keep",
          effects = { w.unity:add(0.01), w.trust.hold_out.candidate:add(-0.02),
                      w.shift_consent:add(-0.01) },
          bot = 0.12 * weight.sovereignty + 1.5 * (0.85 - w.unity) },
    },
    default = "keep",
}

event "ferry_turned_back" {
    seat = "front",
    when = frozen,
    chance = 0.04,
    cooldown = 12,
    claims = { "A15", "A8" },
    choices = {
        { id = "report",
          effects = { w.cohesion_shock:add(0.004), w.unity:add(-0.003) },
          bot = 0.15 + 0.08 * weight.cohesion },
        { id = "escort", cost = { capital = 1 },
          effects = { w.aid_paid.front:add(0.02), w.risk_taken.front:add(0.1), w.shift_clash:add(2),
                      w.trust.candidate.front:add(0.03), w.trust_alliance_rival:add(-0.006) },
          bot = 0.12 * weight.security * w.support.front },
        { id = "suspend",
          effects = { w.economy_candidate:add(-0.004), w.shift_clash:add(-1), w.support.front:add(0.003),
                      w.trust.candidate.front:add(-0.02) },
          bot = 0.35 * weight.home * (1 - w.support.front) },
    },
    default = "report",
}

event "storm_relief" {
    seat = "lead",
    when = window_open,
    chance = 0.7,
    once = true,
    claims = { "A12c", "A13" },
    choices = {
        { id = "send",
          effects = { w.trust_alliance_rival:add(0.025), w.shift_dissatisfaction:add(-0.006),
                      w.support.lead:add(-0.01) },
          bot = 0.15 * weight.escalation },
        -- half of what is left of Sandreach, one time in three; help that has a price is remembered
        { id = "for_sandreach", needs = w.occupied["MI-05"]:above(0.02),
          effects = { perhaps(0.35, { w.occupied["MI-05"]:scale(0.5), w.unity:add(0.004) },
                              { w.shift_dissatisfaction:add(0.01) }),
                      w.shift_bargaining:add(0.06), w.trust_alliance_rival:add(-0.02) },
          bot = 0.12 * weight.security + 0.1 * weight.sovereignty },
        { id = "none",
          effects = { w.support.lead:add(0.003), w.trust_alliance_rival:add(-0.006),
                      w.cohesion_shock:add(-0.002) },
          bot = 0.12 * weight.home },
    },
    default = "none",
}

event "window_and_calendar" {
    seat = "secretariat",
    when = w.window_left:between(1, 6) & w.stage:below(3),
    chance = 0.6,
    cooldown = 13,
    claims = { "A13", "A2", "A4" },
    choices = {
        { id = "wait",
          effects = { w.cohesion_shock:add(0.006), w.unity:add(-0.003) },
          bot = 0.07 * weight.cohesion },
        { id = "council", cost = { means = 2 },
          effects = { w.shift_consent:add(0.2), w.cohesion_shock:add(-0.008),
                      w.capital.lead:add(-0.5), w.capital.sceptic:add(-0.5) },
          bot = 0.14 * weight.security * (1 - w.menace) + 0.15 },
        { id = "treaty", cost = { means = 1 },
          effects = { w.shift_belief:add(0.1), w.cue:add(0.03), w.shift_consent:add(-0.08) },
          bot = 0.2 * weight.security * w.support_guarantee + 0.05 },
    },
    default = "wait",
}

event "export_orders" {
    seat = "sceptic",
    when = w.inclination.VAR:below(-0.3) & w.menace:above(0.7) & w.stage:below(6),
    chance = 0.06,
    cooldown = 18,
    claims = { "A5", "A29" },
    choices = {
        { id = "ask_guarantees", cost = { means = 1 },
          effects = { w.inclination.VAR:add(0.06), w.shift_consent:add(0.02),
                      w.support.sceptic:add(0.002) },
          bot = 0.15 * weight.cohesion },
        { id = "quiet",
          effects = { w.support.sceptic:add(0.004), w.cohesion_shock:add(-0.005),
                      w.trust.candidate.sceptic:add(-0.02) },
          bot = 0.1 * weight.escalation * w.menace },
        { id = "speak", cost = { capital = 1 },
          effects = { w.inclination.VAR:add(0.1), w.support.sceptic:add(-0.008),
                      w.trust.candidate.sceptic:add(0.03) },
          bot = 0.2 * weight.security + 0.8 * (w.support.sceptic - 0.5) },
    },
    default = "quiet",
}

event "people_of_westholm" {
    seat = "candidate",
    when = peace & w.occupied["MI-03"]:above(0),
    chance = 0.05,
    cooldown = 20,
    claims = { "C19", "C10" },
    choices = {
        -- a line that is crossed with a permit looks a little more like a border each year
        { id = "permits",
          effects = { w.unity:add(0.006), w.shift_crisis:add(-0.04), w.shift_belief:add(-0.02),
                      later(12, { w.unity:add(-0.004) }) },
          bot = 0.15 * weight.home },
        { id = "office", cost = { capital = 1 },
          effects = { w.unity:add(0.003), w.shift_crisis:add(-0.06), w.trust_candidate_rival:add(0.004) },
          bot = 0.1 * weight.security },
        { id = "refuse",
          effects = { w.shift_belief:add(0.01), w.unity:add(-0.005) },
          bot = 0.1 * weight.sovereignty },
    },
    default = "refuse",
}
