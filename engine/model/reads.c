/* From places in the world back to variables. Always true: see reads.h. */
#include "model/reads.h"

static Reading reading_at(int32_t offset) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        const size_t at = (size_t)offset, end = v->offset + sizeof(double) * (size_t)v->count;
        if (at >= v->offset && at < end) return (Reading){(VarId)id, (int)((at - v->offset) / sizeof(double))};
    }
    const bool found = false; /* a place outside the world */
    ASSERT(found);
    return (Reading){VAR_NONE, 0};
}

static bool reading_of(const Op *op, Reading *out) {
    switch ((OpCode)op->code) {
    case OP_VARIABLE:
    case OP_TEST_BELOW:
    case OP_TEST_ABOVE:
    case OP_TEST_IS: *out = reading_at(op->a); return true;
    case OP_MEAN:
    case OP_SUM:
    case OP_LOWEST:
    case OP_HIGHEST:
    case OP_COUNT_BELOW:
    case OP_COUNT_ABOVE: *out = (Reading){reading_at(op->a).var, READS_GROUP}; return true;
    case OP_SINCE:
    case OP_FIRED: *out = (Reading){VAR_event_month, op->a}; return true;
    case OP_CHOSEN: *out = (Reading){VAR_event_choice, op->a}; return true;
    default: return false;
    }
}

int program_reads(const Op *op, Program p, Reading out[READS_MAX]) {
    int count = 0;
    for (int n = 0; n < p.count && count < READS_MAX; n++) {
        Reading r;
        if (!reading_of(&op[p.first + n], &r)) continue;
        int at = 0;
        while (at < count && (out[at].var != r.var || out[at].index != r.index)) at++;
        if (at == count) out[count++] = r;
    }
    return count;
}
