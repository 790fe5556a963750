advisor "military" { seat = "candidate", weights = { security = 1 }, remarks = { { id = "shells", when = w.stocks:below(2) } } }
advisor "finance" { seat = "candidate" }
advisor "miltary" { seat = "rival" }
