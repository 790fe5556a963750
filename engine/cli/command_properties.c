/* `properties`: the claims as tests. Always true: it returns EXIT_OK only if no chosen row fails.
 */
#include "cli/claims.h"
#include "cli/cli.h"

static int properties_print(const Options *o, const PropertySet *set) {
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        properties_json(&json, set);
        json_out_finish(&json);
    } else {
        properties_report(&out, set);
    }
    return cli_write(NULL, &out, properties_hold(set) ? EXIT_OK : EXIT_NO);
}

int command_properties(const Options *o) {
    Err err = {0};
    Claims claims;
    if (!claims_open(o, &claims, &err)) {
        return cli_fail(&err);
    }
    const int code = claims_judge(&claims, true, o->robust, &err) ? properties_print(o, claims.set)
                                                                  : cli_fail(&err);
    claims_close(&claims);
    return code;
}
