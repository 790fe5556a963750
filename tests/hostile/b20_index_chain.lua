-- class: cpu
-- tries: a chain of 1,900 __index tables: one instruction walks it all
-- expect: error

local t = {}
for i = 1, 1900 do t = setmetatable({}, {__index = t}) end
for i = 1, 1e9 do local x = t.missing end
