/* The game's sections of the reference. Always true: everything in them comes from a manifest. */
#include "model/goal.h"
#include "model/outlook.h"
#include "report/reference_parts.h"
#include "report/words.h"
#include "session/naming.h"

static void reference_seats(const Scenario *s, Page *page) {
    static const char *const heads[] = {"Seat", "Letter", "Here", "Question",
                                        "What a bot in it weighs"};
    page_heading(page, 2, "seats", "Seats");
    page_table_begin(page, "Who sits at the table. Weights are of the aims in a bot's choice; control "
                           "is multiplied by V_R, forces by λ_R.", heads, (int)COUNT_OF(heads));
    for (int id = 0; id < SEAT_COUNT; id++) {
        const SeatInfo *seat = seat_info((SeatId)id);
        Row row = {0};
        text_add(row_cell(&row), "`%s`", seat->role);
        text_add(row_cell(&row), "%c", seat->letter);
        text_add(row_cell(&row), "%s", s->seat_name[id]);
        text_add(row_cell(&row), "%s", seat->question);
        Text *weights = row_cell(&row);
        for (int aim = 0; aim < AIMS; aim++) {
            if (seat->weight[aim] > 0) {
                text_add(weights, "%s%s %g", weights->length ? ", " : "", aim_word((AimId)aim),
                         seat->weight[aim]);
            }
        }
        row_write(&row, page, "seat", seat->role);
    }
    page_table_end(page);
}

static void reference_needs(const ActInfo *a, Text *out) {
    for (int need = 0; need < NEED_COUNT; need++) {
        if (a->needs >> need & 1) {
            text_add(out, "%s%s", out->length ? ", " : "", need_name((NeedId)need));
        }
    }
}

static void reference_acts(const Scenario *s, Page *page) {
    static const char *const joints[] = {"own", "the largest", "what both share", "parts",
                                         "own aid, followed by others'"};
    static const char *const heads[] = {"Act", "Title", "Who", "Price", "Upkeep", "Means",
                                        "Conditions", "Joint"};
    page_heading(page, 2, "acts", "Acts");
    page_table_begin(page, "Every way in which a seat may act. Price: capital for a step away from "
                           "the start; the way back is free unless it reverses a step of the last "
                           "four turns. Upkeep: capital a turn. Effects and counter-effects of "
                           "levers stand with the postures.", heads, (int)COUNT_OF(heads));
    for (int id = 0; id < ACT_COUNT; id++) {
        const ActInfo *a = act_info((ActId)id);
        if (!a->played) {
            continue;
        }
        Row row = {0};
        text_add(row_cell(&row), "`%s`", a->name);
        naming_fill(s, a->title, row_cell(&row));
        text_add(row_cell(&row), "%s", a->seats);
        text_add(row_cell(&row), "%g", a->price);
        text_add(row_cell(&row), "%g", a->upkeep);
        text_add(row_cell(&row), "%g", a->means);
        reference_needs(a, row_cell(&row));
        text_add(row_cell(&row), "%s", a->lever ? joints[a->share.joint] : "done once");
        row_write(&row, page, "act", a->name);
    }
    page_table_end(page);
}

static void reference_conditions(Page *page) {
    static const Listed rows[] = {
#define NEED(name, margin, why_not, nearest) {#name, why_not, nearest},
#include "model/needs.def"
#undef NEED
    };
    static const char *const heads[] = {"Condition", "Refusal", "Nearest way to yes"};
    page_heading(page, 2, "conditions", "Conditions of acts");
    page_table_begin(page, "Why an act can be refused; {x} is what is missing. The first five hold "
                           "for every act.", heads, 3);
    reference_list(page, "need", rows, COUNT_OF(rows));
}

static void reference_effects(const Scenario *s, Page *page) {
    static const struct {
        const char *act, *channel, *size;
    } effects[] = {
#define EFFECT(act, channel, size) {#act, #channel, #size},
#define EFFECT_UP(act, channel, size) {#act " up", #channel, #size},
#define EFFECT_DOWN(act, channel, size) {#act " down", #channel, #size},
#include "model/effects.def"
#undef EFFECT
#undef EFFECT_UP
#undef EFFECT_DOWN
    };
    static const char *const channel_heads[] = {"Channel", "What it is", "Unit"};
    static const char *const effect_heads[] = {"Act", "Channel", "Size of a whole step"};
    page_heading(page, 2, "channels", "Channels");
    page_table_begin(page, "What a card can move; bots and advisors weigh these through the aims.",
                     channel_heads, 3);
    for (int id = 0; id < CHANNELS; id++) {
        const ChannelInfo *channel = channel_info((ChannelId)id);
        Row row = {0};
        text_add(row_cell(&row), "`%s`", channel->name);
        words_fill(s, channel->words, row_cell(&row));
        text_add(row_cell(&row), "%s", channel->unit);
        row_write(&row, page, "channel", channel->name);
    }
    page_table_end(page);
    page_heading(page, 2, "effects", "Effects of acts");
    page_table_begin(page, "Over the next four quarters, all else equal. H is 12 months, hot the "
                           "intensity of the fighting, settle_slope how far a settlement within H "
                           "moves with the bargaining range.", effect_heads, 3);
    for (size_t n = 0; n < COUNT_OF(effects); n++) {
        const char *const cells[] = {effects[n].act, effects[n].channel, effects[n].size};
        page_row(page, NULL, cells);
    }
    page_table_end(page);
}

static void reference_goals(const Scenario *s, Page *page) {
    static const char *const heads[] = {"Goal", "Seat", "Text", "Private"};
    page_heading(page, 2, "goals", "Goals");
    page_table_begin(page, "Met, partly met or missed; no total. One private goal is dealt to a seat.",
                     heads, (int)COUNT_OF(heads));
    for (int id = 0; id < GOAL_COUNT; id++) {
        const GoalInfo info = goal_info(NULL, (GoalId)id), *goal = &info;
        Row row = {0};
        text_add(row_cell(&row), "`%s`", goal->name);
        text_add(row_cell(&row), "%s", seat_info(goal->seat)->role);
        naming_fill(s, goal->text, row_cell(&row));
        text_add(row_cell(&row), "%s", goal->is_private ? "yes" : "no");
        row_write(&row, page, "goal", goal->name);
    }
    page_table_end(page);
}

void reference_game(const Scenario *s, Page *page) {
    reference_seats(s, page);
    reference_acts(s, page);
    reference_conditions(page);
    reference_effects(s, page);
    reference_goals(s, page);
}
