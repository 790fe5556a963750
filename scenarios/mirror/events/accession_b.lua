-- The way into the alliance, second half: the grey zone after an invitation, late ratifications, a
-- window that closes, entry as part of the terms, and what can be shared without any step.

local waits = w.stage:between(4, 5)

event "between_invitation_and_entry" {
    seat = "lead",
    when = invited,
    chance = 0.216,
    cooldown = 12,
    claims = { "A6", "A10" },
    choices = {
        { id = "pledge", cost = { capital = 2 }, needs = w.set.pledge.lead:below(1),
          effects = { w.set.pledge.lead:set(1), w.support.lead:add(-0.004) },
          bot = 0.16 * weight.security - 0.06 * weight.escalation * w.menace },
        { id = "forward", cost = { capital = 1, means = 1 },
          needs = w.set.forward_troops.lead:below(1),
          effects = { w.set.forward_troops.lead:set(1), w.shift_dissatisfaction:add(0.01) },
          bot = 0.14 * weight.security * w.menace - 0.05 * weight.home * (1 - w.support.lead) },
        -- the default: the gap is shorter, and everybody pays a little for the haste
        { id = "hurry",
          effects = { w.shift_ratification:add(0.15), w.cohesion_shock:add(-0.008),
                      w.capital.sceptic:add(-0.5), w.capital.front:add(-0.5) },
          bot = 0.2 + 0.05 * weight.cohesion * w.cohesion },
    },
    default = "hurry",
}

event "ratification_stalls" {
    seat = "secretariat",
    when = w.stage:is(5) & (w.month - w.stage_month):above(6),
    chance = 0.27,
    cooldown = 12,
    claims = { "A11", "A29" },
    choices = {
        { id = "pay", cost = { means = 1 }, needs = w.set.side_payments.secretariat:below(1),
          effects = { w.set.side_payments.secretariat:set(1), w.grievance.hold_outs:add(0.03) },
          bot = 0.1 * weight.security + 0.2 * w.menace },
        { id = "press",
          effects = { w.shift_ratification:add(0.25), w.cohesion_shock:add(-0.015),
                      w.standing.hold_out:add(-0.03), w.trust.hold_out.secretariat:add(-0.03) },
          bot = 0.15 * weight.security - 0.12 * weight.cohesion * (1 - w.cohesion) },
        { id = "wait",
          effects = { w.cohesion_shock:add(0.006), w.shift_ratification:add(-0.03),
                      w.unity:add(-0.002) },
          bot = 0.1 + 0.06 * weight.cohesion * w.cohesion },
    },
    default = "wait",
}

event "window_closing" {
    seat = "secretariat",
    when = window_open & w.window_left:at_most(6) & w.stage:below(3),
    chance = 0.6,
    cooldown = 13,
    claims = { "A13", "A4", "A2" },
    choices = {
        -- a summit cannot be moved: what moves is how ready the members come to the next one
        { id = "summit", cost = { means = 2 },
          effects = { w.shift_consent:add(0.3), w.capital.lead:add(-1), w.capital.sceptic:add(-1),
                      w.cohesion_shock:add(-0.01) },
          bot = 0.14 * weight.security * (1 - w.menace) + 0.1 },
        { id = "bridge", cost = { means = 1 },
          effects = { w.cue:add(0.06), w.shift_belief:add(0.08), w.shift_consent:add(-0.1) },
          bot = 0.16 * weight.security * w.support_guarantee },
        { id = "pass",
          effects = { w.cohesion_shock:add(0.008), w.governance:add(0.002), w.unity:add(-0.004) },
          bot = 0.07 * weight.cohesion + 0.1 * weight.law * (0.6 - w.governance) },
    },
    default = "pass",
}

event "automatic_clause" {
    seat = "candidate",
    when = w.war:is(1) & w.bargaining:above(-0.15) & w.stage:below(3),
    chance = 0.09,
    cooldown = 22,
    claims = { "C11", "A22", "A23" },
    choices = {
        { id = "same_text", cost = { capital = 1 },
          needs = w.set.membership_in_peace.candidate:below(1),
          effects = { w.set.membership_in_peace.candidate:set(1), w.unity:add(0.006),
                      w.shift_bargaining:add(-0.02) },
          bot = 0.12 * weight.security * (1 - w.exhaustion_candidate) },
        { id = "separate",
          effects = { w.shift_bargaining:add(0.015), w.unity:add(-0.002),
                      w.trust.candidate.lead:add(-0.01) },
          bot = 0.15 + 0.1 * weight.security * w.exhaustion_candidate },
        { id = "arms_first",
          effects = { w.shift_bargaining:add(0.02), w.porcupine:add(0.006),
                      w.shift_consent:add(-0.12), w.unity:add(-0.003) },
          bot = 0.1 * weight.security * (1 - w.coalition_seen) },
    },
    default = "separate",
}

event "integration_without_a_name" {
    seat = "front",
    -- two years without a step stand for two failed ones: a step that would fail is not tabled
    when = w.war:is(0) & w.stage:below(3) & (w.month - w.stage_month):above(24) &
           w.posture.integration:below(0.6),
    chance = 0.054,
    cooldown = 22,
    claims = { "A16", "C16", "A24" },
    choices = {
        { id = "deepen", cost = { capital = 1 }, needs = w.set.integration.front:below(1),
          effects = { w.set.integration.front:set(1), w.trust.candidate.front:add(0.02),
                      w.shift_dissatisfaction:add(0.004) },
          bot = 0.08 * weight.security * (1 - w.coalition_seen) },
        { id = "treaty_path",
          effects = { w.shift_consent:add(0.08), w.cohesion_shock:add(0.004),
                      w.porcupine:add(-0.003), w.trust.candidate.front:add(-0.02) },
          bot = 0.1 * weight.cohesion * w.cohesion },
        { id = "lend_staff",
          effects = { w.porcupine:add(0.003), w.support.front:add(-0.002) },
          bot = 0.2 },
    },
    default = "lend_staff",
}
