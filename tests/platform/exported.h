/* A start of a pack as C, so that core and model alone can live it: no file, JSON, Lua or zip is
 * read.
 *
 * Always true: export_world.c writes every field that a month of play reads. Texts are left out,
 * and functions of a pack too (the exporter refuses a pack that has any); numbers are hexadecimal,
 * so that no bit is lost on the way. */
#pragma once
#include "model/rulebook.h"

typedef struct Exported {
    const char *start;
    int members, regions, start_year, start_month;
    const double *world, *nominal;
    const char (*member_id)[8];
    const int *seat_member;
    Rulebook rules;
} Exported;
