-- class: determinism
-- tries: keeps a memory in iterators and coroutines that loading left
-- expect: error

local it = ("abcdef"):gmatch(".")
sim.on("turn", function() sim.log(it()) end)
