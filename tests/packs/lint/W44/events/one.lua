local seasons = require("lib.seasons")

event "one" {
    seat = "candidate",
    when = seasons.cold,
    chance = 0.2,
    claims = { "A12a", "C5" },
    year = 2000, mark = "R", source = "Invented.",
    choices = {
        { id = "hold", cost = { capital = 1 }, effects = { w.unity:add(0.01), w.patience:add(-0.05) },
          bot = 0.2 * weight.security },
        { id = "leave", effects = { w.unity:add(-0.01) }, bot = 0.3 - w.unity },
    },
    default = "leave",
}
