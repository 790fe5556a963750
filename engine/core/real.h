// Our own elementary functions, from + - * / and sqrt on IEEE doubles only.
// Always true: a function gives the same bits scalar or vectorised, on gcc and clang, at every
// optimisation level, with and without AVX2 (no contraction to fused multiply-adds:
// -ffp-contract=off). The libm of two machines does not promise that.
//
// They are branch-free, so that a loop over them vectorises: choices are selects, rounding is the
// addition of a large number, and powers of two are built from exponent bits, because SSE2 and AVX2
// have neither a conversion between doubles and 64-bit integers nor a signed 64-bit shift.
// Polynomials are fitted by `tools/reference_values.py fit`; errors are in units in the last place
// (ulp), the worst of the tests' points.
#ifndef CORE_REAL_H
#define CORE_REAL_H

#include "core/base.h"

#include <string.h>

KERNEL uint64_t real_bits(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

KERNEL double real_from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

KERNEL double real_sqrt(double x) { return __builtin_sqrt(x); }

// x^1.5, x >= 0.
KERNEL double real_pow15(double x) { return x * real_sqrt(x); }

// The sum of x[0..n), n a multiple of 4 (shorter arrays end in zeros): four running sums, one for
// each lane of an AVX2 register, added at the end in a fixed order.
KERNEL double real_sum(const double *x, int n) {
    double sum[4] = {0};
    for (int i = 0; i < n; i += 4) {
        for (int lane = 0; lane < 4; lane++) {
            sum[lane] += x[i + lane];
        }
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

// The polynomial c[0] + c[1] x + ... + c[n-1] x^(n-1) by Horner's rule; n is a constant where it is
// called, and at most 16, so that the loop unrolls away and a loop around it vectorises.
KERNEL double real_polynomial(const double *c, int n, double x) {
    double sum = c[n - 1];
    for (int i = n - 2; i >= 0; i--) {
        sum = sum * x + c[i];
    }
    return sum;
}

// ln 2 in two parts; the first has 21 trailing zero bits, so that its product with an exponent is
// exact.
#define REAL_LN2_HIGH 0x1.62e42fee00000p-1
#define REAL_LN2_LOW 0x1.a39ef35793c76p-33
#define REAL_LOG2_E 0x1.71547652b82fep+0

// Added to a double of moderate size it leaves no room for a fraction: the sum's low bits are the
// rounded integer plus 1023, which shifted left by 52 is that power of two.
#define REAL_ROUNDER (0x1.8p52 + 1023)

// (e^r - 1 - r) / r^2 for |r| <= ln 2 / 2.
KERNEL double real_exp_tail(double r) {
    static const double c[] = {
        0.16666666666666666, 0.04166666666665136, 0.008333333333332155, 0.0013888888905881542,
        0.0001984126985433861, 2.4801536388690766e-05, 2.755728006701698e-06, 2.761380686153829e-07,
        2.5095554677111112e-08,
    };
    // In two halves, so that the processor can work on both at once: a tenth faster.
    double r_2 = r * r, r_4 = r_2 * r_2;
    return 0.5 + r * (real_polynomial(c, 4, r) + r_4 * real_polynomial(c + 4, 5, r));
}

// e^x, error below 1 ulp. Zero below -708, where doubles lose precision; e^709 above 709, so that
// nothing becomes infinite.
KERNEL double real_exp(double x) {
    double within = real_clamp(x, -708, 709);
    double rounded = within * REAL_LOG2_E + REAL_ROUNDER;
    double k = rounded - REAL_ROUNDER;
    double r = (within - k * REAL_LN2_HIGH) - k * REAL_LN2_LOW;
    double power_of_two = real_from_bits(real_bits(rounded) << 52);
    double result = (1 + (r + r * r * real_exp_tail(r))) * power_of_two;
    return x < -708 ? 0 : result;
}

// 1 / (1 + e^-x): a log-odds to a probability. Never 0; 1 from about 37 on.
KERNEL double real_logistic(double x) { return 1 / (1 + real_exp(-x)); }

// x = m * 2^k with m between sqrt(1/2) and sqrt(2): the bits of sqrt(1/2), and what moves them to
// the bits of 1, so that the exponent field turns over at sqrt(1/2) and not at 1.
#define REAL_SQRT_HALF_BITS UINT64_C(0x3fe6a09e667f3bcd)
#define REAL_SHIFT_TO_ONE (UINT64_C(0x3ff0000000000000) - REAL_SQRT_HALF_BITS)

// k + 1023 of a positive normal x, as an integer.
KERNEL uint64_t real_exponent(double x) {
    return (real_bits(x) + REAL_SHIFT_TO_ONE) >> 52;
}

// An integer below 2^52 as a double, through the fraction bits of 2^52.
KERNEL double real_from_small(uint64_t n) {
    return real_from_bits(n | UINT64_C(0x4330000000000000)) - 0x1p52;
}

// (log((1 + s) / (1 - s)) - 2 s) / s for ratios between sqrt(1/2) and sqrt(2).
KERNEL double real_log_tail(double s) {
    static const double c[] = {
        0.666666666666667, 0.3999999999989938, 0.28571428626031065, 0.2222221112572281,
        0.18182889786191042, 0.15331699633543855, 0.1461672117986186,
    };
    double z = s * s;
    return z * real_polynomial(c, COUNT_OF(c), z);
}

// The natural logarithm of a positive x, error below 1 ulp; of the smallest normal number for
// x from it down to 0; NaN for negative x.
KERNEL double real_log(double x) {
    double normal = real_max(0x1p-1022, x);
    uint64_t exponent = real_exponent(normal);
    double k = real_from_small(exponent) - 1023;
    double m = real_from_bits(real_bits(normal) - ((exponent - 1023) << 52));
    double f = m - 1;
    double s = f / (2 + f);
    // 2 s = f - s f, and s f = f^2/2 - s f^2/2: f itself is exact, so the large part has no error.
    double half_square = 0.5 * f * f;
    double low = s * (half_square + real_log_tail(s)) + k * REAL_LN2_LOW;
    double result = k * REAL_LN2_HIGH + (f - (half_square - low));
    return x >= 0 ? result : __builtin_nan("");
}

// log(p / (1 - p)): a probability to its log-odds, error below 2 ulp, also near 1/2. p is held
// between 1e-300 and the largest double below 1.
KERNEL double real_logit(double p) {
    double chance = real_clamp(p, 1e-300, 1 - 0x1p-53);
    double rest = 1 - chance;
    double rest_error = (1 - rest) - chance; // what rounding took from rest
    uint64_t exponent = real_exponent(chance / rest);
    double k = real_from_small(exponent) - 1023;
    double m = chance * real_from_bits((2046 - exponent) << 52);
    // m and rest are within a factor sqrt(2), so their difference is exact.
    double s = ((m - rest) - rest_error) / (m + rest);
    return k * REAL_LN2_HIGH + (2 * s + (s * real_log_tail(s) + k * REAL_LN2_LOW));
}

// x cut to 26 significant bits: the product of two such numbers is exact.
KERNEL double real_cut(double x) {
    return real_from_bits(real_bits(x) & ~UINT64_C(0x7ffffff));
}

// The chance that a standard normal exceeds t >= 0: exp(-t^2/2) times a slowly varying function,
// "shape", a polynomial in (t - 2) / (t + 4) over t + 4, for t <= 12. Rounding t^2 would cost
// t^2 / 2 ulp. So both are taken at h, the multiple of 2^-22 nearest to t (h^2 and h + 4 are
// exact), and the step from h to t is added from the series of the density. Either factor is kept
// in two parts, the second the rounding error of the first, until their product is rounded once.
KERNEL double normal_tail(double t) {
    static const double c[] = {
        1.0086120073390237, -1.249965999044269, 1.0950040883751049, -0.6452214317917149,
        0.20631547912430306, 0.011004125988960063, -0.03493590139496843, 0.0036561906011599787,
        0.006323954432879762, -0.0007676451161754576, -0.001410427390829241, 9.591035715715674e-06,
        0.00033742122746288785, 7.018394642850417e-05, -6.891715912930497e-05,
        -3.9234420254479854e-05, 6.569747324835524e-06, 1.3569438160596527e-05,
        2.0219083018535983e-06, -2.8295237788139904e-06, -5.73083476748395e-07,
    };
    const double first_error = -0x1.31236ee458095p-55; // what rounding took from c[0]
    double h = (t + 0x1.8p30) - 0x1.8p30;

    double exponent = -0.5 * h * h;
    double rounded = exponent * REAL_LOG2_E + REAL_ROUNDER;
    double k = rounded - REAL_ROUNDER;
    double r_high = exponent - k * REAL_LN2_HIGH;
    double r = r_high - k * REAL_LN2_LOW;
    double r_error = (r_high - r) - k * REAL_LN2_LOW;
    double grown = r + (r * r * real_exp_tail(r) + r_error);
    double power = real_cut(1 + grown);
    double power_rest = (1 - power) + grown;

    double under = h + 4;
    double inverse = 1 / under;
    double z = (h - 2) / under;
    double z_2 = z * z, z_4 = z_2 * z_2, z_10 = z_4 * z_4 * z_2;
    double varying = z * (real_polynomial(c + 1, 10, z) + z_10 * real_polynomial(c + 11, 10, z));
    double over = c[0] + varying;
    double over_error = ((c[0] - over) + varying) + first_error;
    double shape = real_cut(over * inverse);
    double shape_rest = ((over - shape * under) + over_error) * inverse;

    double step = t - h;
    shape_rest -= 0x1.9884533d43651p-2 * step * (1 - 0.5 * h * step); // 1 / sqrt(2 pi)
    double small = power * shape_rest + power_rest * (shape + shape_rest);
    return (power * shape + small) * real_from_bits(real_bits(rounded) << 52);
}

// The standard normal distribution function, error below 2 ulp on [-8, 8]. Never 0: held at its
// value for -12, which is 1.8e-33, below that.
KERNEL double normal_cdf(double x) {
    double tail = normal_tail(real_min(12, real_abs(x)));
    return x < 0 ? tail : 1 - tail;
}

// The x below which a standard normal falls with probability p, 0 < p < 1. Relative error below
// 1e-15. Algorithm AS 241 (PPND16), M. J. Wichura, Applied Statistics 37 (1988) 477-484, with its
// coefficients; all three of its ranges are computed and one is selected.
KERNEL double normal_quantile(double p) {
    static const double centre_over[] = {
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
        1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
        3.3430575583588128105e4, 2.5090809287301226727e3,
    };
    static const double centre_under[] = {
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2,
        5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
        2.8729085735721942674e4, 5.2264952788528545610e3,
    };
    static const double near_over[] = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
        3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
        2.27238449892691845833e-2, 7.74545014278341407640e-4,
    };
    static const double near_under[] = {
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0,
        6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
        5.47593808499534494600e-4, 1.05075007164441684324e-9,
    };
    static const double far_over[] = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
        2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
        2.71155556874348757815e-5, 2.01033439929228813265e-7,
    };
    static const double far_under[] = {
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
        1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
        1.42151175831644588870e-7, 2.04426310338993978564e-15,
    };
    double from_half = p - 0.5;
    double inside = 0.180625 - from_half * from_half;
    double depth = real_sqrt(-real_log(real_min(p, 1 - p)));
    bool central = inside >= 0;
    bool near = depth <= 5;

    double over = near ? real_polynomial(near_over, 8, depth - 1.6)
                       : real_polynomial(far_over, 8, depth - 5);
    double under = near ? real_polynomial(near_under, 8, depth - 1.6)
                        : real_polynomial(far_under, 8, depth - 5);
    double side = from_half < 0 ? -over : over;
    over = central ? from_half * real_polynomial(centre_over, 8, inside) : side;
    under = central ? real_polynomial(centre_under, 8, inside) : under;
    return over / under;
}

// The same with a relative error below 2e-9, about twice as fast: for draws of chance, where more
// digits say nothing. Algorithm and coefficients by P. J. Acklam (2003); a ratio of polynomials in
// p - 1/2 between its two bends, one in sqrt(-2 log p) outside.
#define NORMAL_BEND 0.02425

KERNEL double normal_draw(double p) {
    static const double centre_over[] = {
        2.506628277459239e+00, -3.066479806614716e+01, 1.383577518672690e+02,
        -2.759285104469687e+02, 2.209460984245205e+02, -3.969683028665376e+01,
    };
    static const double centre_under[] = {
        1.0, -1.328068155288572e+01, 6.680131188771972e+01,
        -1.556989798598866e+02, 1.615858368580409e+02, -5.447609879822406e+01,
    };
    static const double tail_over[] = {
        2.938163982698783e+00, 4.374664141464968e+00, -2.549732539343734e+00,
        -2.400758277161838e+00, -3.223964580411365e-01, -7.784894002430293e-03,
    };
    static const double tail_under[] = {
        1.0, 3.754408661907416e+00, 2.445134137142996e+00, 3.224671290700398e-01,
        7.784695709041462e-03,
    };
    double from_half = p - 0.5;
    double square = from_half * from_half;
    double side = real_min(p, 1 - p);
    double depth = real_sqrt(-2 * real_log(side));
    double tail = real_polynomial(tail_over, 6, depth);
    bool central = side >= NORMAL_BEND;
    double over = central ? from_half * real_polynomial(centre_over, 6, square)
                          : (from_half < 0 ? tail : -tail);
    double under = central ? real_polynomial(centre_under, 6, square)
                           : real_polynomial(tail_under, 5, depth);
    return over / under;
}

#endif
