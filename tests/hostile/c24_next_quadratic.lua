-- class: cpu-c
-- tries: next from the middle of a large table, again and again
-- expect: error

local t = {}
for i = 1, 20000 do t["k" .. i] = i end
for i = 1, 1e9 do next(t, "k" .. (i % 20000)) end
