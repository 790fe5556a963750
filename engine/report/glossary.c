/* The words of the game. Always true: see glossary.h. */
#include "report/glossary.h"

#include "report/paper.h"

void glossary_write(Text *out) {
    static const char *const words[] = {
        TONGUE("Capital: political capital of a government, 0 to 12. Cards cost it; each turn brings "
        "more."),
        TONGUE("Card: one thing that a seat can do. Most are postures: they stay until taken back."),
        TONGUE("Upkeep: capital that a posture costs every turn while it stands."),
        TONGUE("Initiative: the right to take one card; two a turn. Unused ones lapse."),
        TONGUE("Reversal: going back on a posture within four turns; it costs its price again, and one's "
        "name for keeping one's word."),
        TONGUE("Offer: asking another seat for one of its cards, for one of ours or for capital; one a "
        "turn."),
        TONGUE("Promise: what an accepted offer leaves on both sides, by a dated turn."),
        TONGUE("Appropriation: what an ally's parliament grants a year; some cards take from it."),
        TONGUE("Agenda points: the secretariat's means; they come with summits."),
        TONGUE("Asks: what a hold-out can still sell its signature for; three in a game."),
        TONGUE("File: how far accession has come: dialogue, action plan, invited, protocol signed, "
        "ratifying, "
        "member."),
        TONGUE("Balance of reasons, or consent: what a member weighs; above a line it says yes to a step."),
        TONGUE("Belief: the chance, as the rival sees it, that an ally or a coalition would fight."),
        TONGUE("Attack risk: chance of a new attack within ten years under today's order."),
        TONGUE("Window: months in which the rival can do little about the candidate's course."),
        TONGUE("Frozen line: fighting at low intensity, without a text."),
        TONGUE("Order: who guarantees what after the guns are silent."),
        TONGUE("Bot: a seat without a person. What it weighs is open to everybody."),
    };
    for (size_t n = 0; n < COUNT_OF(words); n++) paper_wrap(out, "", 2, tongue(words[n]));
}
