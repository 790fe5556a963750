/* Reading --of STAT. Always true: see statistic_option.h. */
#include "cli/statistic_option.h"

bool statistic_option(const char *name, StatId *out, Err *err) {
    const char *const *known;
    const size_t count = stat_names(&known);
    const int id = stat_find(name);
    const char *near = id < 0 ? text_nearest(name, known, count) : NULL;
    if (id < 0) {
        return err_set(err, "--of: there is no statistic \"%s\"%s%s%s", name,
                       near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    }
    *out = (StatId)id;
    return true;
}
