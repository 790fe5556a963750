-- class: determinism
-- tries: keeps a memory in an upvalue
-- expect: error

local memory = {n = 0}
sim.on("turn", function() memory.n = memory.n + 1 sim.set("gold", memory.n) end)
