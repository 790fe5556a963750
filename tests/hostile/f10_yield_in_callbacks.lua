-- class: stack
-- tries: yields in sort, gsub, metamethods and iterators of a coroutine
-- expect: either

local function try(f) local co = coroutine.create(f) for i = 1, 5 do coroutine.resume(co) end end
try(function() ("abc"):gsub(".", coroutine.yield) end)
try(function() return setmetatable({}, {__index = coroutine.yield}).x end)
try(function() return setmetatable({}, {__tostring = coroutine.yield}) .. "" end)
try(function() tostring(setmetatable({}, {__tostring = coroutine.yield})) end)
try(function() for _ in pairs(setmetatable({}, {__pairs = coroutine.yield})) do end end)
try(function() xpcall(error, coroutine.yield) end)
try(function() return setmetatable({}, {__pow = coroutine.yield}) ^ 2 end)
try(function() table.sort({2, 1}, coroutine.yield) end)
