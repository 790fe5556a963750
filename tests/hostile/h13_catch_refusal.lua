-- class: api
-- tries: goes on after a refusal, and must leave nothing
-- expect: error

pcall(sim.set, "gold", 1) pcall(sim.spawn, {name = "x", count = 5}) pcall(sim.spawn, {name = "", count = 5})
error("and now fail")
