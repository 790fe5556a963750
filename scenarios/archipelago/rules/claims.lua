-- What this pack claims of its invented sea; `accession properties --pack archipelago` judges it over many
-- histories in which nobody acts. Thresholds were set by the authors, from no real case.

local without_windows = { base = {}, without = { set = { windows_on = 0 } } }

property "windows" {
    claim = "Entry comes through windows: without them it is at most half as likely",
    kind = "calibrated", bold = true,
    start = "after-the-storm", arms = without_windows,
    statistic = "without.p_member - 0.5 * base.p_member", op = "<", threshold = 0,
}

property "no_arsenal" {
    claim = "Nobody has nuclear weapons, so a lost guarantee is answered otherwise",
    kind = "fits",
    start = "open-question", arms = { base = {} },
    statistic = "base.p_nuclear", op = "<", threshold = 0.02,
}

property "quiet_is_long" {
    claim = "A local settlement mostly keeps for ten years without a promise of help",
    kind = "calibrated",
    start = "quiet-strait", arms = { base = {} }, horizon = 120,
    statistic = "base.p_reattack", op = "<", threshold = 0.5,
}
