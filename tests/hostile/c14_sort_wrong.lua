-- class: cpu-c
-- tries: comparisons that contradict themselves or raise
-- expect: either

local t = {}
for i = 1, 500 do t[i] = (i * 7919) % 501 end
pcall(table.sort, t, function() return true end)
pcall(table.sort, t, function() return false end)
local n = 0
pcall(table.sort, t, function(a, b) n = n + 1 return n % 3 == 0 end)
pcall(table.sort, t, function(a, b) if a == 7 then error("x") end return a < b end)
pcall(table.sort, t, function(a, b) t[n] = nil n = n + 1 return a < b end)
pcall(table.sort, {1, "x", {}, 2})
