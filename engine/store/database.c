// Results as SQLite. Always true: see database.h; one transaction fills a file that nobody else has seen,
// so that no journal is needed.
#include "store/database.h"

#ifdef ACCESSION_SQLITE

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "store/file.h"

struct Database {
    FileOut file;
    sqlite3 *sql;
    sqlite3_stmt *experiment, *outcome, *meta;
    int parameters, outcomes;
};

static bool broken(const Database *db, Err *err) {
    return err_set(err, "%s: %s", db->file.path, sqlite3_errmsg(db->sql));
}

static bool execute(Database *db, const char *text, Err *err) {
    return sqlite3_exec(db->sql, text, NULL, NULL, NULL) == SQLITE_OK || broken(db, err);
}

static bool prepare(Database *db, const char *text, sqlite3_stmt **out, Err *err) {
    return sqlite3_prepare_v2(db->sql, text, -1, out, NULL) == SQLITE_OK || broken(db, err);
}

static bool table_begin(Database *db, const char *table, const char *const *names, int count,
                        sqlite3_stmt **insert, Err *err) {
    Text create = {0}, values = {0};
    text_add(&create, "CREATE TABLE %s(run INTEGER PRIMARY KEY", table);
    text_add(&values, "INSERT INTO %s VALUES(?", table);
    for (int n = 0; n < count; n++) {
        text_add(&create, ", \"%s\" REAL", names[n]);
        text_add(&values, ",?");
    }
    text_add(&create, ")");
    text_add(&values, ")");
    const bool ok = execute(db, create.data, err) && prepare(db, values.data, insert, err);
    text_free(&create);
    text_free(&values);
    return ok;
}

static bool tables_begin(Database *db, const char *const *names, Err *err) {
    return execute(db, "PRAGMA journal_mode = OFF", err) &&
           execute(db, "PRAGMA synchronous = OFF", err) && execute(db, "BEGIN", err) &&
           table_begin(db, "experiments", names, db->parameters, &db->experiment, err) &&
           table_begin(db, "outcomes", names + db->parameters, db->outcomes, &db->outcome, err) &&
           execute(db, "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT)", err) &&
           prepare(db, "INSERT INTO meta VALUES(?,?)", &db->meta, err);
}

static void database_close(Database *db) {
    sqlite3_finalize(db->experiment);
    sqlite3_finalize(db->outcome);
    sqlite3_finalize(db->meta);
    sqlite3_close(db->sql);
}

Database *database_open(const char *path, const char *const *names, int parameters, int outcomes,
                        Err *err) {
    Database *db = memory_zeros(1, sizeof *db);
    *db = (Database){.parameters = parameters, .outcomes = outcomes};
    if (!file_out_begin(&db->file, path, err)) {
        free(db);
        return NULL;
    }
    const int flags = SQLITE_OPEN_READWRITE;
    if (sqlite3_open_v2(db->file.temporary, &db->sql, flags, NULL) != SQLITE_OK) broken(db, err);
    else if (tables_begin(db, names, err)) return db;
    database_drop(db);
    return NULL;
}

static bool step(Database *db, sqlite3_stmt *statement, Err *err) {
    const int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || broken(db, err);
}

bool database_meta(Database *db, const char *key, const char *value, Err *err) {
    const bool bound = sqlite3_bind_text(db->meta, 1, key, -1, SQLITE_STATIC) == SQLITE_OK &&
                       sqlite3_bind_text(db->meta, 2, value, -1, SQLITE_STATIC) == SQLITE_OK;
    return bound ? step(db, db->meta, err) : broken(db, err);
}

static bool insert(Database *db, sqlite3_stmt *statement, double run, const double *value, int n,
                   Err *err) {
    sqlite3_bind_int64(statement, 1, (sqlite3_int64)run);
    for (int i = 0; i < n; i++) sqlite3_bind_double(statement, i + 2, value[i]);
    return step(db, statement, err);
}

bool database_row(Database *db, const double *row, Err *err) {
    return insert(db, db->experiment, row[0], row + 1, db->parameters, err) &&
           insert(db, db->outcome, row[0], row + 1 + db->parameters, db->outcomes, err);
}

bool database_keep(Database *db, Err *err) {
    bool done = execute(db, "COMMIT", err);
    database_close(db);
    if (done) done = file_out_keep(&db->file, 0, err);
    else file_out_drop(&db->file);
    free(db);
    return done;
}

void database_drop(Database *db) {
    if (!db) return;
    database_close(db);
    file_out_drop(&db->file);
    free(db);
}

#else

Database *database_open(const char *path, const char *const *names, int parameters, int outcomes,
                        Err *err) {
    (void)names;
    (void)parameters;
    (void)outcomes;
    err_set(err, "%s: this program was built without SQLite (libsqlite3-dev); --csv writes the same "
                 "numbers", path);
    return NULL;
}

bool database_meta(Database *db, const char *key, const char *value, Err *err) {
    (void)key;
    (void)value;
    (void)err;
    ASSERT(!db);
    return false;
}

bool database_row(Database *db, const double *row, Err *err) {
    (void)row;
    (void)err;
    ASSERT(!db);
    return false;
}

bool database_keep(Database *db, Err *err) {
    (void)err;
    ASSERT(!db);
    return false;
}

void database_drop(Database *db) { ASSERT(!db); }

#endif
