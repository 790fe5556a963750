-- class: cpu-c
-- tries: a replacement that multiplies
-- expect: error

local s = ("x"):rep(1000)
for i = 1, 100 do s = s:gsub("x", ("%0"):rep(100)) end
