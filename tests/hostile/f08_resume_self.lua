-- class: crash
-- tries: resumes what runs or is dead
-- expect: either

local co
co = coroutine.create(function() coroutine.resume(co) pcall(coroutine.resume, co) return coroutine.status(co) end)
sim.log(tostring(select(2, coroutine.resume(co))))
coroutine.resume(co) coroutine.resume(co, 1, 2, 3)
local w w = coroutine.wrap(function() return pcall(w) end)
pcall(w) pcall(w)
