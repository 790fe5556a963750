// assets/text/<language>.json: what the program says, in another language.
//
//     {"Cohesion": "Згуртованість", "yes|answer": "так", "month": ["місяць", "місяці", "місяців"], ...}
//
// One flat object from English to the translation; a list has the forms that follow a number.
#ifndef STORE_TONGUE_FILE_H
#define STORE_TONGUE_FILE_H

#include "core/tongue.h"

// From the folders of the program's data, `data` first (NULL: those alone). A language without a file
// leaves the catalogue empty, and so does English. False if a file is there and holds what cannot be
// used. tongue_free it.
bool tongue_read(const char *data, const char *language, Tongue *out, Err *err);
void tongue_free(Tongue *tongue);

#endif
