-- What can happen. An event is asked of a seat; `bot` says how a bot weighs each choice (a difference of
-- 0.1 to 0.5 is felt), `default` is what nobody's choice means.
event "fog_in_the_strait" {
    seat = "candidate",
    when = w.war:is(1) & (autumn | winter),
    chance = 0.2, cooldown = 9,
    effects = { w.ferries:add(-0.2) },
    choices = {
        { id = "escort", cost = { capital = 1 },
          effects = { w.ferries:add(0.15), w.shift_losses:add(0.02) },
          bot = 0.1 * weight.home + 0.4 * (0.8 - w.ferries) },
        { id = "wait",
          effects = { w.economy_candidate:add(-0.003), w.unity:add(-0.002) },
          bot = 0.2 },
    },
    default = "wait",
}

event "a_fishing_quarrel" {
    seat = "hold_out",
    when = w.grievance.hold_out:above(0.1) & ~member,
    chance = 0.05, cooldown = 18,
    choices = {
        { id = "share",
          effects = { w.grievance.hold_out:add(-0.05), w.support.hold_out:add(-0.002) },
          bot = 0.4 * (1 - w.grievance.hold_out) },
        { id = "insist",
          effects = { w.grievance.hold_out:add(0.03), w.cohesion_shock:add(-0.005) },
          bot = 0.03 * weight.home },
    },
    default = "share",
}
