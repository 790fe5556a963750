-- class: cpu
-- tries: each handler of several goes on as long as it can
-- expect: error

for i = 1, 10 do sim.on("turn", function() for j = 1, 1e9 do end end) end
