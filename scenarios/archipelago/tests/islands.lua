-- What this pack is there to show.

test "a window makes entry likelier" {
    start = "after-the-storm",
    runs = 400, months = 60,
    arms = { without = { set = { windows_on = 0 } } },
    claim = "without.p_member < 0.7 * base.p_member",
}

test "nobody has nuclear weapons" {
    runs = 400, months = 120,
    claim = "base.p_nuclear < 0.02",
}

test "work on the fishing ground eases the quarrel" {
    turns = 6,
    orders = { "turn 1 candidate act grievance_work 1" },
    expect = w.grievance.HOL:below(0.5),
}
