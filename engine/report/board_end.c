/* What lapses, what is asked, and how it ended. Always true: see board.h; at the end nothing is
 * added up and nobody has won. */
#include "report/board.h"

#include <string.h>

#include "report/dials.h"
#include "report/figures.h"
#include "report/paper.h"
#include "report/words.h"

/* --- before a turn ends ----------------------------------------------------------------------- */

static int offers_unanswered(const Board *b) {
    int count = 0;
    for (int n = 0; n < b->game->pendings; n++) {
        const PendingOffer *p = &b->game->pending[n];
        count += p->offer.to == b->seat && !p->answered ? 1 : 0;
    }
    return count;
}

void board_lapses(const Board *b, Text *out) {
    const World *w = &b->game->world;
    const int offers = offers_unanswered(b);
    const bool terms = b->seat == SEAT_candidate && w->terms_tabled > 0.5;
    const bool order = b->seat == SEAT_candidate && w->order_tabled > 0.5;
    int event[2];
    Text line = {0};
    if (w->initiatives[b->seat] > 0.5) {
        text_add(&line, "; ");
        board_count(&line, w->initiatives[b->seat], "initiative", "initiatives");
    }
    if (w->offers_left[b->seat] > 0.5) text_say(&line, "; our offer");
    if (offers > 0) {
        text_add(&line, "; ");
        board_count(&line, offers, "offer to us, unanswered", "offers to us, unanswered");
    }
    if (terms) text_say(&line, "; the terms, unanswered and so refused");
    const int asked = board_asked(b, event);
    if (asked > 0) {
        text_add(&line, "; ");
        board_count(&line, asked, "question, which takes its default", "questions, which take their defaults");
    }
    if (order) text_say(&line, "; the order on offer, unanswered and so declined");
    if (line.length == 0) return;
    Text text = {0};
    text_say(&text, "Lapses unused: %s.", line.data + 2);
    text_free(&line);
    board_say(out, "", 0, &text);
}

void board_question(const Board *b, Prediction p, Text *out) {
    char date[DATE_BYTES];
    const World *w = &b->game->world;
    const double now = world_get(w, p.var, p.index);
    Text line = {0}, words = {0};
    board_words_of(b, p.var, &words);
    Text line_told = {0}, now_told = {0};
    if (paper_columns() == PAPER_UNBROKEN) { /* elsewhere it is typed as it is kept */
        figures_plain(p.var, p.line, &line_told);
        figures_plain(p.var, now, &now_told);
    } else {
        text_say(&line_told, "%.4g", p.line);
        text_say(&now_told, "%.4g", now);
    }
    figures_date(b->game->scenario, (int)(w->turn_began + w->turn_months), date);
    if (strcmp(line_told.data, now_told.data) == 0)
        text_say(&line, "A forecast: at the end of this turn, %s, will %s stand above where it stands now, %s?", date,
                 words.data, now_told.data);
    else
        text_say(&line, "A forecast: at the end of this turn, %s, will %s stand above %s? Now it is %s.", date,
                 words.data, line_told.data, now_told.data);
    text_free(&words);
    text_free(&line_told);
    text_free(&now_told);
    board_say(out, "", 0, &line);
}

/* --- the end ---------------------------------------------------------------------------------- */

void board_outcome(const Board *b, Text *out) {
    const Session *g = b->game;
    const World *w = &g->world;
    const char *reason = game_over_reason(w);
    char date[DATE_BYTES];
    Text line = {0};
    figures_date(g->scenario, (int)w->month, date);
    if (session_over(g))
        text_say(&line, "The game ends in %s, after %d turns: %s. ", date, session_turn(g),
                 tongue(reason ? reason : "it was left"));
    else text_say(&line, "So far, %s, turn %d. ", date, session_turn(g));
    words_fill(g->scenario, words_outcome(world_outcome(w)), &line);
    if (w->month_war_end > 0.5)
        text_say(&line, " The guns first fell silent in %s.",
                 figures_date(g->scenario, (int)w->month_war_end, date));
    text_say(&line, " File: %s.", words_stage((int)w->stage));
    if (w->reattacks > 0.5) {
        text_say(&line, " Attacks after that: %.0f.", w->reattacks);
    }
    board_say(out, "", 0, &line);
}

void board_forecasts_scored(const Board *b, Text *out) {
    const Session *g = b->game;
    double sum = 0.0;
    int count = 0, true_ones = 0;
    for (int n = 0; n < g->forecasts; n++) {
        if (g->forecast[n].seat != b->seat || !g->forecast[n].scored) continue;
        sum += g->forecast[n].brier;
        true_ones += g->forecast[n].came_true ? 1 : 0;
        count++;
    }
    if (count == 0) {
        text_say(out, "  We made no forecast.\n");
        return;
    }
    Text line = {0};
    text_say(&line,
             "%d of %d came true. Mean Brier score %.2f: 0 is best, 0.25 is what a coin would "
             "get.",
             true_ones, count, sum / count);
    board_say(out, "", 2, &line);
}

/* What this world kept to itself. game notes 2 */
int board_hidden(const Session *g, HiddenNumber out[HIDDEN_MOST]) {
    static const ParamId hidden[HIDDEN_MOST] = {PARAM_lambda_R, PARAM_V_R, PARAM_nu, PARAM_kappa_K, PARAM_window};
    if (g->setup.mode == MODE_GUIDED || !session_over(g)) return 0; /* not while it can be used */
    for (int n = 0; n < HIDDEN_MOST; n++)
        out[n] = (HiddenNumber){hidden[n], tongue(param_info(hidden[n])->text), param_get(&g->parameters, hidden[n]),
                                param_get(&g->scenario->nominal, hidden[n]), g->scenario->low[hidden[n]],
                                g->scenario->high[hidden[n]]};
    return HIDDEN_MOST;
}

void board_hidden_told(const Board *b, Text *out) {
    HiddenNumber hidden[HIDDEN_MOST];
    const int count = board_hidden(b->game, hidden);
    for (int n = 0; n < count; n++) {
        const HiddenNumber *h = &hidden[n];
        Text line = {0};
        text_say(&line, "%s (%s): %.3g; nominal %.3g, range %.3g to %.3g.", h->text, param_info(h->id)->name,
                 h->value, h->nominal, h->low, h->high);
        board_say(out, "", 2, &line);
    }
}

/* The ledger of promises keeps the last two dozen. */
void board_promises_counted(const Board *b, Text *out) {
    const World *w = &b->game->world;
    int count[4][2] = {{0}};
    for (int n = 0; n < PROMISES_MAX; n++)
        count[(int)w->promise_state[n]][(int)w->promise_giver[n] == (int)b->seat ? 1 : 0]++;
    Text line = {0};
    text_say(&line,
             "Of the last %d at the table, ours: %d kept, %d broken, %d open. Others': %d kept, %d broken, %d open.",
             promise_count(w, 1) + promise_count(w, 2) + promise_count(w, 3), count[2][1], count[3][1], count[1][1],
             count[2][0], count[3][0], count[1][0]);
    board_say(out, "", 2, &line);
    if (w->promises_broken[b->seat] > 0.5)
        text_say(out, "  Promises that we broke in the whole game: %.0f.\n",
                 w->promises_broken[b->seat]);
}

void board_end(const Board *b, Text *out) {
    HiddenNumber hidden[HIDDEN_MOST];
    board_outcome(b, out);
    text_say(out, "\nDials\n");
    for (int id = 0; id < DIAL_COUNT; id++) {
        Text line = {0};
        text_add(&line, "%s: ", dial_name((DialId)id));
        dial_write((DialId)id, b->game->scenario, &b->game->world, &line);
        board_say(out, "", 2, &line);
    }
    text_add(out, "\n");
    board_goals(b, out);
    text_say(out, "\nPromises\n");
    board_promises_counted(b, out);
    text_say(out, "\nForecasts\n");
    board_forecasts_scored(b, out);
    if (board_hidden(b->game, hidden) > 0) text_say(out, "\nWhat this world had kept to itself\n");
    board_hidden_told(b, out);
}
