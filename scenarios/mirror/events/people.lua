-- Law and people in the candidate: procurement, votes in wartime, media, those who serve, who left,
-- who are held, who were taken away, and how terms come home.

event "procurement_report" {
    seat = "candidate",
    when = w.governance:below(0.58),
    chance = 0.054,
    cooldown = 12,
    claims = { "C5d", "C7" },
    year = 2123, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    -- the report alone costs what a review wins back
    effects = { w.support.all:add(-0.001), w.governance:add(-0.003) },
    choices = {
        { id = "open_books", cost = { capital = 2 },
          effects = { w.governance:add(0.014), w.support.all:add(0.003), w.unity:add(-0.005) },
          bot = 0.25 * weight.law + 0.4 * (0.6 - w.support_mean) },
        { id = "review",
          effects = { w.governance:add(0.003), w.unity:add(-0.001) },
          bot = 0.35 },
        { id = "stand_by",
          effects = { w.unity:add(0.003), w.capital.candidate:add(0.5), w.governance:add(-0.005),
                      w.support.all:add(-0.003) },
          bot = 0.5 * weight.home * (0.9 - w.unity) - 0.1 * weight.law },
    },
    default = "review",
}

event "vote_under_martial_law" {
    seat = "candidate",
    -- terms of parliament and president end in the second and third year of the war, then again
    when = fighting & w.months_war:at_least(18),
    chance = 0.108,
    cooldown = 18,
    claims = { "C7", "C5d" },
    choices = {
        { id = "hold", cost = { capital = 1 },
          effects = { w.governance:add(0.01), w.support.all:add(0.002), w.unity:add(-0.008),
                      w.shift_losses:add(0.02), w.exhaustion_candidate:add(0.003) },
          bot = 0.25 * weight.law - 0.3 * w.exhaustion_candidate },
        { id = "postpone",
          effects = { w.unity:add(0.003), w.governance:add(-0.002), w.support.all:add(-0.001) },
          bot = 0.2 + 0.15 * weight.home * w.exhaustion_candidate },
        { id = "council", cost = { capital = 2 },
          effects = { w.governance:add(0.003), w.unity:add(0.004),
                      w.shift_bargaining:add(-0.01) },
          bot = 0.1 * weight.law + 0.8 * weight.home * (0.9 - w.unity) },
    },
    default = "postpone",
}

event "limits_on_media" {
    seat = "candidate",
    when = w.war:is(1) & w.months_war:above(18),
    chance = 0.072,
    cooldown = 15,
    claims = { "C5d" },
    choices = {
        { id = "lift",
          effects = { w.governance:add(0.006), w.shift_grey:add(0.1), w.unity:add(-0.004) },
          bot = 0.25 * weight.law - 0.1 },
        { id = "end_date",
          effects = { w.unity:add(-0.001), w.governance:add(-0.001),
                      later(9, { w.governance:add(0.003) }) },
          bot = 0.25 },
        { id = "keep",
          effects = { w.unity:add(0.004), w.governance:add(-0.005), w.support.all:add(-0.001) },
          bot = 0.05 + 0.5 * weight.home * (0.95 - w.unity) },
    },
    default = "end_date",
}

event "mobilisation_wave" {
    seat = "candidate",
    when = fighting & w.force_candidate:below(255),
    chance = 0.36,
    cooldown = 12,
    claims = { "C19", "C10" },
    choices = {
        -- half of the lever's step, at half of its price
        { id = "widen", cost = { capital = 1 }, needs = w.pool_candidate:above(80),
          effects = { w.force_candidate:add(15), w.pool_candidate:add(-15), w.unity:add(-0.01),
                      w.economy_candidate:add(-0.005), w.governance:add(-0.006) },
          bot = 0.14 * weight.security - 0.6 * weight.home * (0.9 - w.unity) },
        { id = "rotate",
          effects = { w.unity:add(0.003), w.exhaustion_candidate:add(-0.003),
                      w.force_candidate:add(-4), later(6, { w.force_candidate:add(4) }) },
          bot = 0.25 + 0.1 * weight.home * w.exhaustion_candidate },
        { id = "lean",
          effects = { w.aid_delivered:add(0.06), w.trust.lead.candidate:add(-0.02),
                      w.shift_line:add(0.02) },
          bot = 0.1 * weight.security * w.support_mean + 0.1 },
    },
    default = "rotate",
}

event "families_abroad" {
    seat = "candidate",
    when = w.months_war:above(12) & w.months_peace:below(72) & w.order:is_not(1),
    chance = 0.045,
    cooldown = 22,
    claims = { "C19" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "help_return", cost = { capital = 1 },
          effects = { w.economy_candidate:add(0.006), w.pool_candidate:add(6), w.unity:add(0.002),
                      w.exhaustion_candidate:add(0.002) },
          bot = 0.15 * weight.home * (1 - w.intensity) + 0.1 * weight.sovereignty },
        { id = "status_abroad",
          effects = { w.unity:add(0.002), w.trust.candidate.front:add(0.02),
                      w.pool_candidate:add(-8), w.economy_candidate:add(-0.004) },
          bot = 0.2 + 0.12 * weight.home * w.intensity },
        { id = "leave_open",
          effects = { w.capital.candidate:add(0.5), w.pool_candidate:add(-2),
                      w.unity:add(-0.001) },
          bot = 0.3 },
    },
    default = "leave_open",
}

event "exchange_of_prisoners" {
    seat = "candidate",
    when = w.war:is(1),
    chance = 0.063,
    cooldown = 12,
    claims = { "C10", "C19" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "all_for_all",
          effects = { w.unity:add(0.005), w.force_candidate:add(1), w.force_rival:add(3) },
          bot = 0.15 * weight.home + 0.05 * weight.sovereignty },
        { id = "by_category",
          effects = { w.unity:add(0.001), w.trust_candidate_rival:add(0.003),
                      w.exhaustion_candidate:add(0.001) },
          bot = 0.35 },
        { id = "third_capital",
          effects = { w.unity:add(0.004), w.force_rival:add(1), w.standing.hold_out:add(0.03),
                      w.grievance.hold_out:add(0.02) },
          bot = 0.1 * weight.home + 0.4 * w.standing.hold_out },
    },
    default = "by_category",
}

event "people_taken_across" {
    seat = "candidate",
    when = w.war:is(1) & w.months_war:above(6),
    chance = 0.054,
    cooldown = 18,
    claims = { "C19", "C10" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "condition",
          effects = { w.unity:add(0.005), w.shift_bargaining:add(-0.03) },
          bot = 0.12 * weight.sovereignty + 0.1 * weight.law },
        { id = "own_track",
          effects = { w.shift_bargaining:add(0.01), w.trust_candidate_rival:add(0.002),
                      w.unity:add(-0.002) },
          bot = 0.3 + 0.3 * w.exhaustion_candidate },
        { id = "tribunal", cost = { capital = 1 },
          needs = w.set.accountability.candidate:below(1),
          effects = { w.set.accountability.candidate:set(1), w.support.all:add(0.002) },
          bot = 0.25 * weight.law + 0.05 * weight.sovereignty },
    },
    default = "own_track",
}

event "terms_go_home" {
    seat = "candidate",
    -- a text that concedes something: on the table, or signed within the last year
    when = (w.war:is(1) & (w.ordered.land_settlement:above(0.5) | w.ordered.terms:above(0.5))) |
           (w.settled:is(1) & w.months_peace:between(1, 12) &
            (w.recognised_loss:is(1) | w.order:is(2) | w.occupied_share:above(0.02))),
    chance = 0.144,
    cooldown = 27,
    claims = { "C4", "C10", "C20" },
    choices = {
        { id = "referendum", cost = { capital = 2 },
          effects = { w.governance:add(0.005),
                      perhaps(0.65, { w.unity:add(0.012), w.shift_crisis:add(-0.05) },
                              { w.unity:add(-0.02), w.shift_bargaining:add(-0.05) }) },
          bot = 0.2 * weight.law + 0.1 * weight.sovereignty },
        { id = "parliament",
          effects = { w.governance:add(0.002), w.unity:add(-0.003) },
          bot = 0.4 },
        { id = "decree",
          effects = { w.capital.candidate:add(1), w.shift_bargaining:add(0.04),
                      w.unity:add(-0.015), w.governance:add(-0.01) },
          bot = 0.35 * w.exhaustion_candidate + 0.05 * weight.security - 0.1 * weight.law },
    },
    default = "parliament",
}

event "land_question" {
    seat = "candidate",
    when = w.war:is(1) & w.occupied_share:above(0.01) &
           (w.exhaustion_candidate:above(0.4) | w.bargaining:above(0)),
    chance = 0.09,
    cooldown = 22,
    claims = { "C20", "C4", "A14" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "delimit", cost = { capital = 3 },
          needs = w.set.land_settlement.candidate:below(1) & w.unity:above(0.4),
          effects = { w.set.land_settlement.candidate:set(1), w.unity:add(-0.012) },
          bot = 0.9 * w.exhaustion_candidate - 0.1 * weight.sovereignty + 0.05 * weight.security },
        { id = "renounce",
          effects = { w.shift_bargaining:add(0.04), w.shift_consent:add(0.1), w.unity:add(-0.007) },
          bot = 0.3 * weight.security * w.exhaustion_candidate },
        { id = "refuse",
          effects = { w.unity:add(0.003), w.shift_bargaining:add(-0.012),
                      w.support.all:add(-0.001) },
          bot = 0.15 * weight.sovereignty * w.unity },
    },
    default = "refuse",
}
