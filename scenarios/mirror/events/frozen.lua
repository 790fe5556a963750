-- Once the line is quiet, by a freeze or by an agreement: fields, crossings, the missing, and judges.
-- Sizes: everyday ones; a lever costs 0.01 of unity, a year of reform brings 0.03 of governance.

local seated = w.turn:above(0)
local quiet = w.intensity:below(0.5)

event "fields_and_mines" {
    seat = "candidate",
    when = seated & quiet & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "C19", "A24" },
    choices = {
        { id = "fields_first", cost = { capital = 1 },
          effects = { w.economy_candidate:add(0.003), w.unity:add(-0.001) },
          bot = 0.15 + 0.05 * weight.home },
        { id = "homes_and_schools",
          effects = { w.unity:add(0.0007), w.economy_candidate:add(-0.0004) },
          bot = 0.1 * weight.home },
        { id = "leave_the_belt",
          effects = { w.porcupine:add(0.003), w.economy_candidate:add(-0.0015), w.unity:add(-0.001) },
          bot = 0.05 * weight.security },
    },
    default = "homes_and_schools",
}

event "crossing_points" {
    seat = "candidate",
    when = seated & quiet & w.occupied_share:above(0.01) & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "C19", "C13", "C9" },
    choices = {
        { id = "open_more", cost = { capital = 1 },
          effects = { w.unity:add(0.002), w.trust_candidate_rival:add(0.001), w.shift_crisis:add(-0.02),
                      w.shift_grey:add(0.03) },
          bot = 0.06 * weight.sovereignty + 0.1 * weight.law },
        { id = "by_day",
          effects = { w.unity:add(0.0003), w.shift_grey:add(0.005) },
          bot = 0.2 },
        { id = "close_some",
          effects = { w.shift_grey:add(-0.03), w.shift_crisis:add(-0.01), w.unity:add(-0.002),
                      w.capital.candidate:add(0.5) },
          bot = 0.05 * weight.security },
    },
    default = "by_day",
}

event "names_of_the_missing" {
    seat = "candidate",
    when = seated & quiet & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "C10", "C19" },
    choices = {
        { id = "through_others",
          effects = { w.unity:add(0.0005), w.exhaustion_candidate:add(0.0003) },
          bot = 0.2 },
        { id = "search_together", cost = { capital = 1 },
          effects = { w.trust_candidate_rival:add(0.002), w.shift_crisis:add(-0.03), w.unity:add(-0.001) },
          bot = 0.05 * weight.security + 0.1 * weight.law },
        { id = "before_any_talks",
          effects = { w.unity:add(0.002), w.shift_bargaining:add(-0.008), w.shift_crisis:add(0.02),
                      w.trust_candidate_rival:add(-0.001) },
          bot = 0.06 * weight.sovereignty },
    },
    default = "through_others",
}

event "new_judges" {
    seat = "candidate",
    when = seated & quiet & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "C5d", "C7" },
    choices = {
        { id = "outside_experts", cost = { capital = 1 },
          effects = { w.governance:add(0.004), w.support.all:add(0.0005), w.unity:add(-0.002) },
          bot = 0.25 * weight.law + 0.02 },
        { id = "mixed_panel",
          effects = { w.governance:add(0.0005), w.unity:add(-0.0003) },
          bot = 0.2 },
        { id = "own_council",
          effects = { w.unity:add(0.001), w.capital.candidate:add(0.5), w.governance:add(-0.002),
                      w.support.sceptic:add(-0.0007) },
          bot = 0.05 * weight.sovereignty },
    },
    default = "mixed_panel",
}
