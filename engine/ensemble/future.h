/* One future of a running game: its own luck, and its own draw of what nobody can see.
 *
 * Always true: a future has a run number of its own, never 0, that of the played world; nothing that
 * the asking seat may not see reaches it: such variables are set to what the pack says of the start
 * and what is drawn at a world's start is drawn anew, as are the parameters that a world keeps to
 * itself. The asking seat keeps what stands and does no more; bots sit in the others. house notes 4 */
#pragma once
#include "ensemble/outcome.h"
#include "session/advisor.h"

/* From where, and who asks. */
typedef struct FutureFrom {
    const Scenario *scenario;
    SeatId seat;
    uint64_t seed;  /* of the futures; any number */
    bool drawn;     /* the game draws its hidden parameters (not guided): so do its futures */
    bool acted;     /* bots have had their acts of this turn: its clock was stopped within it */
} FutureFrom;

/* What a seat can know of a world: every variable that it may not see as the pack has it at the start.
 * *out may be *w. */
void future_blind(const World *w, const Scenario *s, SeatId seat, World *out);

typedef struct Future {
    World w;
    Parameters k;
    RandomKey key;
    Panel panel;
    bool lived; /* a month at least */
} Future;

/* Begins future `run`, from 1 on, in a world that future_blind gave; card NULL: as things stand, else
 * with it set and kept, or done, at no price. */
void future_begin(Future *f, const FutureFrom *from, const World *known, uint64_t run,
                  const Act *card);
void future_live(Future *f, const FutureFrom *from, int months);
/* In the order of OddsDial; since: the world when counting began. */
void future_dials(const Future *f, const FutureFrom *from, const World *since,
                  double dial[ODDS_DIALS]);
