-- At home and around: statues, communities, other states that enter, another neighbour's questions.

event "statues_and_airports" {
    seat = "candidate",
    when = w.unity:below(0.69),
    chance = 0.06,
    cooldown = 24,
    claims = { "A11", "C13" },
    choices = {
        { id = "neutral", cost = { capital = 1 },
          effects = { w.unity:add(0.006), w.trust.hold_out.candidate:add(0.02), w.economy_candidate:add(-0.002) },
          bot = 0.1 * weight.security + 0.1 * weight.law },
        { id = "monuments",
          effects = { w.unity:add(0.03), w.grievance.GRC:add(0.1), w.economy_candidate:add(-0.004) },
          bot = 0.1 * weight.sovereignty + 2 * (0.62 - w.unity) },
        { id = "later",
          effects = { w.capital.candidate:add(0.5), w.unity:add(-0.003) },
          bot = 0.25 },
    },
    default = "later",
}

event "next_chair" {
    seat = "secretariat",
    when = (w.belongs.ALB:above(0.5) | w.belongs.HRV:above(0.5)) & w.stage:below(3),
    chance = 0.5,
    once = true,
    claims = { "A2", "A11" },
    choices = {
        { id = "restate",
          effects = { w.unity:add(0.004), w.shift_consent:add(0.01), w.support.hold_out:add(-0.002),
                      w.cohesion_shock:add(-0.002) },
          bot = 0.06 * weight.cohesion + 0.1 * weight.security },
        { id = "seat_without_vote", cost = { means = 1 },
          effects = { w.governance:add(0.003), w.shift_consent:add(0.02), w.standing.hold_out:add(-0.01),
                      w.cohesion_shock:add(-0.004) },
          bot = 0.15 * weight.security + 0.15 * weight.law },
        { id = "silence",
          effects = { w.cohesion_shock:add(0.004), w.unity:add(-0.006) },
          bot = 0.07 * weight.cohesion },
    },
    default = "restate",
}

event "communities_at_home" {
    seat = "candidate",
    when = w.unity:below(0.67),
    chance = 0.08,
    cooldown = 20,
    claims = { "C13", "C5d" },
    choices = {
        { id = "languages", cost = { capital = 1 },
          effects = { w.unity:add(0.014), w.governance:add(-0.002) },
          bot = 0.15 * weight.home + 1 * (0.6 - w.unity) },
        { id = "council",
          effects = { w.unity:add(0.004), w.governance:add(0.001), w.capital.candidate:add(-0.5) },
          bot = 0.15 * weight.home + 0.1 * weight.law },
        { id = "nothing",
          effects = { w.capital.candidate:add(0.5), w.unity:add(-0.005) },
          bot = 0.1 * weight.sovereignty },
    },
    default = "nothing",
}

event "another_neighbour_asks" {
    seat = "front",
    -- 10 in 100 a year
    when = w.grievance.GRC:at_most(0.02) & w.stage:between(3, 5),
    chance = 0.0087,
    cooldown = 24,
    claims = { "A11", "C13" },
    choices = {
        { id = "keep_out",
          effects = { w.standing.front:add(0.02), w.cohesion_shock:add(0.003), w.support.front:add(-0.004) },
          bot = 0.1 * weight.cohesion + 0.05 * weight.security },
        { id = "commission",
          effects = { w.grievance.BGR:add(0.05), w.support.front:add(0.002), later(18, { w.grievance.BGR:add(-0.05) }) },
          bot = 0.4 },
        { id = "raise",
          effects = { w.grievance.BGR:add(0.3), w.support.front:add(0.006), w.standing.front:add(-0.04),
                      w.trust.candidate.front:add(-0.06) },
          bot = 0.12 * weight.home },
    },
    default = "keep_out",
}
