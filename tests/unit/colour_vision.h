/* Colours as people with and without the common kinds of colour blindness see them, and how far they lie apart.
 *
 * Dichromacy: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
 * Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, the matrices of
 * severity 1.0, on linear RGB. Distance: CIEDE2000, after G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000
 * Color-Difference Formula", Color Research & Application 30(1), 2005. White is D65. */
#pragma once
#include <math.h>

#include "platform/draw.h"

typedef enum Vision { VISION_USUAL, VISION_PROTANOPIA, VISION_DEUTERANOPIA, VISION_TRITANOPIA, VISIONS } Vision;
static const char *const vision_name[VISIONS] = {"usual", "protanopia", "deuteranopia", "tritanopia"};

static const double vision_matrix[VISIONS][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

typedef struct Lab {
    double l, a, b;
} Lab;

static inline double lab_curve(double x) { return x > 216.0 / 24389 ? cbrt(x) : (24389.0 / 27 * x + 16) / 116; }

static inline Lab lab_seen(Colour colour, Vision vision) {
    static const double xyz[3][3] = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
    static const double white[3] = {0.95047, 1, 1.08883};
    double linear[3], seen[3], f[3];
    for (int n = 0; n < 3; n++) {
        const double c = (colour >> (16 - 8 * n) & 255) / 255.0;
        linear[n] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }
    for (int n = 0; n < 3; n++) {
        const double *m = vision_matrix[vision][n];
        seen[n] = fmin(1, fmax(0, m[0] * linear[0] + m[1] * linear[1] + m[2] * linear[2]));
    }
    for (int n = 0; n < 3; n++)
        f[n] = lab_curve((xyz[n][0] * seen[0] + xyz[n][1] * seen[1] + xyz[n][2] * seen[2]) / white[n]);
    return (Lab){116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

static inline double lab_hue(double a, double b) {
    const double hue = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / M_PI;
    return hue < 0 ? hue + 360 : hue;
}

static inline double lab_cos(double degrees) { return cos(degrees * M_PI / 180); }

static inline double lab_apart(Lab x, Lab y) { /* CIEDE2000 */
    const double mean = (hypot(x.a, x.b) + hypot(y.a, y.b)) / 2,
                 g = 0.5 * (1 - sqrt(pow(mean, 7) / (pow(mean, 7) + pow(25, 7))));
    x.a *= 1 + g, y.a *= 1 + g;
    const double c1 = hypot(x.a, x.b), c2 = hypot(y.a, y.b), h1 = lab_hue(x.a, x.b), h2 = lab_hue(y.a, y.b);
    double dh = c1 * c2 == 0 ? 0 : h2 - h1;
    dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
    const double dl = y.l - x.l, dc = c2 - c1, dhue = 2 * sqrt(c1 * c2) * sin(dh / 2 * M_PI / 180);
    double h = c1 * c2 == 0 ? h1 + h2 : (h1 + h2) / 2;
    if (c1 * c2 != 0 && fabs(h1 - h2) > 180) h += h1 + h2 < 360 ? 180 : -180;
    const double l = (x.l + y.l) / 2 - 50, c = (c1 + c2) / 2;
    const double t =
        1 - 0.17 * lab_cos(h - 30) + 0.24 * lab_cos(2 * h) + 0.32 * lab_cos(3 * h + 6) - 0.2 * lab_cos(4 * h - 63);
    const double turn = 30 * exp(-pow((h - 275) / 25, 2)), rc = 2 * sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)));
    const double sl = 1 + 0.015 * l * l / sqrt(20 + l * l), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
    const double rt = -sin(2 * turn * M_PI / 180) * rc;
    return sqrt(pow(dl / sl, 2) + pow(dc / sc, 2) + pow(dhue / sh, 2) + rt * dc / sc * dhue / sh);
}

/* The least distance that any of these eyes sees. */
static inline double colours_apart(Colour x, Colour y, Vision *worst) {
    double least = 1e9;
    *worst = VISION_USUAL;
    for (int v = 0; v < VISIONS; v++) {
        const double d = lab_apart(lab_seen(x, (Vision)v), lab_seen(y, (Vision)v));
        if (d >= least) continue;
        least = d;
        *worst = (Vision)v;
    }
    return least;
}
