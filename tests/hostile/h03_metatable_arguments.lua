-- class: api
-- tries: a table whose fields are answered by a function
-- expect: error

local n = 0
sim.spawn(setmetatable({}, {__index = function(_, k) n = n + 1 return k == "count" and n or "x" end}))
