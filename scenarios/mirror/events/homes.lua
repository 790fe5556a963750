-- Homes and elections: what the war does to politics in the members' own countries, and back.
-- Sizes: an election moves the lead ally's inclination by about 0.5 and support by 0.06; a speech is
-- 0.05 of cue; an act below the threshold costs a weak member 0.003 of support.

-- Inclinations a month ago, so that an election's swing can be read: of the lead ally, and the sum
-- of all members (one more member may enter, which only hides a fall).
variable "lead_inclined" {
    unit = "logit", range = { -4, 4 }, start = 0, seen_by = "all",
    month = self + 0.5 * (w.inclination.lead - self),
}
variable "members_inclined" {
    unit = "logit", range = { -60, 60 }, start = 0, seen_by = "all",
    month = self + 0.5 * (sum(w.inclination.all) - self),
}

local lead_voted = (w.month - w.elected.lead):below(0.5)
-- months until the lead ally's first, second, third, fourth election since the start
local function election_in(low, high)
    local first = w.election_first - w.month
    return first:between(low, high) | (first + w.election_every):between(low, high)
           | (first + 2 * w.election_every):between(low, high)
           | (first + 3 * w.election_every):between(low, high)
end

event "lead_election_nears" {
    seat = "lead",
    when = election_in(4, 7) & w.stage:below(6),
    chance = 0.27,
    cooldown = 18,
    claims = { "A25", "C6c" },
    choices = {
        { id = "bind", cost = { capital = 3 },
          effects = { w.shift_belief:add(0.1), w.reputation.lead:add(0.006), w.support.lead:add(-0.003) },
          bot = 0.12 * weight.security + 0.2 * w.support.lead },
        -- what is sent early is missing later
        { id = "send_now", needs = w.stocks:above(1),
          effects = { w.aid_delivered:add(0.08), w.stocks:add(-0.4), w.aid_paid.lead:add(0.002),
                      later(8, { w.aid_delivered:add(-0.07) }) },
          bot = 0.08 * weight.security + 0.15 * w.war + 0.02 * w.stocks },
        { id = "leave_open",
          effects = { w.capital.lead:add(0.5), w.shift_belief:add(-0.02) },
          bot = 0.1 * weight.home + 0.3 * (0.5 - w.support.lead) },
    },
    default = "leave_open",
}

event "lead_turns_inward" {
    seat = "sceptic",
    when = lead_voted & (w.lead_inclined - w.inclination.lead):above(0.2),
    cooldown = 18,
    claims = { "C6c", "A25", "A29" },
    choices = {
        { id = "european_pillar", cost = { capital = 2, means = 1 },
          effects = { w.aid_delivered:add(0.05), w.shift_belief:add(0.05), w.support.core:add(-0.003),
                      w.cohesion_shock:add(-0.003) },
          bot = 0.25 * weight.security + 0.1 * weight.cohesion },
        { id = "appeal", cost = { capital = 1 },
          effects = { perhaps(0.4, { w.inclination.lead:add(0.12) }, { w.cohesion_shock:add(-0.005) }) },
          bot = 0.1 * weight.cohesion + 0.2 * w.trust.sceptic.lead },
        { id = "let_it_fall",
          effects = { w.means.sceptic:add(0.5), w.shift_belief:add(-0.03), w.aid_delivered:add(-0.02) },
          bot = 0.08 * weight.home + 0.3 * (0.5 - w.support.sceptic) },
    },
    default = "let_it_fall",
}

event "member_votes" {
    seat = "secretariat",
    when = w.stage:below(6) & w.month:above(9) & ~lead_voted
           & (w.members_inclined - sum(w.inclination.all)):above(0.2),
    chance = 0.54,
    cooldown = 13,
    claims = { "A11", "A29" },
    choices = {
        { id = "consult", cost = { means = 1 },
          effects = { w.shift_consent:add(0.04), w.cue:add(0.01), w.capital.secretariat:add(-0.5) },
          bot = 0.1 * weight.cohesion + 0.01 * w.ready },
        { id = "proceed",
          effects = { w.means.secretariat:add(0.5), w.cohesion_shock:add(-0.004),
                      w.trust.candidate.secretariat:add(0.01) },
          bot = 0.18 * weight.security },
        { id = "slow_down",
          effects = { w.cohesion_shock:add(0.006), w.shift_consent:add(-0.02),
                      w.trust.candidate.secretariat:add(-0.02) },
          bot = 0.09 * weight.cohesion + 0.4 * (0.65 - w.cohesion) },
    },
    default = "proceed",
}

event "energy_price_jump" {
    seat = "sceptic",
    when = winter & w.war:above(0.5) & w.posture.sanctions:at_least(0),
    chance = 0.09,
    cooldown = 16,
    claims = { "A25", "C5e" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "subsidise", cost = { means = 1 },
          effects = { w.support.sceptic:add(0.003), w.support.core:add(0.001) },
          bot = 0.12 * weight.home + 0.2 },
        -- one step of the sceptical ally is half a step of the alliance's sanctions
        { id = "ease", cost = { capital = 1 },
          effects = { w.set.sanctions.sceptic:add(-1), w.support.sceptic:add(0.003),
                      w.trust.candidate.sceptic:add(-0.04), w.trust.front.sceptic:add(-0.02) },
          bot = 0.1 * weight.home + 1.0 * (0.5 - w.support.sceptic) + 0.05 * weight.escalation },
        { id = "save",
          effects = { w.support.sceptic:add(-0.002), w.economy_rival:add(-0.001),
                      w.cohesion_shock:add(0.003) },
          bot = 0.1 * weight.cohesion + 0.15 * weight.law },
    },
    default = "save",
}

event "parties_against_the_alliance" {
    seat = "sceptic",
    when = w.grey_recent:at_least(1.8),
    chance = 0.045,
    cooldown = 22,
    claims = { "C9", "A7" },
    choices = {
        { id = "open_media", cost = { means = 1 },
          effects = { w.support.all:add(0.0015), w.shift_grey:add(-0.05) },
          bot = 0.2 * weight.law + 0.1 * weight.home },
        { id = "expel_envoys",
          effects = { w.cohesion_shock:add(0.006), w.shift_grey:add(-0.1),
                      w.shift_dissatisfaction:add(0.006), w.trust_alliance_rival:add(-0.006) },
          bot = 0.16 * weight.cohesion },
        { id = "courts",
          effects = { w.support.sceptic:add(-0.002), later(6, { w.shift_grey:add(-0.1) }) },
          bot = 0.2 * weight.law + 0.15 * weight.security },
    },
    default = "courts",
}

event "cable_and_pipe" {
    seat = "secretariat",
    when = w.menace:above(0.5),
    chance = 0.018,
    cooldown = 22,
    claims = { "C9", "A7" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        -- three in ten that the evidence does not hold
        { id = "name_a_culprit",
          effects = { w.cohesion_shock:add(0.005),
                      perhaps(0.3, { w.reputation.all:add(-0.006), w.cohesion_shock:add(-0.008) },
                              { w.shift_grey:add(-0.2) }) },
          bot = 0.09 * weight.cohesion },
        { id = "patrols", cost = { means = 1 },
          effects = { w.shift_grey:add(-0.15), w.support.front_line:add(0.001),
                      w.capital.secretariat:add(-0.5) },
          bot = 0.2 * weight.security },
        { id = "inquiry",
          effects = { w.cohesion_shock:add(-0.003),
                      later(9, { w.cohesion_shock:add(0.003), w.shift_grey:add(-0.06) }) },
          bot = 0.25 * weight.law + 0.05 * weight.escalation },
    },
    default = "inquiry",
}

event "missile_over_the_border" {
    seat = "front",
    when = fighting,
    chance = 0.022,
    cooldown = 22,
    urgent = true,
    claims = { "A7", "A28", "C20" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "wait_for_facts",
          effects = { w.cohesion_shock:add(0.006), w.support.front:add(-0.002), w.shift_clash:add(-0.1) },
          bot = 0.15 * weight.cohesion + 0.15 * weight.escalation },
        { id = "air_defence_forward", cost = { means = 1 },
          effects = { w.stocks:add(-0.3), w.risk_taken.front:add(0.03), w.shift_belief:add(0.02),
                      w.support.front:add(0.002) },
          bot = 0.1 * weight.security + 0.03 * w.stocks },
        { id = "ask_for_a_zone", cost = { capital = 1 },
          effects = { w.shift_losses:add(-0.05), w.shift_clash:add(1.5), w.shift_nuclear:add(0.1),
                      w.cohesion_shock:add(-0.006), w.trust.candidate.front:add(0.03) },
          bot = 0.12 * weight.security + 0.3 * w.trust.candidate.front - 0.15 * weight.escalation },
    },
    default = "wait_for_facts",
}

event "alliance_in_question" {
    seat = "secretariat",
    when = count_below(w.support.all, 0.38):at_least(3),
    chance = 0.036,
    cooldown = 27,
    claims = { "C6a", "A5" },
    choices = {
        { id = "debate", cost = { means = 1 },
          effects = { w.cohesion_shock:add(-0.004), later(6, { w.support.all:add(0.0025) }) },
          bot = 0.3 * weight.law + 0.3 * (0.5 - w.support_mean) },
        { id = "statement",
          effects = { w.cohesion_shock:add(0.008), w.reputation.all:add(-0.002) },
          bot = 0.09 * weight.cohesion },
        { id = "leave_to_capitals",
          effects = { w.means.secretariat:add(0.5), w.cohesion_shock:add(-0.003) },
          bot = 0.12 * weight.escalation },
    },
    default = "leave_to_capitals",
}

event "statesman_speaks" {
    seat = "candidate",
    when = w.stage:below(3) & w.menace:above(0.5) & w.posture.neutrality:below(0.5),
    chance = 0.016,
    cooldown = 22,
    claims = { "A26", "C4" },
    year = 2123, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "welcome", cost = { capital = 1 },
          effects = { w.cue:add(0.03), w.unity:add(-0.003) },
          bot = 0.08 * weight.security + 0.05 },
        { id = "criticise",
          effects = { w.unity:add(0.004), w.cue:add(-0.02) },
          bot = 0.1 * weight.sovereignty + 1.0 * (0.9 - w.unity) },
        { id = "no_comment",
          effects = { w.cue:add(0.01), w.unity:add(-0.001) },
          bot = 0.3 },
    },
    default = "no_comment",
}
