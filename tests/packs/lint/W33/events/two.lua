event "two" {
    when = w.stocks:below(3),
    chance = hazard(0.1 * w.exhaustion_candidate),
    effect = function(now) return { w.unity:add(0.01) } end,
}
window "three" { when = w.economy_rival:below(0.7), chance = 0.02, months = between(12, 24), menace = 0.5 }
