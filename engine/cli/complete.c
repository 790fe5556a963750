/* Completion: what could stand there. Always true: see complete.h. */
#include "cli/complete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/game_saved.h"
#include "cli/group.h"
#include "core/memory.h"
#include "ensemble/statistic.h"
#include "model/seat.h"
#include "table/where.h"

typedef struct Line {
    const Options *options;  /* of `commands` itself: --data and so on */
    char *const *word;       /* as typed, without "=" */
    int words;
    const char *last;        /* what is to be completed */
    const char *allowed;     /* options of the command */
    const char *command;
    Text *out;
} Line;

static void offer(const Line *l, const char *word, const char *means) {
    if (strncmp(word, l->last, strlen(l->last)) == 0) text_add(l->out, "%s\t%s\n", word, means);
}

/* --- values ------------------------------------------------------------------------------------ */

static void offer_packs(const Line *l) {
    PackPlaces places;
    PackEntry *list;
    if (!game_places(l->options, &places, NULL)) return;
    const int count = pack_list(&places, &list);
    for (int n = 0; n < count; n++)
        if (list[n].hidden_by < 0) offer(l, list[n].id, list[n].path);
    free(list);
}

/* The value that an option has on the line so far. */
static const char *given(const Line *l, const char *option) {
    for (int n = 0; n + 2 < l->words; n++)
        if (strcmp(l->word[n], option) == 0) return l->word[n + 1];
    return NULL;
}

/* The card of the pack that the line names; free() it; NULL: it does not open. */
static Pack *card_of(const Line *l) {
    char dir[PACK_PATH_BYTES];
    const char *name = given(l, "--pack");
    Pack *card = memory_new(sizeof *card);
    PackBook *book = game_find(l->options, name ? name : WHERE_PACK, dir, NULL) ? book_open(dir, NULL, NULL) : NULL;
    const bool read = book && pack_card(book, card, NULL);
    book_close(book);
    if (read) return card;
    free(card);
    return NULL;
}

static void offer_starts(const Line *l) {
    Pack *card = card_of(l);
    for (int n = 0; card && n < card->starts; n++) offer(l, card->start[n].name, card->start[n].title);
    free(card);
}

static void offer_seats(const Line *l) {
    Pack *card = card_of(l);
    for (int n = 0; card && n < SEAT_COUNT; n++)
        if (card->seat[n].name[0]) offer(l, card->seat[n].name, seat_info((SeatId)n)->office);
    for (int n = 0; n < SEAT_COUNT; n++) offer(l, seat_info((SeatId)n)->role, seat_info((SeatId)n)->office);
    free(card);
}

static void offer_saves(const Line *l) {
    Where where;
    char folder[SAVE_PATH_BYTES];
    SaveEntry *all = memory_zeros(SAVES_LISTED_MAX, sizeof *all);
    if (game_where(l->options, &where, NULL) && where_saves(&where, folder, NULL)) {
        const int count = saves_list(folder, all);
        for (int n = 0; n < count; n++) offer(l, all[n].name, folder);
    }
    free(all);
}

static void offer_statistics(const Line *l) {
    for (int n = 0; n < STAT_COUNT; n++) offer(l, stat_info((StatId)n)->name, stat_info((StatId)n)->text);
}

static void offer_list(const Line *l, const char *const *words, size_t count) {
    for (size_t n = 0; n < count; n++) offer(l, words[n], "");
}

static void offer_value(const Line *l, const OptionShown *o) {
    static const char *const languages[] = {"en", "uk"}, *const modes[] = {"guided", "standard", "record"},
                             *const designs[] = {"nominal", "box", "lhs"},
                             *const policies[] = {"passive", "bots", "greedy", "careless"};
    switch (o->id) {
    case OPTION_pack: offer_packs(l); break;
    case OPTION_start: offer_starts(l); break;
    case OPTION_seat: offer_seats(l); break;
    case OPTION_load: offer_saves(l); break;
    case OPTION_language: offer_list(l, languages, COUNT_OF(languages)); break;
    case OPTION_mode: offer_list(l, modes, COUNT_OF(modes)); break;
    case OPTION_design: offer_list(l, designs, COUNT_OF(designs)); break;
    case OPTION_policy:
    case OPTION_against_policy: offer_list(l, policies, COUNT_OF(policies)); break;
    case OPTION_of:
        if (strcmp(l->command, "explain") != 0 && strcmp(l->command, "pack web") != 0) offer_statistics(l);
        break;
    default: break;
    }
    if (strstr(o->meta, "FILE") || strstr(o->meta, "ZIP") || strstr(o->meta, "PROGRAM")) text_add(l->out, ":files\n");
    else if (strcmp(o->meta, "DIR") == 0) text_add(l->out, ":folders\n");
}

/* --- the line ---------------------------------------------------------------------------------- */

static void offer_commands(const Line *l) {
    size_t count;
    const CliCommand *command = cli_commands(&count);
    for (size_t n = 0; n < count; n++) offer(l, command[n].name, command[n].help);
    offer(l, "help", "options and examples of a command");
}

static void offer_subcommands(const Line *l, const CliGroup *group) {
    for (size_t n = 0; n < group->count; n++)
        offer(l, group->command[n].name + strlen(group->name) + 1, group->command[n].help);
}

static bool stands(const Line *l, const char *option) {
    for (int n = 0; n + 1 < l->words; n++)
        if (strcmp(l->word[n], option) == 0) return true;
    return false;
}

static void offer_options(const Line *l) {
    const char *allowed = l->allowed;
    for (OptionShown o; options_next(&allowed, &o);) {
        char word[48];
        Text help = {0};
        snprintf(word, sizeof word, "--%s", o.name);
        options_text(o.help, l->command, &help);
        if (o.repeats || !stands(l, word)) offer(l, word, help.data ? help.data : "");
        text_free(&help);
    }
    offer(l, "--help", "options and examples");
}

/* The option whose value is to be completed. */
static bool value_wanted(const Line *l, OptionShown *o) {
    const char *before = l->words > 1 ? l->word[l->words - 2] : "", *allowed = l->allowed;
    if (strcmp(before, "-o") == 0) before = "--output";
    while (strncmp(before, "--", 2) == 0 && options_next(&allowed, o))
        if (strcmp(o->name, before + 2) == 0) return o->meta[0] != '\0';
    return false;
}

static void offer_words(const Line *l, const CliCommand *command) {
    if (strncmp(command->options, "FILE", 4) != 0) return;
    if (strncmp(command->usage, "DIR", 3) == 0) {
        text_add(l->out, ":folders\n");
        return;
    }
    if (strstr(command->options, "saves-dir")) offer_saves(l);
    text_add(l->out, ":files\n");
}

/* words: of the line, the last of them to be completed. */
static void line_complete(Line *l) {
    const bool named = l->words > 1 && l->word[0][0] != '-', helps = named && strcmp(l->word[0], "help") == 0;
    if ((!named && l->last[0] != '-' && l->words == 1) || (helps && l->words == 2)) {
        offer_commands(l);
        return;
    }
    const CliCommand *command = cli_find(helps ? l->word[1] : named ? l->word[0] : "play");
    const CliGroup *group = command ? group_of(command) : NULL;
    const int at = helps ? 2 : 1; /* where a subcommand would stand */
    const CliCommand *inner = group && l->words > at + 1 ? group_find(group, l->word[at]) : NULL;
    if (!command) return;
    if (group && l->words == at + 1) offer_subcommands(l, group);
    if (helps || (group && !inner)) return;
    if (inner) command = inner;
    OptionShown option;
    l->allowed = command->options;
    l->command = command->name;
    if (value_wanted(l, &option)) offer_value(l, &option);
    else if (l->last[0] == '-') offer_options(l);
    else offer_words(l, command);
}

void complete_words(const Options *o, Text *out) {
    char **word = memory_zeros((size_t)o->words.count + 1, sizeof *word);
    Line l = {.options = o, .word = word, .out = out};
    for (int n = 0; n < o->words.count; n++) { /* bash divides --seed=4 */
        const bool equals = strcmp(o->words.item[n], "=") == 0, last = n + 1 == o->words.count;
        if (!equals || last) word[l.words++] = (char *)(uintptr_t)(equals ? "" : o->words.item[n]);
    }
    if (l.words > 0) {
        l.last = word[l.words - 1];
        line_complete(&l);
    }
    free(word);
}

/* --- the shells -------------------------------------------------------------------------------- */

void complete_bash(Text *out) {
    text_add(out, "%s",
             "# Completion of accession for bash; printed by: accession commands --bash\n"
             "_accession() {\n"
             "    local line\n"
             "    COMPREPLY=()\n"
             "    while IFS= read -r line; do\n"
             "        case $line in\n"
             "        :files) compopt -o default ;;\n"
             "        :folders) compopt -o dirnames ;;\n"
             "        *) COMPREPLY+=(\"$(printf %q \"${line%%$'\\t'*}\")\") ;;\n"
             "        esac\n"
             "    done < <(\"$1\" commands --complete -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\n"
             "}\n"
             "complete -F _accession accession\n");
}

void complete_zsh(Text *out) {
    text_add(out, "%s",
             "#compdef accession\n"
             "# Completion of accession for zsh; printed by: accession commands --zsh\n"
             "_accession() {\n"
             "    local line rest\n"
             "    local -a offered\n"
             "    while IFS= read -r line; do\n"
             "        case $line in\n"
             "        :files) rest=_files ;;\n"
             "        :folders) rest='_files -/' ;;\n"
             "        *) offered+=(\"${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}\") ;;\n"
             "        esac\n"
             "    done < <(\"${(Q)words[1]}\" commands --complete -- \"${(@Q)words[2,CURRENT]}\" 2>/dev/null)\n"
             "    (( $#offered )) && _describe accession offered\n"
             "    [[ -n $rest ]] && ${=rest}\n"
             "}\n"
             "if [[ $funcstack[1] = _accession ]]; then _accession; else compdef _accession accession; fi\n");
}
