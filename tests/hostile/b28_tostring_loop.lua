-- class: cpu
-- tries: a __tostring that never ends, in an error object
-- expect: error

error(setmetatable({}, {__tostring = function() while true do end end}))
