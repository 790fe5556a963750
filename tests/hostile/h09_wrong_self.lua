-- class: api
-- tries: calls functions with the table as first argument
-- expect: either

pcall(sim.get, sim, "gold") pcall(sim.log, sim) pcall(sim.on, sim.on, sim.on)
