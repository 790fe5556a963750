-- What the agreements meet at home and across the northern border.

event "st_pauls_church" {
    seat = "candidate",
    when = w.unity:below(0.66) & w.stage:below(6),
    chance = 0.2,
    cooldown = 8,
    claims = { "C10", "A5" },
    choices = {
        { id = "debate",
          effects = { w.unity:add(0.006), w.governance:add(0.001), w.shift_ratification:add(-0.06),
                      w.shift_consent:add(-0.01) },
          bot = 0.15 + 0.15 * weight.law },
        { id = "citizens_army", cost = { capital = 1 },
          effects = { w.unity:add(0.01), w.governance:add(0.003), w.porcupine:add(-0.004) },
          bot = 0.2 * weight.law + 0.5 * (0.66 - w.unity) + 0.1 },
        { id = "go_on",
          effects = { w.capital.candidate:add(0.5), w.unity:add(-0.006) },
          bot = 0.08 * weight.security },
    },
    default = "debate",
}

event "minorities_on_both_sides" {
    seat = "hold_out_2",
    when = w.grievance.DNK:above(0.02) & w.stage:below(6),
    chance = 0.12,
    cooldown = 8,
    claims = { "A11", "C13" },
    choices = {
        { id = "declarations",
          effects = { w.grievance.DNK:set(0), w.unity:add(-0.002), w.support.hold_out_2:add(-0.004) },
          bot = 0.25 + 0.2 * weight.cohesion },
        { id = "treaty", cost = { means = 1 },
          effects = { w.support.hold_out_2:add(0.002), later(9, { w.grievance.DNK:scale(0.2), w.governance:add(0.001) }) },
          bot = 0.3 },
        { id = "leave",
          effects = { w.support.hold_out_2:add(0.002), w.standing.hold_out_2:add(-0.01) },
          bot = 0.04 * weight.home },
    },
    default = "leave",
}

event "limits_on_arms" {
    seat = "candidate",
    when = w.stage:between(2, 3),
    chance = 0.25,
    once = true,
    claims = { "C1", "A16" },
    choices = {
        { id = "give_up", cost = { capital = 1 },
          effects = { w.shift_consent:add(0.1), w.shift_dissatisfaction:add(-0.006), w.porcupine:add(-0.008),
                      w.unity:add(-0.004) },
          bot = 0.1 * weight.security + 0.15 * weight.law },
        { id = "common_control",
          effects = { w.shift_consent:add(0.04), w.porcupine:add(-0.004), w.unity:add(-0.002) },
          bot = 0.3 + 0.1 * weight.law },
        { id = "equality",
          effects = { w.unity:add(0.004), w.inclination.FRA:add(-0.03) },
          bot = 0.13 * weight.sovereignty },
    },
    default = "equality",
}
