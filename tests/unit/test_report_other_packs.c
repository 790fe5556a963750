/* What the first pack never shows: texts where a pack has other people, other places or no war. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/world.h"
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_names_no_number_that_a_pack_may_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
