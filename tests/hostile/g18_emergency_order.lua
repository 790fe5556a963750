-- class: determinism
-- tries: works near the memory limit, where collections come early
-- expect: either

local keep, n = {}, 0
for i = 1, 9 do keep[i] = ("x"):rep(900000) .. i end
for i = 1, 200 do local s = ("y"):rep(100000) .. i n = n + #s end
sim.log("n " .. n)
