// A policy from a file: dated orders that set postures.
//
//     month,posture,value            [{"month": 1, "posture": "aid", "value": 0.5},
//     1,aid,0.5                       {"month": 25, "posture": "aid", "value": 1}]
//
// Always true: the orders of a policy that was read stand in order of month, none sets a posture
// twice in one month, and every value lies in its posture's range.
#ifndef STORE_POLICY_FILE_H
#define STORE_POLICY_FILE_H

#include "core/err.h"
#include "model/policy.h"

enum { POLICY_MONTH_MAX = 1200, POLICY_ORDERS_MAX = 10000 };

// Reads CSV (lines that begin with # are comments) or a JSON array. Built-in names: "passive" (no orders,
// nobody sits), "bots", "greedy" and "careless" (no orders, such bots in every seat). A file gives its name without
// folder and ending. A symbolic link is followed, since a person chose the path. *out is untouched on failure;
// policy_free it after success.
bool policy_read(const char *name_or_path, Policy *out, Err *err);
void policy_free(Policy *policy); // a Policy of zeros is allowed

#endif
