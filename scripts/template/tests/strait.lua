-- What must be true of the pack; `accession pack test` runs them.
test "ferries sail again in a year without fog" {
    months = 8,
    expect = w.ferries:above(0.65) & w.ferries:below(0.9),
}

test "a game of four turns goes on" {
    turns = 4,
    orders = { "turn 1 candidate act reform 1" },
    expect = w.month:at_least(12),
}

test "without guarantees fewer guarantees are given" {
    runs = 200, months = 120,
    arms = { without = { set = { guarantees_on = 0 } } },
    claim = "without.p_guarantee <= base.p_guarantee + 0.1",
}
