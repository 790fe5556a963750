-- What this pack is there to show.

test "renouncing force makes entry likelier" {
    start = "september-1954",
    runs = 400, months = 24,
    arms = { formula = { policy = "west-german-formula" } },
    claim = "formula.p_member > base.p_member + 0.1",
}

test "nobody is bound to succeed" {
    start = "september-1954",
    runs = 400, months = 24,
    claim = "base.p_member < 0.85",
}

test "a renunciation that is ordered stands" {
    start = "september-1954",
    turns = 2,
    orders = { "turn 1 candidate act renunciation 1" },
    expect = w.ordered.renunciation:at_least(0.5),
}
