/* Three looks: on light paper, on dark, and with strong contrast. Hues apart also for the three common kinds of
 * colour blindness (blue against ochre against grey-brown); ramps grow darker, or lighter on dark, evenly. */
#include "ui/map_parts.h"

const MapLook map_look_light = {
    .paper = 0xfbfaf7, .ink = 0x1c2329, .faint = 0x667079, .rule = 0xcfd3d6, .accent = 0xa3291d,
    .sea = 0xedf1f2, .coast = 0x97a6af, .border = 0xffffff,
    .tone = {[TONE_LAND] = 0xefede7, [TONE_MEMBER] = 0xb4cade, [TONE_JOINING] = 0xdde7ef,
             [TONE_CANDIDATE] = 0xf0d58f, [TONE_RIVAL] = 0xcdbcb0, [TONE_RIVAL_ALLY] = 0xe0d5cc,
             [TONE_RAMP_1] = 0xcfdfe9, [TONE_RAMP_2] = 0xa3c4d9, [TONE_RAMP_3] = 0x6fa3c3,
             [TONE_RAMP_4] = 0x3f7da1, [TONE_RAMP_5] = 0x174a6b,
             [TONE_DANGER_1] = 0xf6ecc9, [TONE_DANGER_2] = 0xeecb8b, [TONE_DANGER_3] = 0xdf9d5d,
             [TONE_DANGER_4] = 0xbd6439, [TONE_DANGER_5] = 0x85301f,
             [TONE_YES] = 0x5b93b5, [TONE_WAIT] = 0xd3e2ec, [TONE_NO] = 0xecd2c2, [TONE_HATCH] = 0x6f4a3a}};

const MapLook map_look_dark = {
    .paper = 0x14181c, .ink = 0xe9ecee, .faint = 0x98a2aa, .rule = 0x39424a, .accent = 0xff8f78,
    .sea = 0x1b2228, .coast = 0x566570, .border = 0x14181c,
    .tone = {[TONE_LAND] = 0x2b3238, [TONE_MEMBER] = 0x3c5d7a, [TONE_JOINING] = 0x2f4150,
             [TONE_CANDIDATE] = 0x8d7230, [TONE_RIVAL] = 0x5a4a42, [TONE_RIVAL_ALLY] = 0x433a36,
             [TONE_RAMP_1] = 0x24333f, [TONE_RAMP_2] = 0x2f5067, [TONE_RAMP_3] = 0x42789a,
             [TONE_RAMP_4] = 0x6fa9cb, [TONE_RAMP_5] = 0xb5dcf2,
             [TONE_DANGER_1] = 0x3b3325, [TONE_DANGER_2] = 0x64492a, [TONE_DANGER_3] = 0x95613a,
             [TONE_DANGER_4] = 0xcf8a5e, [TONE_DANGER_5] = 0xf6c9a6,
             [TONE_YES] = 0x4f88ab, [TONE_WAIT] = 0x2d3f4c, [TONE_NO] = 0x8a543c, [TONE_HATCH] = 0xe2c0a6}};

const MapLook map_look_contrast = {
    .paper = 0xffffff, .ink = 0x000000, .faint = 0x333333, .rule = 0x555555, .accent = 0xb00000,
    .sea = 0xffffff, .coast = 0x000000, .border = 0x000000,
    .tone = {[TONE_LAND] = 0xf0f0f0, [TONE_MEMBER] = 0x9cc3e6, [TONE_JOINING] = 0xd9e8f5,
             [TONE_CANDIDATE] = 0xffd75e, [TONE_RIVAL] = 0xc9a58f, [TONE_RIVAL_ALLY] = 0xe3d2c6,
             [TONE_RAMP_1] = 0xf2f8fc, [TONE_RAMP_2] = 0xb9dbf0, [TONE_RAMP_3] = 0x6fb1da,
             [TONE_RAMP_4] = 0x1f77ad, [TONE_RAMP_5] = 0x07314f,
             [TONE_DANGER_1] = 0xfff7db, [TONE_DANGER_2] = 0xffd88a, [TONE_DANGER_3] = 0xf0994a,
             [TONE_DANGER_4] = 0xb8501f, [TONE_DANGER_5] = 0x5c1405,
             [TONE_YES] = 0x3b8fc4, [TONE_WAIT] = 0xe3eef6, [TONE_NO] = 0xf0a070, [TONE_HATCH] = 0x000000}};

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
