#!/bin/bash
# `bench` measures what is asked for, by the keys that others rely on, and says why it cannot.
. "$(dirname "$0")/lib.bash"
run 0 bench --months 6 --json --only games_per_s.core,ratio.events,snapshot_ns,digest_ns,odds_cards_ms
valid_json "$work/out"
for key in games_per_s.core games_per_s ratio.events ratio events snapshot_ns digest_ns odds_cards_ms; do
    says out "\"$key\":"
done
grep -q 'ratio.bots' "$work/out" && complain "bench measures what nobody asked for"
run 0 bench --months 3 --only ratio.bots,ratio.threads,games_per_s.full
says out "ratio.bots"
says out "with bots in every seat"
# The window, painted without a display.
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
run 0 bench --ui --json
valid_json "$work/out"
if ! grep -q 'this build has no window' "$work/err"; then
    for key in ui.pan_ms ui.pan_worst_ms ui.tile_worst_ms ui.layout_ms ui.idle_ms ui.odds_worst_ms ui.first_ms pan_ms; do
        says out "\"$key\":"
    done
    says out 'painted without a display, 2560x1440'
fi
run 2 bench --only ratio.event
says err 'did you mean "ratio.events"?'
silent out

run 2 bench --only ratio.against
says err 'ratio.against needs the other program: --against PROGRAM'
silent out

# Another build of the program; here it is the same one.
run 0 bench --months 3 --only ratio.against --against "$ACCESSION" --json
says out '"ratio.against":'
run 0 bench --months 3 --only ratio.against --against "$work/none"
says err "no ratio.against: "
run 0 bench --months 3 --only ratio.python --start stalemate
says err "no ratio.python: the yardsticks know the start january-2023"
if command -v python3 >/dev/null; then
    run 0 bench --months 3 --only ratio.python --json
    says out '"ratio.python":'
fi
finish
