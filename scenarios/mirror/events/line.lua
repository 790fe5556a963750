-- The line: what the war itself asks of Tessport, Alderton, Ernford and the alliance.
-- Sizes: 0.05 of shift_line is felt, 0.01 of unity is a lever's price, a month of war costs the
-- donors' support 0.001 to 0.003. Triggers read the simulated line, never a known battle.

-- The line of the last months, half of it this month's: how far today's line is from it tells a
-- sudden move (half of a jump) from a still line. 0: not yet known.
variable "line_lately" {
    unit = "share", range = { 0, 1 }, start = 0, seen_by = "all",
    month = pick(self:below(0.001), w.occupied_share, self + 0.5 * (w.occupied_share - self)),
}
variable "line_still" {
    unit = "months", range = { 0, 240 }, start = 0, seen_by = "all",
    month = pick(fighting & abs(w.occupied_share - w.line_lately):below(0.0005), self + 1, 0),
}
variable "line_quiet" {
    unit = "months", range = { 0, 240 }, start = 0, seen_by = "all",
    month = pick(frozen, self + 1, 0),
}

local regained = w.line_lately - w.occupied_share
-- half of a breakthrough of one percent of the country, or a month in which the line gives way
local moved = 0.005

event "winter_on_the_line" {
    seat = "candidate",
    when = fighting & (month_of_year:is(12) | month_of_year:at_most(2)),
    chance = 0.288,
    cooldown = 10,
    claims = { "A25", "C12" },
    choices = {
        { id = "dig_in", cost = { capital = 1 },
          effects = { w.set.press.candidate:set(0), w.set.dig_in.candidate:set(1) },
          bot = 0.09 * weight.security + 0.8 * w.balance },
        { id = "press", cost = { capital = 1 },
          effects = { w.set.dig_in.candidate:set(0), w.set.press.candidate:set(1),
                      w.exhaustion_candidate:add(0.002) },
          bot = 0.14 * weight.sovereignty - 0.8 * w.balance - 0.5 * w.exhaustion_candidate },
        { id = "rotate",
          effects = { w.shift_line:add(0.012), later(6, { w.shift_line:add(-0.014) }) },
          bot = 0.25 + 0.5 * w.exhaustion_candidate },
    },
    default = "rotate",
}

event "season_of_the_offensive" {
    seat = "candidate",
    when = month_of_year:is(4) & fighting & w.aid_delivered:at_least(0.8) & w.stocks:at_least(4),
    chance = 0.6,
    cooldown = 10,
    claims = { "A12a", "A25", "C12" },
    choices = {
        -- one in five comes off: twice a push that is felt; the rest cost a little ground
        { id = "one_effort", cost = { capital = 2 },
          effects = { w.stocks:add(-0.6), w.shift_losses:add(0.15), w.unity:add(-0.003),
                      perhaps(0.2, { w.shift_line:add(-0.1), w.support.all:add(0.004) },
                              { w.shift_line:add(0.01), w.support.all:add(-0.002) }) },
          bot = 0.12 * weight.sovereignty - 1.0 * w.balance - 0.3 * w.exhaustion_candidate },
        { id = "several",
          effects = { w.shift_line:add(-0.012), w.shift_losses:add(0.06), w.stocks:add(-0.2) },
          bot = 0.08 * weight.security + 0.03 * w.stocks },
        { id = "wait",
          effects = { w.support.all:add(-0.001), w.stocks:add(0.1),
                      later(6, { w.shift_line:add(-0.01) }) },
          bot = 0.05 * weight.home + 0.7 * w.exhaustion_candidate + 0.5 * w.balance },
    },
    default = "wait",
}

event "town_for_weeks" {
    seat = "candidate",
    when = fighting & w.line_still:at_least(3),
    chance = 0.09,
    cooldown = 13,
    claims = { "A25", "C10" },
    choices = {
        { id = "hold",
          effects = { w.unity:add(0.003), w.shift_losses:add(0.06), w.exhaustion_candidate:add(0.001) },
          bot = 0.12 * weight.sovereignty - 0.6 * w.exhaustion_candidate },
        -- 0.006 of the region is 0.03 % of the country: one town and its surroundings
        { id = "withdraw", needs = w.occupied["TES-05"]:below(0.95),
          effects = { w.occupied["TES-05"]:add(0.006), w.unity:add(-0.006), w.shift_losses:add(-0.1),
                      w.shift_line:add(-0.008) },
          bot = 0.07 * weight.security - 1.2 * (0.9 - w.unity) + 0.3 * w.exhaustion_candidate },
        { id = "air_defence", needs = w.stocks:above(1),
          effects = { w.shift_losses:add(0.05), w.stocks:add(-0.2), w.capital.lead:add(-0.5),
                      later(2, { w.shift_losses:add(-0.1) }) },
          bot = 0.05 * weight.security + 0.03 * w.stocks + 0.2 * w.trust.candidate.lead },
    },
    default = "hold",
}

event "breakthrough" {
    seat = "candidate",
    when = fighting & regained:at_least(moved),
    cooldown = 9,
    claims = { "A12a", "C12", "A20" },
    choices = {
        { id = "go_on", needs = w.stocks:above(1), cost = { capital = 1 },
          effects = { w.shift_line:add(-0.04), w.stocks:add(-0.5), w.shift_losses:add(0.08),
                      w.shift_nuclear:add(0.1) },
          bot = 0.15 * weight.sovereignty - 0.5 * w.exhaustion_candidate },
        { id = "hold",
          effects = { w.shift_losses:add(-0.08), w.shift_line:add(0.012), w.support.all:add(0.001) },
          bot = 0.1 * weight.security + 0.3 * w.exhaustion_candidate },
        { id = "offer_talks",
          effects = { w.shift_bargaining:add(0.04), w.unity:add(-0.01), w.shift_line:add(0.008) },
          bot = 0.05 * weight.home + 0.9 * w.exhaustion_candidate - 0.2 },
    },
    default = "hold",
}

event "line_broken" {
    seat = "candidate",
    when = fighting & regained:at_most(-moved),
    cooldown = 9,
    urgent = true,
    claims = { "C14", "A25" },
    choices = {
        -- a third of a wave of mobilisation, at a third of its price
        { id = "mobilise", cost = { capital = 1 }, needs = w.pool_candidate:above(60),
          effects = { w.force_candidate:add(10), w.pool_candidate:add(-10), w.unity:add(-0.007),
                      w.economy_candidate:add(-0.003) },
          bot = 0.12 * weight.security - 0.9 * w.exhaustion_candidate + 0.4 * w.balance },
        { id = "request",
          effects = { w.aid_delivered:add(0.06), w.stocks:add(-0.3),
                      w.trust.lead.candidate:add(-0.02), w.support.lead:add(-0.001) },
          bot = 0.06 * weight.security + 0.4 * w.trust.candidate.lead },
        { id = "shorten",
          effects = { w.shift_line:add(-0.02), w.shift_losses:add(-0.05), w.unity:add(-0.004),
                      w.support.all:add(-0.001) },
          bot = 0.08 * weight.home + 0.6 * w.exhaustion_candidate },
    },
    default = "shorten",
}

event "near_the_2114_line" {
    seat = "lead",
    when = w.occupied_share:below(0.1) & fighting,
    chance = 0.54,
    cooldown = 13,
    claims = { "A28", "C17", "A12a" },
    choices = {
        { id = "onward", cost = { capital = 1 },
          effects = { w.shift_line:add(-0.03), w.stocks:add(-0.3), w.risk_taken.lead:add(0.04),
                      w.shift_nuclear:add(0.35) },
          bot = 0.25 * weight.sovereignty + 0.1 * weight.security - 0.1 * weight.escalation
                + 0.4 * w.stability_rival },
        { id = "up_to_the_line",
          effects = { w.shift_nuclear:add(-0.3), w.shift_line:add(0.02),
                      w.trust.candidate.lead:add(-0.05), w.unity:add(-0.004) },
          bot = 0.15 * weight.escalation - 0.3 * w.stability_rival },
        { id = "quiet_channel",
          effects = { w.shift_nuclear:add(-0.15), w.trust.candidate.lead:add(-0.01),
                      perhaps(0.3, { w.trust.front.lead:add(-0.06), w.cohesion_shock:add(-0.006) }) },
          bot = 0.09 * weight.escalation + 0.2 * w.trust.front.lead },
    },
    default = "quiet_channel",
}

event "strike_far_behind" {
    seat = "lead",
    when = fighting & w.own_production:above(0.015),
    chance = 0.063,
    cooldown = 13,
    claims = { "A8", "A18", "A28" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "silence",
          effects = { w.shift_line:add(-0.006), w.shift_clash:add(0.2), w.shift_nuclear:add(0.02) },
          bot = 0.3 + 0.04 * weight.home },
        { id = "refrain",
          effects = { w.shift_nuclear:add(-0.12), w.shift_clash:add(-0.2), w.shift_line:add(0.006),
                      w.trust.candidate.lead:add(-0.04) },
          bot = 0.14 * weight.escalation - 0.1 * w.stability_rival },
        { id = "approve", cost = { capital = 1 },
          effects = { w.risk_taken.lead:add(0.06), w.shift_line:add(-0.008),
                      w.shift_dissatisfaction:add(0.008), w.shift_nuclear:add(0.1),
                      w.trust.candidate.lead:add(0.02) },
          bot = 0.12 * weight.security + 0.3 * w.support.lead - 0.02 * weight.escalation },
    },
    default = "silence",
}

event "plant_on_the_front" {
    seat = "secretariat",
    when = fighting & w.occupied["TES-08"]:above(0.3),
    chance = 0.036,
    cooldown = 27,
    claims = { "A28", "C9" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "monitors", cost = { means = 1 },
          effects = { w.shift_nuclear:add(-0.1), w.shift_freeze:add(0.15), w.unity:add(-0.003) },
          bot = 0.18 * weight.escalation + 0.1 * w.exhaustion_candidate },
        { id = "name_the_side",
          effects = { w.cohesion_shock:add(0.006), w.trust_alliance_rival:add(-0.006),
                      w.shift_nuclear:add(0.02) },
          bot = 0.07 * weight.cohesion + 0.1 * (0.7 - w.cohesion) },
        { id = "teams",
          effects = { w.economy_candidate:add(0.002), w.means.secretariat:add(-0.5) },
          bot = 0.15 * weight.security + 0.1 },
    },
    default = "teams",
}

event "power_in_winter" {
    seat = "sceptic",
    when = fighting & winter,
    chance = 0.18,
    cooldown = 10,
    claims = { "A8", "C20", "C19" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    -- what one wave of strikes costs; the default gives about as much back
    effects = { w.economy_candidate:add(-0.003), w.pool_candidate:add(-2) },
    choices = {
        { id = "air_defence", cost = { means = 1 },
          effects = { w.shift_losses:add(-0.04), w.unity:add(0.003), w.stocks:add(-0.4),
                      w.risk_taken.sceptic:add(0.03) },
          bot = 0.2 * weight.security + 0.4 * w.support.sceptic - 0.03 * weight.escalation },
        { id = "generators",
          effects = { w.economy_candidate:add(0.003), w.aid_paid.sceptic:add(0.003),
                      w.means.sceptic:add(-0.5), w.support.sceptic:add(-0.001) },
          bot = 0.15 * weight.law + 0.15 },
        { id = "no_more",
          effects = { w.pool_candidate:add(-6), w.economy_candidate:add(-0.002),
                      w.trust.candidate.sceptic:add(-0.04), w.support.sceptic:add(0.002) },
          bot = 0.12 * weight.home - 0.4 * (w.support.sceptic - 0.5) - 0.1 },
    },
    default = "generators",
}

event "line_falls_quiet" {
    seat = "candidate",
    when = w.line_quiet:is(1) & w.month:above(1),
    cooldown = 12,
    urgent = true,
    claims = { "A14", "A24", "C14" },
    choices = {
        { id = "monitors", cost = { capital = 1 },
          effects = { w.set.monitors.candidate:set(1), w.shift_losses:add(-0.3),
                      w.shift_bargaining:add(-0.02) },
          bot = 0.1 * weight.security + 0.05 * weight.law },
        -- both armies use the calm: half a month's replacement of heavy fighting each
        { id = "plain",
          effects = { w.shift_losses:add(-0.3), w.force_candidate:add(4), w.force_rival:add(5),
                      w.unity:add(-0.002) },
          bot = 0.1 * weight.home + 0.4 * w.exhaustion_candidate },
        { id = "fight_on",
          effects = { w.unity:add(0.005), w.exhaustion_candidate:add(0.006),
                      w.shift_losses:add(0.3), w.shift_bargaining:add(-0.03) },
          bot = 0.16 * weight.sovereignty - 0.8 * w.exhaustion_candidate },
    },
    default = "plain",
}
