// Results of an ensemble as an SQLite database of three tables:
//     experiments(run INTEGER PRIMARY KEY, <parameters> REAL)
//     outcomes(run INTEGER PRIMARY KEY, <outcomes> REAL)
//     meta(key TEXT PRIMARY KEY, value TEXT)
// Always true: the file of that name is the old one or the new one whole; a database that is open is
// kept or dropped once. Built without the library, database_open fails and says so.
#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

#include "core/err.h"

typedef struct Database Database;

// names: the parameters, then the outcomes.
Database *database_open(const char *path, const char *const *names, int parameters, int outcomes,
                        Err *err);
bool database_meta(Database *db, const char *key, const char *value, Err *err);
// row: the run, then a number for each name. Runs come in any order, each once.
bool database_row(Database *db, const double *row, Err *err);
bool database_keep(Database *db, Err *err); // db is gone afterwards, also on failure
void database_drop(Database *db);           // NULL is allowed; the file stays as it was

#endif
