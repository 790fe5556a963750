-- Orders after the guns, and the promises on the way to them: neutrality, arms in law, pledges,
-- guarantees, pacts, the debate about nuclear weapons, conferences, and the line that is not quiet.

event "austrian_offer" {
    seat = "candidate",
    when = w.war:is(1) & w.austrian_chance:above(0.12) & w.bargaining:above(-0.2),
    chance = 0.108,
    cooldown = 27,
    claims = { "C5a", "A3" },
    year = 2055, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "with_limits", cost = { capital = 2 },
          needs = w.set.neutrality.candidate:below(2) & w.stage:below(3),
          effects = { w.set.neutrality.candidate:set(2), w.shift_bargaining:add(0.04),
                      w.unity:add(-0.012) },
          bot = 0.22 * weight.security * w.exhaustion_candidate - 0.05 * weight.sovereignty },
        { id = "armed_neutral", cost = { capital = 1 },
          needs = w.set.neutrality.candidate:below(1) & w.stage:below(3),
          effects = { w.set.neutrality.candidate:set(1), w.shift_bargaining:add(0.02),
                      w.unity:add(-0.005) },
          bot = 0.2 * weight.security * w.exhaustion_candidate +
                0.05 * weight.sovereignty * w.porcupine },
        { id = "decline",
          effects = { w.unity:add(0.002), w.shift_bargaining:add(-0.012) },
          bot = 0.12 * weight.sovereignty * w.unity },
    },
    default = "decline",
}

event "arms_pact_drafted" {
    seat = "lead",
    when = w.set.arms_pact.lead:below(1) & w.support.lead:at_least(0.4) & w.stage:below(6) &
           w.order:is_not(1),
    chance = 0.036,
    cooldown = 22,
    claims = { "A24", "C16", "A23" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "in_law", cost = { capital = 3, means = 1 },
          effects = { w.set.arms_pact.lead:set(1), w.trust.candidate.lead:add(0.03) },
          bot = 0.2 * weight.security * w.support.lead + 0.1 },
        { id = "word",
          effects = { w.shift_belief:add(0.05), w.unity:add(0.001), w.reputation.lead:add(-0.003) },
          bot = 0.1 * weight.security + 0.05 * weight.home },
        { id = "decline",
          effects = { w.capital.lead:add(0.5), w.support.lead:add(0.001),
                      w.trust.candidate.lead:add(-0.02) },
          bot = 0.08 * weight.home + 0.25 * (0.6 - w.support.lead) },
    },
    default = "decline",
}

event "clear_or_ambiguous" {
    seat = "lead",
    when = (w.war:is(0) | w.frozen:is(1)) & w.stage:below(6) & w.order:below(5) &
           w.order:is_not(1) & w.set.pledge.lead:below(1) &
           w.set.ambiguity.lead:below(1),
    chance = 0.027,
    cooldown = 36,
    claims = { "A19", "A9" },
    choices = {
        { id = "clear", cost = { capital = 3 },
          effects = { w.set.pledge.lead:set(1), w.trust.candidate.lead:add(0.03) },
          bot = 0.2 * weight.security * (1 - w.coalition_seen) - 0.04 * weight.escalation },
        { id = "ambiguous", cost = { capital = 2 },
          effects = { w.set.ambiguity.lead:set(1), w.trust.candidate.lead:add(0.01) },
          bot = 0.12 * weight.security },
        { id = "neither",
          effects = { w.cohesion_shock:add(0.004), w.unity:add(-0.002) },
          bot = 0.09 * weight.escalation },
    },
    default = "neither",
}

event "guarantee_vote" {
    seat = "sceptic",
    when = w.order:is(5),
    chance = 0.18,
    cooldown = 36,
    claims = { "A23", "A10", "A18" },
    choices = {
        { id = "join", cost = { capital = 2, means = 1 },
          needs = w.set.treaty_planning.sceptic:below(1),
          effects = { w.set.treaty_planning.sceptic:set(1), w.support.sceptic:add(-0.004),
                      w.trust.candidate.sceptic:add(0.04) },
          bot = 0.2 * weight.security + 0.4 * w.support.sceptic },
        { id = "support",
          effects = { w.cohesion_shock:add(0.005), w.shift_belief:add(0.01),
                      w.support.sceptic:add(-0.001) },
          bot = 0.15 * weight.cohesion },
        { id = "abstain",
          effects = { w.support.sceptic:add(0.003), w.capital.sceptic:add(0.5),
                      w.trust.candidate.sceptic:add(-0.05), w.cohesion_shock:add(-0.004) },
          bot = 0.1 * weight.escalation + 0.2 * weight.home * (0.5 - w.support.sceptic) },
    },
    default = "support",
}

event "eastern_pact_talks" {
    seat = "front",
    when = w.war:is(0) & w.months_peace:above(24) & w.order:between(2, 3) &
           w.inclination.front:above(0.8),
    chance = 0.045,
    cooldown = 27,
    claims = { "C17", "A23" },
    choices = {
        { id = "found", cost = { capital = 3 }, needs = w.set.pact_offer.front:below(1),
          effects = { w.set.pact_offer.front:set(1), w.trust.candidate.front:add(0.04) },
          bot = 0.14 * weight.security - 0.06 * weight.cohesion * w.cohesion },
        { id = "staff_talks",
          effects = { w.porcupine:add(0.003), w.trust.candidate.front:add(0.01),
                      w.support.front:add(-0.001), w.cohesion_shock:add(-0.002) },
          bot = 0.3 },
        { id = "drop",
          effects = { w.cohesion_shock:add(0.006), w.support.front:add(0.001),
                      w.trust.candidate.front:add(-0.04) },
          bot = 0.16 * weight.cohesion * w.cohesion },
    },
    default = "staff_talks",
}

event "are_pact_troops_covered" {
    seat = "secretariat",
    when = w.order:is(4) & (w.crises:above(0) | w.clash:above(0.05)),
    chance = 0.108,
    cooldown = 27,
    claims = { "C17", "A9" },
    choices = {
        { id = "covered", cost = { means = 1 },
          effects = { w.shift_belief:add(0.12), w.shift_clash:add(0.5),
                      w.cohesion_shock:add(-0.012) },
          bot = 0.2 * weight.security },
        { id = "not_covered",
          effects = { w.cohesion_shock:add(0.008), w.shift_belief:add(-0.08),
                      w.trust.front.secretariat:add(-0.04) },
          bot = 0.09 * weight.cohesion },
        { id = "unsaid",
          effects = { w.cohesion_shock:add(0.002), w.shift_belief:add(-0.02),
                      w.trust.front.secretariat:add(-0.01) },
          bot = 0.1 * weight.escalation + 0.1 },
    },
    default = "unsaid",
}

event "own_deterrent_debate" {
    seat = "candidate",
    when = w.war:is(0) & w.months_peace:above(24) & w.order:between(2, 3) &
           w.deterrent_progress:at_most(0),
    chance = 0.027,
    cooldown = 45,
    claims = { "C1", "A23" },
    choices = {
        { id = "renounce",
          effects = { w.trust.lead.candidate:add(0.04), w.support.all:add(0.003),
                      w.shift_consent:add(0.06), w.unity:add(-0.006) },
          bot = 0.08 * weight.security + 0.15 * weight.law },
        -- a study is no programme: no latency is won, and the price comes at once
        { id = "study",
          effects = { w.unity:add(0.008), w.support.all:add(-0.006), w.shift_crisis:add(0.15),
                      w.trust.lead.candidate:add(-0.06), w.aid_delivered:add(-0.06) },
          bot = 0.4 * weight.security * w.attack_decade + 0.05 },
        { id = "unsaid",
          effects = { w.unity:add(0.001), w.trust.lead.candidate:add(-0.01) },
          bot = 0.35 },
    },
    default = "unsaid",
}

event "memorandum_anniversary" {
    seat = "lead",
    -- about every fifth December, as ceremonies go
    when = month_of_year:is(12) & w.stage:below(6) & w.order:below(5) & w.order:is_not(1),
    chance = 0.54,
    cooldown = 36,
    claims = { "C1", "A16" },
    year = 2094, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "draft", cost = { capital = 2 },
          effects = { later(9, { perhaps(0.4, { w.shift_belief:add(0.15) },
                                         { w.reputation.lead:add(-0.004) }) }),
                      w.trust.candidate.lead:add(0.02) },
          bot = 0.12 * weight.security + 0.3 * (w.support.lead - 0.4) },
        { id = "restate",
          effects = { w.cohesion_shock:add(0.003), w.reputation.lead:add(-0.002) },
          bot = 0.12 * weight.cohesion },
        { id = "breach",
          effects = { w.unity:add(0.003), w.support.all:add(0.001), w.shift_bargaining:add(-0.02),
                      w.trust_alliance_rival:add(-0.006) },
          bot = 0.05 * weight.security + 0.15 * weight.sovereignty },
    },
    default = "restate",
}

event "conference_of_europe" {
    seat = "secretariat",
    when = w.war:is(1) & (w.frozen:is(1) | w.bargaining:above(-0.05)) &
           w.regional_chance:above(0.25),
    chance = 0.108,
    cooldown = 22,
    claims = { "A22", "A21", "A5" },
    choices = {
        { id = "regional", cost = { means = 2 },
          needs = w.set.regional_conference.secretariat:below(1),
          effects = { w.set.regional_conference.secretariat:set(1), w.cohesion_shock:add(-0.004) },
          bot = 0.12 * weight.security + 0.04 * weight.cohesion },
        { id = "local_first",
          effects = { w.shift_bargaining:add(0.012), w.shift_consent:add(-0.04) },
          bot = 0.15 * weight.escalation },
        { id = "two_tracks", cost = { means = 1 },
          effects = { w.shift_consent:add(0.12), w.trust_alliance_rival:add(0.004),
                      w.shift_bargaining:add(-0.02), w.cohesion_shock:add(-0.004) },
          bot = 0.08 * weight.cohesion },
    },
    default = "local_first",
}

event "incident_on_the_line" {
    seat = "candidate",
    -- small incidents are more frequent than the crises that invite an attack, and mostly pass
    when = (w.war:is(0) | w.frozen:is(1)) & w.occupied_share:above(0.01) & w.order:is_not(1) &
           w.stage:below(6),
    chance = 0.054,
    cooldown = 13,
    claims = { "A10", "A24", "C9" },
    choices = {
        { id = "in_kind",
          effects = { w.unity:add(0.004), w.shift_crisis:add(0.15), w.support.all:add(-0.001) },
          bot = 0.1 * weight.sovereignty + 0.3 * weight.home * (0.9 - w.unity) },
        { id = "commission", cost = { capital = 1 },
          needs = w.set.commission.candidate:below(1),
          effects = { w.set.commission.candidate:set(1), w.trust_candidate_rival:add(0.002) },
          bot = 0.1 * weight.security },
        { id = "allies_speak",
          effects = { w.shift_belief:add(0.02), w.trust.lead.candidate:add(-0.015) },
          bot = 0.08 * weight.security + 0.2 * w.coalition_seen },
    },
    default = "allies_speak",
}
