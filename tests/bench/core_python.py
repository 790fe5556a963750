#!/usr/bin/env python3
"""The month of the engine in plain Python: a yardstick for speed, and a second opinion.

    core_python.py [games] [months] [seed]

Written from the same equations as engine/model (the comment of each function names its file), for
clarity and with the standard library alone. Luck comes from `random`, so single histories differ from
the engine's and shares over many agree; tests/cli/yardsticks.sh checks that they do.

Left out, so that the engine always does more than this: levers (all at rest, aid at 1), experiments,
what waits for a person's signature, seats, bots and events of the pack, the ledger, and figures that
are only shown (support for a guarantee, jeopardy a decade, readiness).
"""

from math import erf, exp, log, sqrt
from random import Random

from core_start import (
    ACCEDED, ARMED, AUSTRIAN, COERCION, DECISION, DEFEAT, DIALOGUE, FREEZE, HARDER_LINE, INVITED,
    MEMBER, NODES, NUCLEAR, PACT, PARALYSIS, PLAN, QUIET, RATIFYING, SETTLEMENT, SUBJUGATION, TREATY,
    WAR, WITHDRAWAL, load, report)


def clamp(x, low, high):
    return max(low, min(high, x))


def logistic(x):
    return 1 / (1 + exp(-x))


def normal_cdf(x):
    return 0.5 * (1 + erf(x / sqrt(2)))


class Game:
    """One history. Numbers of the world are attributes, those of members and regions lists."""

    def __init__(self, start, seed):
        self.k, world, members, regions = start
        self.__dict__.update(world)
        self.__dict__.update((name, list(values)) for name, values in members.items())
        self.__dict__.update((name, list(values)) for name, values in regions.items())
        self.luck = Random(seed)
        self.n = len(self.belongs)
        self.everybody = range(self.n)
        self.lead = self.is_lead.index(1.0)
        self.month = self.months_peace = self.month_war_end = self.month_entry = 0
        self.month_nuclear = self.month_alliance_war = 0
        self.month_expulsion = self.month_collapse = 0
        self.force_rival_first, self.force_candidate_first = self.force_rival, self.force_candidate
        self.own_production = self.clash = self.cohesion_shock = 0.0
        self.settled = self.regional = self.delimited = self.decisive = self.imposed = 0.0
        self.window_left = self.paralysis_left = self.revanche_left = 0.0
        self.relaxing = self.lost_prize = False
        self.months_believed = self.guarantors = self.reattacks = 0
        self.deterrent_progress = 0.0
        self.turmoil, self.stage_month, self.balance = QUIET, 0, 0.0
        self.stage, self.order = int(self.stage), int(self.order)
        self.prewar_share = sum(t * o for t, o in zip(self.territory, self.occupied_2022))
        self.draw_start()
        self.evaluate()

    # --- chance -------------------------------------------------------------------------------

    def chance(self, p):
        return self.luck.random() < p

    def normal(self):
        return self.luck.gauss(0, 1)

    def between(self, low, high):
        return low + (high - low) * self.luck.random()

    # --- the beginning (month.c) --------------------------------------------------------------

    def draw_start(self):
        k, each = self.k, self.everybody
        self.prize = clamp(k.V_R + k.prize_spread * self.normal(), 0.05, 1.1)
        self.mood = k.xi * self.normal()
        self.inclination = [m + k.leaning_noise * self.normal() for m in self.leaning]
        self.opinion_noise = [k.own_noise * self.normal() for _ in each]
        self.misreading = [exp(-k.stake_noise * self.normal()) for _ in each]
        self.support = [k.support_start + k.support_by_threat * (t - 0.45) for t in self.threat]
        self.aid_paid = list(self.aid_pct_gdp)
        self.reputation = [k.reputation_start] * self.n
        self.accustomed = [1.0] * self.n
        self.abandonment = [0.0] * self.n
        self.changed = [0.0] * self.n
        self.ratified = [False] * self.n

    def evaluate(self):
        self.occupied_share = self.occupied_now()
        self.intensity = (self.k.frozen_intensity if self.frozen else 1.0) if self.war else 0.0
        self.escalation_evaluate()
        self.politics_evaluate()
        self.stakes_evaluate()
        self.credibility_evaluate()
        self.consent_evaluate()
        self.settlement_evaluate()

    def step(self):
        self.order_moved = False
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
        self.credibility_evaluate()
        self.accession()
        self.orders()
        self.attack()
        if self.order_moved:
            self.evaluate()
        else:
            self.settlement_evaluate()

    # --- calendar and aid (calendar.c, war.c) --------------------------------------------------

    def calendar(self):
        k = self.k
        self.month += 1
        if not self.war:
            self.months_peace += 1
        for i in self.everybody:
            if self.belongs[i]:
                continue
            p = 1 - exp(-k.pending_rate * max(0.0, 1 - self.objection[i]))
            for _ in range(int(self.objectors_left[i])):
                self.objectors_left[i] -= self.chance(p)
            if self.objectors_left[i] <= 0:
                self.belongs[i] = 1.0

    def aid(self):
        k = self.k
        self.aid_given = [clamp(d / k.support_start, 0.1, 1.4) for d in self.support]
        wanted = clamp(sum(s * g for s, g in zip(self.aid_share, self.aid_given)), 0.0, 4.0)
        self.aid_delivered += (wanted - self.aid_delivered) / k.aid_lag
        self.own_production += k.production_rate * (k.production_goal - self.own_production)
        spent = (1.0 if self.war else 0.3) * k.stock_rate * self.aid_delivered
        self.stocks = clamp(self.stocks + k.stock_rate - spent, 0.0, 10.0)

    # --- the rival (rival.c) ------------------------------------------------------------------

    def rival(self):
        k = self.k
        crisis_rate = exp(log(k.econ_crisis_rate) + (k.log_crisis_war if self.war else 0.0)
                          + log(1 + 3 * max(0.0, 1 - self.economy_rival)))
        crisis = self.chance(crisis_rate)
        self.economy_rival = clamp(
            self.economy_rival + k.economy_pull * (k.economy_goal - self.economy_rival)
            - k.economy_war * self.war - k.crisis_drop * crisis + k.economy_noise * self.normal(),
            0.3, 1.1)
        losing = self.war and self.occupied_share < self.prewar_share
        self.stability_rival = clamp(
            self.stability_rival + k.stability_pull * (
                k.stability_goal - self.stability_rival - k.stability_exhaustion * self.exhaustion_rival
                - k.stability_economy * (1 - self.economy_rival) - k.stability_losing * bool(losing))
            + k.stability_noise * self.normal(), 0.1, 0.98)
        self.turmoil = QUIET
        if self.chance(exp(log(k.turmoil_rate) + k.kappa_S * (0.8 - self.stability_rival))):
            self.turmoil_falls()

    def turmoil_falls(self):
        k = self.k
        lot = self.luck.random()
        self.trust_candidate_rival += k.trust_turnover * max(0.0, 0.5 - self.trust_candidate_rival)
        if lot < k.p_withdrawal:
            self.turmoil = WITHDRAWAL
            self.force_rival -= k.turmoil_force * self.force_rival
            self.prize += k.turnover_mean + k.turnover_spread * self.normal()
        elif lot < k.p_withdrawal + k.p_harder_line:
            self.turmoil = HARDER_LINE
            self.prize += k.harder_prize
        else:
            self.turmoil = PARALYSIS
            self.force_rival -= k.paralysis_force * self.force_rival
            self.paralysis_left = self.between(6, 18)
        self.prize = clamp(self.prize, 0.05, 1.1)

    # --- the war (war.c) ----------------------------------------------------------------------

    def occupied_now(self):
        return sum(t * o for t, o in zip(self.territory, self.occupied))

    def balance_of_forces(self):
        k = self.k
        aid = self.aid_delivered * (k.stock_quality if self.stocks < 1 else 1.0) + self.own_production
        r = (log(self.force_rival / self.force_candidate)
             + log(0.55 + 0.45 * self.economy_rival) + log(0.6 + 0.4 * self.stability_rival)
             - log(1 + k.kappa_a * aid) + k.skill_gap - log(0.5 + 0.5 * self.unity)
             - k.depth * max(0.0, self.occupied_share - k.depth_from)
             - (k.paralysis_balance if self.paralysis_left > 0 else 0.0)
             + k.balance_noise * self.normal())
        self.balance = clamp(r, -3.0, 3.0)

    def fighting(self):
        k = self.k
        self.intensity = (k.frozen_intensity if self.frozen else 1.0) if self.war else 0.0
        self.gained = even = 0.0
        attacks = False
        if self.war:
            self.balance_of_forces()
            even = k.alpha * self.intensity * sqrt(self.force_candidate * self.force_rival)
            attacks = self.balance > 0
            self.uncertainty -= k.information * self.uncertainty
        self.forces_of_rival(even, attacks)
        self.forces_of_candidate(even, not attacks)
        if self.war:
            self.line_moves()
        self.paralysis_left = max(0.0, self.paralysis_left - 1)

    def forces_of_rival(self, even, attacks):
        k = self.k
        losses = even * (1 + k.attacker_losses * attacks)
        called = (k.g_R * self.force_rival_first * self.intensity * (0.6 + 0.4 * self.economy_rival)
                  * (1.0 if self.stability_rival > 0.4 else 0.5) * k.replace_scale_rival
                  * clamp(self.pool_rival / k.pool_scarce, 0.0, 1.0))
        home = 0.0 if self.war else k.force_pull * (
            k.force_goal_rival * clamp(self.economy_rival, 0.4, 1.0) - self.force_rival)
        self.losses_rival += losses
        self.force_rival = clamp(self.force_rival - losses + called + home,
                                 k.force_least_rival, k.force_most_rival)
        self.pool_rival = clamp(self.pool_rival - called + k.cohort_rival, 0.0, 20000.0)
        rest = 0.0 if self.war else k.recovery * self.exhaustion_rival
        self.exhaustion_rival = clamp(
            self.exhaustion_rival + k.weary_rival * self.intensity
            + losses / k.weary_losses_rival - rest, 0.0, 1.0)

    def forces_of_candidate(self, even, attacks):
        k = self.k
        losses = k.loss_ratio * even * (1 + k.attacker_losses_candidate * attacks)
        called = (k.g_U * self.force_candidate_first * self.intensity
                  * (0.6 + 0.4 * clamp(self.aid_delivered + self.own_production, 0.0, 1.3))
                  * (1.25 - 0.5 * self.exhaustion_candidate) * k.replace_scale_candidate
                  * clamp(self.pool_candidate / k.pool_scarce, 0.0, 1.0))
        home = 0.0 if self.war else k.force_pull * (k.force_goal_candidate - self.force_candidate)
        self.losses_candidate += losses
        self.force_candidate = clamp(self.force_candidate - losses + called + home,
                                     k.force_least_candidate, k.force_most_candidate)
        self.pool_candidate = clamp(self.pool_candidate - called + k.cohort_candidate, 0.0, 20000.0)
        rest = 0.0 if self.war else k.recovery * self.exhaustion_candidate
        self.exhaustion_candidate = clamp(
            self.exhaustion_candidate + k.weary_candidate * self.intensity
            + losses / k.weary_losses_candidate - rest, 0.0, 1.0)

    def spread_weights(self, direction):
        """Where a move of the line falls: near land going forward, land lost in this war back."""
        if direction > 0:
            return [t * (1 - o) * e * e
                    for t, o, e in zip(self.territory, self.occupied, self.exposure)]
        since = [max(0.0, o - before) for o, before in zip(self.occupied, self.occupied_2022)]
        return [t * (s + 0.02 * (o - s)) for t, s, o in zip(self.territory, since, self.occupied)]

    def occupation_moves(self, share):
        weight = self.spread_weights(share)
        total = sum(weight)
        if total <= 1e-12:
            return
        self.occupied = [clamp(o + share * w / (total * t), 0.0, 1.0)
                         for o, w, t in zip(self.occupied, weight, self.territory)]
        self.occupied_share = self.occupied_now()

    def occupation_scaled(self, left):
        self.occupied = [left * o for o in self.occupied]
        self.occupied_share = self.occupied_now()

    def line_moves(self):
        k = self.k
        direction = 1.0 if self.balance > 0 else -1.0
        excess = abs(self.balance) - k.dead_zone
        was = self.occupied_share
        if excess > 0:
            weight = self.spread_weights(direction)
            total = sum(weight)
            friction = (sum(w * f for w, f in zip(weight, self.friction)) / total
                        if total > 1e-12 else 0.0)
            self.occupation_moves(direction * k.k_f * excess / 0.1 * self.intensity * friction
                                  * k.front_scale)
            p = k.p_br * self.intensity * exp(k.break_growth * clamp(excess, 0.0, 1.2))
            if self.chance(p):
                self.occupation_moves(direction * friction * self.between(k.break_low, k.break_high))
        self.gained += was - self.occupied_share

    # --- the candidate (candidate.c) ----------------------------------------------------------

    def candidate(self):
        k = self.k
        goal = k.home_economy_war if self.war else k.home_economy_peace
        self.economy_candidate = clamp(
            self.economy_candidate + k.home_economy_pull * (goal - self.economy_candidate)
            + k.home_economy_noise * self.normal(), 0.3, 1.5)
        if self.war:
            alone = k.unity_abandoned * (self.aid_delivered < 0.5) * max(0.0, self.unity - k.unity_alone)
            moved = -k.unity_war * self.intensity + k.unity_resolve - alone
        else:
            moved = -k.unity_war * self.intensity + k.unity_pull * (k.unity_goal - self.unity)
        self.unity = clamp(self.unity + moved, 0.1, 0.98)
        scandal = self.chance(k.scandal_rate * max(0.0, 0.6 - self.governance))
        self.governance = clamp(
            self.governance + k.law_drift * (k.law_war if self.war else 1.0)
            - k.law_scandal * scandal + k.law_noise * self.normal(), 0.05, 0.95)
        if scandal:
            self.support = [d - k.scandal_support for d in self.support]
        self.arm()
        self.trust_candidate_rival += k.trust_recovery * (0.5 - self.trust_candidate_rival)
        self.trust_alliance_rival += k.trust_recovery * (0.5 - self.trust_alliance_rival)

    def arm(self):
        k = self.k
        limited = self.order == AUSTRIAN
        moved = 0.0
        if not self.war:
            moved = k.arms_rate * (clamp(0.8 * self.aid_delivered, 0.3, 1.0)
                                   + k.arms_policy * (not limited) - self.porcupine)
        if limited:
            moved -= 0.1 * max(0.0, self.porcupine - k.arms_cap)
        self.porcupine = clamp(self.porcupine + moved, 0.1, 1.0)

    # --- escalation (escalation.c) ------------------------------------------------------------

    def alliance_war(self):
        self.month_alliance_war = self.month_alliance_war or self.month
        self.clash = max(self.clash, 1.0)

    def escalation_evaluate(self):
        k = self.k
        beyond = clamp((self.prewar_share - self.occupied_share) / max(0.01, self.prewar_share),
                       0.0, 1.0)
        factor = (1.0 + k.n_line * beyond + k.n_regime * max(0.0, 0.6 - self.stability_rival)
                  + (k.n_expulsion if self.month_expulsion else 0.0)
                  + k.n_clash * max(0.0, self.clash))
        self.nuclear_rate = k.h_n * self.intensity * max(0.0, factor) if self.war else 0.0
        self.grey_rate = exp(k.log_grey_base + k.log_grey_war * self.war)

    def escalation(self):
        k = self.k
        self.clash -= k.clash_fade * self.clash
        rate = k.clash_spill * self.intensity * max(0.0, self.aid_delivered - 0.5)
        if self.chance(rate * self.war):
            self.clash += k.clash_size
            if self.chance(k.p_clash_war):
                self.alliance_war()
        self.escalation_evaluate()
        if self.chance(self.nuclear_rate):
            self.nuclear_use()
        if self.chance(self.grey_rate):
            self.cohesion_shock -= k.grey_cohesion
            self.support = [d - k.grey_support * g for d, g in zip(self.support, self.grey_weak)]
        crises = k.member_opportunity * ((1 - k.lambda_R) + 2 * k.lambda_R * k.member_tripwire)
        if self.chance(crises) and self.chance(self.attack_on_member()):
            self.alliance_war()

    def nuclear_use(self):
        k = self.k
        self.month_nuclear = self.month_nuclear or self.month
        self.economy_rival = clamp(self.economy_rival - k.stigma_economy, 0.3, 1.1)
        self.stability_rival = clamp(self.stability_rival - k.stigma_stability, 0.1, 0.98)
        lot = self.luck.random()
        if lot < k.p_intervention:
            self.alliance_war()
        elif lot < k.p_intervention + k.p_coerced:
            self.war_stops(COERCION)
        else:
            self.clash += k.stigma_clash

    def attack_on_member(self):
        k = self.k
        q = logistic(k.kappa_0 + k.kappa_sigma * k.member_stakes + k.kappa_h
                     + k.kappa_tau * k.member_tripwire + k.kappa_rho * (2 * k.reputation_start - 1)
                     - k.kappa_n * self.nuclear_adversary)
        quick = self.chance_of_win(k.member_ratio + log(clamp(self.menace, 0.2, 1.0)))
        coalition = self.chance_of_win(k.member_ratio_coalition)
        prize = 2 * (1 - k.lambda_R) * k.member_prize
        unrest = 2 * k.lambda_R * k.member_dissatisfaction
        return self.attack_given(q, quick, coalition, prize, k.member_porcupine, 1.0, 0.0, unrest)

    # --- deterrence (deterrence.c) ------------------------------------------------------------

    def chance_of_win(self, ratio):
        k = self.k
        return normal_cdf(clamp((ratio - k.quick_win_at) / k.quick_win_spread, -8.0, 8.0))

    def attack_given(self, q, quick, coalition, prize, arms, punishment, own, unrest):
        k = self.k
        cost = k.cost_base + k.cost_porcupine * arms
        worth = ((1 - q) * (quick * prize - cost) + q * (coalition * prize - cost - k.cost_coalition)
                 - q * k.pi_n * k.loss_n * punishment - own * k.deterrent_weight + unrest)
        return logistic(worth / k.nu - k.caution)

    def judge(self, order, invited, q_seen):
        """The rival's calculus under an order: all that attack_given wants, in its order."""
        k = self.k
        troops = {MEMBER: k.tripwire_member, TREATY: k.tripwire_treaty,
                  PACT: k.tripwire_pact}.get(order, 0.0)
        factor = {AUSTRIAN: k.factor_austrian, PACT: k.factor_pact, TREATY: k.factor_guarantee,
                  MEMBER: k.factor_guarantee, NUCLEAR: k.factor_pact}.get(order, k.factor_armed)
        added = (k.reinforce_pact if order == PACT else
                 k.reinforce_pair if order == TREATY and self.guarantors == 2 else k.reinforce_lead)
        held = k.prize_held if self.occupied_share > k.prize_line else 0.0
        content = k.prize_neutral * k.lambda_R if order == AUSTRIAN else 0.0
        prize = self.prize * (1 - held) * (1 - content) * (0.5 + 0.5 * self.stability_rival / 0.8)
        arms = min(self.porcupine, k.arms_cap) if order == AUSTRIAN else self.porcupine
        own = k.own_deterrent_size if order == NUCLEAR else 0.0
        punishment = 0.0 if order == PACT else self.nuclear_adversary
        local = (log(self.force_rival / self.force_candidate) + k.arms_gap * (1 - arms)
                 - k.troops_denial * troops)
        unrest = clamp(
            k.z_base * (factor + (2 * k.lambda_R - 1) * (factor - k.z_neutral_factor))
            + k.lambda_R * (k.z_forces * min(1.0, troops) + k.z_history * self.alliance_history
                            + k.z_promise * self.broken_promise)
            + (0.5 + k.lambda_R) * k.z_grey * self.menace * invited
            + (1 - k.lambda_R) * k.z_lost * self.lost_prize * (not self.relaxing)
            - k.z_regional * k.z_base * factor * self.regional, 0.0, 0.8)
        return (q_seen, self.chance_of_win(local + log(self.menace)),
                self.chance_of_win(local - added), prize, arms, punishment, own, unrest)

    def crises(self, own):
        k = self.k
        return min(1.0, exp(
            k.log_opportunity + log(self.menace) + (0.0 if self.settled else k.log_no_settlement)
            - (k.log_decisive if self.decisive else 0.0)
            + (k.log_young if self.months_peace < 36 else -k.log_old)
            + self.imposed * k.log_pressured - self.delimited * k.log_recognised
            + k.log_programme * self.deterrent_progress * (1 - own)))

    # --- credibility (credibility.c) ----------------------------------------------------------

    def party(self, order, i):
        if order == PACT:
            return self.is_front_line[i] and self.inclination[i] > 0
        if order != TREATY or not self.guarantors:
            return self.belongs[i]
        return i == self.lead if self.guarantors == 1 else self.is_core[i] and self.is_nuclear[i]

    def odds_against(self, order, stake, parties):
        """(1 - q_i) / q_i of every member, i being bound by the order where it is a party."""
        k = self.k
        words = k.hands_open_door * k.audience_leader
        hands = max(words, {MEMBER: 1.0, TREATY: k.hands_treaty, PACT: k.hands_pact}.get(order, 0.0))
        troops = {MEMBER: k.tripwire_member, TREATY: k.tripwire_treaty,
                  PACT: k.tripwire_pact}.get(order, 0.0)
        base = k.kappa_0 - k.kappa_n * self.nuclear_adversary
        bound = base + k.kappa_h * hands + k.kappa_tau * troops
        free = base + k.kappa_h * words
        return [exp(-((bound if party else free) + k.kappa_sigma * s + k.kappa_rho * (2 * rho - 1)
                      - k.kappa_change * changed))
                for party, s, rho, changed in zip(parties, stake, self.reputation, self.changed)]

    def coalition_of(self, odds, pledged):
        """Chance that members with φ of the pledged weight fight; the others follow the lead."""
        k, lead = self.k, self.lead
        total = sum(pledged)
        if total < k.coalition_share:
            return 0.0
        if pledged[lead] >= k.coalition_share > total - pledged[lead]:
            return 1 / (1 + odds[lead])
        steep = [o ** 1.25 for o in odds]
        weight = [0.0 if i == lead else w for i, w in enumerate(pledged)]
        alone, need = exp(1.25 * k.lead_follow), k.coalition_share - pledged[lead]
        answer = 0.0
        for shift, mass in NODES:
            leads = 1 / (1 + steep[lead] * shift)
            joined = self.reached(steep, weight, shift, need) if need > 0 else 1.0
            left = self.reached(steep, weight, shift * alone, k.coalition_share)
            answer += mass * (leads * joined + (1 - leads) * left)
        return clamp(answer, 0.0, 1.0)

    @staticmethod
    def reached(odds, weight, shift, need):
        mean = variance = 0.0
        for o, w in zip(odds, weight):
            fights = 1 / (1 + o * shift)
            mean += w * fights
            variance += w * w * fights * (1 - fights)
        return normal_cdf(clamp((mean - need) / sqrt(variance + 0.0004), -8.0, 8.0))

    def committed(self, order):
        parties = [bool(self.party(order, i)) for i in self.everybody]
        total = sum(c for c, party in zip(self.capability, parties) if party)
        scale = 1 / total if total > 0 else 0.0
        return parties, [c * scale if party else 0.0 for c, party in zip(self.capability, parties)]

    def credibility_evaluate(self):
        k = self.k
        order = ARMED if self.order in (WAR, SUBJUGATION) else self.order
        self.invited = INVITED <= self.stage < ACCEDED
        parties, self.pledged = self.committed(order)
        seen = self.odds_against(order, self.stake_seen, parties)
        real = self.odds_against(order, self.stake, parties)
        self.credibility_seen = [1 / (1 + o) for o in seen]
        self.credibility = [1 / (1 + o) for o in real]
        self.coalition_seen = self.coalition_of(seen, self.pledged)
        self.coalition = self.coalition_of(real, self.pledged)
        self.calculus = self.judge(order, self.invited, self.coalition_seen)
        self.crisis_rate = self.crises(self.calculus[6])
        self.hazard = self.crisis_rate * self.attack_given(*self.calculus)
        self.jeopardy = 12 * self.hazard * self.coalition
        self.deterrence_year = exp(-12 * self.hazard)
        parties, pledged = self.committed(MEMBER)
        q = self.coalition_of(self.odds_against(MEMBER, self.stake_seen, parties), pledged)
        hazard = self.crises(0.0) * self.attack_given(*self.judge(MEMBER, False, q))
        self.jeopardy_ratio = clamp(12 * hazard * q / k.jeopardy_reference, 0.0, 2.0)

    # --- settlement (settlement.c, orders.c) --------------------------------------------------

    def settlement_evaluate(self):
        k, lead = self.k, self.lead
        self.settle_rate = self.regional_chance = self.austrian_chance = 0.0
        if not self.war:
            return
        words = max(k.hands_pledge, k.hands_open_door * k.audience_leader)
        offer = logistic(k.kappa_0 + k.kappa_sigma * self.stake[lead] + k.kappa_h * words
                         + k.kappa_tau * k.tripwire_trainers
                         + k.kappa_rho * (2 * self.reputation[lead] - 1)
                         - k.kappa_n * self.nuclear_adversary - k.kappa_change * self.changed[lead])
        weary = self.exhaustion_candidate + self.exhaustion_rival
        bargaining = (k.w_exhaustion * weary + k.w_guarantee * offer
                      - k.w_uncertainty * self.uncertainty - k.w_commitment * (1 - offer) * self.prize
                      - k.indivisibility - k.w_distrust * (1 - self.trust_candidate_rival)
                      - k.w_accords * min(self.accords_failed, 5))
        even = clamp(self.balance, -1.0, 1.0)
        self.regional_chance = logistic(
            k.regional_base + k.regional_power * log(k.power_ratio / max(0.4, self.economy_rival))
            - k.regional_balance * even + k.regional_stakes * (self.stake[lead] - 0.4))
        self.austrian_chance = logistic(k.austrian_base + k.austrian_balance * even
                                        - k.austrian_prize * (self.prize - 0.75))
        if k.patience * k.power_shift * (1 - offer) * self.prize <= k.war_cost * weary:
            self.settle_rate = (k.settle * (k.settle_frozen if self.frozen else 1.0)
                                * logistic(k.settle_slope * (bargaining + k.settle_shift)))

    def decided(self):
        """A trigger may end the war at once."""
        k = self.k
        if self.occupied_share <= 0.005:
            return self.chance(k.p_decision_expulsion)
        collapsed = self.economy_rival < k.collapse_below and not self.month_collapse
        if not collapsed and self.turmoil != WITHDRAWAL:
            return False
        if not self.chance(k.p_decision):
            return False
        self.occupation_scaled(self.between(k.withdrawal_low, k.withdrawal_high))
        return True

    def settlement(self):
        k = self.k
        if not self.war:
            return
        if (self.occupied_share > k.defeat_share or self.unity < k.defeat_unity
                or (self.balance > k.defeat_balance
                    and self.exhaustion_candidate > k.defeat_exhaustion)):
            self.war_stops(DEFEAT)
        elif self.decided():
            self.war_stops(DECISION)
        elif self.chance(self.settle_rate):
            self.war_stops(SETTLEMENT)
        elif self.frozen:
            if self.chance(k.freeze_end):
                self.war_stops(FREEZE)
        else:
            weary = 0.5 * (self.exhaustion_candidate + self.exhaustion_rival)
            ready = logistic(k.freeze_exhaustion * weary - k.freeze_threshold
                             - k.freeze_imbalance * abs(self.balance))
            self.frozen = self.chance(k.freeze_rate * ready)

    def war_stops(self, how):
        k = self.k
        self.order_moved = True
        self.war = self.frozen = False
        self.months_peace = 0
        self.month_war_end = self.month_war_end or self.month
        self.intensity = 0.0
        self.settled = how != FREEZE
        self.decisive = how == DECISION
        self.imposed = how == COERCION
        self.regional = self.chance(self.regional_chance)
        p = {SETTLEMENT: k.p_delimit, DECISION: k.p_delimit_decision}.get(how, 0.0)
        cleared = how == DECISION and self.occupied_share <= 0.005
        self.delimited = cleared or (self.settled and self.chance(p))
        self.porcupine = clamp(k.arms_start + k.arms_aid * self.aid_delivered
                               + k.arms_noise * self.normal(), 0.1, 1.0)
        if self.order == MEMBER:
            return
        if how == DEFEAT:
            self.order, self.stage = SUBJUGATION, 0
        elif how == SETTLEMENT and not self.regional and self.chance(self.austrian_chance):
            left = (self.prewar_share / self.occupied_share
                    if self.occupied_share > self.prewar_share > 0 else 1.0)
            self.occupation_scaled(1 - k.austrian_withdrawal * (1 - left))
            self.order, self.stage = AUSTRIAN, min(self.stage, DIALOGUE)
        else:
            self.order = ARMED

    def war_resumes(self):
        k = self.k
        self.order_moved = True
        self.war = True
        self.settled = self.delimited = self.decisive = self.regional = 0.0
        self.uncertainty = 0.3
        self.exhaustion_candidate = max(self.exhaustion_candidate, 0.15)
        self.force_candidate *= 0.5 + 0.5 * self.porcupine
        self.accords_failed += 1
        self.trust_candidate_rival *= k.trust_broken
        if self.order != MEMBER:
            self.order, self.guarantors, self.stage = WAR, 0, min(self.stage, DIALOGUE)

    # --- windows (windows.c) ------------------------------------------------------------------

    def window_opens(self, months, menace):
        self.window_left = max(self.window_left, months)
        self.menace = min(self.menace, menace)

    def triggers(self):
        k = self.k
        if self.occupied_share <= 0.005 and not self.month_expulsion and self.prewar_share > 0.005:
            self.month_expulsion = self.month
            self.window_opens(k.window * self.between(0.6, 1.4), k.window_menace_expulsion)
        if self.turmoil == WITHDRAWAL:
            self.window_opens(k.window * self.between(0.4, 1.2), k.window_menace)
        if self.turmoil == PARALYSIS:
            self.window_opens(self.paralysis_left, k.paralysis_menace)
        if self.economy_rival < k.collapse_below and not self.month_collapse:
            self.month_collapse = self.month
            self.force_rival -= k.collapse_force * self.force_rival
            self.window_opens(k.window * self.between(0.5, 1.3), k.window_menace)

    def windows(self):
        k = self.k
        was_open = self.window_left > 0
        self.triggers()
        if was_open:
            self.window_left = max(0.0, self.window_left - 1)
        if self.window_left <= 0:
            self.menace = clamp(self.menace + k.menace_recovery * (k.menace_goal - self.menace),
                                0.2, 1.0)
        believed = self.coalition_seen > 0.6 and not self.war
        self.months_believed = self.months_believed + 1 if believed else 0
        lost = self.order == MEMBER or self.months_believed >= k.definitive_months
        if lost and not self.lost_prize:
            self.lost_prize = True
            self.relaxing = self.chance(k.p_suez)
            if not self.relaxing:
                self.revanche_left = self.between(24, 60)
        self.prize = clamp(self.prize - self.relaxing * k.relax_rate * self.prize
                           + (k.revanche_rate if self.revanche_left > 0 else 0.0), 0.05, 1.1)
        self.revanche_left = max(0.0, self.revanche_left - 1)

    # --- politics (politics.c) ----------------------------------------------------------------

    def inclines(self, i, to):
        k = self.k
        if self.inclination[i] - to > k.change_threshold and self.order >= PACT:
            self.changed[i] = 1.0
        self.inclination[i] = to

    def elections(self):
        k = self.k
        since = self.month - int(self.election_first)
        if since >= 0 and since % int(self.election_every) == 0:
            to = k.election_mean + k.election_scale * k.election * self.normal()
            self.inclines(self.lead, clamp(to, -4.0, 4.0))
            shock = k.support_election * k.election * self.normal()
            self.support = [d + shock for d in self.support]
        if self.month % 3 == 1:
            for i in self.everybody:
                if self.luck.random() < 3 * k.member_election_rate and i != self.lead:
                    to = self.inclination[i] + k.member_election * self.normal()
                    self.inclines(i, clamp(to, self.leaning[i] - 1, self.leaning[i] + 1))

    def politics(self):
        k = self.k
        self.mood = clamp(k.mood_keep * self.mood + k.mood_shock * k.xi * self.normal(), -6.0, 6.0)
        self.cohesion_shock -= k.cohesion_fade * self.cohesion_shock
        self.elections()
        if self.month % 3 == 0:
            self.opinion_noise = [k.own_noise * self.normal() for _ in self.everybody]
        weary = k.fatigue * k.fatigue_scale * self.war * (
            1.5 if self.occupied_share > k.fatigue_line else 1.0)
        common = (-weary + k.support_gain * self.gained
                  + k.support_rally * self.war * max(0.0, self.occupied_share - k.rally_from)
                  - k.programme_support * min(1.0, self.deterrent_progress)
                  + k.support_noise * self.normal())
        calm = (1.0 - self.war) * k.support_recovery
        near = k.support_threat * self.war
        self.support = [clamp(d + common + (calm + near * (t - 0.45)) * (k.support_start - d),
                              0.05, 0.95)
                        for d, t in zip(self.support, self.threat)]
        self.politics_evaluate()

    def politics_evaluate(self):
        k = self.k
        self.support_mean = (sum(p * d for p, d in zip(self.population_m, self.support))
                             / sum(self.population_m))
        self.grievances = sum(self.grievance)

    # --- stakes (stakes.c) --------------------------------------------------------------------

    def stakes(self):
        k = self.k
        news = k.aid_news / 11 * (1.0 if self.war and not self.frozen else
                                  k.aid_news_frozen if self.war else k.aid_news_peace)
        for i in self.everybody:
            given = self.aid_given[i]
            kept = given / max(0.05, self.accustomed[i])
            lost = self.war * (1 - kept) if kept < k.abandon_below else 0.0
            withdrawn = k.abandon_rate * lost
            fading = 0.0 if lost > 0 else k.abandon_fade * self.abandonment[i]
            self.aid_paid[i] += news * self.aid_pct_gdp[i] * given
            self.abandonment[i] = clamp(self.abandonment[i] + withdrawn - fading, 0.0, 60.0)
            if lost <= 0:
                self.accustomed[i] += k.accustom_rate * (given - self.accustomed[i])
            self.reputation[i] = clamp(
                self.reputation[i] - k.abandon_reputation * withdrawn
                + k.reputation_fade * (0.5 - self.reputation[i]), 0.0, 1.0)
        self.stakes_evaluate()

    def stakes_evaluate(self):
        k = self.k
        mean = sum(c * paid for c, paid in zip(self.capability, self.aid_paid))
        common = k.stake_start + k.kappa_K * (1 - k.own_evidence) * mean + k.kappa_B * self.clash
        odds = [exp(-(common + k.kappa_K * k.own_evidence * paid - k.kappa_A * left))
                for paid, left in zip(self.aid_paid, self.abandonment)]
        self.stake = [1 / (1 + o) for o in odds]
        self.stake_seen = [1 / (1 + o * m) for o, m in zip(odds, self.misreading)]

    # --- accession (accession.c) --------------------------------------------------------------

    def consent_evaluate(self):
        k = self.k
        dispute = (0.0 if self.occupied_share <= 0.005 or self.delimited else
                   k.dispute_ceasefire if self.settled and not self.war else 1.0)
        self.dispute = dispute
        common = (k.b_0 + self.mood + k.b_w * (1 - self.menace) + k.b_reg * self.regional
                  - k.b_dis * dispute - k.b_hot * self.intensity
                  - k.consent_neutral * (self.order == AUSTRIAN))
        risk = k.b_risk * self.menace ** 1.5 * (0.45 + 0.55 * self.jeopardy_ratio)
        law = k.b_G * max(0.0, 0.55 - self.governance)
        self.consent = [
            common + m + noise + k.b_sigma * (s - k.stake_reference) * (0.5 + t)
            - k.b_rel * (weight - 0.5 + k.weight_shift) - (risk + law) * (1 - 0.5 * t)
            for m, noise, s, t, weight in zip(self.inclination, self.opinion_noise, self.stake,
                                              self.threat, self.rival_weight)]

    def grievances_fade(self):
        k = self.k
        for i in self.everybody:
            if self.grievance[i] > 0:
                rate = k.concede_rate * exp(-k.concede_strength * max(0.0, self.grievance[i] - 0.5))
                if self.chance(rate) or self.grievance[i] < 0.02:
                    self.grievance[i] = 0.0

    def summit_passes(self, line):
        """All stand above the line, or can be compensated; the lead ally cannot be bought."""
        k = self.k
        price = 0.0
        for i in self.everybody:
            missing = line - self.consent[i]
            if not self.belongs[i] or missing <= 0:
                continue
            if i == self.lead:
                return False
            price += missing * (k.price_large if self.is_core[i] else 1.0) * (
                k.price_hold_out if self.is_hold_out[i] else 1.0)
        return price <= k.budget

    def summit(self):
        k = self.k
        line = (k.line_dialogue if self.stage < DIALOGUE else
                k.line_plan if self.stage < PLAN else 0.0)
        if not self.summit_passes(line):
            return
        if self.stage == PLAN:
            for i in self.everybody:
                if self.grievance[i] > 0 and self.belongs[i] and self.chance(self.grievance[i]):
                    return
        self.stage += 1
        self.stage_month = self.month
        self.order_moved = True

    def ratification(self):
        k, lead = self.k, self.lead
        for i in self.everybody:
            if not self.belongs[i] or self.ratified[i]:
                continue
            pace = k.log_rate_hold_out if self.is_hold_out[i] else k.log_rate_ordinary
            pace += k.log_reluctant * (self.consent[i] < -0.2) + k.log_opposed * (self.consent[i] < -0.9)
            self.ratified[i] = self.chance(1 - exp(-exp(pace)))
        if self.consent[lead] < k.lapse_below and not self.ratified[lead] and self.chance(k.p_lapse):
            self.stage, self.order_moved = DIALOGUE, True
        elif all(done or not belongs for done, belongs in zip(self.ratified, self.belongs)):
            self.stage, self.order, self.order_moved = ACCEDED, MEMBER, True
            self.month_entry = self.month_entry or self.month
            self.changed = [0.0] * self.n

    def accession(self):
        k = self.k
        self.grievances_fade()
        self.consent_evaluate()
        since = self.month - int(self.summit_first)
        closed = (self.stage >= INVITED or self.deterrent_progress > 0
                  or self.order in (NUCLEAR, AUSTRIAN, SUBJUGATION))
        if since >= 0 and since % int(self.summit_every) == 0 and not closed:
            self.summit()
        if self.stage == INVITED and self.month >= self.stage_month + k.protocol_months:
            self.ratified = [False] * self.n
            self.stage, self.stage_month, self.order_moved = RATIFYING, self.month, True
        if self.stage == RATIFYING:
            self.ratification()

    # --- orders (orders.c) --------------------------------------------------------------------

    def guarantee(self, order, guarantors):
        self.order, self.guarantors, self.order_moved = order, guarantors, True
        self.changed = [0.0] * self.n

    def programme(self):
        k = self.k
        alone = self.order == ARMED and not self.war
        if self.deterrent_progress <= 0 and alone and self.prize > k.programme_prize:
            fear = ((1 + 2 * bool(self.month_nuclear) + 1.5 * bool(self.reattacks))
                    * (1 - 0.5 * min(1.0, self.aid_delivered)) * (1 - k.programme_hope))
            if self.chance(k.programme_rate * fear):
                self.deterrent_progress += 0.01
        if self.deterrent_progress > 0:
            self.deterrent_progress = min(1.0, self.deterrent_progress + 1 / (12 * k.programme_years))
            self.order_moved = True
        if self.deterrent_progress >= 1 and alone:
            self.order = NUCLEAR

    def willing(self, i, level, inclination, extra):
        k = self.k
        return (level + k.g_level * k.b_0 + inclination * self.inclination[i] + self.mood
                + k.b_sigma * (self.stake[i] - k.stake_reference)
                + k.g_calm * k.b_w * (1 - self.menace) - k.g_risk * k.b_risk * self.menace
                - k.g_dispute * k.b_dis * self.dispute + k.g_regional * self.regional + extra) > 0

    def orders(self):
        k = self.k
        self.programme()
        bare = self.order == ARMED and self.deterrent_progress <= 0
        if self.war or self.months_peace % 12 != 6 or not (bare or self.order == PACT):
            return
        if self.chance(k.p_guarantee):
            signs = [i for i in self.everybody if self.belongs[i] and self.willing(
                i, k.g_0, k.g_inclination, -k.g_lesser * (1 - self.is_lead[i]))]
            nuclear = sum(1 for i in signs if self.is_core[i] and self.is_nuclear[i])
            if self.lead in signs or nuclear >= 2:
                self.guarantee(TREATY, 1 if self.lead in signs else 2)
                return
        if bare:
            self.pact()

    def pact(self):
        k = self.k
        near = [i for i in self.everybody
                if self.belongs[i] and self.is_front_line[i] and self.inclination[i] > 0]
        alone = k.e_alone * max(0.0, -self.inclination[self.lead] - 0.6)
        signs = [i for i in near if self.willing(i, k.e_0, k.e_inclination, alone)]
        founder = max(near, key=lambda i: self.capability[i], default=None)
        if founder in signs and len(signs) >= k.pact_members and self.chance(k.p_pact):
            self.guarantee(PACT, self.guarantors)

    # --- attacks once the guns are silent (attack.c) ------------------------------------------

    def attack(self):
        k = self.k
        if self.war or self.order == SUBJUGATION:
            return
        if self.order_moved:
            self.credibility_evaluate()
        if not self.chance(self.crisis_rate):
            return
        q = clamp(self.coalition_seen, 1e-6, 1 - 1e-6)
        read = logistic(log(q / (1 - q)) + k.belief_noise * self.normal())
        if not self.chance(self.attack_given(read, *self.calculus[1:])):
            return
        self.reattacks += 1
        if self.chance(self.coalition):
            self.order_moved = True
            self.alliance_war()
            self.menace = min(self.menace, k.crisis_menace_after)
            self.settled = 1.0
            self.reputation = [min(1.0, rho + k.reputation_fought * (w > 0))
                               for rho, w in zip(self.reputation, self.pledged)]
        else:
            self.defaulted()
            self.war_resumes()

    def defaulted(self):
        k = self.k
        words = k.hands_open_door * k.audience_leader
        hands = max(words, {MEMBER: 1.0, TREATY: k.hands_treaty,
                            PACT: k.hands_pact}.get(self.order, 0.0))
        self.reputation = [max(0.0, rho - k.reputation_default * hands * (w > 0))
                           for rho, w in zip(self.reputation, self.pledged)]
        if PACT <= self.order <= MEMBER:
            self.clash = clamp(self.clash + k.abandoned_clash, -2.0, 2.0)

    def outcome(self):
        order = WAR if self.war and self.order != MEMBER else self.order
        return (order, self.month_war_end, self.month_entry, self.month_nuclear,
                self.month_alliance_war)


def play(games, months, seed):
    start = load()
    ends = []
    for run in range(1, games + 1):
        game = Game(start, f"{seed}/{run}")
        for _ in range(months):
            game.step()
        ends.append(game.outcome())
    return ends


if __name__ == "__main__":
    report(play, 20)
