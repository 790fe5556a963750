// Who sits at the table: "seats" of pack.json.
// Always true: a seat that the pack leaves out is named by its office; a member's seat that the pack
// leaves out is empty, but for the lead ally's, which is the member with is_lead.

#include <stdio.h>
#include <string.h>

#include "store/form.h"
#include "store/pack_parts.h"

static bool needs_member(SeatId seat) { return seat_is_letter(seat, "WBPH"); }

static bool read_seat(JsonAt at, SeatId seat, PackSeat *out, Err *err) {
    static const char *const keys[] = {"name", "member"};
    JsonAt member;
    if (!json_only_keys(at, keys, COUNT_OF(keys), err) ||
        !pack_get_text(at, "name", out->name, sizeof out->name, err)) {
        return false;
    }
    if (!json_object_find(at, "member", &member)) return true;
    if (!needs_member(seat)) {
        return json_err(member, err, "this seat belongs to no member; leave \"member\" out");
    }
    return pack_get_text(at, "member", out->member, sizeof out->member, err);
}

bool pack_read_seats(JsonAt card, Pack *out, Err *err) {
    JsonAt seats, at;
    if (!json_object_find(card, "seats", &seats)) return true;
    const char *roles[SEAT_COUNT];
    for (int seat = 0; seat < SEAT_COUNT; seat++) roles[seat] = seat_info((SeatId)seat)->role;
    if (!json_only_keys(seats, roles, SEAT_COUNT, err)) return false;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (json_object_find(seats, roles[seat], &at) &&
            !read_seat(at, (SeatId)seat, &out->seat[seat], err)) {
            return false;
        }
    }
    return true;
}

bool pack_read_quiet(JsonAt list, PackStart *out, Err *err) {
    if (!json_as_array(list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *role;
        if (!json_as_text(item, &role, err)) return false;
        const SeatId seat = seat_find(role);
        if (seat == SEAT_NONE) {
            FormShown shown = form_show(role, strlen(role));
            return json_err(item, err, "found %s, a role such as hold_out is wanted", shown.text);
        }
        out->quiet[seat] = true;
    }
    return true;
}

static const char *name_of(const Pack *pack, const Scenario *s, int seat) {
    if (pack->seat[seat].name[0]) return pack->seat[seat].name;
    if (seat == SEAT_candidate) return s->candidate;
    return seat == SEAT_rival ? s->rival : seat_info((SeatId)seat)->office;
}

bool pack_fill_seats(const char *pack_dir, const Pack *pack, Scenario *s, Err *err) {
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const char *member = pack->seat[seat].member;
        snprintf(s->seat_name[seat], sizeof s->seat_name[seat], "%s", name_of(pack, s, seat));
        s->seat_member[seat] = member[0] ? scenario_member_find(s, member) : -1;
        if (member[0] && s->seat_member[seat] < 0) {
            return err_set(err, "%s/pack.json: $.seats.%s.member: found \"%s\", an id of "
                                "data/members.csv is wanted",
                           pack_dir, seat_info((SeatId)seat)->role, member);
        }
        for (int other = 0; other < seat; other++) {
            if (s->seat_member[seat] < 0 || s->seat_member[other] != s->seat_member[seat]) continue;
            return err_set(err, "%s/pack.json: $.seats.%s.member: \"%s\" sits as %s already", pack_dir,
                           seat_info((SeatId)seat)->role, member, seat_info((SeatId)other)->role);
        }
        if (seat == SEAT_lead && s->seat_member[seat] >= 0 && s->start.is_lead[s->seat_member[seat]] < 0.5) {
            return err_set(err, "%s/pack.json: $.seats.lead.member: \"%s\" is not the lead ally of "
                                "data/members.csv", pack_dir, member);
        }
        if (seat != SEAT_lead || s->seat_member[seat] >= 0) continue;
        for (int i = 0; i < s->members; i++) {
            if (s->start.is_lead[i] > 0.5) s->seat_member[seat] = i;
        }
    }
    return true;
}
