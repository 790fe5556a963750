/* Reading properties.json.
 *
 *     {"defaults": {"start": …, "design": "nominal", "runs": …, "horizon": …, "draws": …},
 *      "arms":  {"base": {}, "expelled": {"set": {"force_expulsion": 12}}, …},
 *      "coded": {"crisis": {"stakes": 0.25, …}, "member": {"like": "crisis", "hands": 1}, …},
 *      "claims": {"A12": {"claim": …, "mechanism": …, "figure": "classes|hump|frontier"}, …},
 *      "rows":  [{"id": …, "claim": …, "statistic": "expelled.p_member / base.p_member", …}, …]}
 *
 * An arm may say "bots": true; else nobody sits.
 *
 * Always true: a row's own keys come before the defaults, its own arms before the shared ones. */
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "ensemble/property_set.h"
#include "store/json.h"

const struct CodedInput coded_inputs[CODED_INPUTS] = {
#define INPUT(name, otherwise) {#name, offsetof(CodedCrisis, name), otherwise}
    INPUT(stakes, NAN),         INPUT(hands, 0),        INPUT(tripwire, 0),
    INPUT(reputation, 0.5),     INPUT(nuclear_adversary, 1),
    INPUT(local_ratio, NAN),    INPUT(coalition_ratio, NAN),
    INPUT(porcupine, NAN),      INPUT(prize, NAN),      INPUT(dissatisfaction, NAN),
    INPUT(punishment, 1),       INPUT(own_deterrent, 0), INPUT(menace, 1),
#undef INPUT
};

typedef struct Reader {
    PropertySet *set;
    JsonAt defaults, arms, coded; /* zeroed when the file has none */
    JsonAt row;                   /* at work */
    const char *id;               /* of a row whose id stands beside it, else NULL */
    Row *into;
    Err *err;
} Reader;

static void *grow(void *list, int count, int *room, size_t size) {
    if (count < *room) return list;
    *room = *room ? 2 * *room : 32;
    list = memory_grow(list, (size_t)*room * size);
    return list;
}

/* The member of the row, or of the defaults. */
static bool find_default(const Reader *r, JsonAt arm, const char *key, JsonAt *at) {
    return json_object_find(arm, key, at) || json_object_find(r->row, key, at) ||
           (r->defaults.json && json_object_find(r->defaults, key, at));
}

static bool known_name(const char *name, JsonAt at, Err *err) {
    char plain[NAME_MAX_BYTES];
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(name, "["), name);
    if (posture_find(plain) >= 0 || param_find(plain) != PARAM_NONE || var_find(plain) != VAR_NONE)
        return true;
    const char *const *params, *const *vars;
    const size_t n_params = param_names(&params), n_vars = var_names(&vars);
    const char *near = text_nearest(plain, params, n_params);
    if (!near) near = text_nearest(plain, vars, n_vars);
    return json_err(at, err, "found \"%s\", a posture, a parameter or a variable is wanted%s%s",
                    name, near ? "; did you mean " : "", near ? near : "");
}

static bool read_settings(Reader *r, JsonAt object, Games *g) {
    if (!json_as_object(object, r->err)) return false;
    const char *key;
    for (JsonAt item = {0}; json_each(object, &item, &key);) {
        if (g->settings == SETTINGS_MAX)
            return json_err(object, r->err, "at most %d settings are wanted", SETTINGS_MAX);
        Setting *s = &g->setting[g->settings++];
        *s = (Setting){.name = key, .at = item};
        if (!known_name(key, item, r->err)) return false;
        if (!json_as_real(item, -1e9, 1e9, &s->value, r->err)) return false;
    }
    return true;
}

static bool read_order(Reader *r, JsonAt at, Games *g) {
    static const char *const keys[] = {"month", "set"};
    int month;
    JsonAt set;
    const char *key;
    if (!json_only_keys(at, keys, COUNT_OF(keys), r->err) ||
        !json_get_int(at, "month", 1, 1200, &month, r->err) ||
        !json_get_object(at, "set", &set, r->err))
        return false;
    if (g->orders > 0 && g->order[g->orders - 1].month > month)
        return json_err(at, r->err, "orders are wanted in order of month");
    for (JsonAt item = {0}; json_each(set, &item, &key);) {
        const int posture = posture_find(key);
        if (posture < 0) return json_err(item, r->err, "found \"%s\", a posture is wanted", key);
        if (g->orders == ORDERS_MAX) return json_err(at, r->err, "too many orders");
        const PostureInfo *info = posture_info((PostureId)posture);
        PolicyOrder *order = &g->order[g->orders++];
        *order = (PolicyOrder){.month = month, .posture = (PostureId)posture};
        if (!json_as_real(item, info->low, info->high, &order->value, r->err)) return false;
    }
    return true;
}

static bool read_redrawn(Reader *r, JsonAt list, Games *g) {
    if (!json_as_array(list, r->err)) return false;
    g->redrawn = arena_alloc(&r->set->arena, PARAM_COUNT * sizeof(bool));
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *name;
        if (!json_as_text(item, &name, r->err)) return false;
        const ParamId id = param_find(name);
        if (id == PARAM_NONE || param_info(id)->role != ROLE_BOX)
            return json_err(item, r->err, "found \"%s\", an uncertain parameter is wanted", name);
        g->redrawn[id] = true;
    }
    return true;
}

static void write_key(PropertySet *set, Games *g) {
    Text text = {0};
    text_add(&text, "%s %s %llu %d %llu", g->start, design_name(g->design),
             (unsigned long long)g->runs, g->months, (unsigned long long)g->luck);
    for (int n = 0; n < g->settings; n++)
        text_add(&text, " %s=%.17g", g->setting[n].name, g->setting[n].value);
    for (int n = 0; n < g->orders; n++)
        text_add(&text, " %d:%d=%.17g", g->order[n].month, (int)g->order[n].posture,
                 g->order[n].value);
    for (int id = 0; g->redrawn && id < PARAM_COUNT; id++)
        if (g->redrawn[id]) text_add(&text, " ~%d", id);
    if (g->bots) text_add(&text, " bots");
    g->key = arena_text(&set->arena, text.data);
    text_free(&text);
}

static int keep_games(PropertySet *set, Games *g) {
    write_key(set, g);
    for (int n = 0; n < set->games_count; n++)
        if (strcmp(set->games[n].key, g->key) == 0) return n;
    set->games = grow(set->games, set->games_count, &set->games_room, sizeof *set->games);
    set->games[set->games_count] = *g;
    return set->games_count++;
}

static bool read_sizes(Reader *r, JsonAt arm, Games *g) {
    const char *design = "nominal";
    JsonAt at;
    int runs = 10000, luck = 0;
    g->months = 180;
    g->start = r->into->start;
    if (find_default(r, arm, "start", &at) && !json_as_text(at, &g->start, r->err)) return false;
    if (find_default(r, arm, "runs", &at) && !json_as_int(at, 50, 100000000, &runs, r->err))
        return false;
    if (find_default(r, arm, "horizon", &at) && !json_as_int(at, 1, 1200, &g->months, r->err))
        return false;
    if (json_object_find(arm, "luck", &at) && !json_as_int(at, 0, 1000, &luck, r->err))
        return false;
    g->runs = (uint64_t)runs;
    g->luck = (uint64_t)luck;
    if (!find_default(r, arm, "design", &at)) return true;
    if (!json_as_text(at, &design, r->err)) return false;
    return design_find(design, &g->design) ||
           json_err(at, r->err, "found \"%s\", nominal, box or lhs is wanted", design);
}

static bool read_arm(Reader *r, JsonAt arm, int *index) {
    static const char *const keys[] = {"start", "set",  "orders", "design",
                                       "runs",  "luck", "horizon", "redraw", "bots"};
    Games g = {0};
    JsonAt at;
    if (!json_only_keys(arm, keys, COUNT_OF(keys), r->err) || !read_sizes(r, arm, &g)) return false;
    if (json_object_find(arm, "set", &at) && !read_settings(r, at, &g)) return false;
    if (json_object_find(arm, "orders", &at)) {
        if (!json_as_array(at, r->err)) return false;
        for (JsonAt item = {0}; json_each(at, &item, NULL);)
            if (!read_order(r, item, &g)) return false;
    }
    if (json_object_find(arm, "redraw", &at) && !read_redrawn(r, at, &g)) return false;
    if (json_object_find(arm, "bots", &at) && !json_as_bool(at, &g.bots, r->err)) return false;
    *index = keep_games(r->set, &g);
    return true;
}

/* One input of a coded crisis: a number, a formula of parameters, that of the crisis it is like, or
 * the usual value. */
static bool read_input(Reader *r, JsonAt crisis, int n, const CodedFormulas *like, Formula *out) {
    static const FormulaNames none = {0};
    JsonAt at;
    double number = coded_inputs[n].otherwise;
    if (!json_object_find(crisis, coded_inputs[n].name, &at)) {
        if (like) {
            *out = like->input[n];
            return true;
        }
        if (isnan(number))
            return json_err(crisis, r->err, "\"%s\" is wanted", coded_inputs[n].name);
    } else if (json_kind(at) == JSON_TEXT) {
        const char *text;
        Err inner = {0};
        if (!json_as_text(at, &text, r->err)) return false;
        return formula_parse(text, &none, &r->set->arena, out, &inner) ||
               json_err(at, r->err, "%s", inner.text);
    } else if (!json_as_real(at, -10, 10, &number, r->err)) {
        return false;
    }
    *out = (Formula){.node = arena_alloc(&r->set->arena, sizeof(Node)), .nodes = 1};
    out->node[0] = (Node){.kind = NODE_NUMBER, .number = number};
    return true;
}

static bool find_shared(const Reader *r, const char *section, JsonAt shared, const char *name,
                        JsonAt *at) {
    JsonAt own;
    if (json_object_find(r->row, section, &own) && json_object_find(own, name, at)) return true;
    return shared.json && json_object_find(shared, name, at);
}

static bool read_coded(Reader *r, JsonAt crisis, int depth, CodedFormulas *out) {
    const char *keys[CODED_INPUTS + 1] = {"like"}, *name;
    for (int n = 0; n < CODED_INPUTS; n++) keys[n + 1] = coded_inputs[n].name;
    if (!json_only_keys(crisis, keys, COUNT_OF(keys), r->err)) return false;
    CodedFormulas base;
    JsonAt at, other;
    const bool like = json_object_find(crisis, "like", &at);
    if (like) {
        if (!json_as_text(at, &name, r->err)) return false;
        if (depth > 8 || !find_shared(r, "coded", r->coded, name, &other))
            return json_err(at, r->err, "found \"%s\", another coded crisis is wanted", name);
        if (!read_coded(r, other, depth + 1, &base)) return false;
    }
    out->at = crisis;
    for (int n = 0; n < CODED_INPUTS; n++)
        if (!read_input(r, crisis, n, like ? &base : NULL, &out->input[n])) return false;
    return true;
}

/* Names are looked up, and their arms read, when a formula first mentions them. */
static int named(const Named *list, int count, const char *name) {
    for (int n = 0; n < count; n++)
        if (strcmp(list[n].name, name) == 0) return n;
    return -1;
}

static int find_arm(void *context, const char *name) {
    Reader *r = context;
    Row *row = r->into;
    const int known = named(row->arm, row->arms, name);
    JsonAt at;
    int index;
    if (known >= 0) return known;
    if (row->arms == NAMES_MAX || !find_shared(r, "arms", r->arms, name, &at)) return -1;
    if (!read_arm(r, at, &index)) return -1;
    row->arm[row->arms] = (Named){arena_text(&r->set->arena, name), index};
    return row->arms++;
}

static int find_coded(void *context, const char *name) {
    Reader *r = context;
    PropertySet *set = r->set;
    Row *row = r->into;
    const int known = named(row->coded, row->codeds, name);
    JsonAt at;
    CodedFormulas coded;
    if (known >= 0) return known;
    if (row->codeds == NAMES_MAX || !find_shared(r, "coded", r->coded, name, &at)) return -1;
    if (!read_coded(r, at, 0, &coded)) return -1;
    set->coded = grow(set->coded, set->coded_count, &set->coded_room, sizeof *set->coded);
    set->coded[set->coded_count] = coded;
    row->coded[row->codeds] = (Named){arena_text(&set->arena, name), set->coded_count++};
    return row->codeds++;
}

static bool read_formula(Reader *r, const char *key, const char **text, Formula *out) {
    JsonAt at;
    Err inner = {0};
    const FormulaNames names = {.context = r, .arm = find_arm, .coded = find_coded};
    if (!json_get_text(r->row, key, text, r->err) || !json_object_find(r->row, key, &at))
        return false;
    /* An arm that cannot be read has said so already, with its own place in the file. */
    *r->err = (Err){0};
    if (formula_parse(*text, &names, &r->set->arena, out, &inner)) return true;
    return r->err->text[0] ? false : json_err(at, r->err, "%s", inner.text);
}

static bool read_choice(JsonAt row, const char *key, const char *const *known, size_t n, int *out,
                        Err *err) {
    const char *text;
    JsonAt at;
    if (!json_get_text(row, key, &text, err) || !json_object_find(row, key, &at)) return false;
    for (size_t c = 0; c < n; c++)
        if (strcmp(known[c], text) == 0) {
            *out = (int)c;
            return true;
        }
    Text list = {0};
    for (size_t c = 0; c < n; c++) text_add(&list, "%s%s", c ? ", " : "", known[c]);
    json_err(at, err, "found \"%s\", one of %s is wanted", text, list.data);
    text_free(&list);
    return false;
}

static bool read_words(Reader *r, Property *p) {
    static const char *const ops[] = {"<", "<=", ">", ">=", "sign"};
    const char *kinds[] = {property_kind_name(PROPERTY_FITS),
                           property_kind_name(PROPERTY_STRUCTURAL),
                           property_kind_name(PROPERTY_CALIBRATED),
                           property_kind_name(PROPERTY_TWO_SIDED)};
    const char *id = r->id;
    JsonAt at;
    int kind, op;
    if ((!id && !json_get_text(r->row, "id", &id, r->err)) ||
        !json_get_text(r->row, "claim", &p->claim, r->err) ||
        !json_get_real(r->row, "threshold", -1e6, 1e6, &p->threshold, r->err) ||
        !read_choice(r->row, "kind", kinds, COUNT_OF(kinds), &kind, r->err) ||
        !read_choice(r->row, "op", ops, COUNT_OF(ops), &op, r->err))
        return false;
    p->kind = (PropertyKind)kind;
    p->op = ops[op];
    if (strlen(id) >= sizeof p->id || !id[0])
        return json_err(r->row, r->err, "an id of 1 to %zu characters is wanted", sizeof p->id - 1);
    snprintf(p->id, sizeof p->id, "%s", id);
    for (int n = 0; n < r->set->rows_count - 1; n++)
        if (strcmp(r->set->rows[n].shown.id, id) == 0)
            return json_err(r->row, r->err, "the id \"%s\" is already used", id);
    p->reference = "";
    if (json_object_find(r->row, "reference", &at) && !json_as_text(at, &p->reference, r->err))
        return false;
    return !json_object_find(r->row, "bold", &at) || json_as_bool(at, &p->bold, r->err);
}

static bool read_row(Reader *r, JsonAt at) {
    static const char *const keys[] = {"id",   "claim",  "kind", "bold", "statistic", "op",
                                       "threshold", "reference", "sign", "arms", "coded", "start",
                                       "design", "runs", "horizon", "draws"};
    PropertySet *set = r->set;
    set->rows = grow(set->rows, set->rows_count, &set->rows_room, sizeof *set->rows);
    Row *row = &set->rows[set->rows_count++];
    *row = (Row){.at = at, .start = "", .draws = 2000};
    r->into = row;
    r->row = at;
    JsonAt found;
    if (!json_only_keys(at, keys, COUNT_OF(keys), r->err) || !read_words(r, &row->shown))
        return false;
    if (find_default(r, at, "start", &found) && !json_as_text(found, &row->start, r->err))
        return false;
    if (find_default(r, at, "draws", &found) &&
        !json_as_int(found, 50, 1000000, &row->draws, r->err))
        return false;
    if (!read_formula(r, "statistic", &row->shown.statistic, &row->statistic)) return false;
    row->has_sign = json_object_find(at, "sign", &found);
    return !row->has_sign || read_formula(r, "sign", &row->shown.sign, &row->sign);
}

/* What rows share. */
static bool read_shared(Reader *r, JsonAt root) {
    if (json_object_find(root, "defaults", &r->defaults) && !json_as_object(r->defaults, r->err))
        return false;
    if (json_object_find(root, "arms", &r->arms) && !json_as_object(r->arms, r->err)) return false;
    return !json_object_find(root, "coded", &r->coded) || json_as_object(r->coded, r->err);
}

static bool read_claim(Reader *r, const char *id, JsonAt at) {
    static const char *const keys[] = {"claim", "mechanism", "figure"};
    static const char *const figures[] = {"classes", "hump", "frontier"};
    PropertySet *set = r->set;
    PropertyClaim claim = {.mechanism = "", .figure = ""};
    JsonAt found;
    int figure;
    if (!json_only_keys(at, keys, COUNT_OF(keys), r->err) ||
        !json_get_text(at, "claim", &claim.claim, r->err))
        return false;
    if (strlen(id) >= sizeof claim.id || !id[0])
        return json_err(at, r->err, "a name of 1 to %zu characters is wanted", sizeof claim.id - 1);
    snprintf(claim.id, sizeof claim.id, "%s", id);
    if (json_object_find(at, "mechanism", &found) && !json_as_text(found, &claim.mechanism, r->err))
        return false;
    if (json_object_find(at, "figure", &found)) {
        if (!read_choice(at, "figure", figures, COUNT_OF(figures), &figure, r->err)) return false;
        claim.figure = figures[figure];
    }
    set->claims = grow(set->claims, set->claims_count, &set->claims_room, sizeof *set->claims);
    set->claims[set->claims_count++] = claim;
    return true;
}

static bool read_claims(Reader *r, JsonAt root) {
    JsonAt claims, about;
    const char *id;
    if (json_object_find(root, "about", &about) && !json_as_text(about, &r->set->about, r->err))
        return false;
    if (!json_object_find(root, "claims", &claims)) return true;
    if (!json_as_object(claims, r->err)) return false;
    for (JsonAt item = {0}; json_each(claims, &item, &id);)
        if (!read_claim(r, id, item)) return false;
    return true;
}

static bool read_all(Reader *r, JsonAt root) {
    static const char *const keys[] = {"about", "claims", "defaults", "arms", "coded", "rows"};
    JsonAt rows;
    if (!json_only_keys(root, keys, COUNT_OF(keys), r->err) || !read_shared(r, root) ||
        !read_claims(r, root))
        return false;
    if (!json_get_array(root, "rows", &rows, r->err)) return false;
    for (JsonAt item = {0}; json_each(rows, &item, NULL);)
        if (!read_row(r, item)) return false;
    return true;
}

static void keep_document(PropertySet *set, Json *json) {
    set->json = grow(set->json, set->json_count, &set->json_room, sizeof *set->json);
    set->json[set->json_count++] = json;
}

PropertySet *properties_parse(Json *json, Err *err) {
    PropertySet *set = memory_zeros(1, sizeof *set);
    Err local = {0};
    keep_document(set, json);
    Reader r = {.set = set, .err = err ? err : &local};
    if (read_all(&r, json_root(json))) return set;
    properties_free(set);
    return NULL;
}

bool properties_add(PropertySet *set, const char *id, Json *json, Err *err) {
    Err local = {0};
    Reader r = {.set = set, .id = id, .err = err ? err : &local};
    keep_document(set, json);
    return read_shared(&r, json_root(set->json[0])) && read_row(&r, json_root(json));
}

PropertySet *properties_read(const char *path, Err *err) {
    Json *json = json_read(path, err);
    return json ? properties_parse(json, err) : NULL;
}

static const PropertyClaim *claim_find(const PropertySet *set, const char *id) {
    for (int n = 0; n < set->claims_count; n++)
        if (strcmp(set->claims[n].id, id) == 0) return &set->claims[n];
    return NULL;
}

const char *properties_about(const PropertySet *set) { return set->about ? set->about : ""; }

PropertyClaim properties_claim(const PropertySet *set, const Property *p) {
    PropertyClaim own = {.claim = "", .mechanism = "", .figure = ""};
    snprintf(own.id, sizeof own.id, "%.*s", (int)strcspn(p->id, "."), p->id);
    const PropertyClaim *told = claim_find(set, own.id);
    const size_t last = strlen(own.id) - (own.id[0] != 0);
    if (!told && last > 0 && own.id[last] >= 'a' && own.id[last] <= 'z') {
        char shorter[sizeof own.id];
        snprintf(shorter, sizeof shorter, "%.*s", (int)last, own.id);
        told = claim_find(set, shorter);
    }
    return told ? *told : own;
}

void properties_free(PropertySet *set) {
    if (!set) return;
    for (int n = 0; n < set->games_count; n++) {
        free(set->games[n].tally);
        free(set->games[n].entered);
    }
    free(set->games);
    free(set->coded);
    free(set->claims);
    free(set->rows);
    arena_free(&set->arena);
    for (int n = 0; n < set->json_count; n++) json_free(set->json[n]);
    free(set->json);
    free(set);
}
