event "two" {
    when = w.stocks:below(3),
    chance = 1.5,
    effects = { w.economy_candidate:add(-0.01), later(3, { w.economy_candidate:add(0.01) }) },
}
window "three" { when = w.economy_rival:below(0.7), chance = 0, months = between(12, 24), menace = 0.5 }
