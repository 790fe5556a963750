-- class: memory
-- tries: a table that asks for more than there is at once
-- expect: error

local t = {} t[1] = 1 for i = 2, 1e9 do t[i] = i end
