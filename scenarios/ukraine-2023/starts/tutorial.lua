-- Five steps and a quarter of an hour: a promise, two locks, everyone, the window, another history.
-- Three months after an armistice along the line; nothing is signed.

start "tutorial" {
    title = "Tutorial: after an armistice",
    summary = "Imagined, January 2026. Three months ago the line became an armistice without a settlement. "
        .. "Partners have paid less than in other histories, and nothing is signed: what Washington would "
        .. "keep, Moscow can only guess. Five short steps show what a promise rests on, what deters, why "
        .. "thirty governments must agree, what a window is, and what another choice would have changed.",
    date = "2026-01",
    imagined = true,
    set = {
        war = 0, settled = 0, ended_by = 2, order = 3, months_peace = 3, election_first = 34, summit_first = 4,
        months_war = 47, months_heavy = 41, losses_candidate = 400, losses_rival = 620,
        force_candidate = 300, force_rival = 345, pool_candidate = 640, pool_rival = 970,
        aid_delivered = 0.6, own_production = 0.08, stocks = 5,
        exhaustion_candidate = 0.48, exhaustion_rival = 0.4, uncertainty = 0.2,
        economy_candidate = 0.72, economy_rival = 0.93, stability_rival = 0.68, unity = 0.85, governance = 0.38,
        trust_candidate_rival = 0.06, trust_alliance_rival = 0.16, porcupine = 0.5, support_start = 0.52,
    },
    members = {
        accustomed = 0.7,
        belongs = { FIN = 1, SWE = 1 },
        objectors_left = { FIN = 0, SWE = 0 },
    },
}

lesson "tutorial" {
    start = "tutorial",
    seat = "lead",
    steps = {
        { id = "promise", done = w.turn:above(1) },
        { id = "two_locks", done = w.turn:above(2) },
        { id = "everyone", done = w.turn:above(3) },
        { id = "window", done = w.turn:above(5) },
        { id = "another_history", done = w.turn:above(9) },
    },
}

-- The lesson needs an open file.
lever "neutrality" { needs = ~started_as "tutorial" }
