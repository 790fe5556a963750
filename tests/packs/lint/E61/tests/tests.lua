test "a year passes" { start = "open", turns = 4 }
