-- Outside every alliance, imagined a year after a local settlement.

start "armed-neutrality" {
    title = "Armed neutrality: outside every alliance",
    summary = "Imagined, January 2127. A local settlement ended the fighting a year ago. It fixed no "
        .. "border and gave no guarantee. Tessmar has declared that it stays outside every alliance "
        .. "and relies on its own arms, depth and reserves, with help from friends. The task is to "
        .. "build a defence that makes an attack too dear, and to keep the peace for ten years.",
    date = "2127-01",
    imagined = true,
    quiet_seats = { "hold_out", "hold_out_2" },
    set = {
        war = 0, settled = 1, ended_by = 1, order = 3, months_peace = 12,
        ["posture.neutrality"] = 1, election_first = 22, months_war = 47, months_heavy = 44,
        losses_candidate = 420, losses_rival = 650, force_candidate = 300, force_rival = 360,
        pool_candidate = 680, pool_rival = 1070, aid_delivered = 0.75, own_production = 0.1,
        stocks = 6, exhaustion_candidate = 0.38, exhaustion_rival = 0.3, uncertainty = 0.2,
        economy_candidate = 0.78, economy_rival = 0.94, stability_rival = 0.74, unity = 0.85,
        governance = 0.4, trust_candidate_rival = 0.1, trust_alliance_rival = 0.2, porcupine = 0.6,
        support_start = 0.5,
    },
    members = {
        aid_paid = 0.12, accustomed = 0.8, belongs = { FEN = 1, GRY = 1 },
        objectors_left = { FEN = 0, GRY = 0 },
    },
}
