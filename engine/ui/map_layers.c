/* What each layer shows of a unit, and its legend. Always true: see map.h. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "model/accession.h"
#include "report/words.h"
#include "ui/map_parts.h"

const char *map_word(const Scenario *s, const char *text, char *out, size_t room) {
    Text filled = {0};
    words_fill(s, text, &filled);
    snprintf(out, room, "%s", filled.data ? filled.data : "");
    text_free(&filled);
    return out;
}

/* A word with a number in the place of {}. */
static void value_write(const char *word, int digits, double value, char out[24]) {
    char number[16];
    const size_t before = strcspn(word, "{");
    tongue_write(number, sizeof number, "%.*f", digits, value);
    snprintf(out, 24, "%.*s%s%s", (int)before, word, number, word[before] ? word + before + 2 : "");
}

typedef struct Layer {
    MapScene *scene;
    const Scenario *s;
    const World *w;
    double line; /* balance of reasons that the next step needs */
} Layer;

/* --- the legend -------------------------------------------------------------------------------- */

static void entry_add(const Layer *l, MapTone tone, Hatch hatch, MapTone hatch_tone, const char *words) {
    ASSERT(l->scene->entries < MAP_ENTRIES_MAX);
    MapEntry *e = &l->scene->entry[l->scene->entries++];
    *e = (MapEntry){.tone = tone, .hatch = hatch, .hatch_tone = hatch_tone};
    map_word(l->s, words, e->words, sizeof e->words);
    if (e->words[0] >= 'a' && e->words[0] <= 'z' && strncmp(e->words, "the ", 4) == 0) e->words[0] = 'T';
}

static bool shown(const Layer *l, MapTone tone, Hatch hatch) {
    for (int u = 0; u < l->scene->map->file.units && !l->scene->blank; u++)
        if (l->scene->place[u].tone == tone && l->scene->place[u].hatch == hatch) return true;
    for (int n = 0; n < l->scene->besides; n++)
        if (l->scene->beside[n].tone == tone && l->scene->beside[n].hatch == hatch) return true;
    return false;
}

static void entry_if(const Layer *l, MapTone tone, Hatch hatch, MapTone hatch_tone, const char *words) {
    if (shown(l, tone, hatch)) entry_add(l, tone, hatch, hatch_tone, words);
}

static bool any_part(const Layer *l, Hatch hatch) {
    for (int u = 0; u < l->scene->map->file.units; u++)
        if (l->scene->place[u].part_hatch == hatch) return true;
    for (int n = 0; n < l->scene->besides; n++)
        if (l->scene->beside[n].region >= 0 && l->scene->beside[n].hatch == hatch) return true;
    return false;
}

static void rest_tell(const Layer *l) {
    entry_if(l, TONE_RIVAL, HATCH_NONE, TONE_HATCH, SAY(rival));
    entry_if(l, TONE_RIVAL_ALLY, HATCH_FALLING, TONE_RIVAL, SAY(rival_ally));
    entry_if(l, TONE_LAND, HATCH_NONE, TONE_HATCH, SAY(outside));
    entry_if(l, TONE_LAND, HATCH_DOTS, TONE_HATCH, SAY(open));
}

/* Where members are what is shown, all others are outside: fewer colours, and each far from the next. */
static void outside_fill(const Layer *l) {
    for (int u = 0; u < l->scene->map->file.units; u++) {
        MapPlace *p = &l->scene->place[u];
        if (p->tone == TONE_RIVAL_ALLY) p->hatch = HATCH_NONE;
        if (p->tone == TONE_RIVAL || p->tone == TONE_RIVAL_ALLY) p->tone = TONE_LAND;
    }
}

static void front_tell(const Layer *l, MapTone tone) {
    if (any_part(l, HATCH_RISING)) entry_add(l, tone, HATCH_RISING, TONE_HATCH, SAY(occupied));
    if (!l->scene->fronts) return;
    entry_add(l, tone, HATCH_NONE, TONE_HATCH, SAY(contact));
    l->scene->entry[l->scene->entries - 1].line = true;
}

/* --- regions ----------------------------------------------------------------------------------- */

static const double most_told = 0.985, least_told = 0.004; /* shares between them have a number */

static void share_write(double share, char out[24]) {
    out[0] = 0;
    if (share < least_told || share > most_told) return;
    value_write(SAY(percent_occupied), share < 0.1, 100 * share, out);
}

static void regions_fill(const Layer *l, bool shares) {
    for (int u = 0; u < l->scene->map->file.units; u++) {
        MapPlace *p = &l->scene->place[u];
        if (p->region < 0 || p->occupied < least_told) continue;
        if (p->occupied > map_share_least) p->part_hatch = HATCH_RISING;
        if (shares) share_write(p->occupied, p->value);
    }
    for (int n = 0; n < l->scene->besides; n++) {
        MapBeside *b = &l->scene->beside[n];
        if (b->region < 0 || l->w->occupied[b->region] < least_told) continue;
        b->hatch = HATCH_RISING;
        if (shares) share_write(l->w->occupied[b->region], b->value);
    }
}

/* --- members ----------------------------------------------------------------------------------- */

/* What a member shows: a tone, a hatch and a word or number. */
typedef struct Shade {
    MapTone tone;
    Hatch hatch;
    char value[24];
} Shade;
typedef Shade ShadeOf(const Layer *l, int member);

static void members_fill(const Layer *l, ShadeOf *of) {
    for (int u = 0; u < l->scene->map->file.units; u++) {
        MapPlace *p = &l->scene->place[u];
        if (p->member < 0 || l->w->belongs[p->member] < 0.5) continue;
        const Shade shade = of(l, p->member);
        p->tone = shade.tone;
        p->hatch = shade.hatch;
        memcpy(p->value, shade.value, sizeof p->value);
    }
    for (int n = 0; n < l->scene->besides; n++) {
        MapBeside *b = &l->scene->beside[n];
        if (b->member < 0 || l->w->belongs[b->member] < 0.5) continue;
        const Shade shade = of(l, b->member);
        b->tone = shade.tone;
        b->hatch = shade.hatch;
        memcpy(b->value, shade.value, sizeof b->value);
    }
}

static MapTone ramp(MapTone first, double value, const double bound[4]) {
    int n = 0;
    while (n < 4 && value >= bound[n]) n++;
    return (MapTone)((int)first + n);
}

static const double fifths[4] = {0.2, 0.4, 0.6, 0.8}, supports[4] = {0.4, 0.5, 0.6, 0.7},
                    dangers[4] = {0.02, 0.1, 0.25, 0.5};

static Shade credibility_of(const Layer *l, int i) {
    Shade out = {.tone = ramp(TONE_RAMP_1, l->w->credibility_seen[i], fifths)};
    value_write(SAY(percent), 0, 100 * l->w->credibility_seen[i], out.value);
    return out;
}

static Shade support_of(const Layer *l, int i) {
    Shade out = {.tone = ramp(TONE_RAMP_1, l->w->support[i], supports)};
    value_write(SAY(percent), 0, 100 * l->w->support[i], out.value);
    return out;
}

static Shade threat_of(const Layer *l, int i) {
    Shade out = {.tone = ramp(TONE_RAMP_1, l->w->threat[i], fifths)};
    value_write(SAY(number), 2, l->w->threat[i], out.value);
    return out;
}

static Shade step_of(const Layer *l, int i) {
    const bool yes = l->w->consent[i] > l->line;
    return (Shade){.tone = yes ? TONE_YES : TONE_NO, .hatch = yes ? HATCH_NONE : HATCH_FALLING};
}

static Shade ratification_of(const Layer *l, int i) {
    if (l->w->ratified[i] > 0.5 || l->w->stage >= STAGE_MEMBER) return (Shade){.tone = TONE_YES};
    if (l->w->consent[i] > 0) return (Shade){.tone = TONE_WAIT};
    return (Shade){.tone = TONE_NO, .hatch = HATCH_FALLING};
}

static void ramp_tell(const Layer *l, MapTone first, const char *const words[5]) {
    for (int n = 0; n < 5; n++)
        entry_add(l, (MapTone)((int)first + n), HATCH_NONE, TONE_HATCH, words[n]);
}

/* --- layers ------------------------------------------------------------------------------------ */

static void joining_tell(const Layer *l) { entry_if(l, TONE_JOINING, HATCH_RISING, TONE_MEMBER, SAY(joining)); }

static void control_fill(const Layer *l) {
    regions_fill(l, true);
    entry_if(l, TONE_CANDIDATE, HATCH_NONE, TONE_HATCH,
             any_part(l, HATCH_RISING) ? SAY(candidate) : SAY(candidate_whole));
    front_tell(l, TONE_CANDIDATE);
    entry_if(l, TONE_MEMBER, HATCH_NONE, TONE_HATCH, SAY(member));
    joining_tell(l);
    rest_tell(l);
    map_word(l->s, l->scene->fronts ? SAY(note_control) : SAY(note_control_none), l->scene->note,
             sizeof l->scene->note);
}

static void ramp_fill(const Layer *l, ShadeOf *of, const char *const words[5], const char *note) {
    members_fill(l, of);
    regions_fill(l, false);
    ramp_tell(l, TONE_RAMP_1, words);
    joining_tell(l);
    entry_if(l, TONE_CANDIDATE, HATCH_NONE, TONE_HATCH, SAY(candidate_whole));
    front_tell(l, TONE_CANDIDATE);
    rest_tell(l);
    map_word(l->s, note, l->scene->note, sizeof l->scene->note);
}

/* The whole candidate in the tone of its danger; regions that a moving line would reach first hatched. */
static void deterrence_fill(const Layer *l) {
    const char *const words[5] = {SAY(danger_1), SAY(danger_2), SAY(danger_3), SAY(danger_4), SAY(danger_5)};
    const MapTone tone = ramp(TONE_DANGER_1, l->w->attack_decade, dangers);
    bool exposed = false;
    for (int u = 0; u < l->scene->map->file.units; u++) {
        MapPlace *p = &l->scene->place[u];
        if (p->tone != TONE_CANDIDATE) continue;
        p->tone = tone;
        if (p->region < 0 || l->w->exposure[p->region] < 0.6 || p->occupied > map_share_whole) continue;
        p->hatch = HATCH_DOTS;
        exposed = true;
    }
    for (int n = 0; n < l->scene->besides; n++)
        if (l->scene->beside[n].region >= 0) l->scene->beside[n].tone = tone;
    regions_fill(l, false);
    ramp_tell(l, TONE_DANGER_1, words);
    if (exposed) entry_add(l, tone, HATCH_DOTS, TONE_HATCH, SAY(exposed));
    front_tell(l, tone);
    entry_if(l, TONE_MEMBER, HATCH_NONE, TONE_HATCH, SAY(member));
    joining_tell(l);
    rest_tell(l);
    map_word(l->s, SAY(note_deterrence), l->scene->note, sizeof l->scene->note);
}

static void ratification_fill(const Layer *l) {
    const bool before = l->w->stage < STAGE_INVITED;
    members_fill(l, before ? step_of : ratification_of);
    regions_fill(l, false);
    entry_if(l, TONE_YES, HATCH_NONE, TONE_HATCH,
             before ? SAY(would_agree) : l->w->stage >= STAGE_MEMBER ? SAY(agreed) : SAY(ratified));
    entry_if(l, TONE_WAIT, HATCH_NONE, TONE_HATCH, SAY(waiting));
    entry_if(l, TONE_NO, HATCH_FALLING, TONE_HATCH, before ? SAY(would_refuse) : SAY(blocked));
    joining_tell(l);
    entry_if(l, TONE_CANDIDATE, HATCH_NONE, TONE_HATCH, SAY(candidate_whole));
    front_tell(l, TONE_CANDIDATE);
    rest_tell(l);
    map_word(l->s, before ? SAY(note_steps) : SAY(note_ratification), l->scene->note, sizeof l->scene->note);
}

void map_layer_fill(MapScene *scene, const Scenario *s, const World *w, const Parameters *k) {
    const Layer l = {scene, s, w, consent_line(w, k)};
    const char *const shares[5] = {SAY(share_1), SAY(share_2), SAY(share_3), SAY(share_4), SAY(share_5)};
    const char *const supports_said[5] = {SAY(support_1), SAY(support_2), SAY(support_3), SAY(support_4),
                                          SAY(support_5)};
    const char *const threats[5] = {SAY(threat_1), SAY(threat_2), SAY(threat_3), SAY(threat_4), SAY(threat_5)};
    snprintf(scene->title, sizeof scene->title, "%s", map_layer_name(scene->layer));
    if (scene->layer != LAYER_CONTROL) outside_fill(&l);
    switch (scene->layer) {
    case LAYER_CONTROL: control_fill(&l); break;
    case LAYER_CREDIBILITY: ramp_fill(&l, credibility_of, shares, SAY(note_credibility)); break;
    case LAYER_DETERRENCE: deterrence_fill(&l); break;
    case LAYER_RATIFICATION: ratification_fill(&l); break;
    case LAYER_SUPPORT: ramp_fill(&l, support_of, supports_said, SAY(note_support)); break;
    case LAYER_THREAT: ramp_fill(&l, threat_of, threats, SAY(note_threat)); break;
    case LAYER_COUNT: break;
    }
}
