-- Berlin between the large decisions: budgets, towns that took people in, contracts for energy, what a
-- promise would ask of us, the line to Moscow, money to rebuild, and soldiers next to a neighbour.
-- Sizes: everyday ones. A month of war costs support 0.001 to 0.003; no choice here moves more.

-- An everyday question is asked of a seat: a history in which nobody takes turns has none to ask.
local seated = w.turn:above(0)
local quiet = w.intensity:below(0.5) -- frozen, or silent

event "budget_week" {
    seat = "sceptic",
    when = seated & month_of_year:between(9, 11),
    chance = 0.5,
    cooldown = 12,
    claims = { "A25", "A15" },
    choices = {
        { id = "forces", cost = { capital = 1 },
          effects = { w.stocks:add(0.12), w.cohesion_shock:add(0.003), w.trust.front.sceptic:add(0.01),
                      w.support.sceptic:add(-0.001) },
          bot = 0.15 * weight.security + 0.05 * weight.cohesion },
        { id = "special_fund",
          effects = { w.stocks:add(0.03), w.capital.sceptic:add(-0.25) },
          bot = 0.2 },
        { id = "homes",
          effects = { w.support.sceptic:add(0.001), w.stocks:add(-0.1), w.trust.front.sceptic:add(-0.01),
                      w.cohesion_shock:add(-0.002) },
          bot = 0.06 * weight.home + 0.5 * (0.5 - w.support.sceptic) },
    },
    default = "special_fund",
}

event "towns_and_newcomers" {
    seat = "sceptic",
    when = seated & w.months_peace:below(49) & w.order:is_not(1),
    chance = 0.4,
    cooldown = 12,
    claims = { "C19", "A25" },
    choices = {
        { id = "pay_the_towns", cost = { means = 1 },
          effects = { w.support.sceptic:add(0.0015), w.unity:add(0.001) },
          bot = 0.12 * weight.home },
        { id = "share_out",
          effects = { w.support.sceptic:add(0.001), w.cohesion_shock:add(-0.004),
                      w.trust.front.sceptic:add(-0.015) },
          bot = 0.06 * weight.home + 0.04 * weight.escalation - 0.05 * weight.cohesion * (1 - w.cohesion) },
        { id = "as_before",
          effects = { w.capital.sceptic:add(0.25), w.support.sceptic:add(-0.0005) },
          bot = 0.2 },
    },
    default = "as_before",
}

event "terminals_or_pipes" {
    seat = "sceptic",
    when = seated,
    chance = 0.4,
    cooldown = 13,
    claims = { "C5e", "A5", "A25" },
    choices = {
        { id = "terminals", cost = { means = 1 },
          effects = { w.economy_rival:add(-0.001), w.shift_grey:add(-0.02), w.cohesion_shock:add(0.002),
                      w.support.sceptic:add(-0.0005) },
          bot = 0.12 * weight.security + 0.08 * weight.cohesion },
        { id = "some_of_each",
          effects = { w.economy_rival:add(0.0002), w.support.sceptic:add(0.0002) },
          bot = 0.25 },
        { id = "cheap_contract",
          effects = { w.support.sceptic:add(0.001), w.capital.sceptic:add(0.5), w.economy_rival:add(0.001),
                      w.trust.front.sceptic:add(-0.02), w.cohesion_shock:add(-0.003) },
          bot = 0.05 * weight.home + 0.03 * weight.escalation },
    },
    default = "some_of_each",
}

event "what_do_we_owe" {
    seat = "sceptic",
    when = seated & w.stage:below(6) & w.order:is_not(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "A18", "A16" },
    choices = {
        { id = "plainly", cost = { capital = 1 },
          effects = { w.shift_belief:add(0.03), w.reputation.sceptic:add(0.001), w.support.sceptic:add(-0.001) },
          bot = 0.2 * weight.security + 0.1 * weight.law },
        { id = "with_allies",
          effects = { w.cohesion_shock:add(0.001), w.shift_belief:add(-0.004) },
          bot = 0.08 * weight.cohesion + 0.1 },
        { id = "no_soldiers",
          effects = { w.support.sceptic:add(0.001), w.shift_belief:add(-0.03), w.shift_nuclear:add(-0.02),
                      w.trust.candidate.sceptic:add(-0.02) },
          bot = 0.09 * weight.escalation },
    },
    default = "with_allies",
}

event "the_telephone" {
    seat = "sceptic",
    when = seated & w.menace:above(0.3),
    chance = 0.4,
    cooldown = 13,
    claims = { "A5", "C10" },
    choices = {
        { id = "call",
          effects = { w.trust_alliance_rival:add(0.003), w.shift_bargaining:add(0.005),
                      w.trust.front.sceptic:add(-0.02), w.cohesion_shock:add(-0.001) },
          bot = 0.08 * weight.escalation },
        { id = "agreed_lines",
          effects = { w.trust_alliance_rival:add(0.0005), w.cohesion_shock:add(0.001),
                      w.capital.sceptic:add(-0.25) },
          bot = 0.1 * weight.cohesion },
        { id = "silence",
          effects = { w.cohesion_shock:add(0.003), w.trust.front.sceptic:add(0.015),
                      w.trust_alliance_rival:add(-0.003), w.shift_clash:add(0.1) },
          bot = 0.15 * weight.security + 0.03 * weight.cohesion },
    },
    default = "agreed_lines",
}

event "money_to_rebuild" {
    seat = "sceptic",
    when = seated & quiet & w.order:is_not(1),
    chance = 0.4,
    cooldown = 13,
    claims = { "C7", "A25", "A15" },
    choices = {
        { id = "grants", cost = { means = 1 },
          effects = { w.economy_candidate:add(0.003), w.unity:add(0.001), w.trust.candidate.sceptic:add(0.02),
                      w.support.sceptic:add(-0.001) },
          bot = 0.25 * weight.security + 0.05 },
        { id = "loans_with_audits",
          effects = { w.economy_candidate:add(0.0005), w.governance:add(0.0007), w.unity:add(-0.0007) },
          bot = 0.2 * weight.law + 0.05 },
        { id = "reserves_abroad",
          effects = { w.economy_candidate:add(0.003), w.support.sceptic:add(0.0005),
                      w.trust_alliance_rival:add(-0.004), w.shift_bargaining:add(-0.008),
                      w.reputation.sceptic:add(-0.001) },
          bot = 0.1 * weight.home },
    },
    default = "loans_with_audits",
}

event "soldiers_next_door" {
    seat = "sceptic",
    when = seated & w.menace:above(0.4),
    chance = 0.35,
    cooldown = 14,
    claims = { "A7", "C6a", "A3" },
    choices = {
        { id = "to_stay", cost = { capital = 1, means = 1 },
          effects = { w.shift_belief:add(0.04), w.trust.front.sceptic:add(0.03),
                      w.shift_dissatisfaction:add(0.004), w.support.sceptic:add(-0.001) },
          bot = 0.3 * weight.security * w.menace },
        { id = "in_turns",
          effects = { w.shift_belief:add(0.006), w.shift_dissatisfaction:add(0.0008),
                      w.capital.sceptic:add(-0.25) },
          bot = 0.1 * weight.cohesion },
        { id = "ready_at_home",
          effects = { w.shift_belief:add(-0.02), w.shift_dissatisfaction:add(-0.003),
                      w.trust.front.sceptic:add(-0.02), w.capital.sceptic:add(0.25) },
          bot = 0.07 * weight.escalation },
    },
    default = "in_turns",
}
