-- class: stack
-- tries: pcall of pcall of pcall
-- expect: either

local t = {} for i = 1, 199 do t[i] = pcall end pcall(table.unpack(t))
