-- class: isolation
-- tries: takes the object behind the power operator apart
-- expect: either

local p = ...
pcall(setmetatable, p, {}) pcall(rawset, p, 1, 2) pcall(function() p.x = 1 end)
pcall(function() return p ^ p ^ p end) pcall(function() return p ^ 2 ^ p end)
local held = setmetatable({}, {__pow = function(a, b) return b end})
sim.log(type(held ^ 5) .. (held ^ 5))
