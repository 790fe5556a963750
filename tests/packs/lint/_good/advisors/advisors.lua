advisor "military" { seat = "candidate", remarks = { { id = "shells", when = w.stocks:below(2) } } }
