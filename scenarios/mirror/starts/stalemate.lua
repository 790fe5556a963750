-- A frozen line, imagined after almost four years of war.

start "stalemate" {
    title = "Stalemate: the line is frozen",
    summary = "Imagined, January 2126. After almost four years of war neither side can move the line, "
        .. "and for half a year the fighting has been at low intensity without any agreement. What "
        .. "partners have paid shows how much they care; what they would promise is open. Fenmor "
        .. "and Grysel have joined. Money and belief are scarce. Which promise is affordable, and "
        .. "would Kordhaven believe it?",
    date = "2126-01",
    imagined = true,
    set = {
        frozen = 1, election_first = 34, months_war = 47, months_heavy = 41, losses_candidate = 400,
        losses_rival = 620, force_candidate = 320, force_rival = 340, pool_candidate = 640,
        pool_rival = 970, aid_delivered = 0.82, own_production = 0.08, stocks = 5,
        exhaustion_candidate = 0.5, exhaustion_rival = 0.45, uncertainty = 0.2,
        economy_candidate = 0.71, economy_rival = 0.94, stability_rival = 0.7, unity = 0.85,
        governance = 0.38, trust_candidate_rival = 0.08, trust_alliance_rival = 0.18,
        porcupine = 0.55, support_start = 0.52,
    },
    members = {
        aid_paid = 0.12, accustomed = 0.85, belongs = { FEN = 1, GRY = 1 },
        objectors_left = { FEN = 0, GRY = 0 },
    },
}
