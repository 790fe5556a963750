-- class: isolation
-- tries: adds what was refused after setmetatable, through every door
-- expect: either

local mt = {}
local t = setmetatable({}, mt)
mt.__gc = function() sim.log("ESCAPED __gc") end
mt.__mode = "k"
mt.__close = function() sim.log("ESCAPED __close") end
rawset(mt, "__gc", mt.__gc)
local got = getmetatable(t)
if got ~= mt then sim.log("ESCAPED another metatable") end
t = nil got = nil
for i = 1, 20000 do local x = {i} end
