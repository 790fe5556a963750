/* The parts of the reference of the pack language; pack_reference*.c and pack_stubs.c alone include this. */
#pragma once
#include "model/rulebook.h"
#include "report/page.h"

/* Variables, postures, seats, aims, coefficients. */
void pack_reference_world(Page *page);

/* Whether a script reaches the variable as w.NAME. */
static inline bool pack_sees(const VarInfo *v) {
    return v->kind == KIND_GLOBAL || v->kind == KIND_MEMBER || v->kind == KIND_REGION || v->kind == KIND_SEAT ||
           v->kind == KIND_PAIR;
}
