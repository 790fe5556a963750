-- class: cpu
-- tries: replaces keys in a full table, which is built anew each time
-- expect: error

local t = {}
for i = 1, 16384 do t["k" .. i] = true end
for i = 16385, 1e9 do t["k" .. (i - 16384)] = nil t["k" .. i] = true end
