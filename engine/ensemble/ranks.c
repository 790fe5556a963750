/* Processes of an MPI job. Always true: see ranks.h. */
#include "ensemble/ranks.h"
#include "core/memory.h"

#include <stdlib.h>

#ifdef ACCESSION_MPI

#include <mpi.h>

enum { RANKS_TAG = 1 };
static bool begun; /* of the process, as MPI itself is */

/* Without mpirun MPI would have to start its helpers first, which takes a second. */
static bool ranks_launched(void) {
    return getenv("OMPI_COMM_WORLD_SIZE") || getenv("PMI_SIZE") || getenv("PMIX_RANK");
}

void ranks_begin(void) {
    int provided;
    if (!ranks_launched()) return;
    begun = MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &provided) == MPI_SUCCESS;
    ASSERT(begun && provided >= MPI_THREAD_FUNNELED);
}

void ranks_end(void) {
    if (begun) MPI_Finalize();
    begun = false;
}

int ranks_count(void) {
    int count = 1;
    if (begun) MPI_Comm_size(MPI_COMM_WORLD, &count);
    return count;
}

int ranks_mine(void) {
    int mine = 0;
    if (begun) MPI_Comm_rank(MPI_COMM_WORLD, &mine);
    return mine;
}

void ranks_send(const void *bytes, size_t length) {
    ASSERT(begun && length < INT32_MAX);
    MPI_Send(bytes, (int)length, MPI_BYTE, 0, RANKS_TAG, MPI_COMM_WORLD);
}

void ranks_receive(int from, Text *out) {
    MPI_Status status;
    int length;
    ASSERT(begun && out->length == 0);
    MPI_Probe(from, RANKS_TAG, MPI_COMM_WORLD, &status);
    MPI_Get_count(&status, MPI_BYTE, &length);
    char *bytes = memory_new((size_t)length + 1);
    ASSERT(length >= 0);
    MPI_Recv(bytes, length, MPI_BYTE, from, RANKS_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    text_add_bytes(out, bytes, (size_t)length);
    free(bytes);
}

_Noreturn void ranks_abort(int code) {
    if (begun) MPI_Abort(MPI_COMM_WORLD, code);
    exit(code);
}

#else

void ranks_begin(void) {}
void ranks_end(void) {}
int ranks_count(void) { return 1; }
int ranks_mine(void) { return 0; }

void ranks_send(const void *bytes, size_t length) { ASSERT(!bytes && length == 0); }
void ranks_receive(int from, Text *out) { ASSERT(from == 0 && !out); }
_Noreturn void ranks_abort(int code) { exit(code); }

#endif
