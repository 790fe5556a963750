event "two" {
    when = w.stocks:below(3) & w.unity:below(0.2) & w.unity:above(0.5),
    chance = hazard(0.1 * w.exhaustion_candidate),
    effects = { w.economy_candidate:add(-0.01), later(3, { w.economy_candidate:add(0.01) }) },
}
window "three" { when = w.economy_rival:above(1.2), chance = 0.02, months = between(12, 24), menace = 0.5 }
