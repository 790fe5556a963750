-- class: memory
-- tries: passes more values through a coroutine than a stack holds
-- expect: error

local function many(n, ...) if n == 0 then return ... end return many(n - 1, n, ...) end
local co = coroutine.wrap(function(...) while true do coroutine.yield(...) end end)
while true do co(many(30000)) end
