-- class: determinism
-- tries: reads the order of next
-- expect: ok

local t, s = {}, {}
for i = 1, 50 do t["k" .. (i * 7919) % 101] = i t[i * 3 % 17] = i t[i + 0.5] = i end
t[true] = 1 t[false] = 2
local k = next(t)
while k ~= nil do s[#s + 1] = tostring(k) k = next(t, k) end
for key in pairs(t) do s[#s + 1] = tostring(key) end
for key in next, t do s[#s + 1] = tostring(key) end
sim.log(table.concat(s, " "))
