// The folders that may hold the program's own data: scenarios/ and assets/.
#ifndef STORE_DATA_FOLDER_H
#define STORE_DATA_FOLDER_H

#include <stdbool.h>

enum { DATA_FOLDERS_MAX = 64, DATA_PATH_BYTES = 4096 };

typedef struct DataFolders {
    char path[DATA_FOLDERS_MAX][DATA_PATH_BYTES];
    int count;
} DataFolders;

// In the order of search: `asked` (NULL: nothing is asked), $ACCESSION_DATA, the program's folder with those
// above it, each after its share/accession, and accession/ in $XDG_DATA_DIRS (/usr/local/share and /usr/share
// without it). Nothing says that they are there.
void data_folders(const char *asked, DataFolders *out);

// The first file of this name from those folders on; false if there is none.
bool data_file(const char *asked, const char *name, char path[DATA_PATH_BYTES]);

#endif
