-- class: api
-- tries: reads a handle's metatable and calls it as one
-- expect: either

local h = sim.handle()
if getmetatable(h) then sim.log("ESCAPED metatable of a handle") end
pcall(setmetatable, h, {}) pcall(function() h.x = 1 end) pcall(function() return h .. h end) pcall(h)
pcall(sim.value, h, h) pcall(rawset, h, 1, 1) pcall(rawlen, h) pcall(next, h)
pcall(string.format, "%s %d", h, h)
