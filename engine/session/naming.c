/* Names of the pack in running text. Always true: see naming.h. */
#include "session/naming.h"

#include <ctype.h>
#include <string.h>

/* The name for what stands between braces, or NULL. */
static const char *name_for(const Scenario *s, const char *word, size_t length) {
    const struct {
        const char *mark, *name;
    } names[] = {{"candidate", s->candidate},
                 {"rival", s->rival},
                 {"alliance", s->alliance},
                 {"candidate_seat", s->seat_name[SEAT_candidate]},
                 {"rival_seat", s->seat_name[SEAT_rival]}};
    for (size_t n = 0; n < COUNT_OF(names); n++)
        if (strlen(names[n].mark) == length && strncmp(word, names[n].mark, length) == 0)
            return names[n].name;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const char *role = seat_info((SeatId)seat)->role;
        if (strlen(role) == length && strncmp(word, role, length) == 0) return s->seat_name[seat];
    }
    return NULL;
}

void naming_fill(const Scenario *s, const char *text, Text *out) {
    for (const char *brace; (brace = strchr(text, '{')) != NULL;) {
        const char *end = strchr(brace, '}');
        const char *name = end ? name_for(s, brace + 1, (size_t)(end - brace - 1)) : NULL;
        text_add_bytes(out, text, (size_t)(brace - text));
        text_add(out, "%s", name ? name : "{");
        text = name ? end + 1 : brace + 1;
    }
    text_add(out, "%s", text);
}

SeatId naming_seat(const Scenario *s, const char *word) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (strcmp(word, seat_info((SeatId)seat)->role) == 0) return (SeatId)seat;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (strcmp(word, s->seat_name[seat]) == 0) return (SeatId)seat;
    return SEAT_NONE;
}

/* --- cards ------------------------------------------------------------------------------------ */

/* Levers whose title names no direction, or that cannot be taken back by "no longer". */
static const struct {
    ActId act;
    const char *up, *down;
} directions[] = {
    {ACT_aid, "Raise our own military aid", "Lower our own military aid"},
    {ACT_sanctions, "One more step of sanctions", "One step less of sanctions"},
    {ACT_terms, "Soften our terms at the table", "Harden our terms at the table"},
    {ACT_rival_terms, "Soften the terms at the table", "Harden the terms at the table"},
    {ACT_rival_grey_zone, "More acts below the threshold", "Fewer acts below the threshold"},
    {ACT_rival_energy, "Use energy as pressure", "No longer use energy as pressure"},
    {ACT_rival_mobilisation, "Call up more people", "Let people go home"},
    {ACT_mobilisation, "Call up more people", "Let people go home"},
    {ACT_deterrent_programme, "Begin a nuclear deterrent of one's own",
     "Give up the nuclear programme"},
    {ACT_land_settlement, "Put a land settlement to a vote", "Withdraw the vote on land"},
    {ACT_neutrality, "Declare neutrality", "Withdraw the declaration of neutrality"},
    {ACT_new_class, "Agree to a new class of weapons", "Withdraw a class of weapons"},
    {ACT_fast_track, "Waive the plan: a fast track", "No fast track"},
};

void naming_card(Act act, double steps, bool inside, Text *out) {
    const char *title = act_info(act.act)->title;
    bool down = act_info(act.act)->lever && steps < 0.0;
    for (size_t n = 0; n < COUNT_OF(directions); n++) {
        if (directions[n].act != act.act) continue;
        title = down ? directions[n].down : directions[n].up;
        down = false;
    }
    if (down) text_add(out, inside ? "no longer " : "No longer ");
    text_add(out, "%c%s", down || inside ? tolower((unsigned char)title[0]) : title[0], title + 1);
}
