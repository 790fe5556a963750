-- class: api
-- tries: a million lines of log
-- expect: error

for i = 1, 1e6 do sim.log("x") end
