-- The name, between Skopje and Athens: talks and courts, proposals, squares, parliaments.
-- How it went is in HISTORY.md and decides nothing here. The grievance starts at 1.6 and blocks at
-- 0.5 and above; no single choice takes it away, and each that eases it is paid for at home.

local name_open = w.grievance.GRC:above(0.05) & w.stage:below(6)

event "after_bucharest" {
    seat = "candidate",
    when = w.month:at_most(1) & started_as "april-2008",
    once = true,
    urgent = true,
    claims = { "A11", "C13" },
    choices = {
        { id = "talk_on",
          effects = { w.trust.hold_out.candidate:add(0.03), w.cohesion_shock:add(0.003), w.unity:add(-0.005) },
          bot = 0.12 * weight.security },
        { id = "court", cost = { capital = 1 },
          effects = { w.unity:add(0.008), w.standing.hold_out:add(-0.03), w.grievance.GRC:add(0.03),
                      w.trust.hold_out.candidate:add(-0.03) },
          bot = 0.12 * weight.sovereignty + 0.15 * weight.law },
        { id = "pause",
          effects = { w.capital.candidate:add(1), w.shift_consent:add(-0.02), w.governance:add(-0.002) },
          bot = 0.12 * weight.home },
    },
    default = "talk_on",
}

event "names_on_the_table" {
    seat = "candidate",
    when = w.ordered.grievance_work:above(0.5) & name_open,
    chance = 0.3,
    cooldown = 18,
    claims = { "A11", "C13" },
    choices = {
        { id = "all_use", cost = { capital = 3 },
          effects = { w.grievance.GRC:add(-0.3), w.unity:add(-0.06) },
          bot = 0.15 * weight.security + 3 * (w.unity - 0.66) },
        { id = "international", cost = { capital = 1 },
          effects = { w.grievance.GRC:add(-0.1), w.unity:add(-0.02) },
          bot = 0.12 * weight.security + 1 * (w.unity - 0.6) },
        { id = "none",
          effects = { w.unity:add(0.008), w.grievance.GRC:add(0.01) },
          bot = 0.13 * weight.sovereignty + 2 * (0.68 - w.unity) },
    },
    default = "none",
}

event "squares_full" {
    seat = "hold_out",
    -- the talks have brought something: what was far is near enough to be fought over
    when = w.grievance.GRC:between(0.05, 0.97) & w.stage:below(6),
    chance = 0.12,
    cooldown = 24,
    claims = { "A11", "A29" },
    choices = {
        { id = "explain", cost = { means = 2 },
          effects = { w.grievance.GRC:scale(0.5), w.support.hold_out:add(-0.05), w.standing.hold_out:add(0.04) },
          bot = 0.3 * weight.cohesion + 0.08 * weight.home * (w.support.hold_out - 0.3) + 0.1 },
        { id = "wait",
          effects = { w.support.hold_out:add(0.002), w.standing.hold_out:add(-0.02) },
          bot = 0.35 },
        { id = "old_line",
          effects = { w.support.hold_out:add(0.012), w.standing.hold_out:add(-0.1), w.grievance.GRC:add(0.08),
                      w.trust.candidate.hold_out:add(-0.04) },
          bot = 0.07 * weight.home * (1 - w.support.hold_out) },
    },
    default = "wait",
}

event "referendum_or_parliament" {
    seat = "candidate",
    -- within a year of a step towards a name, on either side
    when = w.stage:below(6) &
           ((chosen("names_on_the_table", "all_use") & months_since "names_on_the_table":between(1, 12)) |
            (chosen("squares_full", "explain") & months_since "squares_full":between(1, 12))),
    chance = 0.4,
    cooldown = 20,
    claims = { "C4", "A29" },
    choices = {
        { id = "vote", cost = { capital = 2 },
          effects = { w.governance:add(0.003),
                      perhaps(0.5, { w.unity:add(0.025) }, { w.unity:add(-0.02), w.grievance.GRC:add(0.05) }) },
          bot = 0.2 * weight.law + 0.1 * weight.sovereignty },
        { id = "parliament",
          effects = { w.governance:add(0.001), w.trust.hold_out.candidate:add(0.02), w.unity:add(-0.008) },
          bot = 0.5 },
        { id = "elections",
          effects = { w.unity:add(0.006), w.grievance.GRC:add(0.06) },
          bot = 0.15 * weight.home + 2 * (0.6 - w.unity) },
    },
    default = "parliament",
}
