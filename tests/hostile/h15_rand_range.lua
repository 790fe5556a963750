-- class: api
-- tries: luck out of range
-- expect: either

for _, n in ipairs{0, -1, math.mininteger, math.maxinteger, 1.5, 0 / 0} do pcall(sim.rand, n) end
sim.log(tostring(sim.rand(6)))
