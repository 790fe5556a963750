#!/usr/bin/env python3
"""The month of the engine in numpy, many games in one batch: a yardstick for speed.

    core_numpy.py [games] [months] [seed]

The equations of core_python.py (the same is left out), with a column for each game: numbers of the
world are arrays of shape (games,), those of members (members, games), of regions (regions, games).
What happens in every game every month runs over the whole batch; what happens in few (a summit, a
ratification, a crisis, a new order) runs over the columns it happens in. BATCH games fit a cache.
"""

import numpy as np

from core_start import (
    ACCEDED, ARMED, AUSTRIAN, COERCION, DECISION, DEFEAT, DIALOGUE, FREEZE, INVITED, MEMBER, NODES,
    NUCLEAR, PACT, PLAN, RATIFYING, SETTLEMENT, SUBJUGATION, TREATY, WAR, load, report)

BATCH = 1024
ALL = slice(None)


def logistic(x):
    return 1 / (1 + np.exp(-x))


def normal_cdf(x):
    """Abramowitz & Stegun 26.2.17, error below 1e-7: numpy has no erf."""
    t = 1 / (1 + 0.2316419 * np.abs(x))
    tail = (np.exp(-0.5 * x * x) / np.sqrt(2 * np.pi) * t * (0.319381530 + t * (
        -0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))))
    return np.where(x < 0, tail, 1 - tail)


class Batch:
    """Games side by side. Arrays end in the game's axis."""

    def __init__(self, start, games, rng):
        self.k, world, members, regions = start
        self.rng, self.games = rng, games
        k = self.k
        self.__dict__.update((name, np.full(games, value)) for name, value in world.items())
        self.summit_first, self.summit_every = int(world["summit_first"]), int(world["summit_every"])
        self.election_first = int(world["election_first"])
        self.election_every = int(world["election_every"])
        self.stage, self.order = self.stage.astype(int), self.order.astype(int)
        self.war, self.frozen = self.war > 0, self.frozen > 0
        self.nuclear_adversary = world["nuclear_adversary"]
        self.history = k.z_history * world["alliance_history"] + k.z_promise * world["broken_promise"]
        self.force_rival_first = world["force_rival"]
        self.force_candidate_first = world["force_candidate"]
        for name, values in {**members, **regions}.items():
            setattr(self, name, np.array(values)[:, None])
        self.lead = int(np.argmax(self.is_lead))
        self.n = len(self.belongs)
        self.pending = np.flatnonzero(self.belongs[:, 0] == 0)
        self.tables()
        for name in ("months_peace", "month_war_end", "month_entry", "month_nuclear",
                     "month_alliance_war", "month_expulsion", "month_collapse", "months_believed",
                     "guarantors", "reattacks", "stage_month"):
            setattr(self, name, np.zeros(games, int))
        for name in ("own_production", "clash", "window_left", "paralysis_left", "revanche_left",
                     "deterrent_progress", "balance", "gained", "intensity", "regional_chance",
                     "austrian_chance", "settle_rate", "cohesion_shock"):
            setattr(self, name, np.zeros(games))
        for name in ("settled", "regional", "delimited", "decisive", "imposed", "relaxing",
                     "lost_prize", "invited"):
            setattr(self, name, np.zeros(games, bool))
        for name in ("nuclear_rate", "coalition", "coalition_seen", "crisis_rate", "hazard",
                     "jeopardy", "deterrence_year", "jeopardy_ratio", "dispute", "support_mean"):
            setattr(self, name, np.empty(games))
        for name in ("stake", "stake_seen", "credibility", "credibility_seen", "consent", "pledged"):
            setattr(self, name, np.empty((self.n, games)))
        self.calculus = np.empty((7, games))
        self.month = 0
        self.prewar = float(np.sum(self.territory * self.occupied_2022))
        self.draw_start()
        self.evaluate(ALL)

    def tables(self):
        """What hangs on the security order alone, by its number."""
        k = self.k
        words = k.hands_open_door * k.audience_leader
        self.words = words
        #                          war, subjugation, Austrian, armed, pact, treaty, member, nuclear
        self.hands_by = np.array([words, words, words, words, max(words, k.hands_pact),
                                  max(words, k.hands_treaty), 1.0, words])
        self.troops_by = np.array([0, 0, 0, 0, k.tripwire_pact, k.tripwire_treaty,
                                   k.tripwire_member, 0])
        self.factor_by = np.array([k.factor_armed, k.factor_armed, k.factor_austrian, k.factor_armed,
                                   k.factor_pact, k.factor_guarantee, k.factor_guarantee,
                                   k.factor_pact])
        dear = np.where(self.is_core > 0, k.price_large, 1.0)
        self.dearness = dear * np.where(self.is_hold_out > 0, k.price_hold_out, 1.0)
        self.nuclear_core = (self.is_core > 0) & (self.is_nuclear > 0)
        self.is_the_lead = self.is_lead > 0

    def draw_start(self):
        k, shape = self.k, (self.n, self.games)
        normal = self.rng.standard_normal
        wide = np.zeros(shape)
        self.prize = np.clip(k.V_R + k.prize_spread * normal(self.games), 0.05, 1.1)
        self.mood = k.xi * normal(self.games)
        self.inclination = self.leaning + k.leaning_noise * normal(shape)
        self.opinion_noise = k.own_noise * normal(shape)
        self.misreading = np.exp(-k.stake_noise * normal(shape))
        self.support = k.support_start + k.support_by_threat * (self.threat - 0.45) + wide
        self.aid_paid = self.aid_pct_gdp + wide
        self.reputation = k.reputation_start + wide
        self.accustomed = 1.0 + wide
        self.abandonment, self.changed = wide.copy(), wide.copy()
        self.ratified = np.zeros(shape, bool)
        self.belongs = self.belongs + wide
        self.objectors_left = (self.objectors_left + wide).astype(int)
        self.grievance = self.grievance + wide
        self.occupied = self.occupied + np.zeros((len(self.occupied), self.games))

    # --- chance -------------------------------------------------------------------------------

    def hits(self, p):
        """The columns in which something of chance p happens: usually few or none."""
        return np.flatnonzero(self.rng.random(self.games) < p)

    def some(self, at, p):
        return at[self.rng.random(len(at)) < p]

    def between(self, at, low, high):
        return low + (high - low) * self.rng.random(len(at))

    # --- the month ----------------------------------------------------------------------------

    def evaluate(self, at):
        self.occupied_share[at] = self.occupied_now(at)
        self.intensity[at] = np.where(
            self.war[at], np.where(self.frozen[at], self.k.frozen_intensity, 1.0), 0.0)
        self.escalation_evaluate(at)
        self.stakes_evaluate(at)
        self.credibility_evaluate(at)
        self.consent_evaluate(at)
        self.settlement_evaluate(at)

    def step(self):
        self.order_moved = np.zeros(self.games, bool)
        self.shock = iter(self.rng.standard_normal((8, self.games)))
        self.calendar()
        self.aid()
        self.rival()
        self.fighting()
        self.candidate()
        self.escalation()
        self.settlement()
        self.windows()
        self.politics()
        self.stakes()
        self.credibility_evaluate(ALL)
        self.accession()
        self.orders()
        self.attack()
        moved = np.flatnonzero(self.order_moved)
        if len(moved):
            self.evaluate(moved)
        self.settlement_evaluate(np.flatnonzero(self.war))

    def calendar(self):
        k = self.k
        self.month += 1
        self.months_peace += ~self.war
        for i in self.pending:
            left = self.objectors_left[i]
            if left.any():
                p = 1 - np.exp(-k.pending_rate * max(0.0, 1 - self.objection[i, 0]))
                left -= self.rng.binomial(left, p)
                self.belongs[i] = left == 0

    def aid(self):
        k = self.k
        self.aid_given = np.clip(self.support / k.support_start, 0.1, 1.4)
        wanted = np.clip(self.aid_share[:, 0] @ self.aid_given, 0.0, 4.0)
        self.aid_delivered += (wanted - self.aid_delivered) / k.aid_lag
        self.own_production += k.production_rate * (k.production_goal - self.own_production)
        spent = np.where(self.war, 1.0, 0.3) * k.stock_rate * self.aid_delivered
        self.stocks = np.clip(self.stocks + k.stock_rate - spent, 0.0, 10.0)

    def rival(self):
        k = self.k
        crisis_rate = (k.econ_crisis_rate * np.where(self.war, np.exp(k.log_crisis_war), 1.0)
                       * (1 + 3 * np.maximum(0.0, 1 - self.economy_rival)))
        crisis = self.rng.random(self.games) < crisis_rate
        self.economy_rival = np.clip(
            self.economy_rival + k.economy_pull * (k.economy_goal - self.economy_rival)
            - k.economy_war * self.war - k.crisis_drop * crisis + k.economy_noise * next(self.shock),
            0.3, 1.1)
        losing = self.war & (self.occupied_share < self.prewar)
        self.stability_rival = np.clip(
            self.stability_rival + k.stability_pull * (
                k.stability_goal - self.stability_rival - k.stability_exhaustion * self.exhaustion_rival
                - k.stability_economy * (1 - self.economy_rival) - k.stability_losing * losing)
            + k.stability_noise * next(self.shock), 0.1, 0.98)
        turmoil = self.hits(k.turmoil_rate * np.exp(k.kappa_S * (0.8 - self.stability_rival)))
        self.withdraws = self.paralysed = np.empty(0, int)
        if len(turmoil):
            self.turmoil_falls(turmoil)

    def turmoil_falls(self, at):
        k = self.k
        lot = self.rng.random(len(at))
        trust = self.trust_candidate_rival[at]
        self.trust_candidate_rival[at] += k.trust_turnover * np.maximum(0.0, 0.5 - trust)
        self.withdraws = at[lot < k.p_withdrawal]
        harder = at[(lot >= k.p_withdrawal) & (lot < k.p_withdrawal + k.p_harder_line)]
        self.paralysed = at[lot >= k.p_withdrawal + k.p_harder_line]
        self.force_rival[self.withdraws] *= 1 - k.turmoil_force
        self.prize[self.withdraws] += (
            k.turnover_mean + k.turnover_spread * self.rng.standard_normal(len(self.withdraws)))
        self.prize[harder] += k.harder_prize
        self.force_rival[self.paralysed] *= 1 - k.paralysis_force
        self.paralysis_left[self.paralysed] = self.between(self.paralysed, 6, 18)
        self.prize[at] = np.clip(self.prize[at], 0.05, 1.1)

    # --- the war ------------------------------------------------------------------------------

    def occupied_now(self, at):
        return self.territory[:, 0] @ self.occupied[:, at]

    def fighting(self):
        k, war = self.k, self.war
        self.intensity = np.where(war, np.where(self.frozen, k.frozen_intensity, 1.0), 0.0)
        self.gained = np.zeros(self.games)
        aid = (self.aid_delivered * np.where(self.stocks < 1, k.stock_quality, 1.0)
               + self.own_production)
        self.ratio_forces = np.log(self.force_rival / self.force_candidate)
        strength = ((0.55 + 0.45 * self.economy_rival) * (0.6 + 0.4 * self.stability_rival)
                    / ((1 + k.kappa_a * aid) * (0.5 + 0.5 * self.unity)))
        balance = (self.ratio_forces + np.log(strength) + k.skill_gap
                   - k.depth * np.maximum(0.0, self.occupied_share - k.depth_from)
                   - k.paralysis_balance * (self.paralysis_left > 0)
                   + k.balance_noise * next(self.shock))
        self.balance = np.where(war, np.clip(balance, -3.0, 3.0), self.balance)
        even = k.alpha * self.intensity * np.sqrt(self.force_candidate * self.force_rival)
        attacks = self.balance > 0
        self.uncertainty = np.where(war, (1 - k.information) * self.uncertainty, self.uncertainty)
        self.forces_of_rival(even, attacks)
        self.forces_of_candidate(even, ~attacks)
        self.line_moves()
        self.paralysis_left = np.maximum(0.0, self.paralysis_left - 1)

    def forces_of_rival(self, even, attacks):
        k, peace = self.k, ~self.war
        losses = even * (1 + k.attacker_losses * attacks)
        called = (k.g_R * self.force_rival_first * k.replace_scale_rival * self.intensity
                  * (0.6 + 0.4 * self.economy_rival) * np.where(self.stability_rival > 0.4, 1.0, 0.5)
                  * np.clip(self.pool_rival / k.pool_scarce, 0.0, 1.0))
        home = peace * k.force_pull * (
            k.force_goal_rival * np.clip(self.economy_rival, 0.4, 1.0) - self.force_rival)
        self.losses_rival += losses
        self.force_rival = np.clip(self.force_rival - losses + called + home,
                                   k.force_least_rival, k.force_most_rival)
        self.pool_rival = np.clip(self.pool_rival - called + k.cohort_rival, 0.0, 20000.0)
        self.exhaustion_rival = np.clip(
            self.exhaustion_rival + k.weary_rival * self.intensity + losses / k.weary_losses_rival
            - peace * k.recovery * self.exhaustion_rival, 0.0, 1.0)

    def forces_of_candidate(self, even, attacks):
        k, peace = self.k, ~self.war
        losses = k.loss_ratio * even * (1 + k.attacker_losses_candidate * attacks)
        called = (k.g_U * self.force_candidate_first * k.replace_scale_candidate * self.intensity
                  * (0.6 + 0.4 * np.clip(self.aid_delivered + self.own_production, 0.0, 1.3))
                  * (1.25 - 0.5 * self.exhaustion_candidate)
                  * np.clip(self.pool_candidate / k.pool_scarce, 0.0, 1.0))
        home = peace * k.force_pull * (k.force_goal_candidate - self.force_candidate)
        self.losses_candidate += losses
        self.force_candidate = np.clip(self.force_candidate - losses + called + home,
                                       k.force_least_candidate, k.force_most_candidate)
        self.pool_candidate = np.clip(self.pool_candidate - called + k.cohort_candidate,
                                      0.0, 20000.0)
        self.exhaustion_candidate = np.clip(
            self.exhaustion_candidate + k.weary_candidate * self.intensity
            + losses / k.weary_losses_candidate - peace * k.recovery * self.exhaustion_candidate,
            0.0, 1.0)

    def occupation_moves(self, at, weight, total, share):
        self.occupied[:, at] = np.clip(
            self.occupied[:, at] + weight * (share / total) / self.territory, 0.0, 1.0)
        self.occupied_share[at] = self.occupied_now(at)

    def spread_weights(self, at, direction):
        held = self.occupied[:, at]
        forward = self.territory * (1 - held) * self.exposure ** 2
        since = np.maximum(0.0, held - self.occupied_2022)
        back = self.territory * (since + 0.02 * (held - since))
        weight = np.where(direction > 0, forward, back)
        return weight, np.maximum(1e-12, weight.sum(0))

    def line_moves(self):
        k = self.k
        excess = np.abs(self.balance) - k.dead_zone
        at = np.flatnonzero(self.war & (excess > 0))
        if not len(at):
            return
        excess, was = excess[at], self.occupied_share[at].copy()
        direction = np.where(self.balance[at] > 0, 1.0, -1.0)
        weight, total = self.spread_weights(at, direction)
        friction = self.friction[:, 0] @ weight / total
        share = direction * k.k_f * excess / 0.1 * self.intensity[at] * friction * k.front_scale
        self.occupation_moves(at, weight, total, share)
        p = k.p_br * self.intensity[at] * np.exp(k.break_growth * np.clip(excess, 0.0, 1.2))
        through = np.flatnonzero(self.rng.random(len(at)) < p)
        if len(through):
            broken, side = at[through], direction[through]
            size = friction[through] * self.between(through, k.break_low, k.break_high)
            self.occupation_moves(broken, *self.spread_weights(broken, side), side * size)
        self.gained[at] = was - self.occupied_share[at]

    # --- the candidate ------------------------------------------------------------------------

    def candidate(self):
        k, war = self.k, self.war
        goal = np.where(war, k.home_economy_war, k.home_economy_peace)
        self.economy_candidate = np.clip(
            self.economy_candidate + k.home_economy_pull * (goal - self.economy_candidate)
            + k.home_economy_noise * next(self.shock), 0.3, 1.5)
        alone = (k.unity_abandoned * (self.aid_delivered < 0.5)
                 * np.maximum(0.0, self.unity - k.unity_alone))
        self.unity = np.clip(
            self.unity - k.unity_war * self.intensity
            + np.where(war, k.unity_resolve - alone, k.unity_pull * (k.unity_goal - self.unity)),
            0.1, 0.98)
        scandal = self.rng.random(self.games) < k.scandal_rate * np.maximum(0.0, 0.6 - self.governance)
        self.governance = np.clip(
            self.governance + k.law_drift * np.where(war, k.law_war, 1.0)
            - k.law_scandal * scandal + k.law_noise * next(self.shock), 0.05, 0.95)
        self.support -= k.scandal_support * scandal
        limited = self.order == AUSTRIAN
        armed = np.clip(0.8 * self.aid_delivered, 0.3, 1.0) + k.arms_policy * ~limited
        self.porcupine = np.clip(
            self.porcupine + ~war * k.arms_rate * (armed - self.porcupine)
            - 0.1 * limited * np.maximum(0.0, self.porcupine - k.arms_cap), 0.1, 1.0)
        self.trust_candidate_rival += k.trust_recovery * (0.5 - self.trust_candidate_rival)
        self.trust_alliance_rival += k.trust_recovery * (0.5 - self.trust_alliance_rival)

    # --- escalation ---------------------------------------------------------------------------

    def first(self, name, at):
        marks = getattr(self, name)
        marks[at] = np.where(marks[at] > 0, marks[at], self.month)

    def alliance_war(self, at):
        self.first("month_alliance_war", at)
        self.clash[at] = np.maximum(self.clash[at], 1.0)

    def escalation_evaluate(self, at):
        k = self.k
        beyond = np.clip((self.prewar - self.occupied_share[at]) / max(0.01, self.prewar), 0.0, 1.0)
        factor = (1.0 + k.n_line * beyond
                  + k.n_regime * np.maximum(0.0, 0.6 - self.stability_rival[at])
                  + k.n_expulsion * (self.month_expulsion[at] > 0)
                  + k.n_clash * np.maximum(0.0, self.clash[at]))
        self.nuclear_rate[at] = k.h_n * self.intensity[at] * factor

    def escalation(self):
        k = self.k
        self.clash *= 1 - k.clash_fade
        clash = self.hits(self.war * k.clash_spill * self.intensity
                          * np.maximum(0.0, self.aid_delivered - 0.5))
        if len(clash):
            self.clash[clash] += k.clash_size
            self.alliance_war(self.some(clash, k.p_clash_war))
        self.escalation_evaluate(ALL)
        used = self.hits(self.nuclear_rate)
        if len(used):
            self.nuclear_use(used)
        grey = self.rng.random(self.games) < np.exp(k.log_grey_base + k.log_grey_war * self.war)
        self.cohesion_shock -= k.grey_cohesion * grey
        at = np.flatnonzero(grey)
        self.support[:, at] -= k.grey_support * self.grey_weak
        crises = self.hits(
            k.member_opportunity * ((1 - k.lambda_R) + 2 * k.lambda_R * k.member_tripwire))
        if len(crises):
            self.alliance_war(self.some(crises, self.attack_on_member(crises)))

    def nuclear_use(self, at):
        k = self.k
        self.first("month_nuclear", at)
        self.economy_rival[at] = np.clip(self.economy_rival[at] - k.stigma_economy, 0.3, 1.1)
        self.stability_rival[at] = np.clip(self.stability_rival[at] - k.stigma_stability, 0.1, 0.98)
        lot = self.rng.random(len(at))
        self.alliance_war(at[lot < k.p_intervention])
        coerced = (lot >= k.p_intervention) & (lot < k.p_intervention + k.p_coerced)
        self.war_stops(at[coerced], COERCION)
        self.clash[at[lot >= k.p_intervention + k.p_coerced]] += k.stigma_clash

    def attack_on_member(self, at):
        k = self.k
        q = logistic(k.kappa_0 + k.kappa_sigma * k.member_stakes + k.kappa_h
                     + k.kappa_tau * k.member_tripwire + k.kappa_rho * (2 * k.reputation_start - 1)
                     - k.kappa_n * self.nuclear_adversary)
        quick = self.chance_of_win(k.member_ratio + np.log(np.clip(self.menace[at], 0.2, 1.0)))
        coalition = self.chance_of_win(k.member_ratio_coalition)
        return self.attack_given(q, quick, coalition, 2 * (1 - k.lambda_R) * k.member_prize,
                                 k.member_porcupine, 1.0, 0.0,
                                 2 * k.lambda_R * k.member_dissatisfaction)

    # --- deterrence ---------------------------------------------------------------------------

    def chance_of_win(self, ratio):
        k = self.k
        return normal_cdf(np.clip((ratio - k.quick_win_at) / k.quick_win_spread, -8.0, 8.0))

    def attack_given(self, q, quick, coalition, prize, arms, punishment, own, unrest):
        k = self.k
        cost = k.cost_base + k.cost_porcupine * arms
        worth = ((1 - q) * (quick * prize - cost) + q * (coalition * prize - cost - k.cost_coalition)
                 - q * k.pi_n * k.loss_n * punishment - own * k.deterrent_weight + unrest)
        return logistic(worth / k.nu - k.caution)

    def judge(self, at, order, invited):
        """All that attack_given wants after q, in its order. order: an array, or one number."""
        k = self.k
        troops, factor = self.troops_by[order], self.factor_by[order]
        pair = (order == TREATY) & (self.guarantors[at] == 2)
        added = np.where(order == PACT, k.reinforce_pact,
                         np.where(pair, k.reinforce_pair, k.reinforce_lead))
        austrian = order == AUSTRIAN
        held = k.prize_held * (self.occupied_share[at] > k.prize_line)
        prize = (self.prize[at] * (1 - held) * (1 - k.prize_neutral * k.lambda_R * austrian)
                 * (0.5 + 0.5 * self.stability_rival[at] / 0.8))
        arms = self.porcupine[at]
        arms = np.where(austrian, np.minimum(arms, k.arms_cap), arms)
        own = k.own_deterrent_size * (order == NUCLEAR)
        punishment = self.nuclear_adversary * (order != PACT)
        local = (np.log(self.force_rival[at] / self.force_candidate[at]) + k.arms_gap * (1 - arms)
                 - k.troops_denial * troops)
        unrest = np.clip(
            k.z_base * (factor + (2 * k.lambda_R - 1) * (factor - k.z_neutral_factor))
            + k.lambda_R * (k.z_forces * troops + self.history)
            + (0.5 + k.lambda_R) * k.z_grey * self.menace[at] * invited
            + (1 - k.lambda_R) * k.z_lost * (self.lost_prize[at] & ~self.relaxing[at])
            - k.z_regional * k.z_base * factor * self.regional[at], 0.0, 0.8)
        return (self.chance_of_win(local + np.log(self.menace[at])),
                self.chance_of_win(local - added), prize, arms, punishment, own, unrest)

    def crises(self, at, own):
        k = self.k
        logs = (k.log_opportunity + k.log_no_settlement * ~self.settled[at]
                - k.log_decisive * self.decisive[at]
                + np.where(self.months_peace[at] < 36, k.log_young, -k.log_old)
                + k.log_pressured * self.imposed[at] - k.log_recognised * self.delimited[at]
                + k.log_programme * self.deterrent_progress[at] * (1 - own))
        return np.minimum(1.0, self.menace[at] * np.exp(logs))

    # --- credibility --------------------------------------------------------------------------

    def parties_of(self, at, order):
        """Who is bound, in columns of a pact or a guarantee."""
        pact = (self.is_front_line > 0) & (self.inclination[:, at] > 0)
        guarantee = np.where(self.guarantors[at] == 1, self.is_the_lead, self.nuclear_core)
        return np.where(order == PACT, pact, guarantee)

    def coalition_of(self, odds, pledged):
        """Chance that members with φ of the pledged weight fight; the others follow the lead."""
        k, lead = self.k, self.lead
        leads = pledged[lead]
        total = pledged.sum(0)
        answer = 1 / (1 + odds[lead])
        wide = np.flatnonzero((leads < k.coalition_share) | (total - leads >= k.coalition_share))
        if not len(wide):
            return answer
        steep = odds[:, wide] ** 1.25
        weight = pledged[:, wide]
        weight[lead] = 0.0
        need, alone = k.coalition_share - leads[wide], np.exp(1.25 * k.lead_follow)
        chance = np.zeros(len(wide))
        for shift, mass in NODES:
            fights = 1 / (1 + steep[lead] * shift)
            joined = np.where(need > 0, self.reached(steep, weight, shift, need), 1.0)
            left = self.reached(steep, weight, shift * alone, k.coalition_share)
            chance += mass * (fights * joined + (1 - fights) * left)
        answer[wide] = np.where(total[wide] < k.coalition_share, 0.0, np.clip(chance, 0.0, 1.0))
        return answer

    @staticmethod
    def reached(odds, weight, shift, need):
        fights = 1 / (1 + odds * shift)
        mean = weight * fights
        spread = np.sqrt((weight * mean * (1 - fights)).sum(0) + 0.0004)
        return normal_cdf(np.clip((mean.sum(0) - need) / spread, -8.0, 8.0))

    def credibility_evaluate(self, at):
        k, lead = self.k, self.lead
        order = self.order[at]
        order = np.where(order <= SUBJUGATION, ARMED, order)
        self.invited[at] = (self.stage[at] >= INVITED) & (self.stage[at] < ACCEDED)
        everybody = self.belongs[:, at] * self.capability
        everybody /= everybody.sum(0)
        common = k.kappa_0 - k.kappa_n * self.nuclear_adversary
        own = (k.kappa_rho * (2 * self.reputation[:, at] - 1) - k.kappa_change * self.changed[:, at])
        bound = common + k.kappa_h * self.hands_by[order] + k.kappa_tau * self.troops_by[order]
        base = own + bound
        pledged = everybody.copy()
        some = np.flatnonzero((order == PACT) | ((order == TREATY) & (self.guarantors[at] > 0)))
        if len(some):
            columns = some if at is ALL else at[some]
            party = self.parties_of(columns, order[some])
            base[:, some] -= np.where(party, 0.0, bound[some] - common - k.kappa_h * self.words)
            promised = party * self.capability
            pledged[:, some] = promised / np.maximum(1e-300, promised.sum(0))
        seen = np.exp(-(base + k.kappa_sigma * self.stake_seen[:, at]))
        real = np.exp(-(base + k.kappa_sigma * self.stake[:, at]))
        self.pledged[:, at] = pledged
        self.credibility_seen[:, at] = 1 / (1 + seen)
        self.credibility[:, at] = 1 / (1 + real)
        q_seen, q = self.coalition_of(seen, pledged), self.coalition_of(real, pledged)
        self.coalition_seen[at], self.coalition[at] = q_seen, q
        judged = self.judge(at, order, self.invited[at])
        for row, value in enumerate(judged):
            self.calculus[row, at] = value
        self.crisis_rate[at] = self.crises(at, judged[5])
        self.hazard[at] = self.crisis_rate[at] * self.attack_given(q_seen, *judged)
        self.jeopardy[at] = 12 * self.hazard[at] * q
        self.deterrence_year[at] = np.exp(-12 * self.hazard[at])
        self.jeopardy_as_member(at, own, everybody)

    def jeopardy_as_member(self, at, own, everybody):
        """The lead ally holds more than half of everybody's weight and decides alone."""
        k, lead = self.k, self.lead
        assert everybody[lead].min() >= k.coalition_share
        q = logistic(k.kappa_0 - k.kappa_n * self.nuclear_adversary + k.kappa_h
                     + k.kappa_tau * k.tripwire_member + own[lead]
                     + k.kappa_sigma * self.stake_seen[lead, at])
        hazard = self.crises(at, 0.0) * self.attack_given(q, *self.judge(at, MEMBER, False))
        self.jeopardy_ratio[at] = np.clip(12 * hazard * q / k.jeopardy_reference, 0.0, 2.0)

    # --- settlement ---------------------------------------------------------------------------

    def settlement_evaluate(self, at):
        k, lead = self.k, self.lead
        stake, prize = self.stake[lead, at], self.prize[at]
        offer = logistic(k.kappa_0 + k.kappa_sigma * stake
                         + k.kappa_h * max(k.hands_pledge, self.words)
                         + k.kappa_tau * k.tripwire_trainers
                         + k.kappa_rho * (2 * self.reputation[lead, at] - 1)
                         - k.kappa_n * self.nuclear_adversary
                         - k.kappa_change * self.changed[lead, at])
        weary = self.exhaustion_candidate[at] + self.exhaustion_rival[at]
        bargaining = (k.w_exhaustion * weary + k.w_guarantee * offer
                      - k.w_uncertainty * self.uncertainty[at]
                      - k.w_commitment * (1 - offer) * prize - k.indivisibility
                      - k.w_distrust * (1 - self.trust_candidate_rival[at])
                      - k.w_accords * np.minimum(self.accords_failed[at], 5))
        even = np.clip(self.balance[at], -1.0, 1.0)
        self.regional_chance[at] = logistic(
            k.regional_base
            + k.regional_power * np.log(k.power_ratio / np.maximum(0.4, self.economy_rival[at]))
            - k.regional_balance * even + k.regional_stakes * (stake - 0.4))
        self.austrian_chance[at] = logistic(
            k.austrian_base + k.austrian_balance * even - k.austrian_prize * (prize - 0.75))
        allowed = k.patience * k.power_shift * (1 - offer) * prize <= k.war_cost * weary
        self.settle_rate[at] = (
            (self.war[at] & allowed) * k.settle * np.where(self.frozen[at], k.settle_frozen, 1.0)
            * logistic(k.settle_slope * (bargaining + k.settle_shift)))

    def decided(self, at):
        """Of the columns `at`, those in which a trigger ends the war at once."""
        k = self.k
        expelled = self.occupied_share[at] <= 0.005
        collapsed = (self.economy_rival[at] < k.collapse_below) & (self.month_collapse[at] == 0)
        shaken = collapsed | np.isin(at, self.withdraws)
        ended = self.some(at[expelled], k.p_decision_expulsion)
        left = self.some(at[shaken & ~expelled], k.p_decision)
        self.occupied[:, left] *= self.between(left, k.withdrawal_low, k.withdrawal_high)
        self.occupied_share[left] = self.occupied_now(left)
        return np.concatenate((ended, left))

    def settlement(self):
        k = self.k
        at = np.flatnonzero(self.war)
        if not len(at):
            return
        defeated = ((self.occupied_share[at] > k.defeat_share) | (self.unity[at] < k.defeat_unity)
                    | ((self.balance[at] > k.defeat_balance)
                       & (self.exhaustion_candidate[at] > k.defeat_exhaustion)))
        self.war_stops(at[defeated], DEFEAT)
        at = at[~defeated]
        decided = self.decided(at)
        self.war_stops(decided, DECISION)
        at = at[~np.isin(at, decided)]
        agreed = self.rng.random(len(at)) < self.settle_rate[at]
        self.war_stops(at[agreed], SETTLEMENT)
        at = at[~agreed]
        frozen = self.frozen[at]
        self.war_stops(self.some(at[frozen], k.freeze_end), FREEZE)
        at = at[~frozen]
        weary = 0.5 * (self.exhaustion_candidate[at] + self.exhaustion_rival[at])
        ready = logistic(k.freeze_exhaustion * weary - k.freeze_threshold
                         - k.freeze_imbalance * np.abs(self.balance[at]))
        self.frozen[self.some(at, k.freeze_rate * ready)] = True

    def war_stops(self, at, how):
        if not len(at):
            return
        k, rng = self.k, self.rng
        self.order_moved[at] = True
        self.war[at] = self.frozen[at] = False
        self.months_peace[at] = 0
        self.first("month_war_end", at)
        self.intensity[at] = 0.0
        self.settled[at] = how != FREEZE
        self.decisive[at] = how == DECISION
        self.imposed[at] = how == COERCION
        self.regional[at] = rng.random(len(at)) < self.regional_chance[at]
        p = {SETTLEMENT: k.p_delimit, DECISION: k.p_delimit_decision}.get(how, 0.0)
        cleared = (how == DECISION) & (self.occupied_share[at] <= 0.005)
        self.delimited[at] = cleared | (self.settled[at] & (rng.random(len(at)) < p))
        self.porcupine[at] = np.clip(k.arms_start + k.arms_aid * self.aid_delivered[at]
                                     + k.arms_noise * rng.standard_normal(len(at)), 0.1, 1.0)
        at = at[self.order[at] != MEMBER]
        if how == DEFEAT:
            self.order[at], self.stage[at] = SUBJUGATION, 0
            return
        self.order[at] = ARMED
        if how == SETTLEMENT:
            local = at[~self.regional[at]]
            self.austrian(self.some(local, self.austrian_chance[local]))

    def austrian(self, at):
        share = self.occupied_share[at]
        left = np.where(share > self.prewar, self.prewar / np.maximum(1e-9, share), 1.0)
        self.occupied[:, at] *= 1 - self.k.austrian_withdrawal * (1 - left)
        self.occupied_share[at] = self.occupied_now(at)
        self.order[at] = AUSTRIAN
        self.stage[at] = np.minimum(self.stage[at], DIALOGUE)

    def war_resumes(self, at):
        k = self.k
        self.order_moved[at] = self.war[at] = True
        self.settled[at] = self.delimited[at] = self.decisive[at] = self.regional[at] = False
        self.uncertainty[at] = 0.3
        self.exhaustion_candidate[at] = np.maximum(self.exhaustion_candidate[at], 0.15)
        self.force_candidate[at] *= 0.5 + 0.5 * self.porcupine[at]
        self.accords_failed[at] += 1
        self.trust_candidate_rival[at] *= k.trust_broken
        at = at[self.order[at] != MEMBER]
        self.order[at], self.guarantors[at] = WAR, 0
        self.stage[at] = np.minimum(self.stage[at], DIALOGUE)

    # --- windows ------------------------------------------------------------------------------

    def window_opens(self, at, months, menace):
        self.window_left[at] = np.maximum(self.window_left[at], months)
        self.menace[at] = np.minimum(self.menace[at], menace)

    def windows(self):
        k = self.k
        was_open = self.window_left > 0
        at = np.flatnonzero((self.occupied_share <= 0.005) & (self.month_expulsion == 0))
        self.month_expulsion[at] = self.month
        self.window_opens(at, k.window * self.between(at, 0.6, 1.4), k.window_menace_expulsion)
        at = self.withdraws
        self.window_opens(at, k.window * self.between(at, 0.4, 1.2), k.window_menace)
        at = self.paralysed
        self.window_opens(at, self.paralysis_left[at], k.paralysis_menace)
        at = np.flatnonzero((self.economy_rival < k.collapse_below) & (self.month_collapse == 0))
        self.month_collapse[at] = self.month
        self.force_rival[at] *= 1 - k.collapse_force
        self.window_opens(at, k.window * self.between(at, 0.5, 1.3), k.window_menace)
        self.window_left = np.maximum(0.0, self.window_left - was_open)
        recovery = k.menace_recovery * (k.menace_goal - self.menace) * (self.window_left <= 0)
        self.menace = np.clip(self.menace + recovery, 0.2, 1.0)
        self.attachment()

    def attachment(self):
        k = self.k
        believed = (self.coalition_seen > 0.6) & ~self.war
        self.months_believed = (self.months_believed + 1) * believed
        lost = (self.order == MEMBER) | (self.months_believed >= k.definitive_months)
        at = np.flatnonzero(lost & ~self.lost_prize)
        if len(at):
            self.lost_prize[at] = True
            relaxes = self.rng.random(len(at)) < k.p_suez
            self.relaxing[at] = relaxes
            self.revanche_left[at] = np.where(relaxes, 0.0, self.between(at, 24, 60))
        self.prize = np.clip(self.prize * (1 - k.relax_rate * self.relaxing)
                             + k.revanche_rate * (self.revanche_left > 0), 0.05, 1.1)
        self.revanche_left = np.maximum(0.0, self.revanche_left - 1)

    # --- politics -----------------------------------------------------------------------------

    def inclines(self, rows, columns, to):
        fell = self.inclination[rows, columns] - to > self.k.change_threshold
        moved = fell & (self.order[columns] >= PACT)
        self.changed[rows, columns] = np.where(moved, 1.0, self.changed[rows, columns])
        self.inclination[rows, columns] = to

    def elections(self):
        k, normal = self.k, self.rng.standard_normal
        since = self.month - self.election_first
        if since >= 0 and since % self.election_every == 0:
            to = k.election_mean + k.election_scale * k.election * normal(self.games)
            self.inclines(self.lead, np.arange(self.games), np.clip(to, -4.0, 4.0))
            self.support += k.support_election * k.election * normal(self.games)
        if self.month % 3 == 1:
            due = self.rng.random((self.n, self.games)) < 3 * k.member_election_rate
            due[self.lead] = False
            rows, columns = np.nonzero(due)
            to = self.inclination[rows, columns] + k.member_election * normal(len(rows))
            around = self.leaning[rows, 0]
            self.inclines(rows, columns, np.clip(to, around - 1, around + 1))
        if self.month % 3 == 0:
            self.opinion_noise = k.own_noise * normal((self.n, self.games))

    def politics(self):
        k = self.k
        self.mood = np.clip(k.mood_keep * self.mood + k.mood_shock * k.xi * next(self.shock),
                            -6.0, 6.0)
        self.cohesion_shock *= 1 - k.cohesion_fade
        self.elections()
        weary = k.fatigue * k.fatigue_scale * np.where(self.occupied_share > k.fatigue_line, 1.5, 1.0)
        rally = k.support_rally * np.maximum(0.0, self.occupied_share - k.rally_from)
        common = (self.war * (rally - weary) + k.support_gain * self.gained
                  - k.programme_support * self.deterrent_progress
                  + k.support_noise * next(self.shock))
        pull = (k.support_recovery * ~self.war
                + k.support_threat * self.war * (self.threat - 0.45))
        self.support = np.clip(self.support + common + pull * (k.support_start - self.support),
                               0.05, 0.95)
        self.support_mean = self.population_m[:, 0] @ self.support / self.population_m.sum()

    # --- stakes -------------------------------------------------------------------------------

    def stakes(self):
        k = self.k
        news = k.aid_news / 11 * np.where(
            self.war, np.where(self.frozen, k.aid_news_frozen, 1.0), k.aid_news_peace)
        kept = self.aid_given / np.maximum(0.05, self.accustomed)
        lost = np.where((kept < k.abandon_below) & self.war, 1 - kept, 0.0)
        calm = lost <= 0
        self.aid_paid += news * self.aid_pct_gdp * self.aid_given
        self.abandonment = np.clip(
            self.abandonment + k.abandon_rate * lost - k.abandon_fade * self.abandonment * calm,
            0.0, 60.0)
        self.accustomed += k.accustom_rate * (self.aid_given - self.accustomed) * calm
        self.reputation = np.clip(
            self.reputation - k.abandon_reputation * k.abandon_rate * lost
            + k.reputation_fade * (0.5 - self.reputation), 0.0, 1.0)
        self.stakes_evaluate(ALL)

    def stakes_evaluate(self, at):
        k = self.k
        paid = self.aid_paid[:, at]
        common = (k.stake_start + k.kappa_K * (1 - k.own_evidence) * (self.capability[:, 0] @ paid)
                  + k.kappa_B * self.clash[at])
        odds = np.exp(-(common + k.kappa_K * k.own_evidence * paid
                        - k.kappa_A * self.abandonment[:, at]))
        self.stake[:, at] = 1 / (1 + odds)
        self.stake_seen[:, at] = 1 / (1 + odds * self.misreading[:, at])

    # --- accession ----------------------------------------------------------------------------

    def consent_evaluate(self, at):
        k = self.k
        closed = (self.occupied_share[at] <= 0.005) | self.delimited[at]
        calm = self.settled[at] & ~self.war[at]
        self.dispute[at] = np.where(closed, 0.0, np.where(calm, k.dispute_ceasefire, 1.0))
        menace = self.menace[at]
        common = (k.b_0 + self.mood[at] + k.b_w * (1 - menace) + k.b_reg * self.regional[at]
                  - k.b_dis * self.dispute[at] - k.b_hot * self.intensity[at]
                  - k.consent_neutral * (self.order[at] == AUSTRIAN))
        risk = k.b_risk * menace * np.sqrt(menace) * (0.45 + 0.55 * self.jeopardy_ratio[at])
        law = k.b_G * np.maximum(0.0, 0.55 - self.governance[at])
        relations = k.b_rel * (self.rival_weight - 0.5 + k.weight_shift)
        self.consent[:, at] = (
            common + self.inclination[:, at] + self.opinion_noise[:, at] - relations
            + k.b_sigma * (self.stake[:, at] - k.stake_reference) * (0.5 + self.threat)
            - (risk + law) * (1 - 0.5 * self.threat))

    def grievances_fade(self):
        k = self.k
        rows, columns = np.nonzero(self.grievance)
        if len(rows):
            open_ = self.grievance[rows, columns]
            rate = k.concede_rate * np.exp(-k.concede_strength * np.maximum(0.0, open_ - 0.5))
            ends = (self.rng.random(len(rows)) < rate) | (open_ < 0.02)
            self.grievance[rows[ends], columns[ends]] = 0.0

    def summit(self, at):
        """All stand above the line, or can be compensated; the lead ally cannot be bought."""
        k = self.k
        stage = self.stage[at]
        line = np.where(stage < DIALOGUE, k.line_dialogue, np.where(stage < PLAN, k.line_plan, 0.0))
        missing = np.maximum(0.0, line - self.consent[:, at]) * self.belongs[:, at]
        price = (missing * self.dearness).sum(0)
        passed = at[(price <= k.budget) & (missing[self.lead] <= 0)]
        planned = passed[self.stage[passed] == PLAN]
        if len(planned):
            blocks = self.rng.random((self.n, len(planned))) < (
                self.grievance[:, planned] * self.belongs[:, planned])
            passed = passed[~np.isin(passed, planned[blocks.any(0)])]
        self.stage[passed] += 1
        self.stage_month[passed] = self.month
        self.order_moved[passed] = True

    def ratification(self, at):
        k, lead = self.k, self.lead
        consent = self.consent[:, at]
        pace = (np.where(self.is_hold_out > 0, k.log_rate_hold_out, k.log_rate_ordinary)
                + k.log_reluctant * (consent < -0.2) + k.log_opposed * (consent < -0.9))
        votes = self.rng.random((self.n, len(at))) < 1 - np.exp(-np.exp(pace))
        self.ratified[:, at] |= votes & (self.belongs[:, at] > 0)
        lapses = ((consent[lead] < k.lapse_below) & ~self.ratified[lead, at]
                  & (self.rng.random(len(at)) < k.p_lapse))
        enters = ~lapses & (self.ratified[:, at] | (self.belongs[:, at] == 0)).all(0)
        self.order_moved[at[lapses | enters]] = True
        self.stage[at[lapses]] = DIALOGUE
        at = at[enters]
        self.stage[at], self.order[at] = ACCEDED, MEMBER
        self.first("month_entry", at)
        self.changed[:, at] = 0.0

    def accession(self):
        self.grievances_fade()
        self.consent_evaluate(ALL)
        since = self.month - self.summit_first
        if since >= 0 and since % self.summit_every == 0:
            closed = ((self.stage >= INVITED) | (self.deterrent_progress > 0)
                      | np.isin(self.order, (NUCLEAR, AUSTRIAN, SUBJUGATION)))
            self.summit(np.flatnonzero(~closed))
        at = np.flatnonzero((self.stage == INVITED)
                            & (self.month >= self.stage_month + self.k.protocol_months))
        if len(at):
            self.ratified[:, at] = False
            self.stage[at], self.stage_month[at] = RATIFYING, self.month
            self.order_moved[at] = True
        at = np.flatnonzero(self.stage == RATIFYING)
        if len(at):
            self.ratification(at)

    # --- orders -------------------------------------------------------------------------------

    def programme(self):
        k = self.k
        alone = (self.order == ARMED) & ~self.war
        begins = alone & (self.deterrent_progress <= 0) & (self.prize > k.programme_prize)
        fear = ((1 + 2 * (self.month_nuclear > 0) + 1.5 * (self.reattacks > 0))
                * (1 - 0.5 * np.minimum(1.0, self.aid_delivered)) * (1 - k.programme_hope))
        at = self.hits(begins * k.programme_rate * fear)
        self.deterrent_progress[at] += 0.01
        at = np.flatnonzero(self.deterrent_progress > 0)
        if len(at):
            grown = self.deterrent_progress[at] + 1 / (12 * k.programme_years)
            self.deterrent_progress[at] = np.minimum(1.0, grown)
            self.order_moved[at] = True
            self.order[at[(grown >= 1) & alone[at]]] = NUCLEAR

    def willing(self, at, level, inclination, extra):
        k, menace = self.k, self.menace[at]
        common = (level + k.g_level * k.b_0 + self.mood[at] + k.g_calm * k.b_w * (1 - menace)
                  - k.g_risk * k.b_risk * menace - k.g_dispute * k.b_dis * self.dispute[at]
                  + k.g_regional * self.regional[at])
        return (common + inclination * self.inclination[:, at] + extra
                + k.b_sigma * (self.stake[:, at] - k.stake_reference)) > 0

    def orders(self):
        k = self.k
        self.programme()
        bare = (self.order == ARMED) & (self.deterrent_progress <= 0)
        at = np.flatnonzero(~self.war & (self.months_peace % 12 == 6)
                            & (bare | (self.order == PACT)))
        if not len(at):
            return
        signs = self.willing(at, k.g_0, k.g_inclination, -k.g_lesser * (1 - self.is_lead))
        signs &= self.belongs[:, at] > 0
        leads = signs[self.lead]
        voted = self.rng.random(len(at)) < k.p_guarantee
        given = voted & (leads | ((signs & self.nuclear_core).sum(0) >= 2))
        self.order[at[given]] = TREATY
        self.guarantors[at[given]] = np.where(leads[given], 1, 2)
        self.order_moved[at[given]] = True
        self.changed[:, at[given]] = 0.0
        at = at[~given]
        self.pact(at[bare[at]])

    def pact(self, at):
        if not len(at):
            return
        k = self.k
        near = (self.belongs[:, at] > 0) & (self.is_front_line > 0) & (self.inclination[:, at] > 0)
        alone = k.e_alone * np.maximum(0.0, -self.inclination[self.lead, at] - 0.6)
        signs = near & self.willing(at, k.e_0, k.e_inclination, alone)
        founder = np.argmax(near * self.capability, axis=0)
        ready = signs[founder, np.arange(len(at))] & (signs.sum(0) >= k.pact_members)
        at = self.some(at[ready], k.p_pact)
        self.order[at] = PACT
        self.order_moved[at] = True
        self.changed[:, at] = 0.0

    # --- attacks once the guns are silent -----------------------------------------------------

    def attack(self):
        k = self.k
        quiet = ~self.war & (self.order != SUBJUGATION)
        moved = np.flatnonzero(quiet & self.order_moved)
        if len(moved):
            self.credibility_evaluate(moved)
        at = self.hits(quiet * self.crisis_rate)
        if not len(at):
            return
        q = np.clip(self.coalition_seen[at], 1e-6, 1 - 1e-6)
        read = logistic(np.log(q / (1 - q)) + k.belief_noise * self.rng.standard_normal(len(at)))
        at = self.some(at, self.attack_given(read, *self.calculus[:, at]))
        self.reattacks[at] += 1
        met = self.rng.random(len(at)) < self.coalition[at]
        self.attack_met(at[met])
        self.left_alone(at[~met])

    def attack_met(self, at):
        k = self.k
        self.order_moved[at] = True
        self.alliance_war(at)
        self.menace[at] = np.minimum(self.menace[at], k.crisis_menace_after)
        self.settled[at] = True
        self.reputation[:, at] = np.minimum(
            1.0, self.reputation[:, at] + k.reputation_fought * (self.pledged[:, at] > 0))

    def left_alone(self, at):
        k, order = self.k, self.order[at]
        lost = k.reputation_default * self.hands_by[order] * (self.pledged[:, at] > 0)
        self.reputation[:, at] = np.maximum(0.0, self.reputation[:, at] - lost)
        treaty = (order >= PACT) & (order <= MEMBER)
        self.clash[at] = np.clip(self.clash[at] + k.abandoned_clash * treaty, -2.0, 2.0)
        self.war_resumes(at)

    def outcomes(self):
        order = np.where(self.war & (self.order != MEMBER), WAR, self.order)
        return list(zip(order.tolist(), self.month_war_end.tolist(), self.month_entry.tolist(),
                        self.month_nuclear.tolist(), self.month_alliance_war.tolist()))


def play(games, months, seed):
    start = load()
    rng = np.random.default_rng(seed)
    ends = []
    while len(ends) < games:
        batch = Batch(start, min(BATCH, games - len(ends)), rng)
        for _ in range(months):
            batch.step()
        ends += batch.outcomes()
    return ends


if __name__ == "__main__":
    report(play, 2048)
