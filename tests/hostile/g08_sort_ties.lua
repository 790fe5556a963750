-- class: determinism
-- tries: sorts what is equal
-- expect: ok

local t = {}
for i = 1, 300 do t[i] = {key = i * 7 % 5, place = i} end
table.sort(t, function(a, b) return a.key < b.key end)
local s = {}
for i, v in ipairs(t) do s[i] = v.place end
sim.log(table.concat(s, " "))
