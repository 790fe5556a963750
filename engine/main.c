/* The program. Always true: everything it does is a command of cli/commands.def. */
#include "cli/cli.h"

int main(int argc, char **argv) {
    return cli_main(argc, argv);
}
