-- Three ways to a decision, imagined a year after the model date. Each opens a window that closes.

start "decision-expulsion" {
    title = "Decisive victory: the occupation ends",
    summary = "Imagined, January 2124. After a second year of war the occupying forces are leaving all "
        .. "of Tessmar within the month. Kordal is in shock and for a time can menace little. The "
        .. "window will close when it has recovered, in one to three and a half years. The next "
        .. "summits decide whether the alliance says yes, or a considered no, in time.",
    date = "2124-01",
    imagined = true,
    set = {
        force_expulsion = 1, election_first = 10, months_war = 23, months_heavy = 23,
        losses_candidate = 210, losses_rival = 355, force_candidate = 340, force_rival = 280,
        pool_candidate = 800, pool_rival = 1120, aid_delivered = 0.95, own_production = 0.03,
        exhaustion_candidate = 0.3, exhaustion_rival = 0.35, uncertainty = 0.3,
        economy_rival = 0.93, stability_rival = 0.62, unity = 0.92, governance = 0.34,
    },
    members = {
        aid_paid = 0.05,
    },
}

start "decision-turmoil" {
    title = "Decisive victory: turmoil in Kordhaven",
    summary = "Imagined, January 2124. A struggle for power breaks out in Kordhaven, and those who prevail "
        .. "look for a way out of the war. How much land the withdrawal frees is open. For a time "
        .. "Kordal can menace little; how long is not known. The next summits decide whether the "
        .. "alliance says yes, or a considered no, in time.",
    date = "2124-01",
    imagined = true,
    set = {
        force_turmoil = 1, p_withdrawal = 1, p_harder_line = 0, election_first = 10,
        months_war = 23, months_heavy = 23, losses_candidate = 210, losses_rival = 355,
        force_candidate = 320, force_rival = 320, pool_candidate = 800, pool_rival = 1120,
        aid_delivered = 0.95, own_production = 0.03, exhaustion_candidate = 0.31,
        exhaustion_rival = 0.3, uncertainty = 0.37, economy_rival = 0.92, stability_rival = 0.55,
        unity = 0.92, governance = 0.34,
    },
    members = {
        aid_paid = 0.05,
    },
}

start "decision-collapse" {
    title = "Decisive victory: Kordal's economy collapses",
    summary = "Imagined, January 2124. A banking crisis and falling export income overwhelm the Kordalian "
        .. "state, which can no longer pay for the war it wages. Fighting ends on terms that free "
        .. "part of the occupied land. Menace is low while the crisis lasts and returns with the "
        .. "economy. The next summits decide whether the alliance says yes, or a considered no, in "
        .. "time.",
    date = "2124-01",
    imagined = true,
    set = {
        force_collapse = 1, election_first = 10, months_war = 23, months_heavy = 23,
        losses_candidate = 210, losses_rival = 355, force_candidate = 320, force_rival = 325,
        pool_candidate = 800, pool_rival = 1120, aid_delivered = 0.95, own_production = 0.03,
        exhaustion_candidate = 0.31, exhaustion_rival = 0.28, uncertainty = 0.37,
        economy_rival = 0.85, stability_rival = 0.68, unity = 0.92, governance = 0.34,
    },
    members = {
        aid_paid = 0.05,
    },
}
