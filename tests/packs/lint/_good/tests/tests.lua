test "a year passes" { start = "open", turns = 4, expect = w.month:above(3) }
