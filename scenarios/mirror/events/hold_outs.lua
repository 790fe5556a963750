-- Quendry and Pelsgate on ordinary days: what lies between a large neighbour and a large alliance, and
-- what a vote is worth that nobody has asked for yet.
-- Sizes: everyday ones; standing and trust move by 0.01 to 0.04, support of one member by 0.001.

local seated = w.turn:above(0)

-- Quendry

event "straits_and_warships" {
    seat = "hold_out",
    when = seated & w.war:is(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "A28", "A8" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "closed_to_all",
          effects = { w.shift_clash:add(-0.1), w.trust_alliance_rival:add(0.0005),
                      w.trust.lead.hold_out:add(-0.01) },
          bot = 0.2 + 0.1 * weight.escalation },
        { id = "allies_may_visit", cost = { capital = 1 },
          effects = { w.trust.lead.hold_out:add(0.03), w.standing.hold_out:add(0.02), w.shift_clash:add(0.3),
                      w.support.hold_out:add(-0.001) },
          bot = 0.2 * weight.cohesion + 0.4 * (0.6 - w.standing.hold_out) + 0.1 },
        { id = "case_by_case",
          effects = { w.capital.hold_out:add(0.5), w.standing.hold_out:add(-0.03) },
          bot = 0.02 * weight.home + 0.1 * w.standing.hold_out },
    },
    default = "closed_to_all",
}

event "payments_and_trade" {
    seat = "hold_out",
    when = seated,
    chance = 0.4,
    cooldown = 13,
    claims = { "C5e", "A29" },
    choices = {
        { id = "banks_comply", cost = { capital = 1 },
          effects = { w.economy_rival:add(-0.001), w.standing.hold_out:add(0.03),
                      w.trust.lead.hold_out:add(0.02), w.support.hold_out:add(-0.001) },
          bot = 0.2 * weight.cohesion + 0.5 * (0.6 - w.standing.hold_out) + 0.1 },
        { id = "goods_not_arms",
          effects = { w.support.hold_out:add(0.0003), w.standing.hold_out:add(-0.003) },
          bot = 0.25 },
        { id = "open_for_trade",
          effects = { w.support.hold_out:add(0.001), w.capital.hold_out:add(0.5), w.economy_rival:add(0.001),
                      w.standing.hold_out:add(-0.03) },
          bot = 0.03 * weight.home },
    },
    default = "goods_not_arms",
}

event "a_table_for_both" {
    seat = "hold_out",
    when = seated & w.war:is(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "A20", "C8" },
    choices = {
        { id = "host", cost = { capital = 1 },
          effects = { w.shift_bargaining:add(0.012), w.standing.hold_out:add(0.02),
                      w.trust.front.hold_out:add(-0.015), w.support.hold_out:add(0.0005) },
          bot = 0.03 * weight.home + 0.05 * weight.escalation },
        { id = "people_first",
          effects = { w.unity:add(0.0005), w.standing.hold_out:add(0.003), w.capital.hold_out:add(-0.25) },
          bot = 0.25 },
        { id = "not_now",
          effects = { w.capital.hold_out:add(0.5), w.standing.hold_out:add(-0.015),
                      w.trust.front.hold_out:add(0.005) },
          bot = 0.1 + 0.1 * weight.cohesion },
    },
    default = "people_first",
}

event "aircraft_and_consent" {
    seat = "hold_out",
    when = seated,
    chance = 0.35,
    cooldown = 15,
    claims = { "A11", "A29" },
    choices = {
        -- an open price is paid two times in five
        { id = "name_the_price",
          effects = { perhaps(0.4, { w.means.hold_out:add(1) }, { w.standing.hold_out:add(-0.04) }),
                      w.cohesion_shock:add(-0.003) },
          bot = 0.02 * weight.home + 0.3 * (w.standing.hold_out - 0.5) },
        { id = "order_and_wait",
          effects = { w.standing.hold_out:add(0.004), w.support.hold_out:add(-0.0003) },
          bot = 0.1 + 0.1 * weight.cohesion },
        { id = "build_our_own", cost = { capital = 1 },
          effects = { w.support.hold_out:add(0.001), w.stocks:add(0.05), w.trust.lead.hold_out:add(-0.01) },
          bot = 0.025 * weight.home },
    },
    default = "order_and_wait",
}

event "a_factory_abroad" {
    seat = "hold_out",
    when = seated & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "C16", "A24" },
    choices = {
        { id = "build_it", cost = { capital = 1 },
          effects = { w.own_production:add(0.002), w.trust.candidate.hold_out:add(0.03),
                      w.standing.hold_out:add(0.01), w.shift_dissatisfaction:add(0.002) },
          bot = 0.15 + 0.15 * weight.cohesion },
        { id = "sell_finished",
          effects = { w.support.hold_out:add(0.0002), w.stocks:add(-0.02) },
          bot = 0.25 },
        { id = "let_it_rest",
          effects = { w.capital.hold_out:add(0.5), w.support.hold_out:add(0.0005),
                      w.trust.candidate.hold_out:add(-0.02), w.standing.hold_out:add(-0.01) },
          bot = 0.02 * weight.home },
    },
    default = "sell_finished",
}

event "kin_on_the_peninsula" {
    seat = "hold_out",
    when = seated & w.occupied["TES-01"]:above(0.5),
    chance = 0.35,
    cooldown = 15,
    claims = { "C13", "C10" },
    choices = {
        { id = "speak_for_them", cost = { capital = 1 },
          effects = { w.unity:add(0.001), w.trust.candidate.hold_out:add(0.03), w.standing.hold_out:add(0.015),
                      w.shift_bargaining:add(-0.008) },
          bot = 0.03 * weight.home + 0.05 },
        { id = "for_prisoners",
          effects = { w.unity:add(0.0005), w.capital.hold_out:add(-0.25), w.trust.candidate.hold_out:add(0.005) },
          bot = 0.2 + 0.05 * weight.cohesion },
        { id = "trade_first",
          effects = { w.capital.hold_out:add(0.5), w.trust_alliance_rival:add(0.001),
                      w.trust.candidate.hold_out:add(-0.025), w.standing.hold_out:add(-0.01) },
          bot = 0.015 * weight.home + 0.1 * weight.escalation },
    },
    default = "for_prisoners",
}

event "mines_adrift" {
    seat = "hold_out",
    when = seated & w.months_peace:below(61),
    chance = 0.35,
    cooldown = 14,
    claims = { "A28", "A8", "C9" },
    choices = {
        { id = "coastal_states", cost = { capital = 1 },
          effects = { w.economy_candidate:add(0.001), w.standing.hold_out:add(0.02),
                      w.trust.candidate.hold_out:add(0.01) },
          bot = 0.1 + 0.15 * weight.cohesion },
        { id = "own_waters",
          effects = { w.support.hold_out:add(0.0003), w.economy_candidate:add(-0.0003) },
          bot = 0.02 * weight.home },
        { id = "whole_alliance",
          effects = { w.cohesion_shock:add(0.003), w.trust.lead.hold_out:add(0.02), w.shift_clash:add(0.3),
                      w.support.hold_out:add(-0.001) },
          bot = 0.15 * weight.cohesion },
    },
    default = "own_waters",
}

-- Pelsgate

event "gas_by_contract" {
    seat = "hold_out_2",
    when = seated,
    chance = 0.4,
    cooldown = 13,
    claims = { "C5e", "A29" },
    choices = {
        { id = "other_sources", cost = { capital = 1 },
          effects = { w.standing.hold_out_2:add(0.03), w.cohesion_shock:add(0.002), w.economy_rival:add(-0.0005),
                      w.support.hold_out_2:add(-0.001) },
          bot = 0.2 * weight.cohesion + 0.5 * (0.6 - w.standing.hold_out_2) + 0.1 },
        { id = "keep_the_contract",
          effects = { w.support.hold_out_2:add(0.0003), w.standing.hold_out_2:add(-0.003) },
          bot = 0.25 },
        { id = "more_of_it",
          effects = { w.support.hold_out_2:add(0.0015), w.capital.hold_out_2:add(0.5),
                      w.economy_rival:add(0.0005), w.standing.hold_out_2:add(-0.03),
                      w.cohesion_shock:add(-0.002) },
          bot = 0.025 * weight.home },
    },
    default = "keep_the_contract",
}

event "schools_across_the_river" {
    seat = "hold_out_2",
    when = seated & w.stage:below(6) & w.order:is_not(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "C13", "A11" },
    choices = {
        { id = "pay_together", cost = { capital = 1 },
          effects = { w.grievance.hold_out_2:add(-0.01), w.trust.candidate.hold_out_2:add(0.03),
                      w.standing.hold_out_2:add(0.02), w.support.hold_out_2:add(-0.0005) },
          bot = 0.2 + 0.1 * weight.cohesion },
        { id = "wait_for_the_law",
          effects = { w.support.hold_out_2:add(-0.0003), w.capital.hold_out_2:add(0.25) },
          bot = 0.2 },
        { id = "in_every_forum",
          effects = { w.support.hold_out_2:add(0.001), w.grievance.hold_out_2:add(0.01),
                      w.standing.hold_out_2:add(-0.03) },
          bot = 0.03 * weight.home },
    },
    default = "wait_for_the_law",
}

event "money_and_courts" {
    seat = "hold_out_2",
    when = seated,
    chance = 0.35,
    cooldown = 14,
    claims = { "C7", "A11" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "meet_conditions", cost = { capital = 1 },
          effects = { w.standing.hold_out_2:add(0.04), w.cohesion_shock:add(0.003),
                      w.support.hold_out_2:add(-0.001) },
          bot = 0.25 * weight.cohesion + 0.4 * (0.6 - w.standing.hold_out_2) + 0.05 },
        { id = "half_of_them",
          effects = { w.standing.hold_out_2:add(-0.003), w.support.hold_out_2:add(0.0003) },
          bot = 0.25 },
        -- a vote held back is paid for every second time
        { id = "hold_a_vote_back",
          effects = { perhaps(0.5, { w.means.hold_out_2:add(1), w.capital.hold_out_2:add(0.5) },
                              { w.standing.hold_out_2:add(-0.04) }),
                      w.cohesion_shock:add(-0.004) },
          bot = 0.025 * weight.home },
    },
    default = "half_of_them",
}

event "words_for_a_ceasefire" {
    seat = "hold_out_2",
    when = seated & w.war:is(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "C8", "C10" },
    choices = {
        { id = "ceasefire_now",
          effects = { w.support.hold_out_2:add(0.001), w.shift_bargaining:add(0.005),
                      w.trust.candidate.hold_out_2:add(-0.03), w.cohesion_shock:add(-0.002) },
          bot = 0.03 * weight.home },
        { id = "common_text",
          effects = { w.cohesion_shock:add(0.0005), w.support.hold_out_2:add(-0.0003) },
          bot = 0.2 + 0.05 * weight.cohesion },
        { id = "in_private", cost = { capital = 1 },
          effects = { w.standing.hold_out_2:add(0.015), w.trust.candidate.hold_out_2:add(0.02),
                      w.shift_bargaining:add(0.002) },
          bot = 0.1 + 0.15 * weight.cohesion },
    },
    default = "common_text",
}

event "power_across_the_border" {
    seat = "hold_out_2",
    when = seated & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "C19", "A25" },
    choices = {
        { id = "another_line", cost = { capital = 1 },
          effects = { w.economy_candidate:add(0.0015), w.trust.candidate.hold_out_2:add(0.03),
                      w.standing.hold_out_2:add(0.02), w.support.hold_out_2:add(-0.0005) },
          bot = 0.1 + 0.15 * weight.cohesion },
        { id = "at_market_price",
          effects = { w.support.hold_out_2:add(0.0003), w.economy_candidate:add(-0.0002) },
          bot = 0.2 },
        { id = "keep_it_at_home",
          effects = { w.support.hold_out_2:add(0.001), w.economy_candidate:add(-0.001),
                      w.standing.hold_out_2:add(-0.02) },
          bot = 0.02 * weight.home },
    },
    default = "at_market_price",
}
