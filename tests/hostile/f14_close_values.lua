-- class: crash
-- tries: to-be-closed variables in all shapes
-- expect: either

pcall(function() local x <close> = nil local y <close> = false end)
pcall(function() local x <close> = {} end)
pcall(function() for i in pairs, {}, nil, {} do end end)
pcall(function() local x <close> = sim.handle() end)
if coroutine.close then sim.log("ESCAPED coroutine.close") end
