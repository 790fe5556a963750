-- class: stack
-- tries: metatables that point to themselves
-- expect: either

local t = {} t.__index = t t.__newindex = t
pcall(function() setmetatable(t, t) return t.x end)
pcall(function() t.x = 1 end)
local a, b = {}, {}
setmetatable(a, {__index = b, __newindex = b}) setmetatable(b, {__index = a, __newindex = a})
pcall(function() return a.x end) pcall(function() a.x = 1 end)
local c = setmetatable({}, {}) getmetatable(c).__call = c
pcall(c) pcall(setmetatable, c, getmetatable(c)) pcall(c)
