-- Aid and risk: what donors give, how long, and which danger they accept for it.
-- Sizes: a month of war moves aid_paid by about 0.005 and support by -0.001 to -0.003; one class of
-- weapons is 0.5 of risk_taken; aid_delivered goes back to what donors want within months.

-- Support as the last year or so knew it: how far today's lies below tells a lasting fall.
variable "support_lately" {
    unit = "share", range = { 0, 1 }, start = 0, seen_by = "all",
    month = pick(self:below(0.01), w.support_mean, self + 0.1 * (w.support_mean - self)),
}

event "appropriation" {
    seat = "lead",
    when = month_of_year:is(9) & w.war:above(0.5) & w.aid_delivered:above(0.3),
    chance = 0.6,
    cooldown = 10,
    claims = { "A15", "A25", "C5e" },
    choices = {
        -- a year in law is news about stakes: two months' worth
        { id = "full_year", cost = { capital = 3 },
          effects = { w.aid_paid.lead:add(0.01), w.aid_delivered:add(0.05), w.support.lead:add(-0.003) },
          bot = 0.12 * weight.security + 0.6 * (w.support.lead - 0.45) + 0.02 * w.capital.lead },
        { id = "half_year",
          effects = { perhaps(0.2, { w.aid_delivered:add(-0.06), w.abandonment.lead:add(0.5) },
                              { w.aid_delivered:add(0.015) }) },
          bot = 0.35 },
        { id = "industry_later",
          effects = { w.aid_delivered:add(-0.1), w.support.lead:add(0.002),
                      later(24, { w.own_production:add(0.02) }) },
          bot = 0.12 * weight.home + 0.8 * (0.5 - w.support.lead) },
    },
    default = "half_year",
}

event "new_class_requested" {
    seat = "lead",
    when = fighting & w.balance:above(0.1) & w.posture.new_class:below(3.5),
    chance = 0.09,
    cooldown = 12,
    claims = { "A8", "A15", "A18" },
    year = 2122, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "deliver", cost = { capital = 2 }, needs = w.support.front:above(0.4),
          effects = { w.set.new_class.lead:add(1), w.set.new_class.front:add(1),
                      w.means.lead:add(-1), w.capital.front:add(-1) },
          bot = 0.15 * weight.security + 0.6 * w.balance - 0.01 * weight.escalation },
        { id = "with_limits", cost = { capital = 1 },
          effects = { w.shift_line:add(-0.015), w.risk_taken.lead:add(0.1), w.shift_nuclear:add(0.08),
                      w.stocks:add(-0.2) },
          bot = 0.1 * weight.security + 0.02 * weight.escalation + 0.1 },
        { id = "decline",
          effects = { w.shift_nuclear:add(-0.05), w.shift_line:add(0.004),
                      w.trust.candidate.lead:add(-0.03) },
          bot = 0.12 * weight.escalation - 0.3 * w.balance },
    },
    default = "decline",
}

event "re_export_licence" {
    seat = "sceptic",
    when = fighting & w.trust.front.sceptic:above(0.2),
    chance = 0.054,
    cooldown = 18,
    claims = { "A29", "A18" },
    year = 2123, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "permit",
          effects = { w.aid_delivered:add(0.04), w.risk_taken.sceptic:add(0.05),
                      w.trust.front.sceptic:add(0.04), w.support.sceptic:add(-0.003) },
          bot = 0.25 * weight.security + 0.5 * (w.support.sceptic - 0.45) },
        { id = "with_lead",
          effects = { w.capital.lead:add(-0.5), w.trust.front.sceptic:add(-0.01),
                      later(3, { w.aid_delivered:add(0.03), w.risk_taken.sceptic:add(0.02),
                                 w.risk_taken.lead:add(0.02), w.support.sceptic:add(-0.001) }) },
          bot = 0.08 * weight.escalation + 0.3 * w.trust.sceptic.lead },
        { id = "withhold",
          effects = { w.support.sceptic:add(0.002), w.shift_nuclear:add(-0.03),
                      w.trust.front.sceptic:add(-0.06), w.cohesion_shock:add(-0.006) },
          bot = 0.06 * weight.home + 0.04 * weight.escalation + 0.5 * (0.5 - w.support.sceptic) },
    },
    default = "with_lead",
}

event "shells_run_low" {
    seat = "sceptic",
    when = w.stocks:at_most(3) & w.war:above(0.5),
    chance = 0.27,
    cooldown = 12,
    claims = { "A25", "A15" },
    choices = {
        { id = "buy_abroad", cost = { means = 1 },
          effects = { w.stocks:add(0.8), w.support.all:add(-0.001) },
          bot = 0.2 * weight.security + 0.06 * (3 - w.stocks) },
        { id = "contracts",
          effects = { w.means.sceptic:add(-1), later(12, { w.stocks:add(1) }) },
          bot = 0.1 * weight.law + 0.2 },
        { id = "own_units",
          effects = { w.stocks:add(0.6), w.cohesion_shock:add(-0.006), w.support.sceptic:add(-0.002) },
          bot = 0.3 * weight.sovereignty - 0.05 * w.stocks },
    },
    default = "contracts",
}

event "tracking_the_aid" {
    seat = "lead",
    when = w.governance:below(0.42) & w.war:above(0.5) & w.aid_delivered:at_least(0.8),
    chance = 0.054,
    cooldown = 18,
    claims = { "C7", "C5d" },
    choices = {
        { id = "stricter", cost = { capital = 1 },
          effects = { w.aid_delivered:add(-0.05), w.governance:add(0.003), w.support.lead:add(0.002),
                      w.trust.candidate.lead:add(-0.01), later(3, { w.aid_delivered:add(-0.04) }) },
          bot = 0.1 * weight.home + 1.5 * (0.42 - w.governance) + 0.5 * (0.5 - w.support.lead) },
        -- the danger of a scandal stays: one in seven
        { id = "publish",
          effects = { perhaps(0.15, { w.governance:add(-0.003), w.support.all:add(-0.003) },
                              { w.support.all:add(0.0005) }) },
          bot = 0.12 * weight.security + 0.1 },
        { id = "joint_office", cost = { capital = 1 },
          effects = { w.capital.candidate:add(-1), later(12, { w.governance:add(0.005) }) },
          bot = 0.1 * weight.cohesion + 0.1 },
    },
    default = "publish",
}

event "donor_fatigue" {
    seat = "secretariat",
    when = w.support_mean:below(0.5) & w.war:above(0.5),
    chance = 0.108,
    cooldown = 13,
    claims = { "C5e", "A15" },
    choices = {
        { id = "conference", cost = { means = 1 },
          effects = { w.cohesion_shock:add(0.01), w.support.all:add(0.002), w.capital.lead:add(-0.5),
                      w.capital.sceptic:add(-0.5) },
          bot = 0.08 * weight.cohesion + 0.5 * (0.5 - w.support_mean) },
        { id = "small_donors",
          effects = { w.support.front_line:add(0.004), w.aid_delivered:add(-0.03),
                      w.aid_paid.front_line:add(0.003) },
          bot = 0.15 * weight.security + 0.1 },
        { id = "accept",
          effects = { w.support.all:add(0.001), w.aid_delivered:add(-0.05), w.cohesion_shock:add(-0.002) },
          bot = 0.25 * weight.law - 0.5 * (0.5 - w.support_mean) },
    },
    default = "accept",
}

event "workshops_at_home" {
    seat = "candidate",
    when = w.governance:at_least(0.33) & w.support_mean:at_least(0.42) & w.order:below(1),
    chance = 0.036,
    cooldown = 22,
    claims = { "A24", "C16" },
    choices = {
        -- a tenth of what joint industry adds in the long run, less what strikes destroy
        { id = "joint_ventures", cost = { capital = 2 },
          effects = { w.economy_candidate:add(-0.002),
                      later(12, { w.own_production:add(0.025), w.economy_candidate:add(0.002) }) },
          bot = 0.1 * weight.sovereignty + 0.02 * w.capital.candidate - 0.1 },
        { id = "buy_abroad",
          effects = { w.aid_delivered:add(0.06), w.economy_candidate:add(-0.004) },
          bot = 0.09 * weight.security * (0.6 + w.balance) + 0.1 * w.war },
        { id = "half_of_each",
          effects = { w.aid_delivered:add(0.02), w.economy_candidate:add(-0.003),
                      later(15, { w.own_production:add(0.008), w.economy_candidate:add(0.001) }) },
          bot = 0.1 * weight.home + 0.15 },
    },
    default = "half_of_each",
}

event "trainers_inside" {
    seat = "front",
    when = w.exhaustion_candidate:above(0.3) & w.war:above(0.5) & w.posture.trainers_inside:below(0.1),
    chance = 0.054,
    cooldown = 18,
    claims = { "A18", "A28", "C17" },
    choices = {
        { id = "send", cost = { capital = 4, means = 1 }, needs = w.support.front:at_least(0.5),
          effects = { w.set.trainers_inside.front:set(1) },
          bot = 0.15 * weight.security + 0.3 * w.exhaustion_candidate - 0.1 * weight.escalation },
        { id = "train_abroad",
          effects = { w.means.front:add(-0.5), w.aid_paid.front:add(0.003), w.force_candidate:add(-2),
                      later(4, { w.force_candidate:add(2), w.shift_line:add(-0.008) }) },
          bot = 0.1 * weight.security + 0.1 },
        { id = "decline",
          effects = { w.shift_clash:add(-0.1), w.support.front:add(0.002),
                      w.trust.candidate.front:add(-0.04) },
          bot = 0.1 * weight.home + 0.15 * weight.escalation + 0.4 * (0.5 - w.support.front) },
    },
    default = "train_abroad",
}

event "closed_sky_request" {
    seat = "lead",
    when = fighting & winter & w.posture.closed_sky:below(0.1) & w.unity:above(0.5),
    chance = 0.09,
    cooldown = 18,
    claims = { "C20", "A28" },
    choices = {
        { id = "agree", cost = { capital = 4, means = 2 },
          needs = w.support.lead:at_least(0.45) & w.support.front:at_least(0.45),
          effects = { w.set.closed_sky.lead:set(1), w.set.closed_sky.front:set(1),
                      w.capital.front:add(-2) },
          bot = 0.3 * weight.security + 0.4 * w.exhaustion_candidate - 0.03 * weight.escalation },
        { id = "from_the_ground",
          effects = { w.stocks:add(-0.3), w.aid_paid.lead:add(0.002), w.support.lead:add(-0.001),
                      later(3, { w.shift_losses:add(-0.05), w.economy_candidate:add(0.001) }) },
          bot = 0.1 * weight.security + 0.04 * w.stocks },
        { id = "decline",
          effects = { w.shift_clash:add(-0.2), w.shift_nuclear:add(-0.04), w.unity:add(-0.004),
                      w.trust.candidate.lead:add(-0.04) },
          bot = 0.09 * weight.escalation + 0.4 * (0.5 - w.support.lead) },
    },
    default = "from_the_ground",
}

event "own_people_killed" {
    seat = "lead",
    when = fighting & w.aid_delivered:above(0.5) & w.clash:between(-0.1, 0.6),
    chance = 0.013,
    cooldown = 36,
    urgent = true,
    claims = { "A18", "A19" },
    choices = {
        -- half of a direct clash; further ones for months as likely as with trainers in three places
        { id = "in_kind", cost = { capital = 2 },
          effects = { w.clash:add(0.15), w.shift_clash:add(3), w.shift_nuclear:add(0.3),
                      w.risk_taken.lead:add(0.1), w.support.lead:add(-0.002) },
          bot = 0.18 * weight.security + 0.5 * (w.support_fight - 0.2) - 0.02 * weight.escalation },
        { id = "aid_and_sanctions",
          effects = { w.aid_delivered:add(0.05), w.risk_taken.lead:add(0.05), w.economy_rival:add(-0.002),
                      w.shift_nuclear:add(0.03), w.support.lead:add(-0.002) },
          bot = 0.1 * weight.security + 0.5 * (w.support.lead - 0.4) + 0.1 },
        { id = "accident",
          effects = { w.shift_clash:add(-0.3), w.shift_nuclear:add(-0.03), w.reputation.lead:add(-0.004) },
          bot = 0.1 * weight.escalation + 0.3 * (0.5 - w.support.lead) },
    },
    default = "accident",
}

event "pressure_to_negotiate" {
    seat = "lead",
    when = w.exhaustion_candidate:above(0.35) & w.war:above(0.5)
           & (w.support_lately - w.support_mean):above(0.012),
    chance = 0.126,
    cooldown = 13,
    claims = { "C8", "C4" },
    choices = {
        { id = "press_candidate", cost = { capital = 1 },
          effects = { w.set.ceasefire_pressure.lead:set(1), w.trust.candidate.lead:add(-0.05) },
          bot = 0.08 * weight.escalation + 0.6 * (0.5 - w.support.lead) },
        { id = "back_terms",
          effects = { w.risk_taken.lead:add(0.04), w.unity:add(0.003), w.support.lead:add(-0.003),
                      w.shift_bargaining:add(-0.015) },
          bot = 0.25 * weight.sovereignty + 0.3 * w.trust.lead.candidate },
        { id = "third_capital",
          effects = { w.shift_bargaining:add(0.012), w.support.lead:add(-0.0005),
                      perhaps(0.2, { w.trust.candidate.lead:add(-0.05), w.unity:add(-0.003) }) },
          bot = 0.14 * weight.cohesion + 0.1 },
    },
    default = "third_capital",
}

event "expel_or_freeze_first" {
    seat = "candidate",
    when = fighting & w.balance:between(-0.2, 0.2) & w.occupied_share:between(0.05, 0.176),
    chance = 0.054,
    cooldown = 27,
    claims = { "C12", "A12a", "A14" },
    choices = {
        { id = "regain_first", cost = { capital = 1 },
          effects = { w.shift_line:add(-0.02), w.shift_freeze:add(-0.3), w.shift_bargaining:add(-0.02),
                      w.unity:add(0.004), w.exhaustion_candidate:add(0.002) },
          bot = 0.16 * weight.sovereignty - 0.8 * w.exhaustion_candidate },
        { id = "freeze_first",
          effects = { w.shift_freeze:add(0.4), w.shift_bargaining:add(0.015), w.support.all:add(0.002),
                      w.unity:add(-0.009) },
          bot = 0.05 * weight.home + 0.9 * w.exhaustion_candidate - 0.1 },
        { id = "leave_open",
          effects = { w.unity:add(0.001), w.support.all:add(-0.001) },
          bot = 0.35 },
    },
    default = "leave_open",
}
