-- Warsaw as a neighbour: queues at the border, people who live in two countries, a repair hall, a strip
-- of land, reservists, graves, and who speaks for the east.
-- Sizes: everyday ones, as in sceptic.lua.

local seated = w.turn:above(0)

event "queues_at_the_border" {
    seat = "front",
    when = seated & w.order:is_not(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "C5e", "A25" },
    choices = {
        { id = "second_track", cost = { means = 1 },
          effects = { w.economy_candidate:add(0.002), w.trust.candidate.front:add(0.01) },
          bot = 0.05 * weight.security + 0.05 * weight.home },
        { id = "as_it_is",
          effects = { w.economy_candidate:add(-0.0003), w.support.front:add(0.0003) },
          bot = 0.2 },
        { id = "own_hauliers_first",
          effects = { w.support.front:add(0.001), w.capital.front:add(0.5), w.economy_candidate:add(-0.0015),
                      w.trust.candidate.front:add(-0.02) },
          bot = 0.07 * weight.home + 0.4 * (0.6 - w.support.front) },
    },
    default = "as_it_is",
}

event "lives_in_two_countries" {
    seat = "front",
    when = seated & w.months_peace:below(61) & w.order:is_not(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "C19", "A25" },
    choices = {
        { id = "ten_years", cost = { capital = 1 },
          effects = { w.support.front:add(0.001), w.unity:add(0.001), w.economy_candidate:add(-0.001),
                      w.pool_candidate:add(-1) },
          bot = 0.1 * weight.home },
        { id = "year_by_year",
          effects = { w.support.front:add(-0.0003), w.pool_candidate:add(0.3) },
          bot = 0.2 },
        { id = "help_to_return", cost = { means = 1 },
          effects = { w.economy_candidate:add(0.0015), w.pool_candidate:add(1),
                      w.trust.candidate.front:add(0.01), w.exhaustion_candidate:add(0.0005) },
          bot = 0.06 * weight.security },
    },
    default = "year_by_year",
}

event "repair_hall" {
    seat = "front",
    when = seated & w.war:is(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "A8", "A18" },
    choices = {
        { id = "on_our_soil", cost = { means = 1 },
          effects = { w.shift_line:add(-0.006), w.stocks:add(0.05), w.risk_taken.front:add(0.015),
                      w.trust.candidate.front:add(0.01) },
          bot = 0.08 * weight.security },
        { id = "far_from_the_border",
          effects = { w.stocks:add(0.02), w.shift_line:add(0.001) },
          bot = 0.15 + 0.1 * weight.escalation },
        { id = "mechanics_across", cost = { capital = 1 },
          effects = { w.shift_line:add(-0.008), w.shift_clash:add(0.3), w.trust.candidate.front:add(0.02),
                      w.support.front:add(-0.001) },
          bot = 0.08 * weight.security - 0.08 * weight.escalation },
    },
    default = "far_from_the_border",
}

event "strip_along_the_border" {
    seat = "front",
    when = seated & w.menace:above(0.35),
    chance = 0.4,
    cooldown = 13,
    claims = { "C9", "A7" },
    choices = {
        { id = "ditches_and_walls", cost = { means = 1 },
          effects = { w.shift_grey:add(-0.04), w.support.front:add(0.001), w.trust_alliance_rival:add(-0.002),
                      w.shift_dissatisfaction:add(0.001) },
          bot = 0.07 * weight.security },
        { id = "patrols",
          effects = { w.shift_grey:add(-0.01), w.support.front:add(-0.0003) },
          bot = 0.2 },
        { id = "open_land",
          effects = { w.capital.front:add(0.5), w.cohesion_shock:add(0.002), w.trust_alliance_rival:add(0.001),
                      w.shift_grey:add(0.02), w.support.front:add(-0.0007) },
          bot = 0.1 * weight.cohesion },
    },
    default = "patrols",
}

event "reservists" {
    seat = "front",
    when = seated,
    chance = 0.4,
    cooldown = 13,
    claims = { "A7", "A25" },
    choices = {
        { id = "everybody_trains", cost = { capital = 1 },
          effects = { w.shift_belief:add(0.025), w.support.front:add(-0.001) },
          bot = 0.07 * weight.security },
        { id = "volunteers",
          effects = { w.shift_belief:add(0.003), w.stocks:add(-0.02) },
          bot = 0.2 },
        { id = "money_for_homes",
          effects = { w.support.front:add(0.001), w.shift_belief:add(-0.015), w.capital.front:add(0.25) },
          bot = 0.09 * weight.home },
    },
    default = "volunteers",
}

event "graves_and_archives" {
    seat = "front",
    when = seated & w.order:is_not(1),
    chance = 0.35,
    cooldown = 16,
    claims = { "A11", "C10" },
    choices = {
        { id = "together", cost = { capital = 1 },
          effects = { w.trust.front.candidate:add(0.03), w.trust.candidate.front:add(0.02),
                      w.shift_consent:add(0.01), w.unity:add(-0.001) },
          bot = 0.08 * weight.security },
        { id = "historians",
          effects = { w.trust.front.candidate:add(0.005), w.unity:add(-0.0003) },
          bot = 0.1 * weight.cohesion + 0.05 },
        { id = "graves_first",
          effects = { w.support.front:add(0.001), w.capital.front:add(0.5), w.trust.candidate.front:add(-0.03),
                      w.shift_consent:add(-0.02) },
          bot = 0.08 * weight.home },
    },
    default = "historians",
}

event "voice_of_the_east" {
    seat = "front",
    when = seated & w.stage:below(6) & w.order:is_not(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "A29", "C17" },
    choices = {
        { id = "own_text",
          effects = { w.shift_consent:add(0.03), w.trust.candidate.front:add(0.02), w.cohesion_shock:add(-0.004),
                      w.trust.sceptic.front:add(-0.02) },
          bot = 0.07 * weight.security },
        { id = "with_the_west",
          effects = { w.cohesion_shock:add(0.001), w.shift_consent:add(0.003), w.capital.front:add(-0.25) },
          bot = 0.1 * weight.cohesion },
        { id = "one_voice",
          effects = { w.cohesion_shock:add(0.003), w.trust.sceptic.front:add(0.03), w.shift_consent:add(-0.02),
                      w.trust.candidate.front:add(-0.015) },
          bot = 0.05 * weight.cohesion + 0.12 * weight.escalation },
    },
    default = "with_the_west",
}
