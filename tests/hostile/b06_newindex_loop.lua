-- class: cpu
-- tries: loops in __newindex, __len, __eq, __concat, __call one after the other, each in a pcall
-- expect: error

local function spin() while true do end end
local t = setmetatable({}, {__newindex = spin, __len = spin, __eq = spin, __concat = spin, __call = spin})
local u = setmetatable({}, getmetatable(t))
pcall(function() t.x = 1 end)
pcall(function() return #t end)
pcall(function() return t == u end)
pcall(function() return t .. 1 end)
pcall(t)
