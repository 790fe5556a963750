-- What this pack is there to show.

test "one objection holds what nothing else holds" {
    runs = 400, months = 36,
    arms = { settled = { set = { ["grievance[GRC]"] = 0 } } },
    claim = "base.p_member < 0.5 * settled.p_member",
}

test "favours do not outweigh a name" {
    runs = 400, months = 36,
    arms = { favours = { set = { side_payments = 1 } } },
    claim = "favours.p_member < base.p_member + 0.15",
}

test "while nobody acts the name stays open" {
    months = 24,
    expect = w.grievance.GRC:above(1),
}
