-- What the agreements ask for: divisions, a declaration, a statute, a vote in Paris, an answer to
-- Moscow, consent at home, rights of minorities, limits on arms.
-- How it went in 1954 and 1955 is in HISTORY.md and decides nothing here: every choice is open, and
-- what a parliament or a vote brings is drawn.
-- Sizes: 0.1 of shift_consent is a member's passing politics by half, 0.1 of an inclination the same
-- for one member and for good.

event "divisions_on_the_rhine" {
    seat = "sceptic",
    when = w.month:at_most(2) & w.stage:is(2),
    chance = 0.7,
    once = true,
    claims = { "A16", "A29" },
    choices = {
        { id = "while_wished", cost = { capital = 2 }, needs = w.set.forward_troops.sceptic:below(1),
          effects = { w.set.forward_troops.sceptic:set(1), w.inclination.FRA:add(0.12),
                      w.support.sceptic:add(-0.01) },
          bot = 0.25 * weight.security + 0.1 * weight.cohesion - 0.4 * (0.6 - w.support.sceptic) },
        { id = "five_years", cost = { capital = 1 },
          effects = { w.inclination.FRA:add(0.05), w.shift_belief:add(0.03), w.support.sceptic:add(-0.004) },
          bot = 0.15 * weight.cohesion },
        { id = "no_promise",
          effects = { w.support.sceptic:add(0.003), w.capital.sceptic:add(0.5), w.inclination.FRA:add(-0.03) },
          bot = 0.15 * weight.home },
    },
    default = "no_promise",
}

event "declaration_in_london" {
    seat = "candidate",
    -- who insists on the legal borders has answered already
    when = w.month:at_most(3) & w.stage:is(2) & w.ordered.renunciation:below(0.5)
           & w.ordered.legal_borders:below(0.5),
    chance = 0.6,
    once = true,
    claims = { "C13", "A16" },
    choices = {
        { id = "renounce", cost = { capital = 2 },
          effects = { w.set.renunciation.candidate:set(1), w.unity:add(-0.012) },
          bot = 0.15 * weight.security + 0.1 * weight.law },
        { id = "towards_allies",
          effects = { w.shift_consent:add(0.05), w.unity:add(-0.003), w.shift_belief:add(-0.02) },
          bot = 0.35 + 0.05 * weight.law },
        { id = "keep_open",
          effects = { w.unity:add(0.004), w.shift_consent:add(-0.02) },
          bot = 0.12 * weight.sovereignty + 0.5 * (0.7 - w.unity) },
    },
    default = "keep_open",
}

event "saar_statute" {
    seat = "candidate",
    when = w.grievance.FRA:above(0.05) & w.stage:below(6),
    chance = 0.2,
    cooldown = 8,
    claims = { "A11", "C13" },
    choices = {
        -- nobody knows how the people there will vote; that they vote is what is conceded
        { id = "statute", cost = { capital = 2 },
          effects = { w.grievance.FRA:scale(0.35), w.unity:add(-0.012),
                      later(12, { perhaps(0.5, { w.unity:add(0.008) }, { w.unity:add(-0.004) }) }) },
          bot = 0.1 * weight.security + 0.1 * weight.law + 0.3 * w.grievance.FRA },
        { id = "economy_only",
          effects = { w.grievance.FRA:scale(0.7), w.economy_candidate:add(-0.004), w.unity:add(-0.003) },
          bot = 0.45 },
        { id = "wait",
          effects = { w.unity:add(0.003), w.grievance.FRA:add(0.01) },
          bot = 0.1 * weight.sovereignty + 0.6 * (0.7 - w.unity) },
    },
    default = "wait",
}

event "night_in_the_assembly" {
    seat = "hold_out",
    when = w.stage:is(5) & w.ratified.FRA:below(0.5) & w.month:at_least(3),
    chance = 0.4,
    cooldown = 6,
    claims = { "A11", "A29" },
    choices = {
        { id = "confidence", cost = { means = 1 },
          effects = { w.support.hold_out:add(-0.006),
                      perhaps(0.65, { w.shift_ratification:add(0.6), w.standing.hold_out:add(0.02) },
                              { w.shift_ratification:add(-0.4), w.cohesion_shock:add(-0.01) }) },
          bot = 0.3 * weight.cohesion + 0.5 * (0.65 - w.standing.hold_out) + 0.1 },
        { id = "amend",
          effects = { w.support.hold_out:add(0.004), w.shift_ratification:add(0.1),
                      w.trust.candidate.hold_out:add(-0.03), w.cohesion_shock:add(-0.006) },
          bot = 0.04 * weight.home + 0.05 * weight.escalation },
        { id = "postpone",
          effects = { w.means.hold_out:add(0.5), w.standing.hold_out:add(-0.03), w.support.hold_out:add(0.001) },
          bot = 0.04 * weight.home },
    },
    default = "postpone",
}

event "note_from_moscow" {
    seat = "lead",
    when = w.stage:between(3, 5),
    chance = 0.06,
    cooldown = 9,
    claims = { "A5", "C5a", "A29" },
    choices = {
        { id = "jointly_after",
          effects = { w.cohesion_shock:add(0.004), w.shift_dissatisfaction:add(0.004) },
          bot = 0.12 * weight.cohesion },
        { id = "talks_now",
          effects = { w.trust_alliance_rival:add(0.02), w.shift_dissatisfaction:add(-0.012),
                      w.shift_ratification:add(-0.2), w.trust.candidate.lead:add(-0.03) },
          bot = 0.09 * weight.escalation },
        { id = "reject",
          effects = { w.shift_belief:add(0.03), w.trust_alliance_rival:add(-0.008),
                      w.cohesion_shock:add(-0.004) },
          bot = 0.1 * weight.security },
    },
    default = "jointly_after",
}
