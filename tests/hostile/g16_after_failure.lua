-- class: determinism
-- tries: fails late in a turn, after changes that must not stay
-- expect: error

local kept = {}
sim.on("turn", function() sim.set("gold", 5) kept[1] = "x" error("late") end)
