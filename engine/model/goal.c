/* Goals: the manifest as tables, and what its expressions read. Always true: see goal.h. */
#include "model/goal.h"

#include "core/real.h"
#include "core/tongue.h"
#include "model/rulebook.h"

/* Trust and standing that a screen would show as on the line are on it. */
static const double slack = 0.005;

static const GoalInfo goals[GOAL_COUNT] = {
#define GOAL(name_, seat_, private_, text_, met_, partly_)                                         \
    {.name = #name_, .seat = SEAT_##seat_, .is_private = private_, .text = text_},
#include "model/goals.def"
#undef GOAL
};

GoalInfo goal_info(const Scenario *s, GoalId id) {
    if (id < GOAL_COUNT) return goals[id];
    ASSERT(s && s->rules && (int)id - (int)GOAL_COUNT < s->rules->goals);
    const PackGoal *goal = &s->rules->goal[id - GOAL_COUNT];
    return (GoalInfo){.name = goal->name, .seat = goal->seat, .is_private = goal->is_private, .text = goal->text};
}

static bool pack_gives(const Scenario *s, SeatId seat) {
    for (int n = 0; s && s->rules && n < s->rules->goals; n++)
        if (s->rules->goal[n].seat == seat) return true;
    return false;
}

int goals_of(const Scenario *s, SeatId seat, GoalId out[GOALS_MAX]) {
    const bool pack = pack_gives(s, seat);
    const SeatId holder = seat == SEAT_hold_out_2 && !pack ? SEAT_hold_out : seat;
    const int first = pack ? GOAL_COUNT : 0, last = pack ? (int)GOAL_COUNT + s->rules->goals : (int)GOAL_COUNT;
    int count = 0;
    for (int hidden = 0; hidden < 2; hidden++)
        for (int id = first; id < last; id++) {
            const GoalInfo goal = goal_info(s, (GoalId)id);
            if (goal.seat == holder && goal.is_private == (hidden == 1)) out[count++] = (GoalId)id;
        }
    return count;
}

bool goal_is_private_of(const Scenario *s, SeatId seat, int goal) {
    GoalId own[GOALS_MAX];
    const int count = goals_of(s, seat, own);
    for (int n = 0; n < count; n++)
        if ((int)own[n] == goal) return goal_info(s, own[n]).is_private;
    return false;
}

const char *goal_state_word(GoalState state) {
    static const char *const words[] = {TONGUE("missed"), TONGUE("partly met"), TONGUE("met")};
    ASSERT(state >= GOAL_MISSED && state <= GOAL_MET);
    return words[state];
}

/* --- what the expressions read ---------------------------------------------------------------- */

static bool quiet(const World *w) { return w->war < 0.5; }

static bool independent(const World *w) {
    return w->order != ORDER_SUBJUGATION && w->imposed < 0.5;
}

/* A recognised loss needs the vote on land, neutrality by treaty the lever of neutrality. */
static bool limits_by_vote(const World *w) {
    const bool land = w->recognised_loss < 0.5 || w->ordered.land_settlement > 0.5;
    const bool neutral = w->order != ORDER_AUSTRIAN_NEUTRALITY || w->ordered.neutrality > 0.5;
    return land && neutral;
}

/* Chance a year of nuclear use or war of alliance and rival: the dial of escalation. */
static double escalation_year(const World *w) {
    const double alliance_war = quiet(w) ? w->jeopardy : 0.0;
    return 1.0 - real_exp(-(12.0 * w->nuclear_rate + alliance_war));
}

static bool nothing_burnt(const World *w) {
    return w->month_nuclear < 0.5 && w->month_alliance_war < 0.5;
}

static bool brigade_and_pact(const World *w) {
    return w->posture.forward_troops >= 0.25 && w->order == ORDER_EASTERN_PACT;
}

/* set_turn is 0 only while the lever was never touched. */
static bool never_inside(const World *w, SeatId seat) {
    return real_abs(w->set_turn.trainers_inside[seat]) < 0.5;
}

static double trusts(const World *w, SeatId from, SeatId towards) {
    return w->trust[SEATS_MAX * (int)from + (int)towards];
}

/* The member's share of the aid that members give now: of all, or of all but the lead ally. */
static double aid_part(const World *w, const Scenario *s, int member, bool of_all) {
    double sum = 0.0, own = 0.0;
    for (int i = 0; i < s->members; i++) {
        const double given = w->aid_share[i] * w->aid_given[i];
        if (i == member) own = given;
        if (of_all || i != s->lead) sum += given;
    }
    return own / real_max(1e-9, sum);
}

static double grievances(const World *w) {
    double sum = 0.0;
    for (int i = 0; i < MEMBERS_MAX; i++) sum += w->grievance[i];
    return sum;
}

/* A variable of the seat's own member; a seat without one has nothing of its own. */
#define own(variable) (i >= 0 ? w->variable[i] : 0.0)

/* Under the nominal coefficients: a goal does not know the drawn ones. */
static GoalState pack_goal_state(const PackGoal *goal, const World *w, const Scenario *s) {
    const Scope scope = rulebook_scope(w, &s->nominal, s, SEAT_NONE, NULL, NULL);
    if (program_run(s->rules->op, goal->met, &scope) > 0.5) return GOAL_MET;
    return goal->partly.count && program_run(s->rules->op, goal->partly, &scope) > 0.5 ? GOAL_PARTLY : GOAL_MISSED;
}

GoalState goal_state(GoalId id, const World *w, const Scenario *s, SeatId seat, double brier) {
    const int i = s->seat_member[seat];
    if (id >= GOAL_COUNT) return pack_goal_state(&s->rules->goal[id - GOAL_COUNT], w, s);
    switch (id) {
#define GOAL(name, seat_, private_, text, met, partly)                                             \
    case GOAL_##name: return (met) ? GOAL_MET : (partly) ? GOAL_PARTLY : GOAL_MISSED;
#include "model/goals.def"
#undef GOAL
    case GOAL_COUNT: break;
    }
    ASSERT(id < GOAL_COUNT);
    return GOAL_MISSED;
}
