start "open" { title = "Open", summary = "Nothing is changed.", imagined = false }
start "frozen" { title = "Frozen", summary = "The line is frozen.", imagined = true, set = { frozen = 1 } }
lesson "first" { start = "open", seat = "front", steps = { { id = "look", done = w.turn:above(1) } } }
