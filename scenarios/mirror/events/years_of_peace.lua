-- Years of peace, Tessport: those who come home, what an army may cost, and those who lived under occupation.
-- Sizes: everyday ones, as in frozen.lua.

local seated = w.turn:above(0)
local silent = w.war:is(0)

event "veterans_come_home" {
    seat = "candidate",
    when = seated & silent & w.order:is_not(1),
    chance = 0.5,
    cooldown = 12,
    claims = { "C19", "A24" },
    choices = {
        { id = "homes_and_pensions", cost = { capital = 1 },
          effects = { w.unity:add(0.003), w.exhaustion_candidate:add(-0.002), w.economy_candidate:add(-0.001) },
          bot = 0.12 * weight.home },
        { id = "trades_and_loans",
          effects = { w.economy_candidate:add(0.0004), w.unity:add(-0.0004) },
          bot = 0.2 },
        { id = "paid_reserve",
          effects = { w.porcupine:add(0.003), w.economy_candidate:add(-0.001), w.exhaustion_candidate:add(0.001) },
          bot = 0.05 * weight.security },
    },
    default = "trades_and_loans",
}

event "soldiers_or_bridges" {
    seat = "candidate",
    when = seated & silent & w.order:is_not(1),
    chance = 0.5,
    cooldown = 12,
    claims = { "A24", "C16" },
    choices = {
        { id = "soldiers",
          effects = { w.porcupine:add(0.004), w.economy_candidate:add(-0.002) },
          bot = 0.03 * weight.security + 0.3 * w.attack_decade },
        { id = "bridges",
          effects = { w.economy_candidate:add(0.003), w.unity:add(0.001), w.porcupine:add(-0.004) },
          bot = 0.08 * weight.home },
        { id = "both_on_credit",
          effects = { w.porcupine:add(0.0007), w.economy_candidate:add(0.0003), w.governance:add(-0.0005) },
          bot = 0.2 },
    },
    default = "both_on_credit",
}

event "those_who_stayed" {
    seat = "candidate",
    when = seated & silent & w.order:is_not(1),
    chance = 0.5,
    cooldown = 15,
    claims = { "C5d", "C10", "C13" },
    choices = {
        { id = "courts",
          effects = { w.governance:add(0.0004), w.unity:add(-0.0005) },
          bot = 0.15 + 0.05 * weight.law },
        { id = "amnesty", cost = { capital = 1 },
          effects = { w.shift_crisis:add(-0.03), w.governance:add(0.001), w.unity:add(-0.003) },
          bot = 0.05 * weight.security },
        { id = "strict_checks",
          effects = { w.unity:add(0.002), w.shift_grey:add(-0.02), w.governance:add(-0.002),
                      w.support.all:add(-0.0005) },
          bot = 0.05 * weight.sovereignty + 0.03 * weight.home },
    },
    default = "courts",
}
