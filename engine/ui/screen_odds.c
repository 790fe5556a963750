/* What could follow, and what each decision changes in it. Always true: see app.h. */
#include <stdio.h>
#include <stdlib.h>

#include "report/chart.h"
#include "report/odds_report.h"
#include "ui/screens.h"

/* --- what each decision changes ---------------------------------------------------------------- */

typedef struct CardRow {
    char name[240];
    Interval points; /* of 100 */
} CardRow;

static int by_size(const void *a, const void *b) {
    const double x = ((const CardRow *)a)->points.estimate, y = ((const CardRow *)b)->points.estimate;
    return x > y ? -1 : x < y;
}

/* The cards of which something can be told for that dial, the best first; *others: of how many not. */
static int rows_of(App *a, CardRow row[ODDS_CARDS_MAX], int *others) {
    const Odds *odds = &a->table.odds.known;
    int rows = 0;
    *others = 0;
    for (int n = 0; n < odds->cards; n++) {
        CardOdds card;
        Text name = {0};
        if (!odds_card(odds, n, &card)) continue;
        const DialOdds *d = &card.dial[a->chosen.odds_end][a->chosen.odds_dial];
        if (!d->tells) {
            ++*others;
            continue;
        }
        board_card_told(&a->table.board, odds->card[n], &name);
        snprintf(row[rows].name, sizeof row[rows].name, "%s", name.data);
        row[rows++].points = (Interval){100 * (d->with - d->without), 100 * d->low, 100 * d->high};
        text_free(&name);
    }
    qsort(row, (size_t)rows, sizeof *row, by_size);
    return rows;
}

static void chart_lay(App *a, Rect *in, const CardRow *card, int rows) {
    ContrastRow row[ODDS_CARDS_MAX];
    char x_title[240], title[240];
    Picture picture;
    Rect place = *in;
    place.w = real_min(place.w, ui_px(&a->ui, 900) * real_max(1, a->ui.type));
    for (int n = 0; n < rows; n++) row[n] = (ContrastRow){card[n].name, card[n].points};
    const PaperSize size = paper_size(&a->ui, place.w);
    snprintf(title, sizeof title, "%s", tongue(odds_dial_words((OddsDial)a->chosen.odds_dial)));
    tongue_write(x_title, sizeof x_title, "points of 100 after %d months, more is better",
                 a->table.odds.known.months[a->chosen.odds_end]);
    const ChartHead head = {.title = title, .width_mm = size.width_mm};
    chart_contrast(&head, &(ContrastChart){x_title, row, rows}, &picture);
    picture_take(&a->ui, &place, size, &picture);
    in->h -= place.y - in->y;
    in->y = place.y;
}

static void cards_lay(App *a, Rect *in) {
    static const char *const dials[ODDS_DIALS] = {
        [ODDS_security] = TONGUE("security"),       [ODDS_lives] = TONGUE("lives"),
        [ODDS_sovereignty] = TONGUE("sovereignty"), [ODDS_escalation] = TONGUE("escalation"),
        [ODDS_cohesion] = TONGUE("cohesion"),       [ODDS_law] = TONGUE("law"),
        [ODDS_home] = TONGUE("support at home")};
    static const char *const ends[ODDS_ENDS] = {[ODDS_NEAR] = TONGUE("Soon"), [ODDS_KEPT] = TONGUE("If kept up")};
    Ui *ui = &a->ui;
    CardRow row[ODDS_CARDS_MAX];
    char line[240];
    int others;
    ui_rule(ui, in);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What each decision changes"));
    ui_gap(ui, in, 6);
    a->chosen.odds_dial = ui_tabs(ui, ui_id("odds dials", 0), in, dials, ODDS_DIALS, a->chosen.odds_dial);
    ui_gap(ui, in, 4);
    a->chosen.odds_end = ui_tabs(ui, ui_id("odds ends", 0), in, ends, ODDS_ENDS, a->chosen.odds_end);
    ui_gap(ui, in, 8);
    const int rows = rows_of(a, row, &others);
    if (rows > 0) chart_lay(a, in, row, rows);
    tongue_write(line, sizeof line, "Of %d other decisions nothing can be told here: every interval holds zero.",
                 others);
    if (others > 0) ui_words(ui, in, TYPE_SMALL, ui->look->soft, line);
    tongue_write(line, sizeof line,
                 "Each in %d futures with it and without, under the same luck. Intervals of all %d numbers hold "
                 "together with 95 %%.",
                 a->table.odds.known.card_runs, odds_comparisons(&a->table.odds.known));
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, line);
}

/* --- all of it --------------------------------------------------------------------------------- */

void screen_odds(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("odds", 0);
    Rect body = part_spread(a, id, in);
    const OddsFan *fan = &a->table.odds.known.fan;
    Text text = {0};
    if (a->table.odds.begun && fan->futures > 0) {
        odds_precision_write(fan, &text);
        text_say(&text,
                 " Our standing decisions kept, bots in the other seats. What nobody can see is drawn anew in each.");
        ui_words(ui, &body, TYPE_BODY, ui->look->ink, text.data);
        text_free(&text);
        ui_gap(ui, &body, 8);
    }
    fan_lay(a, &body, real_max(ui_px(ui, 260), real_min(in.h * 0.62, ui_px(ui, 700))));
    ui_words(ui, &body, TYPE_SMALL, ui->look->soft,
             tongue("Shares at the last year in 100; between brackets their 95 % interval."));
    ui_gap(ui, &body, 8);
    if (a->table.odds.begun && fan->done && a->table.odds.known.cards > 0) cards_lay(a, &body);
    part_column_end(a, id, body);
}
