-- class: cpu
-- tries: a finalizer that loops when the state is closed
-- expect: error

local t = {}
t.mt = setmetatable({}, t)
t.__gc = function() while true do end end
setmetatable({}, t)
