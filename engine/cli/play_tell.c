/* Commands that only tell. Always true: see play.h; none of them changes the game. */
#include "cli/play.h"
#include "report/glossary.h"
#include "model/rulebook.h"
#include "report/notice.h"
#include "report/paper.h"
#include "session/advisor.h"

/* Commands without arguments are one call of the board. */
#define TELLS(name, call)                                                                          \
    bool play_on_##name(Play *p, const PlayLine *line, Text *out) {                                   \
        (void)line;                                                                                \
        call(&p->table.board, out);                                                                      \
        return true;                                                                               \
    }
TELLS(briefing, board_briefing)
TELLS(dials, board_dials)
TELLS(goals, board_goals)
TELLS(rungs, board_rungs)
TELLS(map, board_map)
TELLS(members, board_members)
TELLS(seats, board_seats)
TELLS(offers, board_offers)
TELLS(promises, board_promises)
TELLS(journal, board_journal)

/* The cards that offices argue for come with what futures count of them. */
bool play_on_advisors(Play *p, const PlayLine *line, Text *out) {
    Advice all[OFFICE_COUNT];
    Act card[OFFICE_COUNT];
    int cards = 0;
    (void)line;
    const int count = advisors_of(p->table.session, p->table.board.seat, all);
    for (int n = 0; n < count; n++)
        if (!all[n].nothing) card[cards++] = all[n].want;
    play_odds_show(p, card, cards);
    board_advisors(&p->table.board, out);
    play_odds_hide(p);
    return true;
}

bool play_on_turn(Play *p, const PlayLine *line, Text *out) {
    (void)line;
    if (session_over(p->table.session)) board_end(&p->table.board, out);
    else board_turn(&p->table.board, out);
    return true;
}

void play_notice(const Play *p, Text *out) {
    notice_write(p->table.session->scenario, "", out);
    Text line = {0};
    text_say(&line,
             "Assumptions of %s; later events are not used, and all that follows is imagined.",
             p->table.assumed);
    board_say(out, "", 0, &line);
}

bool play_on_about(Play *p, const PlayLine *line, Text *out) {
    (void)line;
    play_notice(p, out);
    paper_wrap(out, "", 0, tongue(NOTICE_NOT_SHOWN));
    paper_wrap(out, "", 0,
               tongue("If this concerns you more than its model: the International Committee of "
                      "the Red Cross (icrc.org) and UNHCR (unhcr.org) help the people in it."));
    return true;
}

bool play_on_glossary(Play *p, const PlayLine *line, Text *out) {
    (void)p, (void)line;
    glossary_write(out);
    return true;
}

bool play_on_quit(Play *p, const PlayLine *line, Text *out) {
    (void)line;
    p->quits = true;
    if (!session_over(p->table.session)) play_autosave(p, out);
    const bool kept = !p->options->no_autosave && !p->table.told_failure && p->table.folder[0];
    const bool begun = p->table.session->journal.count > 0;
    const char *folder = p->options->saves_dir;
    if (session_over(p->table.session) || p->table.read_only[0] || !begun) text_say(out, "Goodbye.\n");
    else if (kept)
        text_say(out, "The game is not over; play --text --resume%s%s goes on. Goodbye.\n",
                 folder ? " --saves-dir " : "", folder ? folder : "");
    else text_say(out, "The game is not over, and it is not kept. Goodbye.\n");
    return true;
}

/* --- cards ------------------------------------------------------------------------------------ */

bool play_on_cards(Play *p, const PlayLine *line, Text *out) {
    if (line->words > 1 && play_is(line->word[1], "all")) {
        board_cards(&p->table.board, out);
        return true;
    }
    if (line->words > 1 && !play_is(line->word[1], "proposed")) {
        const SeatId seat = play_seat(p, line->word[1], out);
        if (seat == SEAT_NONE) return false;
        if (seat == p->table.board.seat) board_cards(&p->table.board, out);
        else board_askable(&p->table.board, seat, out);
        return true;
    }
    Card deck[ACTS_MAX];
    Act proposed[3];
    const int count = advisors_propose(p->table.session, p->table.board.seat, proposed);
    text_say(out, "Proposed by our advisors\n");
    play_odds_show(p, proposed, count);
    board_proposed(&p->table.board, 3, DETAIL_FULL, out);
    play_odds_hide(p);
    board_ask(&p->table.board, out);
    Text far = {0};
    if (board_invitation(&p->table.board, &far)) board_say(out, tongue("  Not yet, an invitation: "), 2, &far);
    text_say(out, "All %d cards: cards all; counted: odds cards. One of them: card NUMBER. Take it: do NUMBER\n",
             board_deck(&p->table.board, p->table.board.seat, deck));
    return true;
}

static ActId card_of_line(Play *p, const PlayLine *line, bool *down, Text *out) {
    int to = line->words;
    *down = to > 1 && play_is(line->word[to - 1], "down");
    if (*down || (to > 1 && play_is(line->word[to - 1], "up"))) to--;
    return play_card(p, p->table.board.seat, line, 1, to, out);
}

/* A card that only others have: what it does, for who is offered it. */
static bool others_card(const Play *p, const PlayLine *line, Text *out) {
    const ActId id = line->words > 1 ? act_find(line->word[1]) : ACT_NONE;
    if (id == ACT_NONE || act_owned(id, p->table.board.seat, p->table.scenario)) return false;
    Text text = {0};
    text_say(&text, "%s, %s. A card of", act_info(id)->name, tongue(act_info(id)->title));
    for (int seat = 0, told = 0; seat < SEAT_COUNT; seat++)
        if (act_owned(id, (SeatId)seat, p->table.scenario))
            text_add(&text, "%s %s", told++ ? "," : "", p->table.scenario->seat_name[seat]);
    text_say(&text, ". What it does: %s. What it costs: %s.", tongue(act_info(id)->moves), tongue(act_info(id)->costs));
    board_say(out, "", 0, &text);
    return true;
}

bool play_on_card(Play *p, const PlayLine *line, Text *out) {
    if (others_card(p, line, out)) return true;
    bool down;
    const ActId id = card_of_line(p, line, &down, out);
    if (id == ACT_NONE) return false;
    const Act ways[] = {board_act(&p->table.board, p->table.board.seat, id, false),
                        board_act(&p->table.board, p->table.board.seat, id, true)};
    play_odds_show(p, ways, COUNT_OF(ways));
    board_card(&p->table.board, id, out);
    play_odds_hide(p);
    return true;
}

/* --- numbers ---------------------------------------------------------------------------------- */

static bool is_card(const Play *p, const char *word) {
    if (word[0] >= '0' && word[0] <= '9') return true;
    const ActId id = act_find(word);
    return id != ACT_NONE && act_owned(id, p->table.board.seat, p->table.scenario);
}

static bool number_of(Play *p, const PlayLine *line, Variable *v, Text *out) {
    Err err = {0};
    if (line->words < 2) {
        text_say(out, "Which number? For example: %s security, %s menace, %s consent[DEU]\n",
                 line->word[0], line->word[0], line->word[0]);
        return false;
    }
    if (board_number(&p->table.board, line->word[1], v, &err)) return true;
    text_add(out, "%s.\n", err.text);
    return false;
}

bool play_on_why(Play *p, const PlayLine *line, Text *out) {
    if (line->words > 1 && is_card(p, line->word[1])) {
        bool down;
        const ActId id = card_of_line(p, line, &down, out);
        if (id == ACT_NONE) return false;
        board_why_card(&p->table.board, id, down, out);
        return true;
    }
    const Rulebook *r = p->table.scenario->rules;
    const int event = r && line->words > 1 ? rulebook_event_find(r, line->word[1]) : -1;
    if (event >= 0) {
        board_why_event(&p->table.board, event, out);
        board_rule_event(&p->table.board, event, out);
        return true;
    }
    Variable v;
    if (!number_of(p, line, &v, out)) return false;
    board_why(&p->table.board, v, line->words > 2 && play_is(line->word[2], "whole"), out);
    return true;
}

bool play_on_ledger(Play *p, const PlayLine *line, Text *out) {
    Variable v;
    if (!number_of(p, line, &v, out)) return false;
    board_ledger(&p->table.board, v, out);
    return true;
}

bool play_on_odds(Play *p, const PlayLine *line, Text *out) { return play_odds(p, line, out); }
