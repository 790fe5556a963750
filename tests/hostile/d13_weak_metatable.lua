-- class: memory
-- tries: a weak metatable that an emergency collection meets
-- expect: error

local mt = {__mode = "k"}
setmetatable(mt, mt)
local t = {}
for i = 1, 1e7 do t[i] = setmetatable({}, mt) end
