-- Between summits and windows: what Alderton and Oakhall do on ordinary days, and what is ready, or
-- not, when a window opens.
-- Sizes: everyday ones; a word in a text is worth 0.01 to 0.03 of a passing influence.

local seated = w.turn:above(0)

-- Alderton

event "who_decides_on_war" {
    seat = "lead",
    when = seated & w.stage:below(6) & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "A18", "A16" },
    choices = {
        { id = "vote_first",
          effects = { w.support.lead:add(0.001), w.reputation.lead:add(0.001), w.shift_belief:add(-0.025) },
          bot = 0.08 * weight.home + 0.03 * weight.escalation },
        { id = "as_written",
          effects = { w.shift_belief:add(-0.003), w.capital.lead:add(0.25) },
          bot = 0.2 },
        { id = "free_hand", cost = { capital = 1 },
          effects = { w.shift_belief:add(0.035), w.support.lead:add(-0.001), w.shift_clash:add(0.1) },
          bot = 0.12 * weight.security },
    },
    default = "as_written",
}

event "what_we_see_and_share" {
    seat = "lead",
    when = seated & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "A8", "C16" },
    choices = {
        { id = "more_and_sooner", cost = { capital = 1 },
          effects = { w.shift_line:add(-0.006), w.shift_crisis:add(-0.02), w.trust.candidate.lead:add(0.02),
                      w.shift_clash:add(0.2) },
          bot = 0.12 * weight.security },
        { id = "as_agreed",
          effects = { w.shift_line:add(0.001), w.trust.candidate.lead:add(0.002) },
          bot = 0.2 },
        { id = "narrower_rules",
          effects = { w.shift_nuclear:add(-0.03), w.shift_clash:add(-0.1), w.shift_line:add(0.004),
                      w.trust.candidate.lead:add(-0.02) },
          bot = 0.07 * weight.escalation },
    },
    default = "as_agreed",
}

event "two_oceans" {
    seat = "lead",
    when = seated,
    chance = 0.35,
    cooldown = 14,
    claims = { "A19", "C6c", "A15" },
    choices = {
        { id = "europe_first", cost = { capital = 1 },
          effects = { w.stocks:add(0.12), w.trust.front.lead:add(0.015), w.shift_belief:add(0.01),
                      w.support.lead:add(-0.001) },
          bot = 0.07 * weight.security + 0.04 * weight.cohesion },
        { id = "shared_out",
          effects = { w.stocks:add(-0.03), w.support.lead:add(0.0002) },
          bot = 0.2 },
        { id = "the_other_ocean",
          effects = { w.support.lead:add(0.001), w.capital.lead:add(0.25), w.stocks:add(-0.12),
                      w.shift_belief:add(-0.015), w.trust.front.lead:add(-0.015) },
          bot = 0.07 * weight.home + 0.02 * weight.escalation },
    },
    default = "shared_out",
}

event "strategic_inspections" {
    seat = "lead",
    when = seated & w.menace:above(0.25),
    chance = 0.35,
    cooldown = 14,
    claims = { "A28", "A5" },
    year = 2123, mark = "R",
    source = "the precedent named in the mirrored pack, under other names",
    choices = {
        { id = "offer_again",
          effects = { w.trust_alliance_rival:add(0.003), w.shift_nuclear:add(-0.03),
                      w.trust.front.lead:add(-0.015), w.support.lead:add(-0.0005) },
          bot = 0.08 * weight.escalation },
        { id = "keep_to_the_limits",
          effects = { w.trust_alliance_rival:add(-0.0005), w.capital.lead:add(0.25) },
          bot = 0.2 },
        { id = "suspend_ours",
          effects = { w.cohesion_shock:add(0.002), w.shift_belief:add(0.015), w.shift_nuclear:add(0.03),
                      w.trust_alliance_rival:add(-0.003) },
          bot = 0.1 * weight.security },
    },
    default = "keep_to_the_limits",
}

event "exercise_near_the_line" {
    seat = "lead",
    when = seated & w.war:is(0) & w.order:is_not(1),
    chance = 0.35,
    cooldown = 13,
    claims = { "A6", "A7", "C6a" },
    choices = {
        { id = "large", cost = { means = 1 },
          effects = { w.shift_belief:add(0.04), w.trust.front.lead:add(0.02), w.shift_dissatisfaction:add(0.004),
                      w.shift_clash:add(0.1) },
          bot = 0.14 * weight.security },
        { id = "announced",
          effects = { w.shift_belief:add(0.005), w.shift_dissatisfaction:add(0.0005),
                      w.trust_alliance_rival:add(0.0003) },
          bot = 0.12 * weight.cohesion },
        { id = "staffs_only",
          effects = { w.shift_dissatisfaction:add(-0.003), w.shift_belief:add(-0.02),
                      w.trust.front.lead:add(-0.015), w.capital.lead:add(0.25) },
          bot = 0.07 * weight.escalation },
    },
    default = "announced",
}

-- Oakhall

event "one_word_in_a_text" {
    seat = "secretariat",
    when = seated & w.stage:below(6) & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "A2", "A9", "A16" },
    choices = {
        { id = "will", cost = { means = 1 },
          effects = { w.shift_consent:add(0.015), w.shift_belief:add(0.015), w.cohesion_shock:add(-0.003),
                      w.trust.candidate.secretariat:add(0.02) },
          bot = 0.12 * weight.security },
        { id = "all_can_sign",
          effects = { w.cohesion_shock:add(0.0015), w.trust.candidate.secretariat:add(-0.004) },
          bot = 0.05 * weight.cohesion },
        { id = "no_adjective",
          effects = { w.cohesion_shock:add(0.003), w.shift_dissatisfaction:add(-0.002),
                      w.trust.candidate.secretariat:add(-0.02), w.unity:add(-0.0005) },
          bot = 0.03 * weight.cohesion + 0.05 * weight.escalation },
    },
    default = "all_can_sign",
}

event "desks_for_the_mission" {
    seat = "secretariat",
    when = seated & w.stage:below(6) & w.order:is_not(1),
    chance = 0.35,
    cooldown = 14,
    claims = { "C16", "C7" },
    choices = {
        { id = "our_best", cost = { means = 1 },
          effects = { w.governance:add(0.0015), w.porcupine:add(0.001), w.trust.candidate.secretariat:add(0.02) },
          bot = 0.1 * weight.security + 0.05 * weight.law },
        { id = "members_lend",
          effects = { w.governance:add(0.0003), w.cohesion_shock:add(-0.0005) },
          bot = 0.2 },
        { id = "own_house_first",
          effects = { w.means.secretariat:add(0.5), w.cohesion_shock:add(0.002), w.governance:add(-0.0007),
                      w.trust.candidate.secretariat:add(-0.015) },
          bot = 0.06 * weight.cohesion },
    },
    default = "members_lend",
}

event "shares_of_the_burden" {
    seat = "secretariat",
    when = seated,
    chance = 0.35,
    cooldown = 14,
    claims = { "C6c", "A29" },
    choices = {
        { id = "name_them",
          effects = { w.stocks:add(0.1), w.cohesion_shock:add(-0.004), w.trust.sceptic.secretariat:add(-0.02) },
          bot = 0.12 * weight.security },
        { id = "a_table",
          effects = { w.stocks:add(0.02), w.cohesion_shock:add(-0.0005) },
          bot = 0.2 },
        { id = "count_everything",
          effects = { w.cohesion_shock:add(0.003), w.stocks:add(-0.06), w.trust.front.secretariat:add(-0.015) },
          bot = 0.06 * weight.cohesion },
    },
    default = "a_table",
}

event "computers_stand_still" {
    seat = "secretariat",
    when = seated & w.menace:above(0.3),
    chance = 0.3,
    cooldown = 15,
    claims = { "C9", "A7" },
    choices = {
        -- one in four that the evidence does not hold
        { id = "say_who",
          effects = { w.cohesion_shock:add(0.002), w.trust_alliance_rival:add(-0.001),
                      perhaps(0.25, { w.reputation.all:add(-0.001), w.cohesion_shock:add(-0.004) },
                              { w.shift_grey:add(-0.05) }) },
          bot = 0.05 * weight.cohesion },
        { id = "repair_and_learn",
          effects = { w.shift_grey:add(-0.01), w.cohesion_shock:add(-0.0007) },
          bot = 0.1 * weight.escalation + 0.05 * weight.law },
        { id = "consult", cost = { means = 1 },
          effects = { w.shift_grey:add(-0.07), w.cohesion_shock:add(0.001), w.shift_dissatisfaction:add(0.002) },
          bot = 0.12 * weight.security },
    },
    default = "repair_and_learn",
}

event "plans_for_the_east" {
    seat = "secretariat",
    when = seated & w.menace:above(0.3),
    chance = 0.3,
    cooldown = 15,
    claims = { "A7", "A16" },
    choices = {
        { id = "named_units", cost = { means = 1 },
          effects = { w.shift_belief:add(0.035), w.cohesion_shock:add(-0.003), w.trust.front.secretariat:add(0.02) },
          bot = 0.13 * weight.security },
        { id = "a_framework",
          effects = { w.shift_belief:add(0.004), w.cohesion_shock:add(-0.0005) },
          bot = 0.2 },
        { id = "after_the_budgets",
          effects = { w.cohesion_shock:add(0.003), w.shift_belief:add(-0.02), w.shift_dissatisfaction:add(-0.001),
                      w.trust.front.secretariat:add(-0.02) },
          bot = 0.05 * weight.cohesion },
    },
    default = "a_framework",
}

event "other_doors" {
    seat = "secretariat",
    when = seated,
    chance = 0.3,
    cooldown = 15,
    claims = { "A11", "A2", "A5" },
    choices = {
        { id = "same_rules",
          effects = { w.reputation.all:add(0.001), w.shift_consent:add(-0.015),
                      w.trust.candidate.secretariat:add(-0.01) },
          bot = 0.2 * weight.law },
        { id = "own_merits",
          effects = { w.shift_consent:add(0.003), w.cohesion_shock:add(-0.001) },
          bot = 0.05 * weight.cohesion },
        { id = "one_at_a_time",
          effects = { w.cohesion_shock:add(0.003), w.shift_consent:add(0.015), w.reputation.all:add(-0.001),
                      w.shift_dissatisfaction:add(-0.001) },
          bot = 0.03 * weight.cohesion + 0.05 * weight.security },
    },
    default = "own_merits",
}
