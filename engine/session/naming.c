/* Names of the pack in running text. Always true: see naming.h. */
#include "session/naming.h"

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

void naming_fill(const Scenario *s, const char *english, Text *out) {
    const char *text = tongue(english);
    for (const char *brace; (brace = strchr(text, '{')) != NULL;) {
        const char *end = strchr(brace, '}');
        const size_t word = end ? strcspn(brace + 1, ":}") : 0;
        const char *name = end ? name_for(s, brace + 1, word) : NULL;
        if (name && brace[word + 1] == ':')
            name = tongue_case(name, brace + word + 2, (size_t)(end - brace) - word - 2);
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
    {ACT_aid, TONGUE("Raise our own military aid"), TONGUE("Lower our own military aid")},
    {ACT_sanctions, TONGUE("One more step of sanctions"), TONGUE("One step less of sanctions")},
    {ACT_terms, TONGUE("Soften our terms at the table"), TONGUE("Harden our terms at the table")},
    {ACT_rival_terms, TONGUE("Soften the terms at the table"), TONGUE("Harden the terms at the table")},
    {ACT_rival_grey_zone, TONGUE("More acts below the threshold"), TONGUE("Fewer acts below the threshold")},
    {ACT_rival_energy, TONGUE("Use energy as pressure"), TONGUE("No longer use energy as pressure")},
    {ACT_rival_mobilisation, TONGUE("Call up more people"), TONGUE("Let people go home")},
    {ACT_mobilisation, TONGUE("Call up more people"), TONGUE("Let people go home")},
    {ACT_deterrent_programme, TONGUE("Begin a nuclear deterrent of one's own"),
     TONGUE("Give up the nuclear programme")},
    {ACT_land_settlement, TONGUE("Put a land settlement to a vote"), TONGUE("Withdraw the vote on land")},
    {ACT_neutrality, TONGUE("Declare neutrality"), TONGUE("Withdraw the declaration of neutrality")},
    {ACT_new_class, TONGUE("Agree to a new class of weapons"), TONGUE("Withdraw a class of weapons")},
    {ACT_fast_track, TONGUE("Waive the plan: a fast track"), TONGUE("No fast track")},
};

void naming_card(Act act, double steps, bool inside, Text *out) {
    const char *title = act_info(act.act)->title;
    bool down = act_info(act.act)->lever && steps < 0.0;
    for (size_t n = 0; n < COUNT_OF(directions); n++) {
        if (directions[n].act != act.act) continue;
        title = down ? directions[n].down : directions[n].up;
        down = false;
    }
    if (down) text_say(out, inside ? "no longer " : "No longer ");
    if (down || inside) text_add_small(out, tongue(title));
    else text_add(out, "%s", tongue(title));
}
