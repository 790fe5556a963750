/* Three looks: on light paper, on dark, and with strong contrast. Always true: their colours stand in map_look.def. */
#include "ui/map_parts.h"

#define MAP_LOOK(role, light, dark, contrast) .role = light,
#define MAP_TONE(name, light, dark, contrast) .tone[TONE_##name] = light,
const MapLook map_look_light = {
#include "ui/map_look.def"
};
#undef MAP_LOOK
#undef MAP_TONE
#define MAP_LOOK(role, light, dark, contrast) .role = dark,
#define MAP_TONE(name, light, dark, contrast) .tone[TONE_##name] = dark,
const MapLook map_look_dark = {
#include "ui/map_look.def"
};
#undef MAP_LOOK
#undef MAP_TONE
#define MAP_LOOK(role, light, dark, contrast) .role = contrast,
#define MAP_TONE(name, light, dark, contrast) .tone[TONE_##name] = contrast,
const MapLook map_look_contrast = {
#include "ui/map_look.def"
};
#undef MAP_LOOK
#undef MAP_TONE

double look_light(Colour c) { return 0.3 * (c >> 16 & 255) + 0.59 * (c >> 8 & 255) + 0.11 * (c & 255); }

static double apart(Colour a, Colour b) { return real_abs(look_light(a) - look_light(b)); }

Colour look_letters(const MapLook *look, MapTone ground) {
    const Colour under = look->tone[ground];
    return apart(look->ink, under) >= 0.8 * apart(look->paper, under) ? look->ink : look->paper;
}

Colour look_hatch(const MapLook *look, MapTone tone, MapTone ground) {
    const Colour under = look->tone[ground];
    return tone == TONE_HATCH && apart(look->tone[tone], under) < 60 ? look->paper : look->tone[tone];
}

/* What covers half of an area need not shout. */
double hatch_alpha(MapTone tone, MapTone ground) { return tone != TONE_HATCH ? 1 : ground == TONE_NO ? 0.35 : 0.6; }
