/* What the first pack never shows: texts where a pack has other people, other places or no war. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/goal.h"
#include "model/ledger.h"
#include "model/world.h"
#include "report/words.h"
#include "session/naming.h"

static void a_card_names_no_number_that_a_pack_may_change(void **state) {
    (void)state;
    for (int id = 0; id < ACT_COUNT; id++)
        for (int up = 0; up < 2; up++) {
            Text text = {0};
            naming_card((Act){.act = (ActId)id}, up ? 1.0 : -1.0, false, &text);
            if (strpbrk(text.data, "0123456789")) fail_msg("%s: %s", act_info((ActId)id)->name, text.data);
            text_free(&text);
        }
    for (int id = 0; id < POSTURE_COUNT; id++)
        if (strstr(posture_info((PostureId)id)->moves, "thousand")) fail_msg("%s", posture_info((PostureId)id)->moves);
}

/* Words of the first pack that another pack's player would stumble over. */
static void no_place(const char *text, const char *where) {
    static const char *const places[] = {"Europe", "Ukrain", "Russia", "Kyiv", "Moscow"};
    for (size_t n = 0; text && n < COUNT_OF(places); n++)
        if (strstr(text, places[n])) fail_msg("%s: %s", where, text);
}

static void the_engine_names_no_place_of_the_first_pack(void **state) {
    (void)state;
    static const char *const happenings[] = {
#define HAPPENING(name, why, text) text,
#include "model/happenings.def"
#undef HAPPENING
    };
    for (size_t n = 0; n < COUNT_OF(happenings); n++) no_place(happenings[n], "happening");
    for (int id = 0; id < GOAL_COUNT; id++) no_place(goal_info(NULL, (GoalId)id).text, "goal");
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *equation = equation_info((EquationId)id);
        for (int t = 0; t < equation->terms; t++)
            no_place(words_of_term((EquationId)id, equation->term[t].name).words, equation->name);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_names_no_number_that_a_pack_may_change),
        cmocka_unit_test(the_engine_names_no_place_of_the_first_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
