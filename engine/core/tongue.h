// What is said to a person, in the language of that person: the English text is the key.
// Always true: without a catalogue everything is said in English, and so is what a catalogue lacks; an
// entry that is taken takes the same arguments as its English, so that none can break a sentence. A number
// that a conversion writes here has the decimal mark of the language (".|decimal") and the sign "−"; nothing else
// is touched.
// Which catalogue is used is a matter of each thread; one that was not told speaks English.
#ifndef CORE_TONGUE_H
#define CORE_TONGUE_H

#include "core/arena.h"
#include "core/err.h"
#include "core/text.h"

enum { TONGUE_FORMS_MAX = 3 };

// Several forms follow a number: one and many if there are two; if there are three 1, 2 to 4 and 5 as
// Slavic languages count, where 11 to 14 go with 5.
typedef struct TongueEntry {
    const char *english; // "English", or "English|context" where one word has two meanings
    const char *form[TONGUE_FORMS_MAX];
    int forms;
} TongueEntry;

// A Tongue of zeros is valid and empty. Entries are sorted by their English.
typedef struct Tongue {
    Arena arena;
    TongueEntry *entry;
    int count;
} Tongue;

// From now on this thread speaks from the catalogue, which has to stay; NULL: English.
void tongue_use(const Tongue *catalogue);
const Tongue *tongue_used(void);

// The text in the language in use, else the English itself.
const char *tongue(const char *english) __attribute__((format_arg(1)));
const char *tongue_in(const char *english, const char *context) __attribute__((format_arg(1)));

// The form that goes with n; one is the key.
const char *tongue_many(double n, const char *one, const char *many)
    __attribute__((format_arg(2), format_arg(3)));

// The name in a case, if the catalogue has "name|case"; else as it is. length: bytes of `which`.
const char *tongue_case(const char *name, const char *which, size_t length);

// Appends, printf-like; the format is looked up. A translation may decline a name that is filled in:
// "{%s:gen}" becomes the name's genitive.
void text_say(Text *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void text_say_list(Text *out, const char *fmt, va_list args) __attribute__((format(printf, 2, 0)));

// The same into `bytes` bytes, cut where they end.
void tongue_write(char *out, size_t bytes, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void tongue_write_list(char *out, size_t bytes, const char *fmt, va_list args) __attribute__((format(printf, 3, 0)));

// Marks a text that stands in a table and is looked up where it is told.
#define TONGUE(english) english
#define TONGUE_IN(english, context) english

// Whether a translation can stand in for the English: the same conversions, by type and place, the same
// names in braces, the same white space at both ends.
bool tongue_fits(const char *english, const char *other, Err *err);

// Puts the entries in their order; false, with the reason, if one does not fit or stands there twice.
bool tongue_ready(Tongue *tongue, Err *err);

#endif
