-- class: determinism
-- tries: prints numbers that are none
-- expect: ok

local nan, inf = 0 / 0, 1 / 0
sim.log(tostring(nan) .. tostring(-nan) .. string.format(" %f %g %.1f %5.1f ", nan, -nan, inf, -inf) .. tostring(inf) .. tostring(-inf))
sim.log(table.concat({nan, -nan, inf}, " "))
