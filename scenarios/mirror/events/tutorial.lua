-- What the lesson needs to happen in its turns, in the start "tutorial" alone.

event "lesson_incident" {
    seat = "lead",
    when = started_as "tutorial" & w.turn:is(2),
    once = true,
    urgent = true,
    claims = { "A9", "C9" },
    choices = {
        { id = "denial", cost = { capital = 1 },
          effects = { w.set.integration.lead:add(1), w.shift_dissatisfaction:add(0.01) },
          bot = 0.15 * weight.security },
        { id = "punishment",
          effects = { w.shift_belief:add(0.15), w.shift_clash:add(0.5), w.shift_consent:add(-0.03) },
          bot = 0.1 * weight.security - 0.05 * weight.escalation },
        { id = "calm",
          effects = { w.shift_crisis:add(-0.1), w.trust.candidate.lead:add(-0.02) },
          bot = 0.1 * weight.escalation },
    },
    default = "calm",
}

window "lesson_turmoil" {
    when = started_as "tutorial" & w.turn:is(3),
    months = 8,
    menace = 0.45,
    once = true,
}
